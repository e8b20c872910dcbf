"""Reads of prime contractors: the register with what is overdue, and one of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from concord.core.areas.models import Area

from ..models import Contractor
from ..rules.contractors import OVERDUE, STANDINGS, due_on, standing


@dataclass(frozen=True)
class ContractorLine:
    """One contract, and how it stands today."""

    contractor: Contractor
    standing: str
    due_on: date

    @property
    def words(self) -> str:
        return STANDINGS[self.standing]

    @property
    def is_overdue(self) -> bool:
        return self.standing in OVERDUE

    @property
    def has_a_next_day(self) -> bool:
        return self.standing not in ("answered", "over")


@dataclass(frozen=True)
class ContractorsPage:
    """Those that were sought; `counts`: of all, how many stand in each way, with its words."""

    lines: Sequence[ContractorLine]
    counts: Sequence[tuple[str, str, int]]
    total: int
    overdue: int
    with_clause: int


def contractors_page(area: Area, today: date, *, search: str = "", chosen: str = "") -> ContractorsPage:
    """In one query: what is overdue first. `chosen`: a key of `STANDINGS`, or overdue."""
    lines = sorted((line_of(one, today) for one in Contractor.objects.filter(area=area)), key=urgency)
    counts = Counter(line.standing for line in lines)
    return ContractorsPage(
        lines=[line for line in lines if takes(line, search.casefold(), chosen)],
        counts=[(key, words, counts[key]) for key, words in STANDINGS.items() if counts[key]],
        total=len(lines),
        overdue=sum(line.is_overdue for line in lines),
        with_clause=sum(line.contractor.has_clause == "yes" for line in lines),
    )


def line_of(contractor: Contractor, today: date) -> ContractorLine:
    return ContractorLine(contractor, standing(contractor, today), due_on(contractor))


def urgency(line: ContractorLine) -> tuple[int, date, str]:
    return (list(STANDINGS).index(line.standing), line.due_on, str(line.contractor))


def takes(line: ContractorLine, search: str, chosen: str) -> bool:
    found = line.contractor
    said = " ".join((found.name, found.contract, found.funder, found.sub_contractors)).casefold()
    return search in said and (not chosen or line.standing == chosen or (chosen == "overdue" and line.is_overdue))


def contractor_of(uid: str) -> Contractor | None:
    return Contractor.objects.filter(uid=uid).select_related("area").first()
