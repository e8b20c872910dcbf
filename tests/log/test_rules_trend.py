"""What is said of a trend, against every table counted one by one."""

from itertools import product
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concord.log.rules.trend import (
    FEWEST_DECISIONS,
    Share,
    exact_trend,
    fisher,
    gap_words,
    is_outside,
    leaves_few,
    leaving_words,
    limits,
    normal_trend,
    read_trend,
    wilson,
)

small_share = st.integers(0, 4).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))
table = st.tuples(st.integers(1, 30), st.integers(1, 30)).flatmap(
    lambda sizes: st.tuples(*(st.tuples(st.integers(0, n), st.just(n)) for n in sizes))
)


def shares(*pairs: tuple[int, int]) -> list[Share]:
    """From (followed, decided) of each period."""
    return [Share(f"P{number}", followed, n - followed) for number, (followed, n) in enumerate(pairs, start=1)]


def of_ten(*followed: int) -> list[Share]:
    return shares(*((one, 10) for one in followed))


def counted_one_by_one(pairs: list[tuple[int, int]]) -> tuple[float, float]:
    """Every table with the same totals, weighed by how many ways it can come about."""
    seen = sum(score * followed for score, (followed, _) in enumerate(pairs))
    total = sum(followed for followed, _ in pairs)
    up = down = everything = 0
    for cells in product(*(range(n + 1) for _, n in pairs)):
        if sum(cells) != total:
            continue
        weight = 1
        for cell, (_, n) in zip(cells, pairs, strict=True):
            weight *= comb(n, cell)
        statistic = sum(score * cell for score, cell in enumerate(cells))
        everything += weight
        up += weight * (statistic >= seen)
        down += weight * (statistic <= seen)
    return up / everything, down / everything


@settings(max_examples=150, deadline=None)
@given(st.lists(small_share, min_size=1, max_size=5))
def test_the_exact_test_equals_counting_every_table(drawn: list[tuple[int, int]]) -> None:
    pairs = [(followed, n) for n, followed in drawn]
    if any(n for _, n in pairs):
        assert exact_trend(shares(*pairs)) == pytest.approx(counted_one_by_one(pairs), abs=1e-12)


@given(st.lists(small_share, min_size=2, max_size=6))
def test_a_series_read_backwards_swaps_rise_and_fall(drawn: list[tuple[int, int]]) -> None:
    series = shares(*((followed, n) for n, followed in drawn))
    if any(share.n for share in series):
        assert exact_trend(series) == exact_trend(series[::-1])[::-1]


@given(st.lists(small_share, min_size=2, max_size=6))
def test_the_two_sides_overlap_in_what_was_seen(drawn: list[tuple[int, int]]) -> None:
    series = shares(*((followed, n) for n, followed in drawn))
    if any(share.n for share in series):
        up, down = exact_trend(series)
        assert 0 < up <= 1
        assert 0 < down <= 1
        assert up + down >= 1 - 1e-12


@pytest.mark.parametrize("followed", [(10, 12, 15, 14, 19, 21), (20, 17, 18, 12, 11, 13), (15, 15, 15, 15, 15, 15)])
def test_the_normal_form_agrees_with_the_exact_one_where_both_can_be_had(followed: tuple[int, ...]) -> None:
    series = shares(*((one, 40) for one in followed))
    assert normal_trend(series) == pytest.approx(exact_trend(series), abs=0.005)


def test_no_difference_at_all_is_no_evidence_in_the_normal_form() -> None:
    assert normal_trend(shares((200, 200), (200, 200))) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("series", "reading"),
    [
        # T08: three cycles of ten.
        (of_ten(4, 6, 7), "up each time; not yet more than chance would give"),
        (of_ten(2, 4, 6, 8, 9), "a rise"),
        (of_ten(9, 8, 6, 4, 2), "a fall"),
        (of_ten(7, 6, 4), "down each time; not yet more than chance would give"),
        (of_ten(5, 7, 4, 6), "no trend: the changes are within what chance gives"),
        (of_ten(10, 10, 10), "no trend: the changes are within what chance gives"),
        (shares((2, 4)), "too few to tell"),
        (shares((0, 0), (1, 1), (0, 1), (1, 2)), "too few to tell"),
        ([], "too few to tell"),
        (of_ten(2, 9), "too early to call a trend"),
        (shares((1, 1), (1, 1), (3, 3)), "no trend: the changes are within what chance gives"),
    ],
)
def test_the_reading_says_what_the_data_can_carry(series: list[Share], reading: str) -> None:
    assert read_trend(series).reading == reading


