"""Who sits where, which boards nobody reaches, and where the agreement was on the agenda."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import ExtractQuarter, ExtractYear

from concord.core.accounts.models import Person
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.directory.models import Membership, Partnership
from concord.core.directory.partnership_queries import lasting_partnerships
from concord.core.directory.queries import memberships_on, one_each
from concord.core.directory.terms import PartnershipKind

from ..models import BoardMeets, Champion, OnAgenda, Sitting
from ..rules.reach import SECTORS, apart_in_words, last_quarters, quarter_in_words, sits_on

GROUP = (Role.CHAIR, Role.GROUP_MEMBER)
OURS = (Role.CHAMPION, *GROUP)
SOMEBODY = "Somebody"
WHOSE = (*SECTORS, "partnerships", "others")


@dataclass(frozen=True)
class ReachSought:
    """What was chosen; an empty value takes every line."""

    search: str = ""
    sector: str = ""
    over: str = ""


@dataclass(frozen=True)
class Ours:
    """Those who keep watch or sit in the group on a day; `named`: whom everybody who looks here may be told."""

    hats: dict[int, list[Membership]]
    named: frozenset[int]

    def name(self, person: Person, reader: Person | None) -> str:
        """To an officer, who reads with `reader` None, everybody's name."""
        own = reader is None or reader.pk == person.pk
        return person.name if own or person.pk in self.named else SOMEBODY


@dataclass(frozen=True)
class ReachLine:
    """One seat somewhere else. `hat`: None once its person has no role here any more."""

    sitting: Sitting
    hat: Membership | None
    who: str
    is_own: bool
    holds: bool
    keeps_watch: bool

    @property
    def sector(self) -> str:
        return self.hat.organisation.sector if self.hat else ""

    @property
    def post(self) -> str:
        """With their name alone: what somebody is there would name them."""
        return "" if self.who == SOMEBODY else self.sitting.post

    @property
    def body(self) -> str:
        """For whom they keep watch; likewise, as a small organisation may have one of them alone."""
        return str(self.hat.organisation) if self.hat and self.who != SOMEBODY else ""


@dataclass(frozen=True)
class KindReach:
    """Of the boards of one kind: in how many somebody of a sector can raise it."""

    label: str
    n: int
    sectors: dict[str, int]


@dataclass(frozen=True)
class BoardLine:
    partnership: Partnership
    champions: Sequence[ReachLine]
    others: Sequence[ReachLine]
    meets_on: date | None


@dataclass(frozen=True)
class ReachPage:
    lines: Sequence[ReachLine]
    kinds: Sequence[KindReach]
    whole: KindReach
    apart: str


@dataclass(frozen=True)
class Quarter:
    """How often in a quarter, by whose meeting it was."""

    key: str
    label: str
    n: int
    public: int
    voluntary: int
    partnerships: int
    others: int


def ours_on(area: Area, day: date) -> Ours:
    """Two queries."""
    hats: dict[int, list[Membership]] = {}
    for hat in memberships_on(area, day, OURS):
        hats.setdefault(hat.person_id, []).append(hat)
    found = set(Champion.objects.filter(area=area, shown_across=True).values_list("person", flat=True))
    found |= {person for person, worn in hats.items() if any(hat.role in GROUP for hat in worn)}
    return Ours(hats, frozenset(found))


def ours_ever(person: Person, area: Area) -> bool:
    """Whether somebody keeps watch or sits in the group here, or did."""
    return Membership.objects.filter(area=area, person=person, role__in=OURS).exists()


def ours_to_choose(area: Area, day: date) -> list[Membership]:
    return one_each(memberships_on(area, day, OURS))


def sittings(area: Area) -> QuerySet[Sitting]:
    return Sitting.objects.filter(area=area).select_related("person", "partnership", "area")


def kept(sitting: Sitting) -> dict[str, Any]:
    """A seat as a file says it: its person by name."""
    plain = {name: getattr(sitting, name) for name in ("where", "post", "starts_on", "ends_on", "carried")}
    return plain | {"who": sitting.person.name}


def lines_of(area: Area, day: date, reader: Person | None) -> list[ReachLine]:
    """Every seat, by where it is. Three queries."""
    ours = ours_on(area, day)
    found = []
    for one in sittings(area):
        worn = ours.hats.get(one.person_id, [])
        holds = bool(worn) and sits_on(one.starts_on, one.ends_on, day)
        watches = any(hat.role == Role.CHAMPION for hat in worn)
        own = reader is not None and reader.pk == one.person_id
        hat = worn[0] if worn else None
        found.append(ReachLine(one, hat, ours.name(one.person, reader), own, holds, watches))
    return sorted(found, key=lambda line: (line.sitting.where.casefold(), line.who, line.sitting.pk))


