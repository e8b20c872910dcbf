"""The areas below one, with the figures that they agreed to share: suppressed, of one level each, never added up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from concord.core.areas.models import Area, TierRelation
from concord.core.areas.queries import AreaLine
from concord.core.areas.scoping import across
from concord.core.lib.figures import Share, Shown, share_in_words, shown

from ..models import PeriodSummary
from ..rules.trend import gap_words

SECTORS = ("public", "voluntary")
# What the whole of a share counts, and what an empty one is called.
EXPECTED = "expected", "nobody expected"
DECIDED = "points decided", "no point decided"
HELD_BACK = "cannot be told: some of it is held back"


@dataclass(frozen=True)
class Measure:
    """A share of all, of each sector, and the gap between them, in words with n."""

    all: str
    public: str
    voluntary: str
    gap: str


@dataclass(frozen=True)
class BelowLine:
    """An area below, with the last of its periods in which every point is decided; `why`: why it has no figures."""

    line: AreaLine
    relation: TierRelation | None
    period: PeriodSummary | None
    returned: Measure | None
    kept: Measure | None
    why: str


def below_lines(area: Area, lines: Sequence[AreaLine]) -> list[BelowLine]:
    """The areas of a page with their figures, in four queries whatever their number."""
    places = [line.area for line in lines]
    relations = {row.lower_id: row for row in TierRelation.objects.filter(upper=area, lower__in=places)}
    with across(area):
        last = last_periods(places)
        sectors = sector_rows(last)
    return [below_line(line, relations.get(line.area.pk), last.get(line.area.pk), sectors) for line in lines]


def last_periods(places: Iterable[Area]) -> dict[int, PeriodSummary]:
    """Of each area the last period of which nothing more is to be decided: a figure that grew would tell what came."""
    found = PeriodSummary.objects.filter(area__in=places, dimension="all", is_closed=True, undecided=0)
    return {row.area_id: row for row in found.order_by("opens_on", "period_reference")}


def sector_rows(last: Mapping[int, PeriodSummary]) -> dict[tuple[str, str, str], PeriodSummary]:
    """(reference, dimension, sector) → row."""
    references = [row.period_reference for row in last.values()]
    found = PeriodSummary.objects.filter(area__in=last, period_reference__in=references, sector__in=SECTORS)
    return {(row.period_reference, row.dimension, row.sector): row for row in found}


def below_line(
    line: AreaLine,
    relation: TierRelation | None,
    period: PeriodSummary | None,
    sectors: Mapping[tuple[str, str, str], PeriodSummary],
) -> BelowLine:
    if period is None:
        return BelowLine(line, relation, None, None, None, why_none(line.area))
    by_respondent = [sectors.get((period.period_reference, "respondent", sector)) for sector in SECTORS]
    by_bearer = [sectors.get((period.period_reference, "bearer", sector)) for sector in SECTORS]
    returned = measure(returned_of(period), [returned_of(row) for row in by_respondent], EXPECTED)
    kept = measure(kept_of(period), [kept_of(row) for row in by_bearer], DECIDED)
    return BelowLine(line, relation, period, returned, kept, "")


def why_none(area: Area) -> str:
    """Why an area has no figures here, and who can mend it where."""
    if area.shares_summaries:
        return "No period is decided yet."
    where = f"Its {area.word('officer')} can change that in its settings, under “Details, calendar, look”."
    return f"It does not share its sums.{'' if area.has_ended else f' {where}'}"


def returned_of(row: PeriodSummary | None) -> Share:
    return Share(row.received, row.expected) if row else Share(0, 0)


def kept_of(row: PeriodSummary | None) -> Share:
    return Share(row.followed, row.followed + row.not_followed) if row else Share(0, 0)


def measure(total: Share, groups: Sequence[Share], words: tuple[str, str]) -> Measure:
    """What may be told of a share and its two sectors. The gap is told when both of them are."""
    whole, (public, voluntary) = shown(total, groups)
    of, nobody = words
    everything, one, other = (share_in_words(found, of=of, nobody=nobody) for found in (whole, public, voluntary))
    return Measure(everything, one, other, gap_of(public, voluntary))


def gap_of(public: Shown, voluntary: Shown) -> str:
    if public.part is None or voluntary.part is None:
        return HELD_BACK
    pairs = [(found.part or 0, found.whole or 0) for found in (public, voluntary)]
    return gap_words(*pairs).partition(": ")[2].removeprefix("a gap of ")
