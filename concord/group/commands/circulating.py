"""Minutes after they are written: sent round, approved, corrected; and answers to what was asked."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import SYSTEM, Installation, require
from concord.core.accounts.commands import mail_link
from concord.core.accounts.models import Person, PersonalLink
from concord.core.accounts.permissions import Permission
from concord.core.accounts.terms import Purpose
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text

from ..models import Correction, Meeting, MinuteItem, Minutes, Outcome
from ..rules.minutes import (
    check_can_become,
    check_may_answer,
    check_may_approve,
    check_may_correct,
    check_says_something,
)
from ..terms import MinutesState, OutcomeKind, Verb

Actor = Person | Installation
LINK_LASTS = timedelta(days=90)


@transaction.atomic
def circulate_minutes(*, minutes: Minutes, by: Actor, at: datetime) -> None:
    """Send the minutes round. From now on their text stays; whoever was invited gets a link by mail.

    The mail is made by whoever listens to the entry.
    """
    require(by, Permission.RECORD_DECISIONS, minutes.area)
    texts = minutes.items.exclude(text="").count()
    check_says_something(texts, Outcome.objects.filter(item__minutes=minutes).count())
    move_minutes(minutes, MinutesState.CIRCULATED, circulated_at=at)
    record(Verb.MINUTES_CIRCULATED, subject=minutes, by=by, at=at, label=minutes.meeting.reference)


def move_minutes(minutes: Minutes, state: str, **changes: object) -> None:
    check_can_become(minutes.state, state)
    # Compare-and-set: officer and chair may press the button in the same minute.
    if Minutes.objects.filter(pk=minutes.pk, state=minutes.state).update(state=state, **changes) != 1:
        raise RuleBroken("Someone else has just changed this.")
    minutes.refresh_from_db()


@transaction.atomic
def mail_minutes(*, minutes: Minutes, at: datetime) -> int:
    """Mail a link to everybody invited, each in a mail of their own and each once. Gives how many were mailed."""
    links = PersonalLink.objects.filter(purpose=Purpose.MINUTES, subject_key=str(minutes.uid))
    known = set(links.values_list("person", flat=True))
    seats = minutes.meeting.attendances.select_related("person").order_by("pk")
    people = [seat.person for seat in seats if seat.person.email and seat.person_id not in known]
    for person in people:
        send_minutes(minutes, person, at)
    return len(people)


def send_minutes(minutes: Minutes, person: Person, at: datetime) -> None:
    area = minutes.area
    held_on = timezone.localdate(minutes.meeting.starts_at)
    mail_link(
        purpose=Purpose.MINUTES,
        subject_key=str(minutes.uid),
        expires_at=at + LINK_LASTS,
        mail={
            "kind": "group.minutes",
            "subject": f"Minutes of {minutes.meeting.group.called} of {held_on:%-d %B %Y}",
            "template": "group_minutes",
            "context": {"meeting": minutes.meeting},
        },
        about=minutes,
        area=area,
        by=SYSTEM,
        at=at,
        person=person,
    )


@transaction.atomic
def approve_minutes(*, minutes: Minutes, meeting: Meeting, by: Actor, at: datetime) -> None:
    """Note that a later meeting approved the minutes: as they are, or with the corrections noted so far."""
    require(by, Permission.RECORD_DECISIONS, minutes.area)
    today = timezone.localdate(at)
    check_may_approve(minutes.meeting, meeting, timezone.localdate(meeting.starts_at), today)
    corrected = minutes.corrections.exists()
    state = MinutesState.CORRECTED if corrected else MinutesState.APPROVED
    move_minutes(minutes, state, approved_at=at, approved_by_meeting=meeting)
    record(Verb.MINUTES_APPROVED, subject=minutes, by=by, at=at, label=minutes.meeting.reference, corrected=corrected)


@transaction.atomic
def correct_minutes(
    *, minutes: Minutes, text: str, by: Actor, at: datetime, item: MinuteItem | None = None
) -> Correction:
    """Add a correction with its day. What the minutes said before stays as it is."""
    require(by, Permission.RECORD_DECISIONS, minutes.area)
    said = clean_text(text)
    check_may_correct(minutes, said)
    # The row is held, so that nobody approves them as they are in between.
    if Minutes.objects.filter(pk=minutes.pk, state=minutes.state).update(state=minutes.state) != 1:
        raise RuleBroken("Someone else has just changed this.")
    made = Correction(area=minutes.area, minutes=minutes, item=item, text=said, added_on=timezone.localdate(at))
    made.save()
    if minutes.state == MinutesState.APPROVED:
        move_minutes(minutes, MinutesState.CORRECTED)
    record(Verb.MINUTES_CORRECTED, subject=minutes, by=by, at=at, label=minutes.meeting.reference)
    return made


@transaction.atomic
def answer_question(*, outcome: Outcome, answer: str, on: date, by: Actor, at: datetime) -> None:
    """Note what was answered to a question of a meeting, once; it then leaves the agenda (R063)."""
    require(by, Permission.RECORD_DECISIONS, outcome.area)
    said = clean_line(answer)
    check_may_answer(outcome, said)
    waiting = Outcome.objects.filter(pk=outcome.pk, kind=OutcomeKind.QUESTION, answered_on__isnull=True)
    if waiting.update(answer=said, answered_on=on) != 1:
        raise RuleBroken("Someone else has just noted an answer.")
    outcome.refresh_from_db()
    record(Verb.QUESTION_ANSWERED, subject=outcome, by=by, at=at, label=outcome.item.minutes.meeting.reference)
