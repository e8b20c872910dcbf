"""Whether now: thanks, and what somebody learned; and the years of a sheet."""

from datetime import date, timedelta

from concord.core.lib.dates import add_months, financial_year
from concord.core.lib.errors import RuleBroken

YEARS = 5


def check_not_oneself(is_own: bool) -> None:
    if is_own:
        raise RuleBroken("Nobody thanks themselves here. Ask another officer.", field="text")


def check_says_it(text: str) -> None:
    if not text:
        raise RuleBroken("Say it in a few words.", field="text")


def year_of(day: date, first_month: int) -> int:
    """The year in which the financial year of a day begins."""
    return day.year if day.month >= first_month else day.year - 1


def span_of(year: int, first_month: int) -> tuple[date, date]:
    """The first and the last day of a year."""
    begins = date(year, first_month, 1)
    return begins, add_months(begins, 12) - timedelta(days=1)


def years_before(day: date, first_month: int) -> list[tuple[int, str]]:
    """This year and four before, each with its label."""
    now = year_of(day, first_month)
    return [(year, financial_year(date(year, first_month, 1), first_month)) for year in range(now, now - YEARS, -1)]
