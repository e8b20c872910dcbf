"""Deadlines: the source's cases, and two independent libraries that agree."""

from dataclasses import replace
from datetime import date, timedelta

import numpy
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from concord.core.lib.dates import (
    RULES,
    act_by,
    add_months,
    add_working_days,
    bank_holidays,
    compact_week,
    day_before,
    days_short,
    explain,
    financial_year,
    last_day,
    latest_start,
)

from .published_holidays import PUBLISHED

DAYS = st.dates(date(2012, 1, 1), date(2028, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(("closes", "short"), [("2010-05-16", 0), ("2010-05-15", 1), ("2010-03-07", 70)])
def test_t21_twelve_weeks_count_both_ends(closes: str, short: int) -> None:
    assert days_short(RULES["consultation"], day("2010-02-22"), day(closes)) == short


@pytest.mark.parametrize(
    ("notice", "ends", "short"),
    [
        ("2010-12-31", "2011-03-31", 0),
        ("2011-01-04", "2011-03-31", 4),
        ("2010-11-30", "2011-02-28", 0),
        ("2011-11-30", "2012-02-29", 0),
    ],
)
def test_t23_three_months_notice(notice: str, ends: str, short: int) -> None:
    assert days_short(RULES["notice"], day(notice), day(ends)) == short


@pytest.mark.parametrize(
    ("decided", "outer"), [("2010-01-15", "2010-04-15"), ("2010-11-30", "2011-02-28"), ("2011-11-30", "2012-02-29")]
)
def test_t24_judicial_review_has_an_outer_limit_and_a_day_to_act_by(decided: str, outer: str) -> None:
    rule = RULES["review"]
    assert last_day(rule, day(decided)) == day(outer)
    assert act_by(rule, day(decided)) == day(outer) - timedelta(days=1)
    assert "in time" not in explain(rule, day(decided))


def test_t25_the_agreement_is_revised_within_six_years() -> None:
    assert last_day(RULES["revision"], date(2010, 3, 1)) == date(2016, 3, 1)


@given(DAYS, st.integers(0, 80))
def test_whole_months_agree_with_dateutil_but_for_month_ends(start: date, months: int) -> None:
    found, other = add_months(start, months), start + relativedelta(months=months)
    is_last = (start + timedelta(days=1)).day == 1
    assert found == (start + relativedelta(months=months, day=31) if is_last else other)


@settings(deadline=None)
@given(DAYS.filter(lambda one: one.year < 2028), st.integers(1, 40), st.sampled_from(["ENG", "SCT", "NIR", "ANY"]))
def test_working_days_agree_with_numpy(start: date, count: int, division: str) -> None:
    closed = sorted(bank_holidays(division, start.year) | bank_holidays(division, start.year + 1))
    other = numpy.busday_offset(start, 0, roll="backward", holidays=closed)
    assert add_working_days(start, count, division) == numpy.busday_offset(other, count, holidays=closed).item()


@settings(deadline=None)
@given(DAYS.filter(lambda one: one.year > 2012), st.integers(1, 40), st.sampled_from(["ENG", "SCT", "NIR", "ANY"]))
def test_working_days_back_agree_with_numpy(event: date, count: int, division: str) -> None:
    closed = sorted(bank_holidays(division, event.year) | bank_holidays(division, event.year - 1))
    other = numpy.busday_offset(event, 0, roll="forward", holidays=closed)
    assert add_working_days(event, -count, division) == numpy.busday_offset(other, -count, holidays=closed).item()


@settings(deadline=None)
@given(DAYS.filter(lambda one: one.year > 2012), st.sampled_from(["ENG", "SCT", "NIR"]))
def test_counting_back_moves_off_holidays_as_numpy_does(event: date, division: str) -> None:
    closed = sorted(bank_holidays(division, event.year) | bank_holidays(division, event.year - 1))
    for key, days in (("returns_open", 42), ("returns_due", 10), ("returns_lock", 5)):
        found = day_before(replace(RULES[key], calendar=division), event)
        assert found == numpy.busday_offset(event - timedelta(days=days), 0, roll="backward", holidays=closed).item()


@given(DAYS, st.integers(0, 60), st.sampled_from(["both_ends", "difference"]), st.sampled_from(["days", "weeks"]))
def test_counting_back_and_forth_comes_to_the_same_day(event: date, length: int, counting: str, unit: str) -> None:
    rule = replace(RULES["payment"], length=length, counting=counting, unit=unit)
    assert last_day(rule, day_before(rule, event)) == event


@given(DAYS, st.sampled_from(["notice", "consultation", "payment", "review"]))
def test_the_latest_start_is_the_last_that_passes_the_forward_rule(end: date, key: str) -> None:
    rule = RULES[key]
    start = latest_start(rule, end)
    assert last_day(rule, start) <= end < last_day(rule, start + timedelta(days=1))


@pytest.mark.parametrize("division", PUBLISHED)
@pytest.mark.parametrize("year", range(2019, 2026))
def test_bank_holidays_are_the_published_ones(division: str, year: int) -> None:
    # A holiday at a weekend moves: the day itself is no working day anyhow.
    found = {one for one in bank_holidays(division, year) if one.weekday() < 5}
    assert found == {day(f"{year}-{one}") for one in PUBLISHED[division][year].split()}


def test_years_and_weeks() -> None:
    assert (financial_year(date(2026, 3, 31)), financial_year(date(2026, 4, 1))) == ("2025/26", "2026/27")
    assert financial_year(date(2026, 3, 31), first_month=1) == "2026"
    assert compact_week(2026) == (date(2026, 11, 2), date(2026, 11, 6))
    assert compact_week(2027) == (date(2027, 11, 1), date(2027, 11, 5))
