"""Working days of the UK's divisions, whole months, financial years."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

DIVISIONS = ("ENG", "WLS", "SCT", "NIR")
# Freedom of information: a holiday in any part of the UK is not a working day.
ANY_PART = "ANY"


@cache
def bank_holidays(division: str, year: int) -> frozenset[date]:
    """The bank holidays of a division in a year; `ANY`: of any division."""
    import holidays  # noqa: PLC0415 - a heavy library, loaded when a working day is first asked for

    if division == ANY_PART:
        return frozenset().union(*(bank_holidays(one, year) for one in DIVISIONS))
    return frozenset(holidays.country_holidays("GB", subdiv=division, years=year))


def is_working_day(day: date, division: str) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(division, day.year)


def add_working_days(start: date, count: int, division: str) -> date:
    """The day that lies `count` working days after a start (before it, where negative), which is not counted."""
    day, step = start, 1 if count > 0 else -1
    while count:
        day += timedelta(days=step)
        count -= step * is_working_day(day, division)
    return day


def rolled(day: date, division: str, *, step: int) -> date:
    """The day itself, or the nearest working day after (`step` 1) or before (−1) it."""
    while not is_working_day(day, division):
        day += timedelta(days=step)
    return day


def add_months(start: date, months: int) -> date:
    """The same day so many calendar months later; the last day of a month goes to the last day of a month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1]
    is_last = start.day == monthrange(start.year, start.month)[1]
    return date(year, month + 1, length if is_last else min(start.day, length))


def financial_year(day: date, first_month: int = 4) -> str:
    """The label of a day's financial year: `2026/27`, or `2026` where it is the calendar year."""
    start = day.year if day.month >= first_month else day.year - 1
    return str(start) if first_month == 1 else f"{start}/{(start + 1) % 100:02d}"


def compact_week(year: int) -> tuple[date, date]:
    """Monday to Friday from the first Monday in November (D1)."""
    monday = date(year, 11, 1) + timedelta(days=-date(year, 11, 1).weekday() % 7)
    return monday, monday + timedelta(days=4)
