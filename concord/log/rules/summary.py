"""What returns and decisions of a period add up to: overall, by sector of the respondent, by bearer of the duty."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date

from ..terms import Verdict, WinSource
from .returns import blanks, is_blank_heavy


@dataclass(frozen=True)
class ReturnFact:
    """One expectation and what became of it."""

    sector: str
    is_extra: bool = False
    excused: bool = False
    not_reached: bool = False
    received_on: date | None = None
    is_nil: bool = False
    boxes_with_points: frozenset[int] = frozenset()
    boxes_with_nothing: frozenset[int] = frozenset()


@dataclass(frozen=True)
class PointFact:
    """One point that counts, with everybody who raised it. `bearers`: the sectors that owed the duty."""

    box: int
    sectors: frozenset[str] = frozenset()
    bearers: frozenset[str] = frozenset()
    verdict: str = ""
    is_win: bool = False
    win_source: str = ""


@dataclass
class Figures:
    """The sums of one period, for all or for one sector. Counts, never shares."""

    expected: int = 0
    received: int = 0
    on_time: int = 0
    late: int = 0
    missing: int = 0
    not_reached: int = 0
    excused: int = 0
    extra: int = 0
    blank_heavy: int = 0
    points_1: int = 0
    points_2: int = 0
    points_3: int = 0
    points_4: int = 0
    followed: int = 0
    not_followed: int = 0
    other_verdicts: int = 0
    undecided: int = 0
    wins_planned: int = 0
    wins_opportunistic: int = 0
    wins_went_wrong: int = 0
    wins_unsourced: int = 0

    @property
    def wins(self) -> int:
        return self.wins_planned + self.wins_opportunistic + self.wins_went_wrong + self.wins_unsourced


FIGURES = tuple(field.name for field in fields(Figures))
SECTORS = ("public", "voluntary", "business", "other")


def count_return(figures: Figures, fact: ReturnFact, *, due_on: date, blank_limit: int) -> None:
    """A late joiner is extra and never in the rates; a bounced invitation is not reached, not missing."""
    if fact.is_extra:
        figures.extra += fact.received_on is not None
        return
    figures.expected += 1
    if fact.received_on is None:
        figures.excused += fact.excused
        figures.not_reached += fact.not_reached and not fact.excused
        figures.missing += not fact.excused and not fact.not_reached
        return
    figures.received += 1
    figures.on_time += fact.received_on <= due_on
    figures.late += fact.received_on > due_on
    blank = blanks(fact.boxes_with_points, fact.boxes_with_nothing)
    figures.blank_heavy += is_blank_heavy(blank, is_nil=fact.is_nil, limit=blank_limit)


def count_point(figures: Figures, fact: PointFact) -> None:
    name = f"points_{fact.box}"
    setattr(figures, name, getattr(figures, name) + 1)
    if fact.verdict == Verdict.FOLLOWED:
        figures.followed += 1
    elif fact.verdict == Verdict.NOT_FOLLOWED:
        figures.not_followed += 1
    elif fact.verdict:
        figures.other_verdicts += 1
    else:
        figures.undecided += 1
    if fact.is_win:
        source = f"wins_{fact.win_source if fact.win_source in WinSource.values else 'unsourced'}"
        setattr(figures, source, getattr(figures, source) + 1)


def summarise(
    *, returns: Iterable[ReturnFact], points: Collection[PointFact], due_on: date, blank_limit: int
) -> dict[tuple[str, str], Figures]:
    """Figures by (dimension, sector): `("all", "")`, `("respondent", sector)`, `("bearer", sector)`.

    A merged point counts once overall and once in each sector that raised it. A point whose reporter is withheld is
    in no sector's row. Returns are the respondent's alone, so the bearer's rows hold points only.
    """
    found: dict[tuple[str, str], Figures] = {("all", ""): Figures()}
    for fact in returns:
        for key in (("all", ""), ("respondent", fact.sector)):
            count_return(found.setdefault(key, Figures()), fact, due_on=due_on, blank_limit=blank_limit)
    for point in points:
        keys = [("all", ""), *(("respondent", s) for s in point.sectors), *(("bearer", s) for s in point.bearers)]
        for key in keys:
            count_point(found.setdefault(key, Figures()), point)
    return found


def wins_per_year(wins: int, first_opening: date, last_due: date) -> float:
    """Wins ÷ years elapsed from the first opening to the last due date, one decimal (T06: 42 in two years is 21.0)."""
    years = (last_due - first_opening).days / 365.25
    return round(wins / years, 1) if years > 0 else 0.0
