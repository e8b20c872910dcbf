"""Whether now: who sits where, when a board meets, and what was on another meeting's agenda; and the sums of it."""

from collections.abc import Mapping
from datetime import date

from concord.core.lib.dates import add_months
from concord.core.lib.errors import RuleBroken

SECTORS = ("public", "voluntary")
QUARTERS = 8


def check_one_body(*found: object, field: str = "where") -> None:
    """Exactly one: chosen from the list, or in words."""
    if sum(1 for one in found if one) != 1:
        raise RuleBroken("Choose a body from the list, or name it in words. One of the two.", field=field)


def check_ours(is_ours: bool) -> None:
    if not is_ours:
        raise RuleBroken("This person is no champion and no member of the group here.", field="person")


def check_ends_after(starts_on: date | None, ends_on: date | None) -> None:
    if starts_on and ends_on and ends_on < starts_on:
        raise RuleBroken("It ends before it starts. Check the two days.", field="ends_on")


def check_still_to_come(on: date | None, today: date) -> None:
    if on and on < today:
        raise RuleBroken("This day is over. Give the day of the next meeting, or none.", field="on")


def check_one_presenter(person: object, words: str) -> None:
    if person and words:
        raise RuleBroken("Choose who spoke, or name them in words. One of the two.", field="presenter")


def sits_on(starts_on: date | None, ends_on: date | None, day: date) -> bool:
    """A day that nobody noted is no limit."""
    return (starts_on is None or starts_on <= day) and (ends_on is None or ends_on >= day)


def quarter_of(day: date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3 + 1


def last_quarters(day: date, count: int = QUARTERS) -> list[tuple[int, int]]:
    """The quarter of a day and those before it, the latest first."""
    return [quarter_of(add_months(day.replace(day=1), -3 * number)) for number in range(count)]


def quarter_in_words(quarter: tuple[int, int]) -> str:
    year, number = quarter
    first = date(year, 3 * number - 2, 1)
    return f"{first:%B} to {add_months(first, 2):%B} {year}"


def apart_in_words(counts: Mapping[str, int], whole: int) -> str:
    """How far the sectors are apart, of so many boards."""
    public, voluntary = (counts.get(sector, 0) for sector in SECTORS)
    if not whole:
        return "No partnership or board is in the register yet."
    if public == voluntary:
        return f"The public sector and the voluntary sector reach as many boards: {public} of {whole}."
    ahead = "public" if public > voluntary else "voluntary"
    more = abs(public - voluntary)
    return f"The {ahead} sector reaches {more} more of {whole} {'board' if whole == 1 else 'boards'} than the other."


def check_same_person(is_same: bool) -> None:
    if not is_same:
        raise RuleBroken("This seat is somebody else's. Leave its ref empty to add another.", field="who")
