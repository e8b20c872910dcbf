"""Reads of how far organisations can keep a draft: the grid, one organisation's own view, and what is hard to keep."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from concord.core.accounts.access import may
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.directory.models import Membership, Organisation
from concord.core.directory.queries import RESPONDENTS, memberships_on
from concord.core.directory.terms import Sector
from concord.core.lib.figures import Share, share_in_words, shown

from ..models import BodyMark, Consultation, ConsultedClause
from ..rules.achieving import takes_marks
from ..terms import KEEPS, Achievable
from .approaching import partners_standing
from .said import share_gap

BOTH_SECTORS = (Sector.PUBLIC, Sector.VOLUNTARY)
HARD = (Achievable.CANNOT, Achievable.ASPIRATIONAL)
ORDER = {sector: n for n, sector in enumerate(Sector.values)}


@dataclass(frozen=True)
class Body:
    """An organisation, and how many of the draft's commitments it has marked."""

    organisation: Organisation
    marked: int


@dataclass(frozen=True)
class SectorLine:
    """Of so many organisations of a sector, how many have marked something."""

    label: str
    marked: int
    total: int


@dataclass(frozen=True)
class MarkShare:
    """How often a mark was given, by the two sectors, and the gap between them."""

    label: str
    public: str
    voluntary: str
    gap: str


@dataclass(frozen=True)
class Keeps:
    """Of the organisations of a sector that marked a commitment, how many can keep it now or by a date."""

    label: str
    keep: int
    total: int


@dataclass(frozen=True)
class GridRow:
    """A commitment with what each organisation of the page says of it; None where it has not said."""

    clause: ConsultedClause
    sectors: Sequence[Keeps]
    cells: Sequence[tuple[Organisation, BodyMark | None]]


@dataclass(frozen=True)
class OwnRow:
    """A commitment, and what the organisation says of it."""

    clause: ConsultedClause
    mark: BodyMark | None


@dataclass(frozen=True)
class HardPoint:
    """A commitment that somebody cannot keep or only works towards, with who says so."""

    clause: ConsultedClause
    marks: Sequence[BodyMark]


def markable(consultation: Consultation) -> QuerySet[ConsultedClause]:
    """What the draft promises, in its order; what would end is promised by nobody."""
    return ConsultedClause.objects.filter(consultation=consultation, would_end=False)


def markable_clause(consultation: Consultation, uid: str) -> ConsultedClause | None:
    return markable(consultation).filter(uid=uid).first()


def current(consultation: Consultation) -> QuerySet[BodyMark]:
    return BodyMark.objects.filter(clause__consultation=consultation, is_current=True)


def bodies_of(consultation: Consultation) -> list[Body]:
    """The area's organisations, and whoever marked something and left since; public ones first."""
    counts = dict(current(consultation).values_list("organisation").annotate(n=Count("pk")).order_by())
    standing = [partner.organisation for partner in partners_standing(consultation.area)]
    gone = Organisation.objects.filter(pk__in=counts.keys() - {body.pk for body in standing})
    found = [Body(body, counts.get(body.pk, 0)) for body in [*standing, *gone]]
    return sorted(found, key=lambda one: (ORDER[one.organisation.sector], one.organisation.name.lower()))


def sector_lines(bodies: Sequence[Body]) -> list[SectorLine]:
    """The two sectors always, the others where there are any."""
    lines = []
    for sector in Sector:
        own = [body for body in bodies if body.organisation.sector == sector]
        if own or sector in BOTH_SECTORS:
            lines.append(SectorLine(str(sector.label), sum(body.marked > 0 for body in own), len(own)))
    return lines


def mark_shares(consultation: Consultation) -> list[MarkShare]:
    """How the marks of the two sectors are spread, in one query."""
    rows = current(consultation).values_list("sector", "mark").annotate(n=Count("pk")).order_by()
    counts = {(sector, mark): n for sector, mark, n in rows}
    wholes = {sector: sum(n for (by, _), n in counts.items() if by == sector) for sector in BOTH_SECTORS}
    return [mark_share(mark, counts, wholes) for mark in Achievable] if counts else []


def mark_share(mark: Achievable, counts: dict[tuple[str, str], int], wholes: dict[Sector, int]) -> MarkShare:
    shares = [Share(counts.get((sector, mark), 0), wholes[sector]) for sector in BOTH_SECTORS]
    found = shown(Share(sum(one.part for one in shares), sum(one.whole for one in shares)), shares, floor=0)[1]
    public, voluntary = [share_in_words(one, of="marks", nobody="no mark yet", floor=0) for one in found]
    return MarkShare(str(mark.label), public, voluntary, share_gap(*found))


