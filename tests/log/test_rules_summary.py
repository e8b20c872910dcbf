"""What returns and decisions add up to."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concord.log.rules.summary import FIGURES, PointFact, ReturnFact, summarise, wins_per_year

DUE = date(2026, 3, 20)


def sums(returns: list[ReturnFact], points: list[PointFact] | None = None) -> dict:
    return summarise(returns=returns, points=points or [], due_on=DUE, blank_limit=2)


def returned(sector: str = "public", **facts: object) -> ReturnFact:
    return ReturnFact(sector=sector, **{"received_on": DUE, "boxes_with_points": frozenset({1, 2, 3, 4}), **facts})


def test_t04_twenty_expected_seventeen_returned() -> None:
    whole = sums([returned()] * 17 + [ReturnFact("voluntary")] * 3)["all", ""]
    assert (whole.expected, whole.received, whole.missing) == (20, 17, 3)


@pytest.mark.parametrize(("answered", "heavy"), [({1, 2, 3, 4}, 0), ({1, 2, 3}, 0), ({1, 2}, 0), ({1}, 1), (set(), 1)])
def test_t03_more_than_two_blanks_of_four_are_too_many(answered: set[int], heavy: int) -> None:
    assert sums([returned(boxes_with_points=frozenset(answered))])["all", ""].blank_heavy == heavy


def test_nothing_to_report_is_an_answer_and_a_nil_return_has_no_blanks() -> None:
    nothing = returned(boxes_with_points=frozenset({1}), boxes_with_nothing=frozenset({2, 3, 4}))
    nil = returned(boxes_with_points=frozenset(), is_nil=True)
    assert sums([nothing, nil])["all", ""].blank_heavy == 0


def test_late_is_after_the_due_day() -> None:
    found = sums([returned(), returned(received_on=date(2026, 3, 21))])["all", ""]
    assert (found.on_time, found.late) == (1, 1)


def test_extra_excused_and_not_reached_are_not_missing() -> None:
    facts = [ReturnFact("public", excused=True), ReturnFact("public", not_reached=True), returned(is_extra=True)]
    found = sums(facts)["all", ""]
    assert (found.expected, found.received, found.missing, found.extra) == (2, 0, 0, 1)
    assert (found.excused, found.not_reached) == (1, 1)


def test_a_point_raised_by_both_sectors_counts_once_overall_and_once_in_each() -> None:
    point = PointFact(2, frozenset({"public", "voluntary"}), frozenset({"public"}), "not_followed")
    found = sums([], [point])
    assert [
        found[key].not_followed for key in (("all", ""), ("respondent", "public"), ("respondent", "voluntary"))
    ] == [1, 1, 1]
    assert found["bearer", "public"].not_followed == 1
    assert ("bearer", "voluntary") not in found


def test_a_point_without_a_name_is_in_no_sectors_row() -> None:
    found = sums([], [PointFact(2, verdict="not_followed")])
    assert set(found) == {("all", "")}


def test_t06_merton_forty_two_wins_in_two_years() -> None:
    assert wins_per_year(42, date(2004, 4, 1), date(2006, 4, 1)) == 21.0
    assert wins_per_year(3, DUE, DUE) == 0.0


SECTOR_NAMES = ["public", "voluntary", "business", "other"]
boxes = st.frozensets(st.integers(1, 4))
any_return = st.builds(
    ReturnFact,
    sector=st.sampled_from(SECTOR_NAMES),
    is_extra=st.booleans(),
    excused=st.booleans(),
    not_reached=st.booleans(),
    received_on=st.none() | st.dates(date(2026, 3, 1), date(2026, 4, 9)),
    is_nil=st.booleans(),
    boxes_with_points=boxes,
    boxes_with_nothing=boxes,
)
any_point = st.builds(
    PointFact,
    box=st.integers(1, 4),
    sectors=st.frozensets(st.sampled_from(SECTOR_NAMES)),
    bearers=st.frozensets(st.sampled_from(SECTOR_NAMES[:2])),
    verdict=st.sampled_from(["", "followed", "not_followed", "not_agreed", "deferred"]),
    is_win=st.booleans(),
    win_source=st.sampled_from(["", "planned", "opportunistic", "went_wrong"]),
)


@given(st.lists(any_return, max_size=12))
def test_returns_of_the_sectors_add_up_to_the_whole(returns: list[ReturnFact]) -> None:
    found = sums(returns)
    parts = [figures for (dimension, _), figures in found.items() if dimension == "respondent"]
    assert all(sum(getattr(p, name) for p in parts) == getattr(found["all", ""], name) for name in FIGURES)


@given(st.lists(any_return, max_size=12))
def test_everybody_expected_is_received_missing_excused_or_not_reached(returns: list[ReturnFact]) -> None:
    for figures in sums(returns).values():
        assert figures.expected == figures.received + figures.missing + figures.excused + figures.not_reached
        assert figures.received == figures.on_time + figures.late
        assert figures.blank_heavy <= figures.received


@given(st.lists(any_return, max_size=8), st.lists(any_return.filter(lambda one: one.is_extra), max_size=4))
def test_late_joiners_change_no_rate(returns: list[ReturnFact], joined: list[ReturnFact]) -> None:
    before, after = sums(returns)["all", ""], sums([*returns, *joined])["all", ""]
    assert all(getattr(before, name) == getattr(after, name) for name in FIGURES if name != "extra")


@given(st.lists(any_point, max_size=12))
def test_a_point_counts_once_overall_and_once_for_each_sector_that_raised_it(points: list[PointFact]) -> None:
    found = sums([], points)
    whole = found["all", ""]
    assert whole.points_1 + whole.points_2 + whole.points_3 + whole.points_4 == len(points)
    assert whole.followed + whole.not_followed + whole.other_verdicts + whole.undecided == len(points)
    assert whole.wins == sum(point.is_win for point in points)
    for sector in SECTOR_NAMES:
        raised = sum(sector in point.sectors and point.verdict == "not_followed" for point in points)
        assert (found["respondent", sector].not_followed if ("respondent", sector) in found else 0) == raised


@given(st.lists(any_point, max_size=8), any_point)
def test_a_withheld_reporter_moves_no_sectors_figures(points: list[PointFact], one: PointFact) -> None:
    withheld = replace(one, sectors=frozenset(), bearers=frozenset())
    before, after = sums([], points), sums([], [*points, withheld])
    assert {key: value for key, value in after.items() if key != ("all", "")} == {
        key: value for key, value in before.items() if key != ("all", "")
    }


def test_t06_forty_two_wins_by_three_sources_in_twelve_periods_are_three_and_a_half_a_period() -> None:
    sources = ["planned"] * 20 + ["opportunistic"] * 14 + ["went_wrong"] * 8
    whole = sums([], [PointFact(3, is_win=True, win_source=source) for source in sources])["all", ""]
    assert (whole.wins_planned, whole.wins_opportunistic, whole.wins_went_wrong, whole.wins) == (20, 14, 8, 42)
    assert whole.wins / 12 == 3.5


@pytest.mark.parametrize(
    ("first", "last", "each_year"),
    [
        (date(2006, 4, 1), date(2008, 3, 31), 21.0),
        (date(2006, 1, 1), date(2007, 12, 31), 21.0),
        (date(2006, 4, 1), date(2007, 4, 1), 42.0),
        (date(2008, 3, 31), date(2006, 4, 1), 0.0),
    ],
)
def test_wins_a_year_are_counted_from_the_first_opening_to_the_last_due_day(
    first: date, last: date, each_year: float
) -> None:
    assert wins_per_year(42, first, last) == each_year
