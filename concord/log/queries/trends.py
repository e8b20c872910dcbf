"""Trends from summary rows: followed and not, wins, return rate; by respondent and by bearer, always with n."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from concord.core.areas.models import Area

from ..models import Decision, Period, PeriodSummary
from ..rules.summary import SECTORS, wins_per_year
from ..rules.trend import Share, Trend, gap_words, read_trend, wilson
from .repeats import failings, found_repeats


@dataclass(frozen=True)
class TrendLine:
    """One period in the trends' table. `low`, `high`: 95 % Wilson interval of the followed share."""

    summary: PeriodSummary
    low: float
    high: float
    wins: int
    wins_so_far: int

    @property
    def decided(self) -> int:
        return self.summary.followed + self.summary.not_followed


@dataclass(frozen=True)
class TrendsPage:
    """What the data can carry, in words, and the rows behind it."""

    trend: Trend
    lines: Sequence[TrendLine]
    by_bearer: str
    by_respondent: str
    return_gap: str
    wins_total: int
    wins_each_year: float
    first_opening: date | None


def summaries(area: Area) -> list[PeriodSummary]:
    """Every period's rows of the open scope, oldest first, in one query."""
    return list(PeriodSummary.objects.filter(area=area).order_by("opens_on", "period_reference", "dimension", "sector"))


def trends_page(area: Area) -> TrendsPage:
    rows = summaries(area)
    whole = [row for row in rows if row.dimension == "all" and row.is_closed]
    closed = {row.period_reference for row in whole}
    parts = [row for row in rows if row.dimension != "all" and row.period_reference in closed]
    lines = trend_lines(whole)
    total = lines[-1].wins_so_far if lines else 0
    return TrendsPage(
        trend=read_trend([Share(row.period_label, row.followed, row.not_followed) for row in whole]),
        lines=lines,
        by_bearer=gap_words(*(kept(parts, "bearer", sector) for sector in ("public", "voluntary"))),
        by_respondent=gap_words(*(kept(parts, "respondent", sector) for sector in ("public", "voluntary"))),
        return_gap=gap_words(*(returned(parts, sector) for sector in ("public", "voluntary"))),
        wins_total=total,
        wins_each_year=wins_per_year(total, whole[0].opens_on, max(row.due_on for row in whole)) if whole else 0.0,
        first_opening=whole[0].opens_on if whole else None,
    )


def trend_lines(whole: Sequence[PeriodSummary]) -> list[TrendLine]:
    lines, so_far = [], 0
    for row in whole:
        wins = wins_of(row)
        so_far += wins
        low, high = wilson(row.followed, row.followed + row.not_followed)
        lines.append(TrendLine(row, low, high, wins, so_far))
    return lines


def wins_of(row: PeriodSummary) -> int:
    return row.wins_planned + row.wins_opportunistic + row.wins_went_wrong + row.wins_unsourced


def kept(rows: Iterable[PeriodSummary], dimension: str, sector: str) -> tuple[int, int]:
    """(followed, decided) of a sector over all periods."""
    chosen = [row for row in rows if row.dimension == dimension and row.sector == sector]
    return sum(r.followed for r in chosen), sum(r.followed + r.not_followed for r in chosen)


def returned(rows: Iterable[PeriodSummary], sector: str) -> tuple[int, int]:
    chosen = [row for row in rows if row.dimension == "respondent" and row.sector == sector]
    return sum(r.received for r in chosen), sum(r.expected for r in chosen)


def summary_of(area: Area) -> dict[str, Any]:
    """What `concord log summary --json` prints."""
    rows = summaries(area)
    whole = [row for row in rows if row.dimension == "all"]
    sectors = {(row.period_reference, row.sector): row for row in rows if row.dimension == "respondent"}
    wins = sum(wins_of(row) for row in whole)
    trend = read_trend([Share(row.period_label, row.followed, row.not_followed) for row in whole])
    per_year = wins_per_year(wins, whole[0].opens_on, max(row.due_on for row in whole)) if whole else 0.0
    return {
        "area": area.slug,
        "periods": [
            {"period": row.period_reference, **figures(row), "by_sector": by_sector(row.period_reference, sectors)}
            for row in whole
        ],
        "wins_total": wins,
        "wins_per_year": per_year,
        "trend": {"reading": trend.reading, "method": trend.method, "n": trend.n},
        "repeats": repeat_facts(area),
    }


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
