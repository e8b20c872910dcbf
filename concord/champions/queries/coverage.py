"""Where somebody keeps watch: organisation by department and level, with the gaps (R082)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from concord.core.areas.models import Area
from concord.core.directory.models import Membership, Organisation, Unit
from concord.core.directory.queries import partners
from concord.core.directory.terms import Sector

from ..models import Champion
from ..rules.coverage import Body, Gap, Watch, gaps_of, needs_one
from ..terms import Seniority
from .champions import hats_on, records_by_person

ELECTED, UNKNOWN = "elected", "unknown"
LEVELS = (*Seniority.values, ELECTED, UNKNOWN)
LEVEL_WORDS = ("front line", "team manager", "senior manager", "director", "elected", "level not known")
WHOLE = "No department named"
BOTH = (Sector.PUBLIC, Sector.VOLUNTARY)


@dataclass(frozen=True)
class CoverageRow:
    """One department, or the whole organisation: how many at each level, in the order of `LEVELS`."""

    department: str
    counts: Sequence[int]
    gap: str = ""

    @property
    def n(self) -> int:
        return sum(self.counts)

    @property
    def words(self) -> str:
        """“1 front line, 2 senior manager”."""
        return ", ".join(f"{n} {level}" for n, level in zip(self.counts, LEVEL_WORDS, strict=True) if n)


@dataclass(frozen=True)
class CoverageBody:
    """An organisation with its rows and what is missing in the whole. `needed`: the rule asks for somebody here."""

    organisation: Organisation
    needed: bool
    rows: Sequence[CoverageRow]
    gaps: Sequence[Gap]

    @property
    def n(self) -> int:
        return sum(row.n for row in self.rows)


@dataclass(frozen=True)
class SectorCoverage:
    """Of the organisations of a sector where somebody should keep watch, how many have one."""

    sector: str
    label: str
    covered: int
    needed: int
    champions: int


@dataclass(frozen=True)
class CoveragePage:
    bodies: Sequence[CoverageBody]
    sectors: Sequence[SectorCoverage]
    gap: str

    @property
    def lines(self) -> list[tuple[Organisation, CoverageRow]]:
        """Each department with its organisation; where nobody is and somebody should be, a row without anybody."""
        nobody = CoverageRow("", [0] * len(LEVELS), "Nobody keeps watch here")
        return [
            (body.organisation, row) for body in self.bodies for row in body.rows or ([nobody] if body.needed else [])
        ]

    @property
    def gaps(self) -> list[tuple[Organisation, Gap]]:
        """Every gap with its organisation: the list for a recruitment visit."""
        return [(body.organisation, gap) for body in self.bodies for gap in body.gaps]


def coverage_page(area: Area, day: date) -> CoveragePage:
    """Public first; in four queries."""
    bodies, records = partners(area), records_by_person(area)
    units = Unit.objects.filter(organisation__in=[body.pk for body in bodies], ends_on__isnull=True)
    tree = {unit.pk: unit for unit in units.order_by("name")}
    worn: dict[int, list[Membership]] = {}
    for hat in hats_on(area, day):
        worn.setdefault(hat.organisation_id, []).append(hat)
    ordered = sorted(bodies, key=lambda body: list(Sector).index(Sector(body.sector)))
    found = [coverage_of(body, worn.get(body.pk, []), tree, records) for body in ordered]
    sectors = [sector_of(sector, found) for sector in BOTH]
    return CoveragePage(found, sectors, gap_in_words(*sectors))


def coverage_of(
    body: Organisation, hats: Iterable[Membership], tree: dict[int, Unit], records: dict[int, Champion]
) -> CoverageBody:
    tops = [unit.name for unit in tree.values() if unit.organisation_id == body.pk and unit.parent_id not in tree]
    watches = [watch_of(hat, tree, records.get(hat.person_id)) for hat in hats]
    looked_at = Body(body.sector, body.kind, body.size, body.is_infrastructure, tops, watches)
    gaps = gaps_of(looked_at)
    missing = {gap.department: gap.words for gap in gaps if gap.department}
    named = sorted({watch.department for watch in watches if watch.department} | set(missing))
    rows = [row_of(name, watches, missing.get(name, "")) for name in ("", *named)]
    return CoverageBody(body, needs_one(looked_at), [row for row in rows if row.n or row.gap], gaps)


def watch_of(hat: Membership, tree: dict[int, Unit], record: Champion | None) -> Watch:
    return Watch(top_of(hat.unit, tree), record.seniority if record else "", bool(record and record.elected))


def top_of(unit: Unit | None, tree: dict[int, Unit]) -> str:
    """The name of the department at the top of the tree that a team belongs to."""
    while unit is not None and unit.parent_id in tree:
        unit = tree[unit.parent_id]
    return unit.name if unit else ""


def row_of(department: str, watches: Iterable[Watch], gap: str) -> CoverageRow:
    levels = Counter(
        ELECTED if one.elected else one.seniority or UNKNOWN for one in watches if one.department == department
    )
    return CoverageRow(department or WHOLE, [levels[level] for level in LEVELS], gap)


def sector_of(sector: Sector, bodies: Iterable[CoverageBody]) -> SectorCoverage:
    own = [body for body in bodies if body.organisation.sector == sector]
    needed = [body for body in own if body.needed]
    covered = sum(1 for body in needed if body.n)
    return SectorCoverage(sector, str(sector.label), covered, len(needed), sum(body.n for body in own))


def gap_in_words(public: SectorCoverage, voluntary: SectorCoverage) -> str:
    """How far the two sectors are apart, where both have organisations that should be covered."""
    if not (public.needed and voluntary.needed):
        return "The sectors cannot be compared: in one of them no organisation is listed that should have somebody."
    apart = round(100 * public.covered / public.needed - 100 * voluntary.covered / voluntary.needed)
    if not apart:
        return "The two sectors stand alike."
    ahead = public if apart > 0 else voluntary
    return f"The {ahead.label.lower()} is ahead by {abs(apart)} percentage points."
