"""Trends from summary rows: followed and not, wins, return rate; by respondent and by bearer, always with n."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from concord.core.areas.models import Area

from ..models import Decision, Period, PeriodSummary
from ..rules.summary import SECTORS, wins_per_year
from ..rules.trend import Share, Trend, gap_size, gap_words, read_trend, wilson
from ..terms import Verdict
from .log import shown_points
from .repeats import failings, found_repeats


@dataclass(frozen=True)
class Pair:
    """(part, whole) of the public and of the voluntary sector, and the gap between them in words."""

    public: tuple[int, int]
    voluntary: tuple[int, int]

    @property
    def in_words(self) -> str:
        return gap_words(self.public, self.voluntary)

    @property
    def gap_in_short(self) -> str:
        """For a table: `14 points, maybe chance`."""
        words = gap_size(self.public, self.voluntary).removeprefix("a gap of ").replace("percentage ", "")
        return words.replace("which could be", "maybe")


@dataclass(frozen=True)
class TrendLine:
    """One period in the trends' table. `low`, `high`: 95 % Wilson interval of the followed share."""

    summary: PeriodSummary
    low: float
    high: float
    wins: int
    wins_so_far: int
    owed: Pair
    reported: Pair
    returned: Pair

    @property
    def decided(self) -> int:
        return self.summary.followed + self.summary.not_followed

    @property
    def interval(self) -> str:
        """The interval in whole per cent."""
        return f"{round(100 * self.low)} to {round(100 * self.high)}"


@dataclass(frozen=True)
class TrendsPage:
    """What the data can carry, in words, and the rows behind it. `owed`, `reported`, `returned`: over all periods."""

    trend: Trend
    lines: Sequence[TrendLine]
    owed: Pair
    reported: Pair
    returned: Pair
    followed: int
    decided: int
    received: int
    expected: int
    wins_total: int
    wins_unsourced: int
    wins_each_year: float
    wins_each_period: float
    first_opening: date | None


def summaries(area: Area) -> list[PeriodSummary]:
    """Every period's rows of the open scope, oldest first, in one query."""
    return list(PeriodSummary.objects.filter(area=area).order_by("opens_on", "period_reference", "dimension", "sector"))


def trends_page(area: Area) -> TrendsPage:
    """Every figure of the trends from the summary rows of locked periods, in one query."""
    return page_of(summaries(area))


def page_of(rows: Iterable[PeriodSummary]) -> TrendsPage:
    closed = [row for row in rows if row.is_closed]
    whole = [row for row in closed if row.dimension == "all"]
    parts = [row for row in closed if row.dimension != "all"]
    lines = trend_lines(whole, parts)
    total = lines[-1].wins_so_far if lines else 0
    return TrendsPage(
        trend=read_trend([Share(row.period_label, row.followed, row.not_followed) for row in whole]),
        lines=lines,
        owed=pair_of(parts, "bearer", kept),
        reported=pair_of(parts, "respondent", kept),
        returned=pair_of(parts, "respondent", returned),
        followed=sum(row.followed for row in whole),
        decided=sum(row.followed + row.not_followed for row in whole),
        received=sum(row.received for row in whole),
        expected=sum(row.expected for row in whole),
        wins_total=total,
        wins_unsourced=sum(row.wins_unsourced for row in whole),
        wins_each_year=each_year(whole),
        wins_each_period=round(total / len(whole), 1) if whole else 0.0,
        first_opening=whole[0].opens_on if whole else None,
    )


def each_year(whole: Iterable[PeriodSummary]) -> float:
    """Wins a year: no time counts of a period that still takes returns, since nothing of it can be decided yet."""
    closed = [row for row in whole if row.is_closed]
    if not closed:
        return 0.0
    return wins_per_year(sum(map(wins_of, closed)), closed[0].opens_on, max(row.due_on for row in closed))


def trend_lines(whole: Sequence[PeriodSummary], parts: Sequence[PeriodSummary]) -> list[TrendLine]:
    by_period = defaultdict(list)
    for row in parts:
        by_period[row.period_reference].append(row)
    lines, so_far = [], 0
    for row in whole:
        so_far += wins_of(row)
        low, high = wilson(row.followed, row.followed + row.not_followed)
        of_period = by_period[row.period_reference]
        lines.append(
            TrendLine(
                row,
                low,
                high,
                wins_of(row),
                so_far,
                owed=pair_of(of_period, "bearer", kept),
                reported=pair_of(of_period, "respondent", kept),
                returned=pair_of(of_period, "respondent", returned),
            )
        )
    return lines


