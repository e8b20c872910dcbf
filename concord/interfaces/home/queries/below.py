"""The areas below one, for whoever sees their sums: a line for each, from summaries alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.areas.queries import area_lines
from concord.core.areas.scoping import across
from concord.log.models import PeriodSummary
from concord.log.queries.below import BelowLine, below_lines

# The page of the areas below has the rest.
MOST_BELOW = 12


@dataclass(frozen=True)
class DeskLine:
    """An area with its shared figures. `waiting`: its last closed period, if that still waits for decisions: how many
    is not said, since a number that grows would tell what came."""

    figures: BelowLine
    waiting: str


def areas_below(area: Area, granted: frozenset[Permission]) -> Sequence[DeskLine] | None:
    """None for those who do not see summaries of the areas below. A fixed number of queries."""
    if Permission.SEE_SUMMARIES_BELOW not in granted:
        return None
    lines = area_lines(Area.objects.below(area).exclude(pk=area.pk)[:MOST_BELOW])
    waiting = waiting_below(area, [line.area for line in lines])
    return [DeskLine(found, waiting.get(found.line.area.pk, "")) for found in below_lines(area, lines)]


def waiting_below(area: Area, places: Sequence[Area]) -> dict[int, str]:
    with across(area):
        found = PeriodSummary.objects.filter(area__in=places, dimension="all", is_closed=True, undecided__gt=0)
        return dict(found.order_by("opens_on", "period_reference").values_list("area_id", "period_label"))
