"""Dates, shares and small counts in words."""

from datetime import UTC, date, datetime

import pytest

from concord.core.ui.wording import clock, long_date, long_time, n_or_fewer, percent_n, short_date

DAY = date(2026, 3, 3)


def test_dates_are_written_out():
    assert (long_date(DAY), short_date(DAY)) == ("Tuesday 3 March 2026", "3 Mar 2026")


def test_no_date_is_no_words():
    assert (long_date(None), short_date(None), long_time(None)) == ("", "", "")


def test_a_moment_is_told_in_local_time():
    assert long_time(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "Thursday 2 July 2026 at 12.30am"


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [(12, 0, "midday"), (0, 0, "midnight"), (13, 0, "1pm"), (18, 30, "6.30pm"), (9, 5, "9.05am"), (0, 30, "12.30am")],
)
def test_a_time_of_day_is_told_in_one_way(hour, minute, words):
    assert clock(datetime(2026, 3, 3, hour, minute)) == words


def test_a_share_always_has_its_n():
    assert percent_n(18, 29) == "62\N{NO-BREAK SPACE}% (18 of 29)"


def test_a_share_of_nothing_is_only_a_count():
    assert percent_n(0, 0) == "0 of 0"


@pytest.mark.parametrize(("count", "words"), [(0, "fewer than 5"), (4, "fewer than 5"), (5, "5"), (1234, "1,234")])
def test_small_counts_are_hidden(count, words):
    assert n_or_fewer(count) == words
