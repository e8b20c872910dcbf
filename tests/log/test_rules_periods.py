"""The dates of a period: in order, and counted back from the meeting by the area's rules."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concord.core.lib.dates import bank_holidays
from concord.core.lib.errors import RuleBroken
from concord.log.rules.periods import (
    PeriodDates,
    check_can_reopen,
    check_dates,
    check_may_move,
    check_not_due_yet,
    check_opens_in_time,
    check_still_to_come,
    dates_for_meeting,
    is_due_within,
    label_for,
    planning_rules,
)

LOCKS = date(2026, 3, 31)
DAY = timedelta(days=1)
NATIONS = ["ENG", "WLS", "SCT", "NIR"]


@pytest.mark.parametrize(
    ("opens", "due", "locks", "field"),
    [(0, 10, 20, ""), (5, 5, 5, ""), (11, 10, 20, "due_on"), (0, 21, 20, "locks_on")],
)
def test_opening_due_and_locking_follow_each_other(opens: int, due: int, locks: int, field: str) -> None:
    days = [LOCKS + number * DAY for number in (opens, due, locks)]
    if field:
        with pytest.raises(RuleBroken, check=lambda error: error.field == field):
            check_dates(*days)
    else:
        check_dates(*days)


def test_what_is_out_of_order_names_the_first_day_that_works() -> None:
    with pytest.raises(RuleBroken, match=r"Choose 31 March 2026 or later\.$"):
        check_dates(LOCKS, LOCKS - DAY, LOCKS)
    with pytest.raises(RuleBroken, match=r"open on 31 March 2026 or later\.$") as refused:
        check_opens_in_time(LOCKS, LOCKS - DAY)
    assert refused.value.field == "opens_on"
    check_opens_in_time(LOCKS, LOCKS)


@pytest.mark.parametrize(("due", "meeting", "within"), [(-1, False, True), (-1, True, False), (0, False, False)])
def test_due_before_the_time_is_over_is_worth_a_look(due: int, meeting: bool, within: bool) -> None:
    assert is_due_within(ends_on=LOCKS, due_on=LOCKS + due * DAY, has_meeting=meeting) is within


def planned(
    meeting_on: date, *, opens: int = 42, due: int = 10, locks: int = 5, nation: str = "ENG", **facts: date | None
) -> PeriodDates:
    rules = planning_rules(opens=opens, due=due, locks=locks, nation=nation)
    usual: dict[str, date | None] = {"last_meeting_on": None, "today": date(2026, 1, 1)}
    return dates_for_meeting(meeting_on=meeting_on, rules=rules, **usual | facts)


@settings(deadline=None)
@given(
    meeting_in=st.integers(0, 120),
    since=st.none() | st.integers(1, 200),
    days=st.lists(st.integers(0, 90), min_size=3, max_size=3).map(sorted),
    nation=st.sampled_from(NATIONS),
)
def test_the_dates_of_a_meetings_period_always_follow_each_other(
    meeting_in: int, since: int | None, days: list[int], nation: str
) -> None:
    locks, due, opens = days
    today, meeting = date(2026, 1, 5), date(2026, 1, 5) + meeting_in * DAY
    last = None if since is None else today - since * DAY
    made = planned(meeting, opens=opens, due=due, locks=locks, nation=nation, last_meeting_on=last, today=today)
    check_dates(made.opens_on, made.due_on, made.locks_on)
    assert made.starts_on <= made.ends_on
    check_opens_in_time(made.starts_on, made.opens_on)
    assert today <= made.opens_on
    assert made.locks_on <= meeting


@settings(deadline=None)
@given(st.dates(date(2026, 6, 1), date(2028, 6, 1)), st.integers(0, 60), st.sampled_from(NATIONS))
def test_a_date_is_the_last_working_day_that_leaves_the_area_its_days(meeting: date, due: int, nation: str) -> None:
    found = planned(meeting, opens=60, due=due, locks=0, nation=nation).due_on
    counted = meeting - due * DAY
    assert found <= counted
    between = [found + n * DAY for n in range((counted - found).days + 1)]
    working = [day for day in between if day.weekday() < 5 and day not in bank_holidays(nation, day.year)]
    assert working == [found]


def test_the_usual_dates_count_back_from_the_meeting() -> None:
    made = planned(date(2026, 4, 30), opens=28, due=14, locks=7, last_meeting_on=date(2026, 2, 26))
    assert (made.opens_on, made.due_on, made.locks_on) == (date(2026, 4, 2), date(2026, 4, 16), date(2026, 4, 23))
    assert made.starts_on == date(2026, 2, 26)


@pytest.mark.parametrize(
    ("nation", "due_on"),
    # Ten days before is 17 March: a bank holiday in Northern Ireland alone.
    [("ENG", date(2026, 3, 17)), ("NIR", date(2026, 3, 16)), ("SCT", date(2026, 3, 17))],
)
def test_the_bank_holidays_are_those_of_the_areas_nation(nation: str, due_on: date) -> None:
    assert planned(date(2026, 3, 27), nation=nation).due_on == due_on


def test_easter_and_the_weekend_move_a_date_to_the_day_before_them() -> None:
    # Ten days before is Easter Monday 2026; in Scotland it is a working day.
    assert planned(date(2026, 4, 16)).due_on == date(2026, 4, 2)
    assert planned(date(2026, 4, 16), nation="SCT").due_on == date(2026, 4, 6)


def test_a_period_never_opens_before_the_last_meeting_is_over() -> None:
    made = planned(date(2026, 4, 30), last_meeting_on=date(2026, 3, 31))
    assert (made.starts_on, made.opens_on) == (date(2026, 3, 31), date(2026, 4, 1))


def test_a_period_is_called_by_the_time_that_it_speaks_of() -> None:
    assert label_for(date(2025, 12, 1), date(2026, 3, 2)) == "1 December to 2 March 2026"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, ""),
        ({"state": "open"}, "Only a locked period"),
        ({"state": "decided"}, "Only a locked period"),
        ({"next_is_open": True}, "next period is open already"),
        ({"is_built_upon": True}, "has begun to work"),
    ],
)
def test_a_period_opens_again_while_nothing_hangs_on_it(facts: dict[str, object], words: str) -> None:
    usual = {"state": "locked", "is_built_upon": False, "next_is_open": False}
    if words:
        with pytest.raises(RuleBroken, match=words):
            check_can_reopen(**usual | facts)
    else:
        check_can_reopen(**usual | facts)


@pytest.mark.parametrize(
    ("state", "moved", "refused"),
    [
        ("planned", ["starts_on", "locks_on"], ""),
        ("open", ["due_on", "locks_on"], ""),
        ("open", ["due_on", "ends_on"], "ends_on"),
        ("open", ["opens_on"], "opens_on"),
        ("locked", [], ""),
    ],
)
def test_which_dates_can_still_move(state: str, moved: list[str], refused: str) -> None:
    if not refused:
        check_may_move(state, moved)
        return
    with pytest.raises(RuleBroken, match="is open already") as error:
        check_may_move(state, moved)
    assert error.value.field == refused


def test_no_date_of_a_locked_period_moves() -> None:
    with pytest.raises(RuleBroken, match="is locked"):
        check_may_move("locked", ["due_on"])


@pytest.mark.parametrize("field", ["due_on", "locks_on"])
def test_no_day_is_moved_into_the_past(field: str) -> None:
    check_still_to_come({field: LOCKS, "starts_on": LOCKS - 9 * DAY}, on=LOCKS)
    with pytest.raises(RuleBroken, match="This day is over") as error:
        check_still_to_come({field: LOCKS - DAY}, on=LOCKS)
    assert error.value.field == field


def test_none_opens_once_its_returns_would_be_late() -> None:
    check_not_due_yet(LOCKS, LOCKS)
    with pytest.raises(RuleBroken, match="late at once"):
        check_not_due_yet(LOCKS - DAY, LOCKS)
