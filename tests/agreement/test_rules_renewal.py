"""The clock of the next revision."""

from datetime import date

import pytest

from concord.agreement.rules.renewal import renewal


@pytest.mark.parametrize(
    ("revised", "due"),
    [
        (date(2010, 2, 22), date(2016, 2, 22)),
        (date(2012, 2, 29), date(2018, 2, 28)),
        (date(2020, 5, 31), date(2026, 5, 31)),
    ],
)
def test_it_is_revised_within_six_years(revised, due):
    found = renewal(revised, months=72, today=revised)
    assert (found.due_on, found.is_overdue, found.is_near) == (due, False, False)


@pytest.mark.parametrize(
    ("today", "within", "overdue"),
    [
        (date(2014, 2, 21), None, False),
        (date(2014, 2, 22), 24, False),
        (date(2015, 2, 22), 12, False),
        (date(2015, 8, 21), 12, False),
        (date(2015, 8, 22), 6, False),
        (date(2016, 2, 22), 6, False),
        (date(2016, 2, 23), None, True),
    ],
)
def test_it_is_warned_of_two_years_one_year_and_half_a_year_before(today, within, overdue):
    found = renewal(date(2010, 2, 22), months=72, today=today)
    assert (found.within, found.is_overdue, found.is_near) == (within, overdue, bool(within or overdue))


@pytest.mark.parametrize(
    ("months", "today", "words"),
    [
        (72, date(2015, 9, 1), "It is to be revised by 22 February 2016, in less than 6 months."),
        (72, date(2016, 3, 1), "It was to be revised by 22 February 2016."),
        (36, date(2010, 3, 1), "It is to be revised by 22 February 2013."),
    ],
)
def test_the_words_say_the_day_and_how_near_it_is(months, today, words):
    assert renewal(date(2010, 2, 22), months=months, today=today).words == words
