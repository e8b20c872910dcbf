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
from .returns import box_heading, context_choices, usual_kinds
from .settings import limits_of, notes_of, trustees_of

# An officer reads what stands on paper, so nothing that they must not see is asked for there.
NOT_HERE = "If your name must not be known, do not use this form: an officer types it in."
OWN_LINK = "Ask for your personal link: there you choose who sees a point."
NO_TRUSTEE_HERE = "No trustee holds names here."
THROUGH_A_BODY = "A voluntary organisation can raise it for you by its own link, without your name."


@dataclass(frozen=True)
class FormChoice:
    """What else a box asks of each point, answered by the number of an option, or of `several`."""

    name: str
    question: str
    options: list[str]
    # The options with their numbers, or where on the form they stand.
    legend: str
    several: bool = False


@dataclass(frozen=True)
class FormBox:
    """One box: number, heading, example, and what else it asks."""

    number: int
    heading: str
    example: str
    choice: FormChoice


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
    # How long a point may be, beside each.
    text_limit: str
    boxes: list[FormBox]
    who_sees: str
    # What to do where a name must not be known: never on this form, which an officer types in.
    in_confidence: str
    notes: str
    back_to: str
    name: str = ""
    organisation: str = ""

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def return_form(area: Area, period_reference: str, *, on: date, expected: Expectation | None = None) -> ReturnForm:
    """The form of a period: blank, or with the name of somebody who is expected.

    `on`: the day it is made, since it says whether a trustee holds names. Raises `RuleBroken` when there is no such
    period.
    """
    period = period_of(period_reference)
    if period is None:
        raise RuleBroken(f"There is no period “{period_reference}” in {area}.")
    sector, kind = (expected.sector, expected.organisation.kind) if expected else ("public", "")
    boxes = [
        FormBox(box, box_heading(box, area), example_for(box, sector, kind), choice_in(box, area)) for box in Box.values
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
        text_limit=f"At most {limits.text_limit} characters",
        boxes=boxes,
        who_sees=who_sees(PointClass.NAMED, words=area.vocabulary, trustees=None),
        in_confidence=in_confidence(has_trustee=trustees_of(area, on) is not None),
        notes=period.notes or notes_of(area),
        back_to=contact or area.word("officer"),
        name=expected.person_name if expected else "",
        organisation=expected_body(expected) if expected else "",
    )


def choice_in(box: int, area: Area) -> FormChoice:
    """What the page of a box asks beside what every point is asked (R098, R099, R141)."""
    if box == Box.WAY_OF_WORKING:
        places = [label for _, label in context_choices(area)]
        return FormChoice("where", "Where was it?", places, numbered(places), several=True)
    if box == Box.WINS:
        sources = [str(label) for label in WinSource.labels]
        return FormChoice("source", "Where did the win come from?", sources, numbered(sources))
    kinds = [str(label) for _, label in usual_kinds()]
    # They are long, and stand on the form once.
    legend = numbered(kinds) if box == Box.LEARN_FROM else f"the list is in box {Box.LEARN_FROM}"
    return FormChoice("kind", "Is it one of the usual kinds?", kinds, legend)


def numbered(options: list[str]) -> str:
    return "; ".join(f"{n}\u00a0{option}" for n, option in enumerate(options, start=1))


def in_confidence(*, has_trustee: bool) -> str:
    """How to raise what nobody may put a name to."""
    if has_trustee:
        return f"{NOT_HERE} {OWN_LINK} {THROUGH_A_BODY}"
    return f"{NOT_HERE} {NO_TRUSTEE_HERE} {THROUGH_A_BODY}"


def expected_body(expected: Expectation) -> str:
    return ", ".join(part for part in (expected.organisation_name, expected.unit_name) if part)


def limit_words(limits: Limits) -> str:
    where = "in each box" if limits.per_box else "in the whole form"
    return f"At most {plural(limits.points_max, 'point', 'points')} {where}."


def long_day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