def grid(clauses: Iterable[ConsultedClause], bodies: Sequence[Body]) -> list[GridRow]:
    """Some commitments by some organisations, in one query; the shares by sector are of all who marked."""
    found = list(clauses)
    marks: dict[int, dict[int, BodyMark]] = {}
    for one in BodyMark.objects.filter(clause__in=[row.pk for row in found], is_current=True):
        marks.setdefault(one.clause_id, {})[one.organisation_id] = one
    return [grid_row(clause, marks.get(clause.pk, {}), bodies) for clause in found]


def grid_row(clause: ConsultedClause, marks: dict[int, BodyMark], bodies: Sequence[Body]) -> GridRow:
    return GridRow(
        clause,
        [keeps(sector, marks.values()) for sector in BOTH_SECTORS],
        [(body.organisation, marks.get(body.organisation.pk)) for body in bodies],
    )


def keeps(sector: Sector, marks: Iterable[BodyMark]) -> Keeps:
    own = [one.mark for one in marks if one.sector == sector]
    return Keeps(str(sector.label), sum(mark in KEEPS for mark in own), len(own))


def own_rows(clauses: Iterable[ConsultedClause], organisation: Organisation) -> list[OwnRow]:
    """Some commitments, with what one organisation says of them."""
    found = list(clauses)
    marks = BodyMark.objects.filter(clause__in=[row.pk for row in found], organisation=organisation, is_current=True)
    by = {one.clause_id: one for one in marks}
    return [OwnRow(clause, by.get(clause.pk)) for clause in found]


def next_unmarked(consultation: Consultation, organisation: Organisation) -> ConsultedClause | None:
    done = current(consultation).filter(organisation=organisation).values("clause")
    return markable(consultation).exclude(pk__in=done).first()


def marks_so_far(clause: ConsultedClause, organisation: Organisation) -> list[BodyMark]:
    """Everything that an organisation said of a commitment, the newest first."""
    return list(BodyMark.objects.filter(clause=clause, organisation=organisation).order_by("-marked_on", "-pk"))


def hard_clauses(consultation: Consultation, mark: str = "") -> QuerySet[ConsultedClause]:
    """Those that an organisation cannot keep or only works towards; `mark`: one of these two alone."""
    wanted = [mark] if mark in HARD else list(HARD)
    return markable(consultation).filter(
        pk__in=current(consultation).filter(mark__in=wanted).order_by().values("clause")
    )


def hard_points(clauses: Iterable[ConsultedClause]) -> list[HardPoint]:
    """Some commitments with who finds them hard, in one query: first those who cannot, the public sector first."""
    found = list(clauses)
    marks: dict[int, list[BodyMark]] = {}
    for one in BodyMark.objects.filter(clause__in=[row.pk for row in found], is_current=True, mark__in=HARD):
        marks.setdefault(one.clause_id, []).append(one)
    return [HardPoint(clause, in_order(marks.get(clause.pk, []))) for clause in found]


def in_order(marks: Iterable[BodyMark]) -> list[BodyMark]:
    return sorted(
        marks, key=lambda one: (one.mark != Achievable.CANNOT, ORDER[one.sector], one.organisation_name.lower())
    )


def own_bodies(person: Person, area: Area, day: date) -> list[Organisation]:
    """The organisations for which somebody speaks here: as champion, member or chair."""
    found = {hat.organisation_id: hat.organisation for hat in hats_of(person, area, day)}
    return sorted(found.values(), key=lambda body: body.name)


def may_mark_now(person: Person, consultation: Consultation, organisation: Organisation, today: date) -> bool:
    """Whether somebody can say today, for their own organisation or as the officer, how far it can keep the draft."""
    own = speaks_for(person, organisation, consultation.area, today)
    may_at_all = own or may(person, Permission.EDIT_AGREEMENT, consultation.area)
    return may_at_all and takes_marks(consultation, own=own, today=today)


def speaks_for(person: Person, organisation: Organisation, area: Area, day: date) -> bool:
    return any(hat.organisation_id == organisation.pk for hat in hats_of(person, area, day))


def hats_of(person: Person, area: Area, day: date) -> QuerySet[Membership]:
    return memberships_on(area, day, RESPONDENTS).filter(person=person)
