"""Reads for deciding: who is there, the sheet, the decisions."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch, QuerySet

from concord.core.areas.models import Area
from concord.group.models import Attendance, Interest, Meeting
from concord.group.rules import PRESENT

from ..models import Decision, Period, Point, PositionRound, ReplyRequest
from ..rules import likeness, verdicts
from ..terms import Box, RoundState, Verdict


@dataclass(frozen=True)
class SheetPoint:
    """One point on the sheet: every source, the replies, what is decided, what it resembles."""

    point: Point
    sources: Sequence[str]
    replies: Sequence[ReplyRequest]
    decision: Decision | None
    round: PositionRound | None
    earlier: Sequence[Point] = field(default=())
    aside: Sequence[str] = field(default=())

    @property
    def is_settled(self) -> bool:
        return self.decision is not None and self.decision.verdict in verdicts.FINAL


@dataclass(frozen=True)
class SheetBox:
    """One box of the sheet; similar points stand side by side."""

    box: int
    heading: str
    points: Sequence[SheetPoint]


@dataclass(frozen=True)
class DecisionSheet:
    """Everything the group looks at in one sitting."""

    period: Period
    meeting: Meeting | None
    boxes: Sequence[SheetBox]
    total: int
    decided: int


def seats_at(meeting: Meeting, point: Point) -> list[verdicts.Seat]:
    """Deciding members who are there, and which of them stand aside on a point. Three queries."""
    present = list(Attendance.objects.filter(meeting=meeting, decides=True, state__in=PRESENT))
    declared = defaultdict(list)
    for interest in Interest.objects.filter(attendance__meeting=meeting):
        declared[interest.attendance_id].append((interest.organisation_id, interest.unit_id))
    reporters = reporters_of(point)
    about = (point.about_organisation_id, point.about_unit_id)
    return [
        verdicts.Seat(
            person=seat.person_id,
            sector=seat.sector,
            stands_aside=verdicts.stands_aside(
                own=[(seat.organisation_id, seat.unit_id)],
                declared=declared[seat.pk],
                about=about,
                is_reporter=seat.person_id in reporters,
            ),
        )
        for seat in present
    ]


def reporters_of(point: Point) -> set[int]:
    """Named reporters of a point and of those merged into it. Confidential ones are not looked up here."""
    found = Point.objects.filter(pk=point.pk) | Point.objects.filter(merged_into=point)
    return set(found.filter(log_return__isnull=False).values_list("log_return__person", flat=True))


def meeting_for(period: Period) -> Meeting | None:
    """The meeting that decides: the period's own, or the group's latest."""
    if period.meeting_id:
        return period.meeting
    return Meeting.objects.filter(group=period.group).exclude(state="cancelled").order_by("-starts_at").first()


def sheet_points(period: Period) -> QuerySet[Point]:
    """Tabled points that stand on their own, with all that a sheet shows, in a fixed number of queries."""
    merged = Prefetch("merged", Point.objects.select_related("log_return__expectation"))
    current = Prefetch(
        "decisions", Decision.objects.filter(is_current=True).select_related("commitment"), to_attr="current"
    )
    rounds = Prefetch("rounds", PositionRound.objects.filter(state=RoundState.SEALED), to_attr="sealed")
    found = Point.objects.tabled().standing().filter(period=period)
    found = found.select_related(
        "log_return__expectation", "about_organisation", "about_unit", "commitment", "commitment_text"
    )
    return found.prefetch_related(merged, current, rounds, "reply_requests", "win_story").order_by("box", "reference")


def decision_sheet(period: Period) -> DecisionSheet:
    """The period's points by box, similar ones side by side, each with its sources and replies."""
    points = list(sheet_points(period))
    earlier = earlier_alike(period, points)
    lines = {point.pk: sheet_point(point, earlier.get(point.pk, [])) for point in points}
    boxes = [
        SheetBox(box, str(Box(box).label), in_order([p for p in points if p.box == box], lines)) for box in Box.values
    ]
    decided = sum(line.decision is not None for line in lines.values())
    return DecisionSheet(period, meeting_for(period), boxes, len(points), decided)


def in_order(points: list[Point], lines: dict[int, SheetPoint]) -> list[SheetPoint]:
    """Alike next to each other: each point is followed by those that resemble it."""
    alike = likeness.neighbours({point.pk: point.text for point in points})
    seen: set[int] = set()
    ordered: list[SheetPoint] = []
    for point in points:
        for pk in [point.pk, *alike.get(point.pk, [])]:
            if pk not in seen:
                seen.add(pk)
                ordered.append(lines[pk])
    return ordered


def sheet_point(point: Point, earlier: Sequence[Point]) -> SheetPoint:
    return SheetPoint(
        point=point,
        sources=sorted({source_words(p) for p in [point, *point.merged.all()]}),
        replies=list(point.reply_requests.all()),
        decision=point.current[0] if point.current else None,  # type: ignore[attr-defined]  # prefetched
        round=point.sealed[0] if point.sealed else None,  # type: ignore[attr-defined]  # prefetched
        earlier=earlier,
    )


def source_words(point: Point) -> str:
    """Who raised it: name and organisation, or that the name is withheld."""
    if point.log_return is None:
        return "Name withheld"
    expected = point.log_return.expectation
    via = " (for somebody who is not named)" if point.is_proxy else ""
    return f"{expected.person_name}, {expected.unit_name or expected.organisation_name}{via}"


def earlier_alike(period: Period, points: list[Point]) -> dict[int, list[Point]]:
    """Earlier points of the area in similar words, at most two each."""
    before = list(
        Point.objects.tabled()
        .standing()
        .filter(period__opens_on__lt=period.opens_on)
        .select_related("period")
        .order_by("-period__opens_on")[:400]
    )
    found = likeness.find_alike({p.pk: p.text for p in points}, {p.pk: p.text for p in before})
    by_pk = {p.pk: p for p in before}
    return {pk: [by_pk[match.other] for match in matches[:2]] for pk, matches in found.items()}


def point_of(reference: str) -> Point | None:
    found = Point.objects.select_related(
        "period",
        "period__group",
        "period__meeting",
        "area",
        "about_organisation",
        "about_unit",
        "commitment",
        "commitment_text",
        "log_return__expectation",
        "merged_into",
    )
    return found.filter(reference=reference, tabled=True).first()


def decision_of(reference: str) -> Decision | None:
    return (
        Decision.objects.select_related("point", "point__period", "meeting", "area").filter(reference=reference).first()
    )


def next_undecided(period: Period, after: Point | None = None) -> Point | None:
    """The next point of the sheet without a decision, after a given one."""
    waiting = Point.objects.tabled().standing().filter(period=period).exclude(decisions__is_current=True)
    points = list(waiting.order_by("box", "reference"))
    if after is None:
        return points[0] if points else None
    later = [p for p in points if (p.box, p.reference) > (after.box, after.reference)]
    return later[0] if later else (points[0] if points else None)


def decided_on_or_before(area: Area, day: date) -> QuerySet[Decision]:
    return Decision.objects.filter(area=area, decided_on__lte=day, is_current=True)


def is_open_verdict(verdict: str) -> bool:
    return verdict in {Verdict.DEFERRED, Verdict.ASKED_BACK, Verdict.NO_ELIGIBLE}
