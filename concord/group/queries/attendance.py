"""Who came to a group's meetings: by sector, by organisation, and who has not been there for a while."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.utils import timezone

from concord.core.directory.terms import Sector

from ..models import Attendance, Group, Meeting
from ..rules import PRESENT
from ..rules.attendance import IN_A_ROW, Share, missed, points_apart, share_of, trend_words
from ..terms import AttendanceState, MeetingState


@dataclass(frozen=True)
class SectorLine:
    """The sectors side by side, at one meeting or at all of them."""

    label: str
    public: Share
    voluntary: Share
    others: Share
    reference: str = ""

    @property
    def gap(self) -> str:
        return points_apart(self.public, self.voluntary)


@dataclass(frozen=True)
class OrganisationLine:
    """How often those came who speak for an organisation."""

    name: str
    sector: str
    themselves: int
    substitutes: int
    apologies: int
    absent: int
    share: Share


@dataclass(frozen=True)
class Away:
    """Somebody who missed the latest meetings. `last_on`: when they were last there, as far as these meetings go."""

    person: str
    organisation: str
    meetings: int
    apologies: int
    last_on: date | None


@dataclass(frozen=True)
class WhoCamePage:
    """The latest meetings that were held, the newest first. `away`: for officer and chair alone."""

    group: Group
    lines: Sequence[SectorLine]
    total: SectorLine
    trend: Sequence[str]
    organisations: Sequence[OrganisationLine]
    away: Sequence[Away]


def who_came(group: Group, *, latest: int) -> WhoCamePage:
    """Members alone: guests are not expected again. In two queries."""
    held = group.meetings.filter(state=MeetingState.HELD).order_by("-starts_at")
    meetings = list(held[:latest])
    seats = Attendance.objects.filter(meeting__in=meetings, decides=True)
    by_meeting: Mapping[int, list[Attendance]] = defaultdict(list)
    for seat in seats.select_related("person", "meeting").order_by("-meeting__starts_at", "person__name", "pk"):
        by_meeting[seat.meeting_id].append(seat)
    lines = [line_of(meeting, by_meeting[meeting.pk]) for meeting in meetings]
    every = [seat for meeting in meetings for seat in by_meeting[meeting.pk]]
    return WhoCamePage(
        group=group,
        lines=lines,
        total=sector_line("All of them", every),
        trend=trends(lines),
        organisations=organisation_lines(every),
        away=away(every, meetings),
    )


def line_of(meeting: Meeting, seats: Sequence[Attendance]) -> SectorLine:
    return sector_line(f"{timezone.localtime(meeting.starts_at):%-d %B %Y}", seats, meeting.reference)


def sector_line(label: str, seats: Sequence[Attendance], reference: str = "") -> SectorLine:
    def of(*sectors: str) -> Share:
        return share_of([seat.state for seat in seats if seat.sector in sectors])

    rest = [value for value in Sector.values if value not in {Sector.PUBLIC, Sector.VOLUNTARY}]
    return SectorLine(label, of(Sector.PUBLIC), of(Sector.VOLUNTARY), of(*rest), reference)


def trends(lines: Sequence[SectorLine]) -> list[str]:
    oldest_first = list(reversed(lines))
    return [
        trend_words([line.public for line in oldest_first], "Public sector"),
        trend_words([line.voluntary for line in oldest_first], "Voluntary sector"),
    ]


def organisation_lines(seats: Sequence[Attendance]) -> list[OrganisationLine]:
    """By sector and name; an organisation is called as it was at the latest meeting."""
    found: dict[int, list[Attendance]] = defaultdict(list)
    for seat in seats:
        found[seat.organisation_id].append(seat)
    return sorted((organisation_line(of_one) for of_one in found.values()), key=attrgetter("sector", "name"))


def organisation_line(seats: Sequence[Attendance]) -> OrganisationLine:
    states = [seat.state for seat in seats]
    return OrganisationLine(
        seats[0].organisation_name,
        seats[0].get_sector_display(),
        states.count(AttendanceState.PRESENT),
        states.count(AttendanceState.SUBSTITUTE),
        states.count(AttendanceState.APOLOGIES),
        states.count(AttendanceState.ABSENT),
        share_of(states),
    )


def away(seats: Sequence[Attendance], meetings: Sequence[Meeting]) -> list[Away]:
    """Those invited to the latest meeting who missed at least three in a row, by name."""
    latest = meetings[0].pk if meetings else None
    found: dict[int, list[Attendance]] = defaultdict(list)
    for seat in seats:
        found[seat.person_id].append(seat)
    rows = [away_of(of_one) for of_one in found.values() if of_one[0].meeting_id == latest]
    return sorted((row for row in rows if row.meetings >= IN_A_ROW), key=attrgetter("person"))


def away_of(seats: Sequence[Attendance]) -> Away:
    """`seats` of one person, the latest meeting first."""
    there = next((n for n, seat in enumerate(seats) if seat.state in PRESENT), len(seats))
    row = seats[:there]
    return Away(
        str(seats[0].person),
        seats[0].organisation_name,
        missed([seat.state for seat in seats]),
        sum(seat.state == AttendanceState.APOLOGIES for seat in row),
        timezone.localdate(seats[there].meeting.starts_at) if there < len(seats) else None,
    )
