"""Reads for deciding: who is there, the sheet, the decisions."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from concord.group.models import Attendance, Interest, Meeting
from concord.group.rules import PRESENT

from ..models import Decision, Period, Point, PositionRound, ReplyRequest
from ..rules import likeness, verdicts
from ..terms import Box, RoundState
from .replies import needs_reply


@dataclass(frozen=True)
class Like:
    """A point in similar words, and the words that both share, the rarest first."""

    point: Point
    words: Sequence[str]


@dataclass(frozen=True)
class SheetPoint:
    """One point on the sheet: every source, the replies, what is decided, what it resembles."""

    point: Point
    sources: Sequence[str]
    replies: Sequence[ReplyRequest]
    decision: Decision | None
    round: PositionRound | None
    earlier: Sequence[Like] = ()
    alike: Sequence[Like] = ()

    @property
    def before_reply(self) -> bool:
        """Whether it was decided while the organisation named could still reply, or before its reply came."""
        at = self.decision.decided_at if self.decision else None
        return at is not None and any(
            verdicts.decided_before_reply(decided_at=at, replied_at=r.replied_at, window_ends_on=r.window_ends_on)
            for r in self.replies
        )

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
    """Everything the group looks at in one sitting."""

    period: Period
    meeting: Meeting | None
    boxes: Sequence[SheetBox]
    total: int
    decided: int
    in_positions: int

    @property
    def how_far(self) -> str:
        return f"{self.decided} of {self.total} points decided"


@dataclass(frozen=True)
class DecidePage:
    """One point to decide on, where it stands in the sheet, and who stands aside."""

    line: SheetPoint
    meeting: Meeting
    done: int
    total: int
    before: Point | None
    after: Point | None
    skip: Point | None
    aside: Sequence[str]
    # Positions taken and asked for, while somebody's objection stands.
    sealed: tuple[int, int] | None
    not_asked: bool
    reply_until: date | None

    @property
    def how_far(self) -> str:
        return f"{self.done} of {self.total} points decided"


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


def round_count(round: PositionRound) -> tuple[int, int]:
    """How many eligible members have answered, and how many there are. Four queries."""
    eligible = [seat.person for seat in seats_at(round.meeting, round.point) if not seat.stands_aside]
    return round.positions.filter(person__in=eligible).count(), len(eligible)


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
    sealed = PositionRound.objects.filter(state=RoundState.SEALED).select_related("meeting", "point")
    rounds = Prefetch("rounds", sealed, to_attr="sealed")
    found = Point.objects.tabled().standing().filter(period=period)
    found = found.select_related(
        "log_return__expectation", "about_organisation", "about_unit", "commitment", "commitment_text"
    )
    return found.prefetch_related(merged, current, rounds, "reply_requests", "win_story").order_by("box", "reference")


def decision_sheet(period: Period) -> DecisionSheet:
    """The period's points by box, similar ones side by side, each with its sources and replies."""
    points = list(sheet_points(period))
    earlier = earlier_alike(period, points)
    boxes = []
    for box in Box.values:
        here = {point.pk: point for point in points if point.box == box}
        boxes.append(SheetBox(box, str(Box(box).label), in_groups(here, earlier)))
    lines = [line for box in boxes for line in box.points]
    decided = sum(line.decision is not None for line in lines)
    in_positions = sum(line.round is not None for line in lines)
    return DecisionSheet(period, meeting_for(period), boxes, len(points), decided, in_positions)


def in_groups(points: dict[int, Point], earlier: dict[int, list[Like]]) -> list[list[SheetPoint]]:
    """Alike beside each other: each point with those that resemble it, each point once."""
    alike = likeness.alike({pk: point.text for pk, point in points.items()})
    seen: set[int] = set()
    groups = []
    for pk in points:
        group = [one for one in dict.fromkeys([pk, *(match.other for match in alike[pk])]) if one not in seen]
        seen.update(group)
        if pk in group:
            likes = {one: [Like(points[m.other], m.shared_words[:5]) for m in alike[one]] for one in group}
            groups.append([sheet_point(points[one], earlier.get(one, []), likes[one]) for one in group])
    return groups


