"""Reads of the decision sheet: the points of a period in one sitting, and each of them alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery

from concord.agreement.models import CommitmentText
from concord.group.models import Meeting

from ..models import Decision, Period, Point, PositionRound, ReplyRequest
from ..rules import likeness, verdicts
from ..terms import Box, RoundState, Verdict
from .decisions import (
    how_many_raised,
    sheet_meeting,
    source_words,
    sources_of,
    why_not_yet,
)
from .likes import Like, earlier_alike, likes_of
from .replies import beside, is_decided_before_reply, is_sheet_made, unasked, untried
from .returns import box_heading


@dataclass(frozen=True)
class Row:
    """A point's place on the sheet. `number`: what it is called at the table, “2.3”, kept when others are merged.

    `decision`: the key of the one that stands.
    """

    pk: int
    reference: str
    number: str
    stands: bool
    decision: int | None
    sealed: bool

    @property
    def decided(self) -> bool:
        return self.decision is not None


@dataclass(frozen=True)
class Merged:
    """A report that was merged into another, with its number on the sheet."""

    point: Point
    number: str
    source: str


@dataclass(frozen=True)
class SheetPoint:
    """One point on the sheet: every source, the replies, what is decided, what it resembles."""

    point: Point
    number: str
    sources: Sequence[str]
    raised_by: str
    merged: Sequence[Merged]
    replies: Sequence[ReplyRequest]
    decision: Decision | None
    round: PositionRound | None
    earlier: Sequence[Like] = ()
    alike: Sequence[Like] = ()

    @property
    def decided_text(self) -> CommitmentText | None:
        """The commitment that the group decided on, or until then the one that was reported."""
        return self.decision.commitment_text if self.decision else self.point.commitment_text

    @property
    def ticked(self) -> str:
        """The verdict to mark on paper: none where the group looks at the point again."""
        return self.decision.verdict if self.decision and self.number else ""

    @property
    def not_asked(self) -> list[str]:
        """Whom nobody tried to ask for a reply although the point, as it is decided, needs it."""
        return about_names(untried(self.family, self.decision.verdict if self.decision else ""))

    @property
    def unreached(self) -> list[ReplyRequest]:
        """Requests that no mail takes to whom they are for."""
        return [request for request in self.replies if not request.is_asked]

    @property
    def would_ask(self) -> list[str]:
        """Whom “not followed” asks."""
        return about_names(unasked(self.family, Verdict.NOT_FOLLOWED))

    @property
    def family(self) -> list[Point]:
        """The point and those merged into it."""
        return [self.point, *(other.point for other in self.merged)]

    @property
    def before_reply(self) -> bool:
        """Whether it was decided while the organisation named could still reply, or before its reply came."""
        return self.decision is not None and is_decided_before_reply(self.decision, self.replies)

    @property
    def reply_came_after(self) -> bool:
        return self.before_reply and any(request.replied_at for request in self.replies)


@dataclass(frozen=True)
class SheetBox:
    """One box of the sheet; in a group, similar points stand side by side."""

    box: int
    heading: str
    groups: Sequence[Sequence[SheetPoint]]

    @property
    def points(self) -> list[SheetPoint]:
        return [line for group in self.groups for line in group]


@dataclass(frozen=True)
class DecisionSheet:
    """Everything the group looks at in one sitting. `left`: put off or asked back on an earlier sheet."""

    period: Period
    meeting: Meeting | None
    boxes: Sequence[SheetBox]
    left: Sequence[SheetPoint]
    total: int
    decided: int
    in_positions: int
    is_made: bool
    # Whom nobody asked although a point needs it, whom no mail reaches, and why the group cannot decide yet.
    not_asked: Sequence[str]
    unreached: Sequence[ReplyRequest]
    waits: str

    @property
    def how_far(self) -> str:
        return f"{self.decided} of {self.total} points decided"


def about_names(points: Iterable[Point]) -> list[str]:
    """The organisations that points name, each once."""
    return sorted({point.about_name for point in points})


def sheet_rows(period: Period) -> list[Row]:
    """Every point of the sheet in its order, merged ones too. One query.

    Numbers never move: one that is withdrawn keeps its own.
    """
    current = Decision.objects.filter(point=OuterRef("pk"), is_current=True)
    sealed = PositionRound.objects.filter(point=OuterRef("pk"), state=RoundState.SEALED)
    found = Point.objects.tabled().filter(period=period).order_by("box", "reference")
    found = found.annotate(decision=Subquery(current.values("pk")[:1]), is_sealed=Exists(sealed))
    rows: list[Row] = []
    place: dict[int, int] = {}
    columns = ("pk", "box", "reference", "merged_into", "decision", "is_sealed", "withdrawn_at")
    for pk, box, reference, into, decision, sealed_now, withdrawn_at in found.values_list(*columns):
        place[box] = place.get(box, 0) + 1
        if withdrawn_at is None:
            rows.append(Row(pk, reference, f"{box}.{place[box]}", into is None, decision, sealed_now))
    return rows


def merge_choices(point: Point) -> tuple[str, dict[str, Point]]:
    """The number of a point on its sheet, and those of its box that it may become part of, by theirs. Two queries."""
    numbers = {row.pk: row.number for row in sheet_rows(point.period)}
    found = Point.objects.tabled().standing().filter(period=point.period, box=point.box).order_by("reference")
    return numbers[point.pk], {numbers[other.pk]: other for other in found.exclude(pk=point.pk)}


def sheet_points(**chosen: object) -> QuerySet[Point]:
    """Tabled points that stand on their own, with all that a sheet shows, in a fixed number of queries."""
    merged = Point.objects.filter(withdrawn_at__isnull=True).select_related("log_return__expectation")
    current = Decision.objects.filter(is_current=True).select_related("commitment_text", "recorded_by")
    sealed = PositionRound.objects.filter(state=RoundState.SEALED).select_related("meeting__group", "point")
    found = Point.objects.tabled().standing().filter(**chosen)
    found = found.select_related(
        "period", "log_return__expectation", "about_organisation", "about_unit", "commitment", "commitment_text"
    )
    return found.prefetch_related(
        Prefetch("merged", merged.order_by("reference").prefetch_related("reply_requests")),
        Prefetch("decisions", current, to_attr="current"),
        Prefetch("rounds", sealed, to_attr="sealed"),
        "reply_requests",
    ).order_by("period__opens_on", "box", "reference")


def decision_sheet(period: Period, on: date) -> DecisionSheet:
    """The period's points by box, similar ones side by side, each with its sources and replies."""
    numbers = {row.pk: row.number for row in sheet_rows(period)}
    left = left_from_before(period)
    found = list(sheet_points(pk__in=[*numbers, *left]))
    points = [point for point in found if point.period_id == period.pk]
    earlier = earlier_alike(period, points)
    boxes = []
    for box in Box.values:
        here = {point.pk: point for point in points if point.box == box}
        boxes.append(SheetBox(box, box_heading(box, period.area), in_groups(here, earlier, numbers)))
    lines = [line for box in boxes for line in box.points]
    meeting = sheet_meeting(period, on)
    return DecisionSheet(
        period=period,
        meeting=meeting,
        boxes=boxes,
        left=[sheet_point(point, {}) for point in found if point.period_id != period.pk],
        total=len(points),
        decided=sum(line.decision is not None for line in lines),
        in_positions=sum(line.round is not None for line in lines),
        is_made=is_sheet_made(period),
        not_asked=sorted({name for line in lines for name in line.not_asked}),
        unreached=[request for line in lines for request in line.unreached],
        waits=why_not_yet(meeting, on),
    )


