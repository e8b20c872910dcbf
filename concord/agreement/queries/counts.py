"""How many signed, by sector and year; those covered are counted apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count

from concord.core.areas.models import Area
from concord.core.directory.terms import Sector

from ..models import Signature
from ..rules.signatures import covered_number
from ..terms import SignatureState


@dataclass(frozen=True)
class CountLine:
    """Organisations that signed, each once, by sector; and how many members their signatures cover."""

    label: str
    public: int
    voluntary: int
    others: int
    covered: int

    @property
    def total(self) -> int:
        return self.public + self.voluntary + self.others


@dataclass(frozen=True)
class Counts:
    """`now`: on the register today. `years`: who signed in each year, latest first."""

    now: CountLine
    years: Sequence[CountLine]


def counts(area: Area) -> Counts:
    states = [SignatureState.REGISTERED, SignatureState.WITHDRAWN]
    found = Signature.objects.filter(area=area, state__in=states).annotate(named=Count("covered"))
    found = found.only("organisation_id", "sector", "signed_on", "covered_count", "state")
    rows = list(found.order_by("signed_on", "pk"))
    years: dict[int, dict[int | None, Signature]] = defaultdict(dict)
    newest: dict[int | None, Signature] = {}
    for row in rows:
        newest[row.organisation_id] = row
        if row.state == SignatureState.REGISTERED:
            years[row.signed_on.year][row.organisation_id] = row
    standing = [row for row in newest.values() if row.state == SignatureState.REGISTERED]
    lines = [count_line(str(year), years[year].values()) for year in sorted(years, reverse=True)]
    return Counts(count_line("On the register today", standing), lines)


def count_line(label: str, rows: Iterable[Signature]) -> CountLine:
    found = list(rows)
    by = {sector: sum(row.sector == sector for row in found) for sector in Sector.values}
    return CountLine(
        label=label,
        public=by[Sector.PUBLIC],
        voluntary=by[Sector.VOLUNTARY],
        others=by[Sector.BUSINESS] + by[Sector.OTHER],
        covered=sum(covered_number(row.covered_count, getattr(row, "named", 0)) for row in found),
    )
