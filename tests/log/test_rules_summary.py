"""What returns and decisions add up to."""

from datetime import date

import pytest

from concord.log.rules.summary import PointFact, ReturnFact, summarise, wins_per_year

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
