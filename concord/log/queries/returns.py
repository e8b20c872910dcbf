"""Reads of one return: for its writer, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..models import BoxAnswer, GroupVersion, LogReturn, Point
from ..rules.returns import PointInput, blanks
from ..terms import Box, PointClass


@dataclass(frozen=True)
class WrittenPoint:
    """A point as its writer sees it, named or confidential."""

    input: PointInput
    reference: str
    class_words: str
    proposal: GroupVersion | None = None


@dataclass(frozen=True)
class BoxPage:
    """One box with what is written in it."""

    box: int
    heading: str
    points: Sequence[WrittenPoint]
    nothing: bool

    @property
    def is_answered(self) -> bool:
        return bool(self.points) or self.nothing


@dataclass(frozen=True)
class ReturnPage:
    """A whole return for its writer."""

    log_return: LogReturn
    boxes: Sequence[BoxPage]
    blank: int
    is_late: bool
    is_open: bool


EXAMPLES: dict[str, dict[int, str]] = {
    # The source's own example: the Leisure Department's champion (000).
    "public": {
        1: "Joint development of draft community sports strategy.",
        2: "Sector not informed leisure centres best value review had started.",
        3: "Schedule of affordable space produced (planned).",
        4: "Only 2 weeks to apply for holiday project grants but extended following representations.",
    },
    "voluntary": {
        1: "The housing team asked our tenants' group to help write the repairs survey.",
        2: "We were told of the new monitoring form a week before it was due.",
        3: "The council paid the first quarter in advance (planned).",
        4: "Agree one set of questions for all small grants.",
    },
    "police": {
        1: "The neighbourhood team and youth clubs drew up the summer patrol plan together.",
        2: "Faith groups heard of the changed station hours from the newspaper.",
        3: "The community fund went to groups that had never applied before (opportunistic).",
        4: "Put the meeting dates of both sides into one calendar.",
    },
    "health": {
        1: "Carers' groups chose the questions for the hospital discharge review.",
        2: "The falls service was re-let with no time for small charities to answer.",
        3: "Notice of the ending contract was withdrawn and given anew (from things that went wrong).",
        4: "Tell partners twelve weeks before a service is to change.",
    },
}


def example_for(box: int, sector: str, kind: str = "") -> str:
    """A worked example of a box for somebody's kind of organisation (R101)."""
    key = kind if kind in EXAMPLES else ("voluntary" if sector == "voluntary" else "public")
    return EXAMPLES[key][box]


def return_of(person: object, reference: str) -> LogReturn | None:
    """A person's own return in a period, by the period's reference."""
    found = LogReturn.objects.filter(person=person, period__reference=reference)
    return found.select_related("period", "period__area", "person", "expectation", "expectation__organisation").first()


def named_points(log_return: LogReturn) -> dict[int, list[WrittenPoint]]:
    rows = Point.objects.filter(log_return=log_return, withdrawn_at__isnull=True).order_by("box", "position")
    found: dict[int, list[WrittenPoint]] = {}
    for row in rows.select_related("about_organisation", "about_unit", "commitment", "answers_point"):
        found.setdefault(row.box, []).append(WrittenPoint(input_from(row), row.reference, row.get_point_class_display()))
    return found


def input_from(row: Point) -> PointInput:
    return PointInput(
        text=row.text, point_class=PointClass.NAMED, about_organisation=row.about_organisation, about_unit=row.about_unit,
        commitment=row.commitment, breach=row.breach, happened_on=row.happened_on, win_source=row.win_source,
        contexts=row.contexts, is_proxy=row.is_proxy, answers_point=row.answers_point,
    )  # fmt: skip


def boxes_of(log_return: LogReturn, confidential: dict[int, list[WrittenPoint]]) -> list[BoxPage]:
    """The four boxes; `confidential`: the writer's own sealed points, for nobody else's eyes."""
    named = named_points(log_return)
    nothing = set(BoxAnswer.objects.filter(log_return=log_return).values_list("box", flat=True))
    return [
        BoxPage(box, box_heading(box, log_return), [*named.get(box, []), *confidential.get(box, [])], box in nothing)
        for box in Box.values
    ]


def box_heading(box: int, log_return: LogReturn) -> str:
    """The source's own heading, with the area's word where it differs from “Compact” (R095)."""
    label = str(Box(box).label)
    word = log_return.area.word("agreement")
    return label if word == "Compact" else label.replace("Compact", word)


def return_page(log_return: LogReturn, confidential: dict[int, list[WrittenPoint]], *, on: date) -> ReturnPage:
    boxes = boxes_of(log_return, confidential)
    period = log_return.period
    blank = blanks({b.box for b in boxes if b.points}, {b.box for b in boxes if b.nothing})
    is_open = period.state == "open" and period.locks_on >= on
    return ReturnPage(log_return, boxes, blank, period.due_on < on, is_open)
