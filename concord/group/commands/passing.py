"""Texts to pass on: written by the officer or the chair, sent to each member, marked by each."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import SYSTEM, Installation, require, require_unless_own
from concord.core.accounts.commands import mail_link
from concord.core.accounts.models import Person, PersonalLink
from concord.core.accounts.permissions import Permission
from concord.core.accounts.terms import Purpose
from concord.core.audit.commands import record
from concord.core.lib.text import clean_line, clean_text

from ..models import Group, Meeting, Passing, Relay
from ..queries.passing import speakers
from ..rules import passing as rules
from ..rules.groups import check_goes_on
from ..terms import Verb

Actor = Person | Installation
# A link still opens for so long after the last day: late is better than never.
AFTER = timedelta(days=30)


@transaction.atomic
def write_relay(
    *, group: Group, title: str, text: str, due_on: date, by: Actor, at: datetime, meeting: Meeting | None = None
) -> Relay:
    """Give everybody on the group a short text to pass on by a last day. The mail follows from the entry."""
    require(by, Permission.RECORD_DECISIONS, group.area)
    today = timezone.localdate(at)
    check_goes_on(group, today)
    rules.check_relay(text=text, due_on=due_on, today=today)
    asked = speakers(group, today)
    rules.check_somebody_is_asked(len(asked))
    words = {"title": clean_line(title), "text": clean_text(text)}
    relay = Relay(area=group.area, group=group, meeting=meeting, sent_on=today, due_on=due_on, **words)
    relay.save()
    Passing.objects.bulk_create(
        Passing(area=group.area, relay=relay, person=one.person, speaks_for=one.speaks_for[:300], sector=one.sector)
        for one in asked
    )
    record(Verb.RELAY_WRITTEN, subject=relay, by=by, at=at, label=str(group), asked=len(asked))
    return relay


@transaction.atomic
def pass_on(
    *,
    passing: Passing,
    by: Actor,
    at: datetime,
    how: str = "",
    reached: int | None = None,
    said_back: str = "",
) -> Passing:
    """Note that a member passed the text on; said again, what was noted before is put right.

    By the member; the officer and the chair write down what somebody told them.
    """
    require_unless_own(by, passing.person_id, Permission.RECORD_DECISIONS, passing.area)
    passing.passed_on = passing.passed_on or timezone.localdate(at)
    passing.how, passing.reached, passing.said_back = how, reached, clean_text(said_back)
    passing.save(update_fields=["passed_on", "how", "reached", "said_back"])
    record(Verb.RELAY_PASSED, subject=passing.relay, by=by, at=at, label=str(passing.relay.group))
    return passing


@transaction.atomic
def mail_relay(*, relay: Relay, at: datetime) -> int:
    """Mail a link of their own to everybody who is asked and has an address, each once. Gives how many."""
    keys = {str(one.uid): one for one in relay.passings.select_related("person", "area").order_by("pk")}
    links = PersonalLink.objects.filter(purpose=Purpose.PASS_ON, subject_key__in=list(keys))
    known = set(links.values_list("subject_key", flat=True))
    asked = [one for key, one in keys.items() if key not in known and one.person.email]
    for passing in asked:
        send_passing(relay, passing, at)
    return len(asked)


def send_passing(relay: Relay, passing: Passing, at: datetime) -> None:
    area = passing.area
    mail_link(
        purpose=Purpose.PASS_ON,
        subject_key=str(passing.uid),
        expires_at=timezone.make_aware(datetime.combine(relay.due_on + AFTER, time.max)),
        mail={
            "kind": "group.relay",
            "subject": f"To pass on, from {relay.group.called}",
            "template": "group_relay",
            "context": {"relay": relay, "passing": passing},
        },
        about=relay,
        area=area,
        by=SYSTEM,
        at=at,
        person=passing.person,
    )
