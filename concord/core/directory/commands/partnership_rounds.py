"""All partnerships are asked once a year how they use the agreement; the missing are reminded (R014)."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from concord.core.accounts.access import SYSTEM, Installation, require
from concord.core.accounts.commands import mail_link, revoke_links
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.terms import Purpose
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text

from .. import partnership_rules as rules
from ..models import Partnership, PartnershipAnswer, PartnershipRound
from ..partnership_queries import lasting_partnerships, missing, not_asked, open_round
from ..terms import Verb

Actor = Person | Installation
# The link still shows what was answered for so long after the last day.
LINK_LASTS = timedelta(days=60)


@transaction.atomic
def begin_round(*, area: Area, name: str, due_on: date, by: Actor, at: datetime, message: str = "") -> PartnershipRound:
    """Ask every partnership that lasts. Those with an address get a mail with a link of their own.

    Raises `RuleBroken` when a round is open already, or nobody is there to be asked.
    """
    require(by, Permission.MANAGE_PEOPLE, area)
    today = timezone.localdate(at)
    rules.check_round_dates(today, due_on)
    found = lasting_partnerships(area)
    if not found:
        raise RuleBroken("There is no partnership to ask yet. Add those that you know first.")
    if open_round(area) is not None:
        raise RuleBroken("A round is open already. Close it before you begin another.")
    made = PartnershipRound(
        area=area, name=clean_line(name), message=clean_text(message), begun_on=today, due_on=due_on
    )
    made.save()
    record(Verb.ROUND_BEGUN, subject=made, by=by, at=at, asked=len(found))
    for partnership in found:
        ask(made, partnership, by=by, at=at)
    return made


@transaction.atomic
def ask_late_comers(*, round_: PartnershipRound, by: Actor, at: datetime) -> int:
    """Ask the partnerships that were added after the round began. Gives how many."""
    require(by, Permission.MANAGE_PEOPLE, round_.area)
    rules.check_open(round_)
    found = not_asked(round_)
    for partnership in found:
        ask(round_, partnership, by=by, at=at)
    return len(found)


def ask(round_: PartnershipRound, partnership: Partnership, *, by: Actor, at: datetime) -> PartnershipAnswer:
    answer = PartnershipAnswer(
        area=round_.area,
        round=round_,
        partnership=partnership,
        name=partnership.name,
        asked_on=timezone.localdate(at),
        to_address=partnership.contact_email,
    )
    answer.save()
    if answer.to_address:
        send(answer, by=by, at=at)
    record(Verb.PARTNERSHIP_ASKED, subject=answer, by=by, at=at)
    return answer


def send(answer: PartnershipAnswer, *, by: Actor, at: datetime, again: bool = False) -> None:
    """Mail a new link; the one before is closed, since its code cannot be read again."""
    area, round_ = answer.area, answer.round
    if again:
        revoke_links(area=area, purpose=Purpose.PARTNERSHIP, subject_key=str(answer.uid), by=by, at=at)
    ends = timezone.make_aware(datetime.combine(round_.due_on, time.max)) + LINK_LASTS
    contact = answer.partnership.contact_name
    mail_link(
        purpose=Purpose.PARTNERSHIP,
        subject_key=str(answer.uid),
        expires_at=max(ends, at + LINK_LASTS),
        mail={
            "kind": "directory.partnership_reminded" if again else "directory.partnership_asked",
            "subject": f"{'Reminder: ' if again else ''}how {answer.name} uses the {area.word('agreement')}",
            "template": "partnership_asked",
            "context": {"answer": answer, "round": round_, "contact": contact, "again": again},
        },
        about=answer,
        area=area,
        by=by,
        at=at,
        to_name=contact or answer.name[:120],
        to_address=answer.to_address,
    )


@transaction.atomic
def remind_partnerships(*, round_: PartnershipRound, by: Actor, at: datetime) -> int:
    """Mail those alone that have not answered, at their address of today. Gives how many; once a day at most."""
    require(by, Permission.MANAGE_PEOPLE, round_.area)
    rules.check_open(round_)
    today, sent = timezone.localdate(at), 0
    for answer in missing(round_):
        sent += remind(answer, today, by=by, at=at)
    if sent:
        record(Verb.ROUND_REMINDED, subject=round_, by=by, at=at, sent=sent)
    return sent


def remind(answer: PartnershipAnswer, today: date, *, by: Actor, at: datetime) -> bool:
    address = answer.partnership.contact_email
    if not address or answer.reminded_on == today:
        return False
    first = not answer.to_address
    change = {"to_address": address, "reminded_on": today, "reminders": F("reminders") + 1}
    PartnershipAnswer.objects.filter(pk=answer.pk).update(**change)
    answer.to_address = address
    send(answer, by=by, at=at, again=not first)
    return True


def remind_due_partnerships(*, area: Area, on: date, at: datetime) -> int:
    """A week before the last day, remind once those that have had no reminder yet."""
    round_ = open_round(area)
    if round_ is None or not rules.can_remind(round_, on):
        return 0
    waiting = [answer for answer in missing(round_) if not answer.reminders and answer.asked_on < on]
    with transaction.atomic():
        sent = sum(remind(answer, on, by=SYSTEM, at=at) for answer in waiting)
        if sent:
            record(Verb.ROUND_REMINDED, subject=round_, by=SYSTEM, at=at, sent=sent)
    return sent


@transaction.atomic
def answer_by_link(*, answer: PartnershipAnswer, facts: Mapping[str, Any], at: datetime) -> PartnershipAnswer:
    """Take what a partnership says by its own link. It may say it anew until the round is closed."""
    return take(answer, facts, timezone.localdate(at), by=None, at=at)


@transaction.atomic
def note_answer(
    *, answer: PartnershipAnswer, facts: Mapping[str, Any], on: date, by: Actor, at: datetime
) -> PartnershipAnswer:
    """Note what a partnership said on paper, by telephone or at a meeting, and on which day."""
    require(by, Permission.MANAGE_PEOPLE, answer.area)
    rules.check_answer_day(answer, on, timezone.localdate(at))
    return take(answer, facts, on, by=by, at=at)


def take(
    answer: PartnershipAnswer, facts: Mapping[str, Any], on: date, *, by: Actor | None, at: datetime
) -> PartnershipAnswer:
    """`facts`: on_agenda, is_adopted, use, needs, answered_by."""
    rules.check_open(answer.round)
    answer.on_agenda, answer.is_adopted = facts["on_agenda"], facts["is_adopted"]
    answer.use, answer.needs = clean_text(facts.get("use", "")), clean_text(facts.get("needs", ""))
    answer.answered_by = clean_line(facts["answered_by"])
    answer.answered_on, answer.on_paper = on, by is not None
    answer.save()
    known = answer.partnership.known_on
    if known is None or known <= on:
        said = {"on_agenda": answer.on_agenda, "is_adopted": answer.is_adopted, "known_on": on}
        Partnership.objects.filter(pk=answer.partnership_id).update(**said)
    record(Verb.PARTNERSHIP_ANSWERED, subject=answer, by=by, at=at)
    return answer


@transaction.atomic
def close_round(*, round_: PartnershipRound, by: Actor, at: datetime) -> None:
    """Take no more answers. Whoever has not answered stays in the summary as asked."""
    require(by, Permission.MANAGE_PEOPLE, round_.area)
    rules.check_open(round_)
    today = timezone.localdate(at)
    # Compare-and-set: two officers may press the button in the same minute.
    if PartnershipRound.objects.filter(pk=round_.pk, closed_on__isnull=True).update(closed_on=today) != 1:
        raise RuleBroken("Someone else has just changed this round.")
    round_.closed_on = today
    record(Verb.ROUND_CLOSED, subject=round_, by=by, at=at)