def left_from_before(period: Period) -> list[int]:
    """Points of the group's earlier periods that were put off, asked back, or had nobody free to decide."""
    found = Decision.objects.filter(
        is_current=True,
        verdict__in=verdicts.LEFT,
        point__merged_into__isnull=True,
        point__period__group=period.group_id,
        point__period__opens_on__lt=period.opens_on,
    )
    return list(found.values_list("point", flat=True))


def in_groups(
    points: Mapping[int, Point], earlier: Mapping[int, Sequence[Like]], numbers: Mapping[int, str]
) -> list[list[SheetPoint]]:
    """Alike beside each other, each point once."""
    alike = likeness.alike({pk: point.text for pk, point in points.items()})

    def row(pk: int) -> SheetPoint:
        return sheet_point(points[pk], numbers, earlier.get(pk, ()), likes_of(alike[pk], points, numbers))

    return [[row(pk) for pk in group] for group in likeness.grouped(alike)]


def sheet_point(
    point: Point, numbers: Mapping[int, str], earlier: Sequence[Like] = (), alike: Sequence[Like] = ()
) -> SheetPoint:
    """A row of `sheet_points` as the sheet shows it; a reply about one that is merged into it stands beside it too."""
    family = [point, *point.merged.all()]
    return SheetPoint(
        point=point,
        number=numbers.get(point.pk, ""),
        sources=sources_of(family),
        raised_by=how_many_raised(family),
        merged=[Merged(one, numbers.get(one.pk, one.reference), source_words(one)) for one in family[1:]],
        replies=beside(family),
        decision=point.current[0] if point.current else None,  # type: ignore[attr-defined]  # prefetched
        round=point.sealed[0] if point.sealed else None,  # type: ignore[attr-defined]  # prefetched
        earlier=earlier,
        alike=alike,
    )
