"""A period that was locked once and opened again: everything confidential in it stays as the group saw it."""

from collections.abc import Sequence

from concord.core.lib.errors import RuleBroken

from ..models import ConfidentialPoint, LogReturn, Period
from ..queries.confidential import inputs_of, own_confidential
from ..queries.written import stamp_of
from ..rules.returns import CONFIDENTIAL_STAYS, PointInput, check_confidential_stays
from ..terms import PeriodState, PointClass
from .confidential import hand_over


def is_reopened(period: Period) -> bool:
    return period.state == PeriodState.OPEN and period.locked_at is not None


def check_stays(log_return: LogReturn, box: int, points: Sequence[PointInput], address: str | None) -> None:
    """Refuse a change of the confidential points of a box in a period that was opened again."""
    if not is_reopened(log_return.period):
        return
    rows = [row for row in own_confidential(log_return, address=address) if row.box == box]
    typed = [point for point in points if point.point_class != PointClass.NAMED]
    check_confidential_stays(
        typed=[stamp_of([point], nothing=False) for point in typed],
        held=[stamp_of([point], nothing=False) for point in inputs_of(rows)],
    )


def hand_over_unless_reopened(log_return: LogReturn, rows: Sequence[ConfidentialPoint]) -> int:
    """Hand the reporter's confidential drafts over, or leave them for the next period. Gives how many."""
    if is_reopened(log_return.period):
        return 0
    return hand_over(rows)


def check_takes_confidential(period: Period, points: Sequence[PointInput]) -> None:
    """Refuse confidential points that somebody else brings to the trustee once the period was locked.

    Later, one would stand on the sheet beside the one return that the trail names in that minute.
    """
    if all(point.point_class == PointClass.NAMED for point in points):
        return
    if is_reopened(period):
        raise RuleBroken(CONFIDENTIAL_STAYS, field="class")
    if period.state != PeriodState.OPEN:
        raise RuleBroken("The period is locked: a confidential point can be entered in the next one.", field="class")
