"""A national agreement that an area took as its own for a time, while it writes its own text (R021)."""

from dataclasses import dataclass
from datetime import date

from concord.core.lib.dates import add_months
from concord.core.lib.errors import RuleBroken

from ..models import Document
from ..terms import DocumentKind
from .frameworks import FRAMEWORKS, Framework

# Months before the planned end from which it is told.
TOLD_BEFORE = 6


@dataclass(frozen=True)
class National:
    """Which one holds, from when, until when it is meant to, and what was noted of it."""

    framework: Framework
    from_on: date
    until_on: date | None
    note: str

    @property
    def words(self) -> str:
        until = f", planned to end on {self.until_on:%-d %B %Y}" if self.until_on else ", without a planned end"
        return f"{self.framework}, from {self.from_on:%-d %B %Y}{until}"


def national_of(document: Document) -> National | None:
    """The one that holds for a time now; None where there is none, or it has ended."""
    found = FRAMEWORKS.get(document.national_key)
    if found is None or document.national_from is None or document.national_ended_on is not None:
        return None
    return National(found, document.national_from, document.national_until, document.national_note)


def ends_soon(document: Document, today: date) -> date | None:
    """The planned end of the one that holds, from half a year before it and for as long as it is passed."""
    found = national_of(document)
    day = found.until_on if found else None
    return day if day is not None and today >= add_months(day, -TOLD_BEFORE) else None


def check_national(
    document: Document, *, key: str, from_on: date | None, until_on: date | None, ended_on: date | None, today: date
) -> None:
    """“Some areas have adopted the national Compact … as a temporary measure” (Local Compacts: a user guide, 6)."""
    if document.kind != DocumentKind.AGREEMENT:
        raise RuleBroken("A national agreement can stand for the agreement itself, not for a code of practice.")
    if not key and (from_on or until_on or ended_on):
        raise RuleBroken("Say which national agreement it is.", field="national_key")
    if key and from_on is None:
        raise RuleBroken("Say from when it holds.", field="national_from")
    if from_on and from_on > today:
        raise RuleBroken("That day is still to come. Note it on the day, or afterwards.", field="national_from")
    if from_on and until_on and until_on <= from_on:
        raise RuleBroken("The planned end is later than the first day.", field="national_until")
    if ended_on and ended_on > today:
        raise RuleBroken("That day is still to come. Note the end once it is there.", field="national_ended_on")
    if from_on and ended_on and ended_on < from_on:
        raise RuleBroken("That is before it began.", field="national_ended_on")