def wins_of(row: PeriodSummary) -> int:
    return row.wins_planned + row.wins_opportunistic + row.wins_went_wrong + row.wins_unsourced


def pair_of(rows: Iterable[PeriodSummary], dimension: str, share: Callable[[PeriodSummary], tuple[int, int]]) -> Pair:
    """The shares of both sectors, summed over the rows of a dimension."""
    sums = {"public": (0, 0), "voluntary": (0, 0)}
    for row in rows:
        if row.dimension == dimension and row.sector in sums:
            (part, whole), (more, of) = sums[row.sector], share(row)
            sums[row.sector] = (part + more, whole + of)
    return Pair(**sums)


def kept(row: PeriodSummary) -> tuple[int, int]:
    """(followed, decided)."""
    return row.followed, row.followed + row.not_followed


def kept_where_owed(area: Area, references: Collection[str]) -> tuple[int, int]:
    """(followed, decided) of the points of these periods that name a duty, each once whoever owes it, in one query.

    The bearers' rows hold these alone, and what both owe stands in either: neither their sum nor all points is the
    whole.
    """
    standing = shown_points(area).filter(period__reference__in=references, merged_into__isnull=True)
    names_one = Q(commitment_text__isnull=False) | Q(point__commitment_text__isnull=False)
    decided = Decision.objects.filter(names_one, point__in=standing, is_current=True)
    verdicts = list(decided.values_list("verdict", flat=True))
    followed = verdicts.count(Verdict.FOLLOWED)
    return followed, followed + verdicts.count(Verdict.NOT_FOLLOWED)


def returned(row: PeriodSummary) -> tuple[int, int]:
    """(received, expected)."""
    return row.received, row.expected


def summary_of(area: Area) -> dict[str, Any]:
    """What `concord log summary --json` prints."""
    rows = summaries(area)
    whole = [row for row in rows if row.dimension == "all"]
    sectors = {(row.period_reference, row.sector): row for row in rows if row.dimension == "respondent"}
    trend = read_trend([Share(row.period_label, row.followed, row.not_followed) for row in whole])
    return {
        "area": area.slug,
        "periods": [
            {"period": row.period_reference, **figures(row), "by_sector": by_sector(row.period_reference, sectors)}
            for row in whole
        ],
        "wins_total": sum(wins_of(row) for row in whole),
        "wins_per_year": each_year(whole),
        "trend": {"reading": trend.reading, "method": trend.method, "n": trend.n},
        "repeats": repeat_facts(area),
    }


def wins_by_period(area: Area) -> dict[str, int]:
    """Every win of each period, by the period's reference: those without a source too."""
    return {row.period_reference: wins_of(row) for row in summaries(area) if row.dimension == "all"}


def by_sector(reference: str, sectors: dict[tuple[str, str], PeriodSummary]) -> dict[str, Any]:
    return {sector: figures(sectors[reference, sector]) for sector in SECTORS if (reference, sector) in sectors}


def figures(row: PeriodSummary) -> dict[str, Any]:
    """Counts of one period. Missing holds all who did not return: excused and not reached too."""
    return {
        "expected": row.expected,
        "received": row.received,
        "on_time": row.on_time,
        "late": row.late,
        "missing": row.expected - row.received,
        "blank_heavy": row.blank_heavy,
        "points": {str(box): getattr(row, f"points_{box}") for box in (1, 2, 3, 4)},
        "followed": row.followed,
        "not_followed": row.not_followed,
        "wins": {
            "planned": row.wins_planned,
            "opportunistic": row.wins_opportunistic,
            "went_wrong": row.wins_went_wrong,
        },
    }


def repeat_facts(area: Area) -> list[dict[str, Any]]:
    """Repeats of the same organisation and commitment: periods by reference, points by reference."""
    by_point = {failing.point: failing for failing in failings(area)}
    periods = list(Period.objects.filter(area=area).order_by("opens_on", "pk").values_list("reference", flat=True))
    decided = Decision.objects.filter(area=area, is_current=True).select_related(
        "point__about_organisation", "commitment"
    )
    rows = {decision.point_id: decision for decision in decided.select_related("point__commitment")}
    facts = []
    for found in found_repeats(area):
        first = rows[found.points[0]]
        commitment = first.commitment or first.point.commitment
        numbers = sorted({by_point[pk].period for pk in found.points})
        facts.append(
            {
                "organisation": first.point.about_organisation.name if found.organisation else "",  # type: ignore[union-attr]  # a repeat of one body names it
                "commitment": commitment.number if found.commitment and commitment else "",
                "periods": [periods[n] for n in numbers],
                "points": [rows[pk].point.reference for pk in found.points],
            }
        )
    return facts
