"""Minutes as they are written: begun from the agenda, saved item by item, with what came of each."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text

from ..models import Action, Meeting, MinuteItem, Minutes, Outcome
from ..rules.minutes import check_is_drafted, check_may_begin, check_outcome
from ..terms import ActionState, MinutesState, OutcomeKind, Verb
from .actions import agree_action, close_action

Actor = Person | Installation
# Many more items than a day has room for.
MOST_ITEMS, MOST_OUTCOMES = 60, 40


@dataclass(frozen=True)
class OutcomeInput:
    """What came of an item, as typed. `owner`, `every_member`: of an action; `asked_of`: of a question."""

    kind: str
    text: str
    due_on: date | None = None
    owner: Person | None = None
    every_member: bool = False
    asked_of: str = ""


@transaction.atomic
def begin_minutes(*, meeting: Meeting, by: Actor, at: datetime) -> Minutes:
    """Begin the minutes with the items of the agenda as they stand now."""
    require(by, Permission.RECORD_DECISIONS, meeting.area)
    check_may_begin(meeting, timezone.localdate(meeting.starts_at), timezone.localdate(at))
    if Minutes.objects.filter(meeting=meeting).exists():
        raise RuleBroken("The minutes of this meeting are begun already.")
    minutes = Minutes(area=meeting.area, meeting=meeting)
    minutes.save()
    MinuteItem.objects.bulk_create(
        MinuteItem(
            area=meeting.area,
            minutes=minutes,
            position=n,
            kind=item.kind,
            title=item.title,
            lead=item.lead,
            text=item.outcome,
        )
        for n, item in enumerate(meeting.agenda.all(), start=1)
    )
    record(Verb.MINUTES_BEGUN, subject=minutes, by=by, at=at, label=meeting.reference)
    return minutes


def check_may_write(minutes: Minutes, by: Actor) -> None:
    require(by, Permission.RECORD_DECISIONS, minutes.area)
    check_is_drafted(minutes)
    # The row is held until the change is kept, so that nobody sends the draft round in between.
    if Minutes.objects.filter(pk=minutes.pk, state=MinutesState.DRAFT).update(state=MinutesState.DRAFT) != 1:
        raise RuleBroken("Someone else has just sent these minutes round.")


def written(minutes: Minutes, by: Actor, at: datetime) -> None:
    record(Verb.MINUTES_WRITTEN, subject=minutes, by=by, at=at, label=minutes.meeting.reference)


@transaction.atomic
def add_minute_item(*, minutes: Minutes, title: str, by: Actor, at: datetime) -> MinuteItem:
    """An item that was not on the agenda."""
    check_may_write(minutes, by)
    last = minutes.items.aggregate(last=Max("position"))["last"] or 0
    if last >= MOST_ITEMS:
        raise RuleBroken(f"Minutes hold {MOST_ITEMS} items at most.", field="title")
    item = MinuteItem(area=minutes.area, minutes=minutes, position=last + 1, title=clean_line(title))
    item.save()
    written(minutes, by, at)
    return item


@transaction.atomic
def save_item(
    *, item: MinuteItem, text: str, confidential: bool, version: int, by: Actor, at: datetime, title: str = ""
) -> None:
    """Save what was said. `version`: the one that the writer had before them.

    Raises `RuleBroken` when somebody else has saved the item since, so that neither loses a word.
    """
    check_may_write(item.minutes, by)
    said = {"text": clean_text(text), "confidential": confidential, "title": clean_line(title) or item.title}
    as_read = MinuteItem.objects.filter(pk=item.pk, version=version)
    if as_read.update(**said, version=F("version") + 1) != 1:
        raise RuleBroken(
            "Somebody else has saved this item since you opened it. Your words are still here, theirs stand below. "
            "Put both together and save again.",
            field="text",
        )
    Action.objects.filter(outcomes__item=item).update(confidential=confidential)
    item.refresh_from_db()
    written(item.minutes, by, at)


@transaction.atomic
def add_outcome(*, item: MinuteItem, what: OutcomeInput, by: Actor, at: datetime) -> Outcome:
    """Add what came of an item. An action becomes one of the group's, with its owner and its date."""
    minutes = item.minutes
    check_may_write(minutes, by)
    text, asked_of = clean_line(what.text), clean_line(what.asked_of)
    check_outcome(what.kind, text, asked_of=asked_of, due_on=what.due_on)
    if item.outcomes.count() >= MOST_OUTCOMES:
        raise RuleBroken(f"An item holds {MOST_OUTCOMES} outcomes at most.", field="text")
    is_question = what.kind == OutcomeKind.QUESTION
    made = Outcome(
        area=item.area,
        item=item,
        kind=what.kind,
        text=text,
        action=action_of(item, what, text, by, at) if what.kind == OutcomeKind.ACTION else None,
        asked_of=asked_of if is_question else "",
        due_on=what.due_on if is_question else None,
    )
    made.save()
    written(minutes, by, at)
    return made


def action_of(item: MinuteItem, what: OutcomeInput, text: str, by: Actor, at: datetime) -> Action:
    meeting = item.minutes.meeting
    return agree_action(
        group=meeting.group,
        meeting=meeting,
        text=text,
        due_on=what.due_on or timezone.localdate(at),
        owner=what.owner,
        every_member=what.every_member,
        confidential=item.confidential,
        by=by,
        at=at,
    )


@transaction.atomic
def remove_outcome(*, outcome: Outcome, by: Actor, at: datetime) -> None:
    """Take an outcome out of a draft; an action that is still to do is dropped with it."""
    minutes, action = outcome.item.minutes, outcome.action
    check_may_write(minutes, by)
    if not Outcome.objects.filter(pk=outcome.pk).delete()[0]:
        raise RuleBroken("This has been taken out already.")
    if action is not None and action.state == ActionState.OPEN:
        on = timezone.localdate(at)
        result = "Taken out of the minutes"
        close_action(action=action, state=ActionState.DROPPED, result=result, on=on, by=by, at=at)
    written(minutes, by, at)
