"""What one import of returns has met so far, so that a row asks the database for as little as can be."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date, datetime

from concord.agreement.models import Commitment, CommitmentText
from concord.agreement.queries import text_of
from concord.core.accounts.access import Installation
from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.directory.models import Organisation

from ..imports.returns import Overview, RowFacts
from ..models import BoxAnswer, Decision, Expectation, LogReturn, Period, Point
from ..queries.settings import limits_of
from ..rules.returns import Limits

Actor = Person | Installation


# What is read with a point that may be decided on.
OF_POINTS = ("period", "commitment", "commitment_text")


@dataclass
class Held:
    """What a return holds: its points, the boxes with “nothing to report”, and those that got confidential points."""

    points: list[Point] = field(default_factory=list)
    nothing: set[int] = field(default_factory=set)
    sealed: set[int] = field(default_factory=set)

    def at(self, box: int) -> list[Point]:
        return [point for point in self.points if point.box == box]


@dataclass
class Reading:
    """Everything that the rows so far spoke of, and the rows that wait to be kept together at the end."""

    area: Area
    by: Actor
    at: datetime
    today: date
    overview: Overview = field(default_factory=Overview)
    periods: dict[str, Period] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[tuple[str, str], Person] = field(default_factory=dict)
    # By its number and the last day of the period that speaks of it.
    commitments: dict[tuple[str, date], Commitment] = field(default_factory=dict)
    texts: dict[tuple[int, date], CommitmentText | None] = field(default_factory=dict)
    # By (period, person).
    expectations: dict[tuple[int, int], Expectation] = field(default_factory=dict)
    returns: dict[tuple[int, int], LogReturn] = field(default_factory=dict)
    # By return; and the numbers of the points that have a decision.
    held: dict[int, Held] = field(default_factory=dict)
    decided: set[str] = field(default_factory=set)
    # Every point's number in the area, with its return.
    numbers: dict[str, int | None] = field(default_factory=dict)
    # The row of this file that each point stood in first: by its number, or by return, box and text where it is sealed.
    rows: dict[Hashable, RowFacts] = field(default_factory=dict)
    merges: list[tuple[int, Point, str]] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    # (period, person) of the returns that this import brought.
    fresh: set[tuple[int, int]] = field(default_factory=set)
    # What was noted already, said once however many rows it is about.
    told: set[str] = field(default_factory=set)
    # Returns of which nothing is left but points that were withdrawn.
    withdrawn: set[int] = field(default_factory=set)
    new_points: list[Point] = field(default_factory=list)
    new_answers: list[BoxAnswer] = field(default_factory=list)
    new_decisions: list[Decision] = field(default_factory=list)
    limits: Limits = field(init=False)

    def __post_init__(self) -> None:
        self.limits = limits_of(self.area)
        self.numbers = dict(Point.objects.filter(area=self.area).values_list("reference", "log_return"))

    def meet(self, period: Period) -> None:
        """Read what is kept of a period, in five queries."""
        for row in Expectation.objects.filter(period=period).select_related("person", "period", "organisation"):
            self.expectations[period.pk, row.person_id] = row
        for made in LogReturn.objects.filter(period=period).select_related("expectation", "person", "period", "area"):
            self.returns[period.pk, made.person_id] = made
            self.held[made.pk] = Held()
        for point in Point.objects.filter(period=period, log_return__isnull=False).select_related(*OF_POINTS):
            self.held[point.log_return_id].points.append(point)  # type: ignore[index]  # a named point has its return
        for log_return, box in BoxAnswer.objects.filter(log_return__period=period).values_list("log_return", "box"):
            self.held[log_return].nothing.add(box)
        decided = Decision.objects.filter(point__period=period, is_current=True)
        self.decided |= set(decided.values_list("point__reference", flat=True))

    def text_for(self, commitment: Commitment, day: date) -> CommitmentText | None:
        key = commitment.pk, day
        if key not in self.texts:
            self.texts[key] = text_of(commitment, day)
        return self.texts[key]
