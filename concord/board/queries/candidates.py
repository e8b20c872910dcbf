"""The points that may stand for a box, the fittest first, each with why (R124)."""

from collections.abc import Iterable
from dataclasses import dataclass

from concord.core.areas.models import Area
from concord.core.lib.text import shortened
from concord.log.models import Period, Point
from concord.log.queries.log import shown_points
from concord.log.terms import Box, PointClass, RepeatState

from ..models import BoardReport
from ..rules.page import LIMITS
from ..rules.proposals import PointFacts, Proposal, proposal_of
from .replies import with_replies


@dataclass(frozen=True)
class Candidate:
    """A point, whether its box's heading asks for it, and why in words."""

    point: Point
    proposal: Proposal

    @property
    def wording(self) -> str:
        """Its own words, as far as the line takes them; none where its reporter is not named (R130)."""
        return shortened(self.point.text, LIMITS["line"]) if self.point.point_class == PointClass.NAMED else ""


def candidates(report: BoardReport, box: int) -> list[Candidate]:
    return candidates_in(report.area, report.periods.all(), box)


def candidates_in(area: Area, periods: Iterable[Period], box: int) -> list[Candidate]:
    """Every standing point of a box in the periods, what fits the heading first; of box 3 the wins alone."""
    points = shown_points(area).filter(period__in=list(periods), box=box, merged_into__isnull=True)
    rows = with_replies(points.select_related("period")).prefetch_related(
        "repeats__repeat", "learning_items", "practices"
    )
    found = [Candidate(point, proposal_of(box, facts_of(point))) for point in rows]
    if box == Box.WINS:
        found = [one for one in found if one.proposal.fits]
    found.sort(key=lambda one: one.point.reference)
    return sorted(found, key=lambda one: (one.proposal.fits, one.proposal.rank), reverse=True)


def proposed(found: Iterable[Candidate]) -> Candidate | None:
    """The fittest; a point whose reporter is withheld is never proposed in its own words."""
    return next((one for one in found if one.proposal.fits and one.wording), None)


def facts_of(point: Point) -> PointFacts:
    decision = next((d for d in point.decisions.all() if d.is_current), None)
    same = [point, *(other for other in point.merged.all() if other.withdrawn_at is None)]
    return PointFacts(
        verdict=decision.verdict if decision else "",
        win=bool(decision and decision.win),
        learning=bool(decision and decision.learning) or bool(point.learning_items.all()),
        raised=len(same),
        both_sectors={"public", "voluntary"} <= {one.sector for one in same},
        back=sum(row.repeat.state != RepeatState.DISMISSED for row in point.repeats.all()),
        answers_problem=point.answers_point_id is not None,
        practice=bool(point.practices.all()),
    )
