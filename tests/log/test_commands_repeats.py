"""Repeats: tackled with an action, settled when it is done, and back when they come back."""

import pytest

from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied
from concord.group.commands import close_action, reopen_action
from concord.group.models import Action
from concord.log import commands
from concord.log.models import PointAction, Repeat
from concord.log.terms import RepeatState, Verb

from .following import about_council, decide, locked_period, point_of, same_again


@pytest.fixture
def repeat(place, at_once):
    same_again(place)
    commands.suggest_repeats(area=place.area, on=place.today, at=place.now)
    return Repeat.objects.select_related("area").get()


def tackle(place, repeat):
    facts = {"text": "Give twelve weeks", "due_on": place.today, "owner": place.member}
    return commands.tackle_repeat(repeat=repeat, by=place.officer, at=place.now, **facts)


def close(place, action, state="done"):
    close_action(action=action, state=state, result="", on=place.today, by=place.chair, at=place.now)


def state_of(repeat):
    return Repeat.objects.get(pk=repeat.pk).state


def test_tackling_agrees_an_action_that_is_linked_to_the_newest_point(place, repeat):
    action = tackle(place, repeat)
    assert PointAction.objects.get(action=action).point == point_of("Two weeks to apply, number 1")
    assert Repeat.objects.get(pk=repeat.pk).action == action
    assert state_of(repeat) == RepeatState.CONFIRMED


def test_it_counts_as_tackled_once_the_action_is_done_and_not_when_it_is_dropped(
    place, repeat, django_capture_on_commit_callbacks
):
    action = tackle(place, repeat)
    with django_capture_on_commit_callbacks(execute=True):
        close(place, action, "dropped")
    assert state_of(repeat) == RepeatState.CONFIRMED
    with django_capture_on_commit_callbacks(execute=True):
        reopen_action(action=Action.objects.get(pk=action.pk), by=place.chair, at=place.now)
        close(place, Action.objects.get(pk=action.pk))
    assert state_of(repeat) == RepeatState.TACKLED
    assert AuditEntry.objects.filter(verb=Verb.REPEAT_TACKLED).count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        reopen_action(action=Action.objects.get(pk=action.pk), by=place.chair, at=place.now)
    assert state_of(repeat) == RepeatState.CONFIRMED


def test_what_was_tackled_is_reopened_when_it_comes_back_and_only_then(place, repeat):
    Repeat.objects.filter(pk=repeat.pk).update(state=RepeatState.TACKLED)
    assert commands.suggest_repeats(area=place.area, on=place.today, at=place.now) == 0
    assert state_of(repeat) == RepeatState.TACKLED
    locked_period(place, {"champion": {2: [about_council(place, "Once more two weeks")]}}, ago=5)
    decide(place, point_of("Once more two weeks"), "not_followed", commitment=place.commitment)
    assert commands.suggest_repeats(area=place.area, on=place.today, at=place.now) == 1
    assert state_of(repeat) == RepeatState.REOPENED
    assert repeat.evidence.count() == 3


@pytest.mark.parametrize("who", ["chair", "member", "champion"])
def test_only_an_officer_judges(place, repeat, who):
    with pytest.raises(AccessDenied):
        commands.judge_repeat(repeat=repeat, verdict="confirmed", note="", by=place.people[who], at=place.now)
    assert state_of(repeat) == RepeatState.SUGGESTED


def test_the_page_says_confirm_or_dismiss_and_leads_to_every_point(place, repeat, signed_in):
    client = signed_in(place.officer)
    page = client.get(place.url("repeats/")).content.decode()
    assert "Confirm or dismiss" in page
    assert all(point_of(f"Two weeks to apply, number {n}").reference in page for n in (0, 1))
    form = client.get(place.url(f"repeats/{repeat.uid}/")).content.decode()
    assert "Reported by one person." in form
    client.post(place.url(f"repeats/{repeat.uid}/"), {"verdict": "confirmed", "note": "Three times now"})
    assert state_of(repeat) == RepeatState.CONFIRMED
    assert "Three times now" in client.get(place.url("repeats/")).content.decode()


def test_tackling_on_the_page_agrees_the_action(place, repeat, signed_in):
    data = {"text": "Give twelve weeks", "owner": str(place.member.uid)}
    data |= {"due_on_day": "1", "due_on_month": "12", "due_on_year": "2030"}
    client = signed_in(place.officer)
    page = client.get(place.url(f"repeats/{repeat.uid}/tackle/"))
    assert list(page.context["form"].fields) == ["text", "owner", "due_on"]
    client.post(place.url(f"repeats/{repeat.uid}/tackle/"), data)
    assert Repeat.objects.get(pk=repeat.pk).action is not None