def reach_page(area: Area, day: date, sought: ReachSought, reader: Person | None) -> ReachPage:
    """Four queries."""
    lines, boards = lines_of(area, day, reader), lasting_partnerships(area)
    now = [line for line in lines if line.holds]
    kinds = [reached(str(kind.label), [one for one in boards if one.kind == kind], now) for kind in PartnershipKind]
    whole = reached("All", boards, now)
    shown = [line for line in (lines if sought.over else now) if takes(sought, line)]
    return ReachPage(shown, [kind for kind in kinds if kind.n], whole, apart_in_words(whole.sectors, whole.n))


def reached(label: str, boards: Sequence[Partnership], lines: Iterable[ReachLine]) -> KindReach:
    keys = {one.pk for one in boards}
    pairs = {(line.sector, line.sitting.partnership_id) for line in lines if line.sitting.partnership_id in keys}
    return KindReach(label, len(boards), {sector: sum(1 for one, _ in pairs if one == sector) for sector in SECTORS})


def takes(sought: ReachSought, line: ReachLine) -> bool:
    text = f"{line.sitting.where}\n{line.who}\n{line.body}\n{line.post}".casefold()
    return sought.search.casefold() in text and sought.sector in ("", line.sector)


def boards_page(area: Area, day: date, reader: Person | None, *, missing: bool) -> list[BoardLine]:
    """Every lasting partnership and board, those that meet soonest first. Five queries."""
    seats: dict[int | None, list[ReachLine]] = {}
    for line in lines_of(area, day, reader):
        if line.holds:
            seats.setdefault(line.sitting.partnership_id, []).append(line)
    rows = BoardMeets.objects.filter(area=area, on__gte=day)
    meets = dict(rows.values_list("partnership", "on"))
    found = [board_line(one, seats.get(one.pk, []), meets.get(one.pk)) for one in lasting_partnerships(area)]
    found.sort(key=lambda line: (line.meets_on or date.max, line.partnership.name))
    return [line for line in found if not (missing and line.champions)]


def board_line(partnership: Partnership, seats: Sequence[ReachLine], meets_on: date | None) -> BoardLine:
    champions = [line for line in seats if line.keeps_watch]
    return BoardLine(partnership, champions, [line for line in seats if not line.keeps_watch], meets_on)


def meets_of(partnership: Partnership) -> BoardMeets | None:
    return BoardMeets.objects.filter(partnership=partnership).first()


def sitting_of(uid: str) -> Sitting | None:
    return Sitting.objects.select_related("person", "partnership", "area").filter(uid=uid).first()


def agendas_of(area: Area) -> QuerySet[OnAgenda]:
    """The latest first."""
    found = OnAgenda.objects.filter(area=area).select_related("partnership", "organisation", "presented_by", "area")
    return found.order_by("-on", "-pk")


def agendas(area: Area, search: str = "", quarter: str = "", sector: str = "") -> QuerySet[OnAgenda]:
    found = agendas_of(area)
    if search:
        named = Q(partnership__name__icontains=search) | Q(organisation__name__icontains=search)
        words = Q(body__icontains=search) | Q(meeting__icontains=search) | Q(item__icontains=search)
        found = found.filter(named | words | Q(agreed__icontains=search))
    if quarter:
        year, _, number = quarter.partition("-")
        found = found.filter(on__year=int(year), on__quarter=int(number))
    if sector:
        found = found.filter(sector=sector)
    return found


def agenda_of(uid: str) -> OnAgenda | None:
    found = OnAgenda.objects.select_related("partnership", "organisation", "presented_by", "area")
    return found.filter(uid=uid).first()


def quarters(area: Area, day: date) -> list[Quarter]:
    """The last eight, also those without any. One query."""
    whose = Case(When(partnership__isnull=False, then=Value("partnerships")), default=F("sector"))
    rows = OnAgenda.objects.filter(area=area).annotate(year=ExtractYear("on"), number=ExtractQuarter("on"), whose=whose)
    counted = rows.order_by().values_list("year", "number", "whose").annotate(n=Count("pk"))
    found: dict[tuple[int, int], Counter[str]] = {}
    for year, number, kind, n in counted:
        found.setdefault((year, number), Counter())[kind if kind in WHOSE else "others"] += n
    return [quarter_line(key, found.get(key, Counter())) for key in last_quarters(day)]


def quarter_line(key: tuple[int, int], counts: Counter[str]) -> Quarter:
    parts = [counts[kind] for kind in WHOSE]
    return Quarter(f"{key[0]}-{key[1]}", quarter_in_words(key), sum(parts), *parts)
