"""Who sits on a group, against the ideal list, and how the two sectors stand beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q
from django.utils import timezone

from concord.core.directory.terms import Sector

from ..models import Group, Holding, Meeting, Seat
from ..rules import PRESENT
from ..rules.composition import CategoryLine, SeatFact, composition, gap_words, gaps
from ..terms import MeetingState, SeatLevel
from .seats import SeatLine, seats_as_at

# So many of the latest meetings stand in the balance.
MEETINGS = 8


@dataclass(frozen=True)
class Pair:
    """A count of each sector; others are left beside."""

    label: str
    public: int
    voluntary: int
    others: int = 0

    @property
    def n(self) -> int:
        return self.public + self.voluntary + self.others

    @property
    def gap(self) -> str:
        return gap_words(self.public, self.voluntary)


@dataclass(frozen=True)
class CompositionPage:
    """The ten kinds of members, those outside the list, and both sectors side by side."""

    group: Group
    lines: Sequence[CategoryLine]
    outside: Sequence[SeatFact]
    held: Pair
    vacant: int
    levels: Sequence[Pair]
    committing: Pair
    meetings: Sequence[Pair]
    years: Sequence[tuple[int, int, int]]

    @property
    def gaps(self) -> list[CategoryLine]:
        return gaps(self.lines)


def fact_of(line: SeatLine) -> SeatFact:
    seat = line.seat
    return SeatFact(str(seat), seat.category, seat.sector, line.holding is not None, part=seat.unit_id is not None)


def composition_page(group: Group, day: date) -> CompositionPage:
    """As at a day, in seven queries or fewer."""
    lines = seats_as_at(group, day)
    facts = [fact_of(line) for line in lines]
    apart = {one.category: one.reason for one in group.categories_apart.all()}
    held = [line for line in lines if line.holding]
    return CompositionPage(
        group=group,
        lines=composition(facts, apart),
        outside=[fact for fact in facts if not fact.category],
        held=pair_of("Seats held", held),
        vacant=len(lines) - len(held),
        levels=levels_of(held),
        committing=pair_of("Can commit their organisation", [one for one in held if one.holding.can_commit]),  # type: ignore[union-attr]  # held
        meetings=meeting_balance(group),
        years=new_organisations(group),
    )


def pair_of(label: str, lines: Sequence[SeatLine]) -> Pair:
    public = sum(1 for line in lines if line.seat.sector == Sector.PUBLIC)
    voluntary = sum(1 for line in lines if line.seat.sector == Sector.VOLUNTARY)
    return Pair(label, public, voluntary, len(lines) - public - voluntary)


def levels_of(held: Sequence[SeatLine]) -> list[Pair]:
    """How senior those are who sit there (R036); a level that nobody has is left out."""
    named = [(str(label), value) for value, label in SeatLevel.choices] + [("Not noted", "")]
    found = [
        pair_of(label, [one for one in held if one.holding and one.holding.level == value]) for label, value in named
    ]
    return [pair for pair in found if pair.n]


def meeting_balance(group: Group) -> list[Pair]:
    """Who came to the latest meetings that were held, by sector, the latest first (R044)."""
    here = Q(attendances__state__in=PRESENT)
    meetings = Meeting.objects.filter(group=group, state=MeetingState.HELD).annotate(
        public=Count("attendances", filter=here & Q(attendances__sector=Sector.PUBLIC)),
        voluntary=Count("attendances", filter=here & Q(attendances__sector=Sector.VOLUNTARY)),
        all_here=Count("attendances", filter=here),
    )
    return [
        Pair(day_words(one), one.public, one.voluntary, one.all_here - one.public - one.voluntary)
        for one in meetings.order_by("-starts_at")[:MEETINGS]
    ]


def day_words(meeting: Meeting) -> str:
    return f"{timezone.localtime(meeting.starts_at):%-d %B %Y}"


def new_organisations(group: Group) -> list[tuple[int, int, int]]:
    """Year by year: how many organisations came to the group for the first time, and how many have been by then."""
    rows = Holding.objects.filter(seat__in=Seat.objects.filter(group=group, organisation__isnull=False))
    first = rows.values("seat__organisation").annotate(first=Min("starts_on")).values_list("first", flat=True)
    years = [day.year for day in first.order_by()]
    if not years:
        return []
    span = range(min(years), max(years) + 1)
    return [(year, years.count(year), sum(1 for one in years if one <= year)) for year in span]
