"""What keeps coming back, and how it is told apart (T09)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concord.log.rules.repeats import Failing, Found, keeps_coming, repeats, stumbled_on_by_many

LATE = "The spring grant was paid nine weeks late."
LATE_AGAIN = "Once more the spring grant was paid late, by nine weeks."
OTHER = "No interpreter for the budget meeting although we asked."


def failing(
    point: int, period: int, organisation: int | None = 1, commitment: int | None = 7, text: str = ""
) -> Failing:
    return Failing(point, period, organisation, commitment, text or f"unique{point}")


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        ([0, 1], True),
        ([0, 2], True),
        ([0, 3], False),
        ([5, 5, 5], False),
        ([0, 4, 6], True),
        ([3], False),
        ([], False),
        ([2, 0], True),
    ],
)
def test_two_different_periods_within_three(periods: list[int], expected: bool) -> None:
    assert keeps_coming(periods, 2, 3) is expected


@given(st.lists(st.integers(0, 12), max_size=8), st.integers(2, 4), st.integers(2, 6))
def test_keeping_coming_equals_looking_at_every_window(periods: list[int], least: int, window: int) -> None:
    by_hand = any(len(set(periods) & set(range(start, start + window))) >= least for start in range(13))
    assert keeps_coming(periods, least, window) is by_hand


def test_the_same_body_and_commitment_in_two_periods_is_a_repeat() -> None:
    found = repeats([failing(1, 0), failing(2, 1)], least=2, window=3)
    assert found == [Found("same", "same:1:7", 1, 7, (1, 2))]


@pytest.mark.parametrize(
    "second",
    [failing(2, 1, organisation=2), failing(2, 1, commitment=8), failing(2, 0), failing(2, 3)],
    ids=["another body", "another commitment", "the same period", "too long ago"],
)
def test_what_is_no_repeat(second: Failing) -> None:
    assert repeats([failing(1, 0), second], least=2, window=3) == []


def test_the_number_of_periods_and_the_window_are_settings() -> None:
    three = [failing(1, 0), failing(2, 2), failing(3, 5)]
    assert repeats(three, least=3, window=3) == []
    assert [one.points for one in repeats(three, least=3, window=6)] == [(1, 2, 3)]


def test_similar_wording_in_two_periods_is_a_repeat_that_names_its_words() -> None:
    failings = [
        failing(1, 0, None, None, LATE),
        failing(2, 1, None, None, LATE_AGAIN),
        failing(3, 1, None, None, OTHER),
    ]
    (found,) = repeats(failings, least=2, window=3)
    assert (found.basis, found.key, found.points) == ("alike", "alike:1", (1, 2))
    assert {"spring", "grant", "nine", "late"} <= set(found.shared_words)


def test_similar_wording_in_one_period_is_two_reports_of_one_thing() -> None:
    assert repeats([failing(1, 0, None, None, LATE), failing(2, 0, None, None, LATE_AGAIN)], least=2, window=3) == []


def test_a_point_is_evidence_of_one_repeat_alone() -> None:
    failings = [failing(1, 0, text=LATE), failing(2, 1, text=LATE_AGAIN), failing(3, 2, None, None, LATE)]
    found = repeats(failings, least=2, window=3)
    assert [one.points for one in found] == [(1, 2)]


def test_wording_finds_a_repeat_where_nobody_chose_the_commitment() -> None:
    found = repeats([failing(1, 0, 1, None, LATE), failing(2, 1, 1, None, LATE_AGAIN)], least=2, window=3)
    assert [one.basis for one in found] == ["alike"]


def test_a_repeat_keeps_its_name_when_it_comes_back() -> None:
    before = repeats([failing(1, 0), failing(2, 1)], least=2, window=3)
    after = repeats([failing(1, 0), failing(2, 1), failing(3, 5)], least=2, window=3)
    assert (before[0].key, before[0].points) == ("same:1:7", (1, 2))
    assert (after[0].key, after[0].points) == ("same:1:7", (1, 2, 3))


@pytest.mark.parametrize(
    ("organisations", "expected"),
    [([1, 2, 3], True), ([1, 1, 1, 1], False), ([1, 2, None, None], False), ([], False)],
)
def test_a_commitment_that_many_stumble_on_is_told_apart(organisations: list[int | None], expected: bool) -> None:
    assert stumbled_on_by_many(organisations) is expected


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(1, 3), st.integers(1, 3)), max_size=12),
)
def test_every_repeat_holds_enough_periods_and_no_point_twice(rows: list[tuple[int, int, int]]) -> None:
    failings = [failing(number, *row, text=f"q{number}zz") for number, row in enumerate(rows)]
    found = repeats(failings, least=2, window=3)
    period_of = {one.point: one.period for one in failings}
    points = [point for one in found for point in one.points]
    assert len(points) == len(set(points))
    assert all(keeps_coming([period_of[point] for point in one.points], 2, 3) for one in found)
