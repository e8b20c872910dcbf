"""What stands in the way of a year's meetings, and how many were held of those that were planned."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from concord.agreement.models import PreElection
from concord.core.accounts.calendar import dates_of
from concord.core.accounts.models import Person
from concord.core.ui.wording import percent_n

from ..models import Group
from ..rules.year import Proposal, Taken, proposals
from ..terms import MeetingState


def proposed(group: Group, person: Person, wanted: list[date]) -> list[Proposal]:
    """Bank holidays are those of the area's division; a time before an election and other dates move a day too."""
    return proposals(wanted, group.area.nation, taken_days(group, person, min(wanted), max(wanted)))


def taken_days(group: Group, person: Person, first: date, last: date) -> list[Taken]:
    """Days before elections, and days on which something of the area has its time already."""
    last = date(last.year + 1, last.month, 1)
    elections = PreElection.objects.filter(area=group.area, starts_on__lte=last, ends_on__gte=first)
    lines = dates_of(group.area, person, first=first, last=last)
    others = [line for line in lines if line.starts_at and not line.cancelled]
    return [
        *(Taken(one.starts_on, one.ends_on, f"lies in the time before an election ({one})") for one in elections),
        *(Taken(line.day, line.day, f"has something else planned ({line.title})") for line in others),
    ]


@dataclass(frozen=True)
class YearCount:
    """Of a calendar year: how many meetings were planned, cancelled ones too, and how many of them were held (T28)."""

    year: int
    planned: int
    held: int
    cancelled: int

    @property
    def share(self) -> str:
        return percent_n(self.held, self.planned)


def year_counts(group: Group) -> list[YearCount]:
    """The latest year first."""
    rows = [(timezone.localtime(at).year, state) for at, state in group.meetings.values_list("starts_at", "state")]
    return [
        YearCount(
            year,
            sum(1 for one, _ in rows if one == year),
            rows.count((year, MeetingState.HELD)),
            rows.count((year, MeetingState.CANCELLED)),
        )
        for year in sorted({year for year, _ in rows}, reverse=True)
    ]
