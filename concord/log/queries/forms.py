"""What stands on a blank form."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from concord.core.areas.models import Area
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import plural, random_reference

from ..models import Expectation
from ..rules.returns import Limits, who_sees
from ..terms import Box, PointClass, WinSource
from .examples import example_for
from .periods import period_of
from .returns import box_heading
from .settings import limits_of, notes_of


@dataclass(frozen=True)
class FormBox:
    """One box: number, heading, example, and what else it asks."""

    number: int
    heading: str
    example: str
    asks_source: bool


@dataclass(frozen=True)
class ReturnForm:
    """A blank form; its reference says which period it is for and never lets anybody in."""

    area: str
    agreement: str
    period: str
    reference: str
    due: str
    slots: int
    # How many points at most, and in what.
    limit: str
    boxes: list[FormBox]
    sources: list[str]
    who_sees: str
    notes: str
    back_to: str
    name: str = ""
    organisation: str = ""

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def return_form(area: Area, period_reference: str, *, expected: Expectation | None = None) -> ReturnForm:
    """The form of a period: blank, or with the name of somebody who is expected.

    Raises `RuleBroken` when there is no such period.
    """
    period = period_of(period_reference)
    if period is None:
        raise RuleBroken(f"There is no period “{period_reference}” in {area}.")
    sector, kind = (expected.sector, expected.organisation.kind) if expected else ("public", "")
    boxes = [
        FormBox(box, box_heading(box, area), example_for(box, sector, kind), box == Box.WINS) for box in Box.values
    ]
    limits = limits_of(area)
    contact = ", ".join(part for part in (area.contact_name, area.contact_email, area.contact_phone) if part)
    return ReturnForm(
        area=area.name,
        agreement=area.word("agreement"),
        period=f"{period} ({period.reference})",
        reference=f"{period.reference}-{random_reference(5)}",
        due=long_day(period.due_on),
        slots=limits.points_max,
        limit=limit_words(limits),
        boxes=boxes,
        sources=[str(label) for label in WinSource.labels],
        who_sees=who_sees(PointClass.NAMED, words=area.vocabulary, trustees=None),
        notes=period.notes or notes_of(area),
        back_to=contact or area.word("officer"),
        name=expected.person_name if expected else "",
        organisation=expected_body(expected) if expected else "",
    )


def expected_body(expected: Expectation) -> str:
    return ", ".join(part for part in (expected.organisation_name, expected.unit_name) if part)


def limit_words(limits: Limits) -> str:
    where = "in each box" if limits.per_box else "in the whole form"
    return f"At most {plural(limits.points_max, 'point', 'points')} {where}."


def long_day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
