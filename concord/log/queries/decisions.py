"""Reads for deciding: who is there, at which meeting, and what was decided."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from concord.core.directory.queries import heir
from concord.core.lib.errors import RuleBroken
from concord.group.models import Attendance, Interest, Meeting
from concord.group.rules import PRESENT
from concord.group.terms import MeetingKind, MeetingState

from ..models import Decision, Period, Point, PositionRound
from ..rules import verdicts
from ..terms import PeriodState, RoundState

# Organisation and unit that a point names, and its reporter where they are named.
Spoken = tuple[int | None, int | None, int | None]


def seats_at(meeting: Meeting, point: Point) -> list[verdicts.Seat]:
    """Deciding members who are there, and which of them stand aside on a point. Three queries."""
    seats = deciding_seats().filter(meeting=meeting)
    spoken = spoken_of([point.pk])[point.pk]
    return [verdicts.Seat(seat.person_id, seat.sector, stands_aside(seat, spoken)) for seat in seats]


def deciding_seats() -> QuerySet[Attendance]:
    """Members who are there and decide, with the interests that they declared; each `body` as it is after mergers."""
    declared = Prefetch("interests", Interest.objects.annotate(body=heir("organisation")))
    seats = Attendance.objects.filter(decides=True, state__in=PRESENT)
    return seats.annotate(body=heir("organisation")).prefetch_related(declared)


def why_not_yet(meeting: Meeting | None, on: date) -> str:
    """Why the group cannot decide now, or empty: it has not come together, or too few are there. One query."""
    if meeting is None:
        return "There is no meeting to decide at. Plan one first."
    day = timezone.localdate(meeting.starts_at)
    if day > on:
        return f"The group meets on {day.day} {day:%B %Y}. It decides once attendance is taken there, that day."
    seats = Attendance.objects.filter(meeting=meeting, decides=True, state__in=PRESENT)
    here = [verdicts.Seat(person, sector) for person, sector in seats.values_list("person", "sector")]
    try:
        verdicts.check_seats(here, needed_at(meeting))
    except RuleBroken as error:
        return error.message
    return ""


def needed_at(meeting: Meeting) -> dict[str, int]:
    """How many members of each sector must be there for the group to decide."""
    return {"public": meeting.group.quorum_public, "voluntary": meeting.group.quorum_voluntary}


def stands_aside(seat: Attendance, spoken: Collection[Spoken]) -> bool:
    """Whether somebody at a meeting has an interest in a point of which `spoken` says everything."""
    return any(
        verdicts.stands_aside(
            own=[(seat.body, seat.unit_id)],  # type: ignore[attr-defined]  # annotated
            declared=[(interest.body, interest.unit_id) for interest in seat.interests.all()],  # type: ignore[attr-defined]  # likewise
            about=(organisation, unit),
            is_reporter=seat.person_id in {reporter for *_, reporter in spoken},
        )
        for organisation, unit, _ in spoken
    )


def spoken_of(points: Collection[int]) -> dict[int, set[Spoken]]:
    """Of each point, and of those merged into it: the organisation and unit named, and who reported it by name.

    An organisation that became part of another counts as that one: an interest in either is one in both.

    Confidential reporters are not looked up here. One query.
    """
    found = Point.objects.filter(Q(pk__in=points) | Q(merged_into__in=points))
    spoken: dict[int, set[Spoken]] = defaultdict(set)
    columns = ("pk", "merged_into", heir("about_organisation"), "about_unit", "log_return__person")
    for pk, into, *said in found.values_list(*columns):
        spoken[into if into in points else pk].add(tuple(said))
    return spoken


def round_count(round: PositionRound) -> tuple[int, int]:
    """How many eligible members have answered, and how many there are. Four queries."""
    eligible = [seat.person for seat in seats_at(round.meeting, round.point) if not seat.stands_aside]
    return round.positions.filter(person__in=eligible).count(), len(eligible)


def meeting_for(period: Period, on: date) -> Meeting | None:
    """The meeting that decides: the group's latest since the period was locked.

    Before any has come it is the period's own, or else the next. Champions meet to talk, not to decide. One query.
    """
    locked_on = timezone.localdate(period.locked_at) if period.locked_at else period.locks_on
    since, until = midnight(locked_on), midnight(on + timedelta(days=1))
    found = Meeting.objects.filter(Q(starts_at__gte=since) | Q(pk=period.meeting_id), group=period.group_id)
    found = found.exclude(state=MeetingState.CANCELLED).exclude(kind=MeetingKind.CHAMPIONS)
    # What was over before the points were there has not decided on them.
    found = found.exclude(state=MeetingState.HELD, ends_at__lt=period.locked_at) if period.locked_at else found
    meetings = list(found.select_related("group", "area").order_by("starts_at"))
    come = [meeting for meeting in meetings if since <= meeting.starts_at < until]
    own = [meeting for meeting in meetings if meeting.pk == period.meeting_id]
    return next(iter([*come[-1:], *own, *(meeting for meeting in meetings if meeting.starts_at >= until)]), None)


def sheet_meeting(period: Period, on: date) -> Meeting | None:
    """The meeting that a sheet is for: once the group has finished with it, the one at which it did. One query."""
    if period.state not in {PeriodState.DECIDED, PeriodState.REPORTED}:
        return meeting_for(period, on)
    if period.decided_at is None:
        return period.meeting
    finished_on = timezone.localdate(period.decided_at)
    found = meeting_for(period, finished_on)
    return found if found and timezone.localdate(found.starts_at) <= finished_on else None


def sitting_meeting(period: Period, on: date) -> Meeting | None:
    """The meeting that sits over a period's points: it has come, and is of that day or not closed yet."""
    meeting = meeting_for(period, on)
    if meeting is None:
        return None
    day = timezone.localdate(meeting.starts_at)
    return meeting if day == on or (day < on and meeting.state == MeetingState.SCHEDULED) else None


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def sources_of(family: Iterable[Point]) -> list[str]:
    """Who raised points that count as one, each once."""
    return sorted({source_words(point) for point in family})


