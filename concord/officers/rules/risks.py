"""What attendance did from one year to the next, beside a risk: never as its cause or its effect."""

from dataclasses import dataclass

from concord.core.lib.figures import percent
from concord.core.ui.wording import percent_n

from ..terms import RiskSector

TOO_FEW = 5
SECTORS = {RiskSector.PUBLIC: "Public sector", RiskSector.VOLUNTARY: "Voluntary sector"}
Came = tuple[int, int]


@dataclass(frozen=True)
class Trend:
    """Of those of a sector who were invited and decide: how many came, in two years that follow each other."""

    sector: str
    before_year: int
    before: Came
    year: int
    now: Came

    @property
    def label(self) -> str:
        return SECTORS[RiskSector(self.sector)]

    @property
    def points(self) -> int | None:
        """How far it rose or fell, in points of a hundred; None where either year has too few to tell."""
        if min(self.before[1], self.now[1]) < TOO_FEW:
            return None
        return percent(*self.now) - percent(*self.before)

    @property
    def way(self) -> str:
        if self.points is None:
            return "too few to tell"
        if self.points == 0:
            return "the same"
        return f"{'rose' if self.points > 0 else 'fell'} by {abs(self.points)} points"

    @property
    def fell(self) -> bool:
        return self.points is not None and self.points < 0

    @property
    def words(self) -> str:
        then, now = percent_n(*self.before), percent_n(*self.now)
        return f"{self.before_year}: {then}, {self.year}: {now}"


def trends(by_year: dict[int, tuple[Came, Came]]) -> list[Trend]:
    """Both sectors, the public one first, from the last two years with meetings; nothing where there is one alone."""
    years = sorted(year for year, (public, voluntary) in by_year.items() if public[1] or voluntary[1])[-2:]
    if len(years) < 2:
        return []
    before, now = years
    return [
        Trend(sector, before, by_year[before][number], now, by_year[now][number])
        for number, sector in enumerate((RiskSector.PUBLIC, RiskSector.VOLUNTARY))
    ]


def gap_in_words(found: list[Trend]) -> str:
    """How far apart the two sectors are in the later year; nothing where there are too few to tell."""
    if len(found) != 2 or min(one.now[1] for one in found) < TOO_FEW:
        return ""
    apart = percent(*found[0].now) - percent(*found[1].now)
    if not apart:
        return f"In {found[0].year} both sectors came as often."
    more, less = found if apart > 0 else found[::-1]
    return f"In {more.year}: {abs(apart)} points more from the {more.label.lower()} than from the {less.label.lower()}."


def concerned(found: list[Trend], sector: str) -> list[Trend]:
    """Those of the sector that a risk is about."""
    return [one for one in found if sector in (RiskSector.BOTH, one.sector)]
