"""Whether now: seats, ends, rounds and answers of partnerships."""

from datetime import date, timedelta

import pytest

from concord.core.directory import partnership_rules as rules
from concord.core.directory.models import Partnership, PartnershipAnswer, PartnershipRound
from concord.core.lib.errors import RuleBroken

TODAY = date(2026, 3, 2)


def day(days):
    return TODAY + timedelta(days=days)


def refused(check, *args):
    try:
        check(*args)
    except RuleBroken as error:
        return error.field or "whole"
    return ""


@pytest.mark.parametrize(
    ("seats", "voluntary", "field"),
    [(12, 3, ""), (3, 3, ""), (None, 3, ""), (3, None, ""), (2, 3, "voluntary_seats"), (3, 0, "")],
)
def test_the_sectors_seats_are_among_all_seats(seats, voluntary, field):
    assert refused(rules.check_seats, seats, voluntary) == field


def test_nothing_is_part_of_itself_or_of_its_part():
    board = Partnership(pk=1, name="Board")
    team = Partnership(pk=2, name="Team", parent=board)
    assert refused(rules.check_not_inside_itself, team, board) == ""
    assert refused(rules.check_not_inside_itself, None, team) == ""
    assert refused(rules.check_not_inside_itself, board, board) == "parent"
    assert refused(rules.check_not_inside_itself, board, team) == "parent"


@pytest.mark.parametrize(
    ("ended_on", "on", "field"), [(None, 0, ""), (None, -9, ""), (None, 1, "on"), (day(-20), 0, "whole")]
)
def test_it_ends_once_on_a_day_that_has_come(ended_on, on, field):
    assert refused(rules.check_ends, Partnership(name="Board", ended_on=ended_on), day(on), TODAY) == field


@pytest.mark.parametrize(("due", "field"), [(1, ""), (90, ""), (0, "due_on"), (-1, "due_on")])
def test_a_round_leaves_time_to_answer(due, field):
    assert refused(rules.check_round_dates, TODAY, day(due)) == field


def test_a_closed_round_takes_no_more_answers():
    assert refused(rules.check_open, PartnershipRound(closed_on=None)) == ""
    assert refused(rules.check_open, PartnershipRound(closed_on=TODAY)) == "whole"


@pytest.mark.parametrize(("on", "field"), [(-5, ""), (0, ""), (-6, "on"), (1, "on")])
def test_an_answer_comes_after_the_asking(on, field):
    assert refused(rules.check_answer_day, PartnershipAnswer(asked_on=day(-5)), day(on), TODAY) == field


@pytest.mark.parametrize(
    ("due", "begun", "closed", "expected"),
    [
        *((7, -20, None, True), (0, -20, None, True), (8, -20, None, False), (-1, -20, None, False)),
        *((5, 0, None, False), (5, -20, TODAY, False)),
    ],
)
def test_the_missing_are_reminded_in_the_last_week(due, begun, closed, expected):
    round_ = PartnershipRound(begun_on=day(begun), due_on=day(due), closed_on=closed)
    assert rules.can_remind(round_, TODAY) is expected
