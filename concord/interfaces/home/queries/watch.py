"""How signatories take part: facts of a year for those who run the agreement, before anybody is judged (R026)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Q
from django.utils import timezone

from concord.agreement.models import Signature
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.directory.models import Organisation
from concord.core.directory.queries import memberships_on
from concord.core.directory.terms import Sector
from concord.group.models import Attendance
from concord.group.rules import PRESENT
from concord.group.terms import MeetingState
from concord.log.models import Expectation
from concord.log.terms import PeriodState, ReturnState

# Over how many days it is looked, and after how many without a sign an organisation is called quiet.
YEAR, QUIET = 365, 183
OVER = (PeriodState.LOCKED, PeriodState.DECIDED, PeriodState.REPORTED)
STANDINGS = {"active": "Active", "quiet": "Quiet", "silent": "Not heard of", "new": "Not asked for anything yet"}


@dataclass(frozen=True)
class Facts:
    """What an organisation was asked for in a year, what came, and the last day on which it was heard of."""

    invited: int = 0
    came: int = 0
    due: int = 0
    returned: int = 0
    champions: int = 0
    heard_on: date | None = None


@dataclass(frozen=True)
class Watched:
    """A signatory with its facts; `standing` follows from the last day alone, never from how much it says."""

    organisation: Organisation
    signed_on: date
    facts: Facts
    standing: str

    @property
    def words(self) -> str:
        return STANDINGS[self.standing]


@dataclass(frozen=True)
class SectorShare:
    """Of so many signatories of a sector, how many were heard of within half a year."""

    label: str
    active: int
    total: int


@dataclass(frozen=True)
class WatchPage:
    """Every organisation on the register, both sectors with their numbers, and from when to when it was looked."""

    rows: Sequence[Watched]
    sectors: Sequence[SectorShare]
    since: date


def watch_page(area: Area, today: date) -> WatchPage:
    """In five queries, however many signatories, meetings and returns there are."""
    since = today - timedelta(days=YEAR)
    signed = Signature.objects.filter(area=area).newest().exclude(organisation=None).select_related("organisation")
    facts = facts_of(area, since, today)
    rows = [
        watched(one.organisation, one.signed_on, facts.get(one.organisation_id, Facts()), today)
        for one in signed
        if one.organisation
    ]
    rows.sort(key=lambda row: (list(STANDINGS).index(row.standing), row.organisation.name))
    shares = [share(sector, rows) for sector in (Sector.PUBLIC, Sector.VOLUNTARY)]
    return WatchPage(rows, shares, since)


def watched(body: Organisation, signed_on: date, facts: Facts, today: date) -> Watched:
    return Watched(body, signed_on, facts, standing_of(facts, today))


def standing_of(facts: Facts, today: date) -> str:
    """What nobody asked of somebody is not held against them."""
    if facts.heard_on and (today - facts.heard_on).days <= QUIET:
        return "active"
    if not facts.invited and not facts.due:
        return "new"
    return "quiet" if facts.heard_on else "silent"


def share(sector: str, rows: Iterable[Watched]) -> SectorShare:
    own = [row for row in rows if row.organisation.sector == sector]
    return SectorShare(str(Sector(sector).label), sum(row.standing == "active" for row in own), len(own))


def facts_of(area: Area, since: date, today: date) -> dict[int | None, Facts]:
    meetings, returns = meetings_of(area, since, today), returns_of(area, since)
    champions: Mapping[int, int] = counted(hat.organisation_id for hat in memberships_on(area, today, [Role.CHAMPION]))
    bodies = {*meetings, *returns, *champions}
    return {
        body: Facts(
            *meetings.get(body, (0, 0, None))[:2],
            *returns.get(body, (0, 0, None))[:2],
            champions=champions.get(body, 0),
            heard_on=latest(meetings.get(body, (0, 0, None))[2], returns.get(body, (0, 0, None))[2]),
        )
        for body in bodies
    }


Counts = dict[int, tuple[int, int, date | None]]


def meetings_of(area: Area, since: date, today: date) -> Counts:
    """Of so many meetings held, at how many it was present, and when last."""
    held = Attendance.objects.filter(area=area, meeting__state=MeetingState.HELD, decides=True)
    within = held.filter(meeting__starts_at__date__range=(since, today))
    came = Q(state__in=PRESENT)
    rows = within.values("organisation").annotate(
        invited=Count("meeting", distinct=True),
        came=Count("meeting", filter=came, distinct=True),
        last=Max("meeting__starts_at", filter=came),
    )
    return {
        row["organisation"]: (row["invited"], row["came"], timezone.localdate(row["last"]) if row["last"] else None)
        for row in rows
    }


def returns_of(area: Area, since: date) -> Counts:
    """Of so many returns asked of its people and not excused, how many came, and when the last one did."""
    asked = Expectation.objects.filter(area=area, period__state__in=OVER, period__locks_on__gte=since)
    asked = asked.filter(is_extra=False, excused_reason="", not_reached=False)
    came = Q(log_return__state=ReturnState.SENT)
    rows = asked.values("organisation").annotate(
        due=Count("pk"), returned=Count("pk", filter=came), last=Max("log_return__received_on", filter=came)
    )
    return {row["organisation"]: (row["due"], row["returned"], row["last"]) for row in rows}


def counted(keys: Iterable[int]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for key in keys:
        found[key] += 1
    return found


def latest(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)
