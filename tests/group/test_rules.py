"""Quorum, times, agenda minutes, actions and what each may become."""

from datetime import UTC, date, datetime, timedelta

import pytest

from concord.core.lib.errors import RuleBroken
from concord.group.rules import (
    ACTION_TRANSITIONS,
    TRANSITIONS,
    Quorum,
    check_action,
    check_action_can_become,
    check_agenda_fits,
    check_can_change,
    check_times,
    length_in_minutes,
)
from concord.group.terms import ActionState, MeetingState

NOON = datetime(2026, 4, 1, 12, tzinfo=UTC)
DAY = date(2026, 4, 1)


@pytest.mark.parametrize(
    ("here", "met"), [((2, 2), True), ((3, 2), True), ((1, 2), False), ((5, 0), False), ((0, 1), False)]
)
def test_both_sectors_must_be_there(here, met):
    assert Quorum(*here, needed_public=2, needed_voluntary=2).met is met


@pytest.mark.parametrize("hours", [0, -1, 13])
def test_a_meeting_ends_after_it_starts_and_within_twelve_hours(hours):
    check_times(NOON, NOON + timedelta(hours=12))
    with pytest.raises(RuleBroken) as refused:
        check_times(NOON, NOON + timedelta(hours=hours))
    assert refused.value.field == "ends"


def test_a_lunchtime_hour_is_sixty_minutes():
    ends = NOON + timedelta(hours=1)
    assert length_in_minutes(NOON, ends) == 60
    check_agenda_fits([5, 10, 25, 5, 10, 5], NOON, ends)
    check_agenda_fits([], NOON, ends)
    with pytest.raises(RuleBroken) as refused:
        check_agenda_fits([5, 10, 25, 5, 10, 10], NOON, ends)
    assert refused.value.message == ("The items add up to 65 minutes, but the meeting lasts 60. Take 5 minutes off.")


@pytest.mark.parametrize("state", MeetingState.values)
def test_only_a_planned_meeting_changes(state):
    if state == "scheduled":
        check_can_change(state)
        return
    with pytest.raises(RuleBroken, match="is over"):
        check_can_change(state)


def test_every_state_says_what_it_may_become():
    assert (set(TRANSITIONS), set(ACTION_TRANSITIONS)) == (set(MeetingState.values), set(ActionState.values))


@pytest.mark.parametrize(
    ("old", "new", "may"),
    [
        ("open", "done", True), ("open", "dropped", True), ("open", "open", False), ("done", "open", True),
        ("done", "dropped", False), ("dropped", "open", True), ("dropped", "done", False),
    ],
)  # fmt: skip
def test_what_an_action_may_become(old, new, may):
    if may:
        check_action_can_become(old, new)
        return
    with pytest.raises(RuleBroken):
        check_action_can_become(old, new)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"text": "  "}, "text"),
        ({"has_owner": False}, "owner"),
        ({"every_member": True}, "owner"),
        ({"due_on": date(2026, 3, 31)}, "due_on"),
    ],
)
def test_an_action_says_what_who_and_by_when(facts, field):
    usual = {"text": "Call", "has_owner": True, "every_member": False, "due_on": DAY, "agreed_on": DAY}
    check_action(**usual)
    with pytest.raises(RuleBroken) as refused:
        check_action(**usual | facts)
    assert refused.value.field == field
