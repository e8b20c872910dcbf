"""What follows from points: actions, learning, practice, uses, win stories, repeats."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, acting, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.group.commands import agree_action
from concord.group.models import Action

from ..models import GoodPractice, LearningItem, Point, PointAction, PointUse, Repeat, RepeatPoint, WinStory
from ..queries.repeats import Found, found_repeats
from ..terms import LearningState, RepeatState, Verb

Actor = Person | Installation


@transaction.atomic
def make_action(*, point: Point, text: str, due_on: date, owner: Person, by: Actor, at: datetime) -> Action:
    """Agree an action out of a point, both ends linked (R107)."""
    meeting = point.period.meeting
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
def close_learning(*, item: LearningItem, state: str, result: str, by: Actor, at: datetime) -> None:
    """Say what came of something that was to be learned."""
    require(by, Permission.MANAGE_LEARNING, item.area)
    if LearningItem.objects.filter(pk=item.pk, state=LearningState.OPEN).update(state=state, result=result) != 1:
        raise RuleBroken("This has been closed already.")
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
    if not point.decisions.filter(is_current=True, win=True).exists():
        raise RuleBroken("The group has not decided that this is a win.")
    story, _ = WinStory.objects.update_or_create(point=point, defaults={"area": point.area, **facts})
    record(Verb.WIN_DESCRIBED, subject=point, by=by, at=at)
    return story


def suggest_repeats(*, area: Area, on: date, at: datetime) -> int:
    """Suggest what keeps coming back, and reopen what was tackled and came back. A person judges each."""
    return sum(keep_repeat(area, found, at) for found in found_repeats(area))


@transaction.atomic
def keep_repeat(area: Area, found: Found, at: datetime) -> bool:
    """Add or complete one suggestion; whether it is new or came back."""
    repeat = Repeat.objects.filter(area=area, key=found.key).first()
    new = repeat is None
    if repeat is None:
        repeat = Repeat(
            area=area,
            key=found.key,
            basis=found.basis,
            organisation_id=found.organisation,
            commitment_id=found.commitment,
            shared_words=list(found.shared_words),
        )
        repeat.save()
    there = set(repeat.evidence.values_list("point_id", flat=True))
    fresh = [pk for pk in found.points if pk not in there]
    RepeatPoint.objects.bulk_create(RepeatPoint(area=area, repeat=repeat, point_id=pk) for pk in fresh)
    back = bool(fresh) and not new and repeat.state == RepeatState.TACKLED
    if back:
        Repeat.objects.filter(pk=repeat.pk).update(state=RepeatState.REOPENED)
        record(Verb.REPEAT_REOPENED, subject=repeat, by=None, at=at, label="a repeat")
    return new or back


@transaction.atomic
def judge_repeat(*, repeat: Repeat, verdict: str, note: str, by: Actor, at: datetime) -> None:
    """Confirm, dismiss or mark as tackled a suggested repeat."""
    require(by, Permission.MANAGE_LEARNING, repeat.area)
    verbs = {
        RepeatState.CONFIRMED: Verb.REPEAT_CONFIRMED,
        RepeatState.DISMISSED: Verb.REPEAT_DISMISSED,
        RepeatState.TACKLED: Verb.REPEAT_TACKLED,
    }
    repeat.state, repeat.note, repeat.judged_by, repeat.judged_at = verdict, note, acting(by), at
    repeat.save()
    record(verbs[RepeatState(verdict)], subject=repeat, by=by, at=at, label="a repeat")


@transaction.atomic
def tackle_repeat(*, repeat: Repeat, text: str, due_on: date, owner: Person, by: Actor, at: datetime) -> Action:
    """Agree an action against a repeat; it counts as confirmed, and as tackled once the action is done."""
    newest = (
        repeat.evidence.select_related("point__period__group", "point__area")
        .order_by("-point__period__opens_on")
        .first()
    )
    if newest is None:
        raise RuleBroken("This repeat has no evidence.")
    action = make_action(point=newest.point, text=text, due_on=due_on, owner=owner, by=by, at=at)
    repeat.action, repeat.state = action, RepeatState.CONFIRMED
    repeat.judged_by, repeat.judged_at = acting(by), at
    repeat.save()
    record(Verb.REPEAT_CONFIRMED, subject=repeat, by=by, at=at, label="a repeat", action=action.reference)
    return action
