"""What is coming in policy and funding: written down, put on an agenda, posted to areas below, sent as a digest."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.agreement.models import Commitment
from concord.agreement.queries.commitments import by_number
from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.commands import put
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.audit.commands import record
from concord.core.directory.models import Membership
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text
from concord.core.mail.commands import queue_mail
from concord.core.mail.models import OutgoingMessage
from concord.group.commands import point_to
from concord.group.models import Meeting
from concord.group.queries.meetings import group_of, next_meeting

from ..models import Digest, HorizonItem
from ..queries.horizon import agenda_key, areas_below, digest_page, for_digest
from ..rules.horizon import check_address, check_goes_to, check_something, check_somewhere, need_meeting
from ..terms import Verb

Actor = Person | Installation
LINES = ("title", "source", "why", "action", "shared_with", "origin_name")
BATCH = 50


def cleaned(facts: Mapping[str, Any]) -> dict[str, Any]:
    check_address(facts.get("url", ""))
    lines = {name: clean_line(facts[name]) for name in LINES if name in facts}
    return {**facts, **lines, "text": clean_text(facts.get("text", ""))}


@transaction.atomic
def put_horizon(
    *,
    area: Area,
    facts: Mapping[str, Any],
    commitments: Sequence[Commitment] = (),
    item: HorizonItem | None = None,
    by: Actor,
    at: datetime,
) -> HorizonItem:
    """Write down something that is coming, or change it. `commitments`: those that it touches."""
    require(by, Permission.MANAGE_OFFICERS, area)
    made = item or HorizonItem(area=area)
    put(made, cleaned(facts))
    made.commitments.set(commitments)
    record(Verb.HORIZON_PUT, subject=made, by=by, at=at)
    return made


def put_imported(*, area: Area, facts: Mapping[str, Any], row: HorizonItem | None, **about: Any) -> HorizonItem:
    """From a file, which names commitments by their numbers."""
    touched = [numbered(area, number) for number in facts["commitments"]]
    plain = {name: value for name, value in facts.items() if name != "commitments"}
    return put_horizon(area=area, facts=plain, commitments=touched, item=row, **about)


def numbered(area: Area, number: str) -> Commitment:
    found = by_number(area, number)
    if found is None:
        raise RuleBroken(f"No commitment has the number “{number}”.", field="commitments")
    return found


@transaction.atomic
def table_horizon(*, item: HorizonItem, by: Actor, at: datetime) -> Meeting:
    """Put it on the agenda of the group's next meeting, without any minutes yet: there it waits for its time."""
    require(by, Permission.MANAGE_MEETINGS, item.area)
    meeting = need_meeting(next_meeting(group_of(item.area), at))
    point_to(meeting=meeting, key=agenda_key(item), title=item.title, by=by, at=at)
    record(Verb.HORIZON_TABLED, subject=item, by=by, at=at)
    return meeting


@transaction.atomic
def post_below(*, area: Area, facts: Mapping[str, Any], areas: Sequence[Area], by: Actor, at: datetime) -> HorizonItem:
    """Tell several areas below at once. Each gets an item of its own and says itself whether it matters there."""
    require(by, Permission.TELL_BELOW, area)
    wanted = {one.pk for one in areas}
    chosen = [one for one in areas_below(area) if one.pk in wanted]
    check_somewhere(len(chosen))
    news = cleaned(facts)
    original = HorizonItem(area=area, told=len(chosen), **news)
    original.save()
    record(Verb.HORIZON_POSTED, subject=original, by=by, at=at, areas=len(chosen))
    for one in chosen:
        with within(one):
            copy = HorizonItem(area=one, origin=original.uid, origin_name=area.name, **news)
            copy.save()
            record(Verb.HORIZON_RECEIVED, subject=copy, by=by, at=at)
    return original


@transaction.atomic
def send_digest(*, area: Area, looked_at: int, holds: int, by: Actor, at: datetime) -> Digest:
    """Let a digest of what matters go to champions, each in a mail of their own. `looked_at`, `holds`: to how many
    and with how much, as the page said. What is in it is in no other."""
    require(by, Permission.MANAGE_OFFICERS, area)
    page = digest_page(area, timezone.localdate(at))
    check_something(len(page.items), holds)
    check_goes_to(len(page.goes_to), looked_at)
    digest = Digest(area=area, sent_at=at, people=len(page.goes_to))
    digest.save()
    # Compare-and-set: a button may be pressed twice.
    waiting = for_digest(area).filter(pk__in=[item.pk for item in page.items])
    check_something(waiting.update(digest=digest, digest_on=timezone.localdate(at)), holds)
    record(Verb.DIGEST_SENT, subject=digest, by=by, at=at, people=digest.people, items=holds)
    return digest


@transaction.atomic
def deliver_digest(*, digest: Digest, at: datetime) -> int:
    """Write to the next so many who have not got it. Gives how many still wait; twice does it once."""
    sent = OutgoingMessage.objects.filter(about_kind=digest._meta.label_lower, about_key=str(digest.uid))
    had = set(sent.values_list("to_person_key", flat=True))
    people = digest_page(digest.area, timezone.localdate(digest.sent_at)).goes_to
    waiting = [hat for hat in people if str(hat.person.uid) not in had]
    items = list(digest.items.order_by("relevance", "-on", "pk"))
    for hat in waiting[:BATCH]:
        mail_digest(digest, items, hat, at)
    return len(waiting[BATCH:])


def mail_digest(digest: Digest, items: Sequence[HorizonItem], hat: Membership, at: datetime) -> None:
    queue_mail(
        kind="officers.digest",
        to_address=hat.person.email,
        to_person=hat.person,
        subject=f"What is coming: news for {digest.area}",
        template="officers_digest",
        context={"person": hat.person, "items": items},
        shown=True,
        area=digest.area,
        about=digest,
        at=at,
    )