@pytest.mark.parametrize("n", range(FEWEST_DECISIONS + 1))
def test_nothing_is_said_of_fewer_than_five_decisions(n: int) -> None:
    series = shares(*((number % 2, 1) for number in range(n)))
    assert (read_trend(series).reading == "too few to tell") == (n < FEWEST_DECISIONS)


def test_the_reading_comes_with_its_method_its_n_and_its_p_value() -> None:
    trend = read_trend(of_ten(4, 6, 7))
    assert trend.n == 30
    assert trend.method == "exact Cochran–Armitage trend test, two-sided"
    assert trend.p_value == pytest.approx(0.2672, abs=0.0001)


def test_a_period_without_decisions_is_a_gap_in_time_and_not_a_zero() -> None:
    with_gap = shares((2, 10), (0, 0), (6, 10), (9, 10))
    assert exact_trend(with_gap) != exact_trend(of_ten(2, 6, 9))
    assert exact_trend(with_gap) != exact_trend(shares((2, 10), (0, 10), (6, 10), (9, 10)))
    assert exact_trend([*shares((0, 0)), *of_ten(2, 6, 9)]) == exact_trend(of_ten(2, 6, 9))
    assert read_trend(with_gap).n == 30


def test_a_whole_country_is_read_by_the_normal_form_and_says_so() -> None:
    trend = read_trend(shares(*((9000 + 200 * step, 20000) for step in range(6))))
    assert trend.reading == "a rise"
    assert trend.method == "Cochran–Armitage trend test, two-sided, normal approximation"


@pytest.mark.parametrize(
    ("followed", "reading"),
    [
        ([5, 6] * 6, "steady: every period lies within the limits"),
        ([3] * 4 + [7] * 8, "a rise: the last 8 periods or more lie on one side of the mean"),
        ([7] * 4 + [3] * 8, "a fall: the last 8 periods or more lie on one side of the mean"),
        ([5, 6, 5, 6, 5, 6, 2, 3, 4, 5, 6, 7], "a rise: 6 periods in a row, each above the one before"),
        ([6, 5, 6, 5, 6, 5, 9, 8, 7, 6, 5, 4], "a fall: 6 periods in a row, each below the one before"),
        ([7] * 8 + [4, 3, 4, 5], "a shift in the past: 8 periods in a row on one side of the mean"),
        ([8, 9] * 5 + [1, 9], "steady, but for P11, outside the limits"),
    ],
)
def test_from_twelve_periods_on_the_chart_rules_speak(followed: list[int], reading: str) -> None:
    trend = read_trend(of_ten(*followed))
    assert trend.reading == reading
    assert trend.method.startswith("p-chart with three-sigma limits (Western Electric rule 1)")
    assert trend.p_value is None


def test_eleven_periods_with_decisions_and_one_gap_are_not_yet_a_chart() -> None:
    assert "Cochran" in read_trend([*of_ten(*[5, 6] * 5, 5), *shares((0, 0))]).method


def test_one_decision_in_a_period_never_lies_outside_the_limits_of_a_usual_share() -> None:
    assert limits(1, 0.95)[0] > 0
    assert not is_outside(Share("P1", 0, 1), 0.95)
    assert is_outside(Share("P1", 2, 8), 0.95)


def test_all_followed_always_is_steady() -> None:
    assert read_trend(of_ten(*[10] * 12)).reading == "steady: every period lies within the limits"


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    # Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_equal_the_published_ones(part: int, whole: int, low: float, high: float) -> None:
    assert wilson(part, whole) == pytest.approx((low, high), abs=0.00005)