def how_many_raised(family: Collection[Point]) -> str:
    """How many raised points that count as one: those whose name is withheld may be one, or one of the others."""
    named = {source_words(point) for point in family if point.log_return is not None}
    withheld = sum(point.log_return is None for point in family)
    exact = not withheld or len(family) == 1
    return str(len(named) or 1) if exact else f"at least {len(named) or 1}"


def source_words(point: Point) -> str:
    """Who raised it: name and organisation, or that the name is withheld."""
    if point.log_return is None:
        return "Name withheld"
    expected = point.log_return.expectation
    via = " (for somebody who is not named)" if point.is_proxy else ""
    return f"{expected.person_name}, {expected.unit_name or expected.organisation_name}{via}"


def point_of(reference: str) -> Point | None:
    """A point that the group decides on: sent, not withdrawn, and of a period in which no more returns can come."""
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
    found = found.exclude(period__state__in=[PeriodState.PLANNED, PeriodState.OPEN])
    return found.filter(reference=reference, tabled=True, withdrawn_at__isnull=True).first()


def current_decision(point: Point) -> Decision | None:
    return point.decisions.filter(is_current=True).select_related("recorded_by", "point", "kept_action").first()


def next_undecided(period: Period, after: Point | None = None) -> Point | None:
    """The next point of the sheet without a decision, after a given one. Those with positions sealed wait."""
    waiting = Point.objects.tabled().standing().filter(period=period).exclude(decisions__is_current=True)
    waiting = waiting.exclude(rounds__state=RoundState.SEALED)
    points = list(waiting.order_by("box", "reference"))
    if after is None:
        return points[0] if points else None
    later = [p for p in points if (p.box, p.reference) > (after.box, after.reference)]
    return later[0] if later else (points[0] if points else None)


def sheet_to_return_to(point: Point) -> Period:
    """The period whose sheet the group has before it: the latest that waits for decisions, or the point's own."""
    found = Period.objects.filter(group=point.period.group_id, state=PeriodState.LOCKED).order_by("-opens_on")
    return found.first() or point.period
