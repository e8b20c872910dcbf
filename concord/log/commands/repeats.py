"""What keeps coming back: suggested by Concord, judged by a person, tackled with an action, reopened."""

from datetime import date, datetime

from django.db import transaction

from concord.core.accounts.access import Installation, acting, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.group.models import Action
from concord.group.terms import ActionState

from ..models import Repeat, RepeatPoint
from ..queries.repeats import Found, found_repeats
from ..terms import RepeatState, Verb
from .follow_up import make_action

Actor = Person | Installation


def suggest_repeats(*, area: Area, on: date, at: datetime) -> int:
    """Suggest what keeps coming back, and reopen what was tackled and came back. A person judges each."""
    found = found_repeats(area)
    drop_what_was_taken_back(area, {one.key for one in found})
    return sum(keep_repeat(area, one, at) for one in found)


def drop_what_was_taken_back(area: Area, keys: set[str]) -> None:
    """Suggestions that nobody has judged, and that the decisions as they stand now no longer carry."""
    Repeat.objects.filter(area=area, state=RepeatState.SUGGESTED, action=None).exclude(key__in=keys).delete()


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


@transaction.atomic
def follow_action(*, action: Action, at: datetime) -> None:
    """Once its action is done a repeat counts as tackled; when the action is opened again, it needs tackling again."""
    to_do = [RepeatState.CONFIRMED, RepeatState.REOPENED]
    done = action.state == ActionState.DONE
    before, after = (to_do, RepeatState.TACKLED) if done else ([RepeatState.TACKLED], RepeatState.CONFIRMED)
    verb = Verb.REPEAT_TACKLED if done else Verb.REPEAT_CONFIRMED
    for repeat in Repeat.objects.select_related("area").filter(action=action, state__in=before):
        Repeat.objects.filter(pk=repeat.pk).update(state=after)
        record(verb, subject=repeat, by=None, at=at, label="a repeat", action=action.reference)
