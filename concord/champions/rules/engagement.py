"""Who takes part: by what somebody did in a span of months, in words and never in an order of merit (R084)."""

from dataclasses import dataclass, fields
from datetime import date

from concord.core.lib.dates import add_months
from concord.core.lib.errors import RuleBroken

from ..terms import Band

MOST_MONTHS = 60


@dataclass(frozen=True)
class TookPart:
    """How often somebody did what, in the span. Points are not among it: some are told in confidence."""

    returns: int = 0
    meetings: int = 0
    noted: int = 0
    briefings: int = 0
    seen: int = 0

    @property
    def times(self) -> int:
        return sum(getattr(self, field.name) for field in fields(self))


def band_of(times: int, often_from: int) -> Band:
    """Often from so many times on, now and then below, quiet without any."""
    if times >= often_from:
        return Band.ACTIVE
    return Band.OCCASIONAL if times else Band.QUIET


def since(day: date, months: int) -> date:
    return add_months(day, -months)


def check_span(months: int, often_from: int) -> None:
    if not 1 <= months <= MOST_MONTHS:
        raise RuleBroken(f"Choose from 1 to {MOST_MONTHS} months.", field="months")
    if often_from < 1:
        raise RuleBroken("Taking part often is once at least.", field="often_from")