def test_nothing_decided_leaves_everything_possible() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share_and_mirrors(share: tuple[int, int]) -> None:
    part, whole = share
    low, high = wilson(part, whole)
    assert 0 <= low <= part / whole + 1e-12
    assert part / whole - 1e-12 <= high <= 1
    assert wilson(whole - part, whole) == pytest.approx((1 - high, 1 - low), abs=1e-12)


@given(table)
def test_fishers_test_equals_adding_up_the_tables_that_are_as_unlikely(pair: tuple[tuple[int, int], ...]) -> None:
    (a, n1), (b, n2) = pair
    ways = {k: comb(n1, k) * comb(n2, a + b - k) for k in range(a + b + 1) if k <= n1 and a + b - k <= n2}
    expected = sum(way for way in ways.values() if way <= ways[a]) / comb(n1 + n2, a + b)
    assert fisher(*pair) == pytest.approx(expected, abs=1e-12)


def test_fishers_test_of_thousands_equals_what_whole_binomials_give() -> None:
    assert fisher((1700, 3600), (1800, 3600)) == pytest.approx(0.019570929628626877, rel=1e-12)


def test_fishers_tea() -> None:
    # The lady who tasted tea: three of four right each way. Fisher, The Design of Experiments (1935).
    assert fisher((3, 4), (1, 4)) == pytest.approx(34 / 70)


@pytest.mark.parametrize(
    ("public", "voluntary", "words"),
    [
        (
            (20, 28),
            (14, 27),
            "public 71 % (20 of 28), voluntary 52 % (14 of 27): a gap of 19 percentage points, which could be chance",
        ),
        ((40, 50), (15, 50), "public 80 % (40 of 50), voluntary 30 % (15 of 50): a gap of 50 percentage points"),
        ((3, 6), (4, 8), "public 50 % (3 of 6), voluntary 50 % (4 of 8): no gap"),
        ((4, 4), (1, 9), "public 100 % (4 of 4), voluntary 11 % (1 of 9): too few to compare"),
        ((0, 0), (1, 9), "public no decisions, voluntary 11 % (1 of 9): too few to compare"),
        (
            (51, 100),
            (50, 100),
            "public 51 % (51 of 100), voluntary 50 % (50 of 100): a gap of 1 percentage point, which could be chance",
        ),
        (
            (5, 8),
            (1, 8),
            "public 63 % (5 of 8), voluntary 13 % (1 of 8): a gap of 50 percentage points, which could be chance",
        ),
    ],
)
def test_the_gap_is_written_out_with_n(public: tuple[int, int], voluntary: tuple[int, int], words: str) -> None:
    assert gap_words(public, voluntary) == words


@pytest.mark.parametrize(
    ("total", "public", "voluntary", "words"),
    [
        ((5, 9), (3, 5), (3, 5), "public 60 % (3 of 5), voluntary 60 % (3 of 5): no gap"),
        ((8, 13), (3, 4), (5, 9), "62 % (8 of 13); fewer than 5 in a sector, so not shown apart"),
        ((5, 8), (3, 4), (3, 6), "63 % (5 of 8); fewer than 5 in a sector, so not shown apart"),
        ((3, 9), (3, 9), (0, 0), "33 % (3 of 9); fewer than 5 in a sector, so not shown apart"),
        ((2, 4), (1, 4), (1, 4), "fewer than 5: too few to show"),
        ((0, 0), (0, 0), (0, 0), "fewer than 5: too few to show"),
    ],
)  # fmt: skip
def test_small_numbers_and_what_would_give_them_away_are_not_shown(
    total: tuple, public: tuple, voluntary: tuple, words: str
) -> None:
    assert leaving_words(total, public, voluntary, ("public", "voluntary")) == words


@pytest.mark.parametrize(
    ("total", "sectors", "few"),
    [(11, (5, 5), True), (10, (5, 5), False), (8, (5, 5), False), (15, (5, 5), False), (10, (4, 5), False)],
)
def test_a_total_beside_sectors_shown_apart_counts_out_nobody(total: int, sectors: tuple, few: bool) -> None:
    assert leaves_few(total, sectors) is few
