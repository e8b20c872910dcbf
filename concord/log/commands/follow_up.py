"""What follows from points: actions, learning, practice, uses, wins told."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text
from concord.group.commands import agree_action
from concord.group.models import Action

from ..models import GoodPractice, LearningItem, Point, PointAction, PointUse, WinStory, WinTelling
from ..queries.decisions import sitting_meeting
from ..rules import follow_up as rules
from ..terms import Verb

Actor = Person | Installation


@transaction.atomic
def make_action(*, point: Point, text: str, due_on: date, owner: Person, by: Actor, at: datetime) -> Action:
    """Agree an action out of a point, both ends linked (R107)."""
    meeting = sitting_meeting(point.period, timezone.localdate(at))
    action = agree_action(
        group=point.period.group, text=text, due_on=due_on, owner=owner, meeting=meeting, by=by, at=at
    )
    PointAction(area=point.area, point=point, action=action).save()
    record(Verb.POINT_LINKED, subject=point, by=by, at=at, action=action.reference)
    return action


@transaction.atomic
def add_learning(
    *, point: Point, text: str, owner: Person | None, due_on: date | None, by: Actor, at: datetime
) -> LearningItem:
    """Put something into the learning log, with an owner and a date (R118)."""
    require(by, Permission.RECORD_DECISIONS, point.area)
    item = LearningItem(
        area=point.area, point=point, text=text.strip(), owner=owner, due_on=due_on, added_on=timezone.localdate(at)
    )
    item.save()
    record(Verb.LEARNING_ADDED, subject=point, by=by, at=at)
    return item


@transaction.atomic
def change_learning(
    *, item: LearningItem, owner: Person | None, due_on: date | None, state: str, result: str, by: Actor, at: datetime
) -> None:
    """Say whose a learning item is, by when, how it stands and what came of it (R118)."""
    require(by, Permission.MANAGE_LEARNING, item.area)
    if (
        LearningItem.objects.filter(pk=item.pk, state=item.state).update(
            owner=owner, due_on=due_on, state=state, result=clean_text(result)
        )
        != 1
    ):
        raise RuleBroken("Someone else has just changed this.")
    record(Verb.LEARNING_CHANGED, subject=item, by=by, at=at, label="learning", state=state)


@transaction.atomic
def add_practice(*, point: Point, facts: Mapping[str, Any], by: Actor, at: datetime) -> GoodPractice:
    """Put a practice that others may take up into the good-practice log (R115)."""
    require(by, Permission.MANAGE_LEARNING, point.area)
    practice = GoodPractice(area=point.area, point=point, added_on=timezone.localdate(at), **facts)
    practice.save()
    record(Verb.PRACTICE_ADDED, subject=point, by=by, at=at)
    return practice


@transaction.atomic
def remove_practice(*, uid: str, by: Actor, at: datetime) -> GoodPractice | None:
    """Take a practice out of the log again. None where it is gone already."""
    practice = GoodPractice.objects.select_related("area", "point").filter(uid=uid).first()
    if practice is not None:
        require(by, Permission.MANAGE_LEARNING, practice.area)
        practice.delete()
        record(Verb.PRACTICE_REMOVED, subject=practice.point or practice.area, by=by, at=at)
    return practice


@transaction.atomic
def mark_uses(*, point: Point, uses: Iterable[str], topic: str, by: Actor, at: datetime) -> None:
    """Mark what a point is ready input for: evaluation, planning, training (R119)."""
    require(by, Permission.MANAGE_LEARNING, point.area)
    chosen = sorted(set(uses))
    PointUse.objects.filter(point=point).exclude(use__in=chosen).delete()
    for use in chosen:
        PointUse.objects.update_or_create(point=point, use=use, defaults={"area": point.area, "topic": topic})
    record(Verb.POINT_TAGGED, subject=point, by=by, at=at, uses=chosen)


@transaction.atomic
def describe_win(*, point: Point, facts: Mapping[str, Any], by: Actor, at: datetime) -> WinStory:
    """Say what is told of a win, and how much of it was the agreement's doing (R111, R116, R117)."""
    require(by, Permission.MANAGE_LEARNING, point.area)
    check_is_win(point)
    story, _ = WinStory.objects.update_or_create(point=point, defaults={"area": point.area, **facts})
    record(Verb.WIN_DESCRIBED, subject=point, by=by, at=at)
    return story


@transaction.atomic
def note_telling(*, point: Point, where: str, told_on: date, note: str, by: Actor, at: datetime) -> WinTelling:
    """Note where a win was told (R122). Into a funding bid goes only a win whose cause was judged (R117)."""
    require(by, Permission.MANAGE_LEARNING, point.area)
    check_is_win(point)
    story = WinStory.objects.filter(point=point).first()
    rules.check_can_be_told(where, contribution=story.contribution if story else "")
    telling = WinTelling(area=point.area, point=point, where=where, told_on=told_on, note=clean_line(note))
    telling.save()
    record(Verb.WIN_TOLD, subject=point, by=by, at=at, where=where)
    return telling


def check_is_win(point: Point) -> None:
    if not point.decisions.filter(is_current=True, win=True).exists():
        raise RuleBroken("The group has not decided that this is a win.")