def sheet_point(point: Point, earlier: Sequence[Like] = (), alike: Sequence[Like] = ()) -> SheetPoint:
    return SheetPoint(
        point=point,
        sources=sorted({source_words(p) for p in [point, *point.merged.all()]}),
        replies=list(point.reply_requests.all()),
        decision=point.current[0] if point.current else None,  # type: ignore[attr-defined]  # prefetched
        round=point.sealed[0] if point.sealed else None,  # type: ignore[attr-defined]  # prefetched
        earlier=earlier,
        alike=alike,
    )


def decide_page(point: Point, meeting: Meeting, on: date) -> DecidePage:
    """Everything that is known about one point while the group decides on it."""
    rows = list(sheet_points(point.period))
    here = next(n for n, row in enumerate(rows) if row.pk == point.pk)
    line, skip = sheet_point(rows[here]), next_undecided(point.period, point)
    aside = {seat.person for seat in seats_at(meeting, point) if seat.stands_aside}
    names = [str(a.person) for a in meeting.attendances.select_related("person") if a.person_id in aside]
    return DecidePage(
        line=line,
        meeting=meeting,
        done=sum(bool(row.current) for row in rows),  # type: ignore[attr-defined]  # prefetched
        total=len(rows),
        before=rows[here - 1] if here else None,
        after=rows[here + 1] if here + 1 < len(rows) else None,
        skip=skip if skip is not None and skip.pk != point.pk else None,
        aside=names,
        sealed=round_count(line.round) if line.round else None,
        not_asked=not line.replies and needs_reply(point),
        reply_until=reply_until(line.replies, on),
    )


def reply_until(replies: Sequence[ReplyRequest], on: date) -> date | None:
    """The last day on which a reply that is not in yet may come, while it is still to come."""
    waiting = [r.window_ends_on for r in replies if r.replied_at is None and r.window_ends_on >= on]
    return max(waiting, default=None)


def source_words(point: Point) -> str:
    """Who raised it: name and organisation, or that the name is withheld."""
    if point.log_return is None:
        return "Name withheld"
    expected = point.log_return.expectation
    via = " (for somebody who is not named)" if point.is_proxy else ""
    return f"{expected.person_name}, {expected.unit_name or expected.organisation_name}{via}"


def earlier_alike(period: Period, points: list[Point]) -> dict[int, list[Like]]:
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
    return {pk: [Like(by_pk[m.other], m.shared_words[:5]) for m in matches[:2]] for pk, matches in found.items()}


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


def current_decision(point: Point) -> Decision | None:
    return point.decisions.filter(is_current=True).select_related("recorded_by", "point", "kept_action").first()


def decisions_at(meeting: Meeting) -> list[Decision]:
    """What a meeting decided, by box; a replaced decision stays, and says so."""
    found = Decision.objects.filter(meeting=meeting).select_related("point__period", "commitment_text", "replaces")
    return list(found.order_by("point__box", "reference"))


def decision_of(reference: str) -> Decision | None:
    return (
        Decision.objects.select_related("point", "point__period", "meeting", "area").filter(reference=reference).first()
    )


def next_undecided(period: Period, after: Point | None = None) -> Point | None:
    """The next point of the sheet without a decision, after a given one. Those with positions sealed wait."""
    waiting = Point.objects.tabled().standing().filter(period=period).exclude(decisions__is_current=True)
    waiting = waiting.exclude(rounds__state=RoundState.SEALED)
    points = list(waiting.order_by("box", "reference"))
    if after is None:
        return points[0] if points else None
    later = [p for p in points if (p.box, p.reference) > (after.box, after.reference)]
    return later[0] if later else (points[0] if points else None)
