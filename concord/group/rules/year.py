"""The days of a year's meetings, and what moves them: pure sums."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from concord.core.lib.dates import add_months, bank_holidays
from concord.core.lib.errors import RuleBroken

from ..terms import Rhythm

# “Regular meetings – for example six times a year” (Local Compacts: a user guide, section 2; T28).
USUAL, MOST = 6, 24
WEEK = timedelta(weeks=1)
# So many weeks on a free day is looked for.
FURTHEST = 12


@dataclass(frozen=True)
class Taken:
    """Days on which no meeting is proposed, the first and the last included, and why in words."""

    first: date
    last: date
    why: str


@dataclass(frozen=True)
class Proposal:
    """The day that the rhythm gives and the one that is proposed; `why`: what stands in the way of the first."""

    wanted: date
    day: date
    why: str = ""

    @property
    def words(self) -> str:
        """What happened to the day; empty when nothing did."""
        if not self.why:
            return ""
        moved = f"Moved to {in_words(self.day)}. " if self.day != self.wanted else "No free day was found near it. "
        return f"{moved}{in_words(self.wanted)} {self.why}."


def in_words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def days_every(first: date, count: int, every: int, unit: str) -> list[date]:
    """So many days from the first on; by months it stays the same weekday, as the second Tuesday."""
    if unit == Rhythm.WEEKS:
        return [first + n * every * WEEK for n in range(count)]
    number = (first.day - 1) // 7
    return [weekday_in(add_months(first.replace(day=1), n * every), first.weekday(), number) for n in range(count)]


def weekday_in(month: date, weekday: int, number: int) -> date:
    """The first (0) to fourth weekday of a month; the fifth is its last."""
    first = month + timedelta(days=(weekday - month.weekday()) % 7)
    found = first + number * WEEK
    return found if found.month == month.month else found - WEEK


def proposals(wanted: Sequence[date], division: str, taken: Collection[Taken]) -> list[Proposal]:
    """Each day, or the same weekday of the next week that is free."""
    found: list[Proposal] = []
    for day in wanted:
        used = [Taken(one.day, one.day, "has a meeting of this plan") for one in found]
        found.append(proposal(day, division, [*taken, *used]))
    return found


def proposal(wanted: date, division: str, taken: Collection[Taken]) -> Proposal:
    why = in_the_way(wanted, division, taken)
    later = (wanted + n * WEEK for n in range(FURTHEST))
    free = next((day for day in later if not in_the_way(day, division, taken)), wanted)
    return Proposal(wanted, free, why)


def in_the_way(day: date, division: str, taken: Collection[Taken]) -> str:
    """Why no meeting is proposed on a day, to follow the day in a sentence; empty when nothing speaks against it."""
    if day in bank_holidays(division, day.year):
        return "is a bank holiday"
    return next((one.why for one in taken if one.first <= day <= one.last), "")


def rhythm_of(meetings_a_year: int) -> dict[str, int | str]:
    """How many meetings, every how many months or weeks, so that they fill a year."""
    if meetings_a_year <= 12:
        return {"count": meetings_a_year, "every": 12 // meetings_a_year, "unit": Rhythm.MONTHS}
    return {"count": meetings_a_year, "every": 52 // meetings_a_year, "unit": Rhythm.WEEKS}


def check_format_decision(decision: str, meetings_a_year: int | None) -> None:
    if not decision:
        raise RuleBroken("Say what was decided.", field="decision")
    if meetings_a_year is not None and not 1 <= meetings_a_year <= MOST:
        raise RuleBroken(f"Give a number from 1 to {MOST}.", field="meetings_a_year")


def check_days(days: Sequence[date], today: date) -> None:
    if not days:
        raise RuleBroken("Every day is left out, so there is nothing to plan.")
    if len(days) > MOST:
        raise RuleBroken(f"At most {MOST} meetings are planned at once.")
    if len(set(days)) < len(days):
        raise RuleBroken("Two of the meetings are on the same day. Change one of them, or leave it out.")
    if min(days) < today:
        raise RuleBroken(f"{in_words(min(days))} has passed. Choose a later day.")
