"""Returns that an officer entered for somebody: what everybody who sees them reads, and whose they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ..models import BoxAnswer, LogReturn, Period
from ..rules.entered import check_still_theirs
from ..rules.returns import is_locked
from ..terms import Box, EntryMode, ReturnState
from .returns import box_heading, named_points
from .written import BoxPage


@dataclass(frozen=True)
class EnteredPage:
    """A return as it was entered, without anything confidential."""

    log_return: LogReturn
    boxes: Sequence[BoxPage]

    @property
    def seen(self) -> Mapping[int, str]:
        """The stamp of each box."""
        return {box.box: box.stamp for box in self.boxes}


def entered_returns(period: Period, *, on: date) -> list[LogReturn]:
    """What officers entered and can still change, by name."""
    if is_locked(state=period.state, locks_on=period.locks_on, on=on):
        return []
    found = LogReturn.objects.filter(period=period, state=ReturnState.SENT, mode__in=EntryMode.entered())
    return list(
        found.filter(amended_at=None).select_related("person", "expectation").order_by("expectation__person_name", "pk")
    )


def entered_of(period: Period, person: UUID) -> LogReturn | None:
    """The return that was entered for somebody; None where they sent their own, or none."""
    found = LogReturn.objects.filter(period=period, person__uid=person, state=ReturnState.SENT)
    found = found.filter(mode__in=EntryMode.entered()).select_related("person", "expectation", "entered_by", "area")
    for made in found:
        made.period = period
        return made
    return None


def check_theirs(log_return: LogReturn, *, on: date) -> None:
    """Raises `RuleBroken` with the reason when whoever entered a return can no longer look at it or change it."""
    period, amended = log_return.period, log_return.amended_at is not None
    check_still_theirs(state=period.state, locks_on=period.locks_on, on=on, is_amended=amended)


def entered_page(log_return: LogReturn) -> EnteredPage:
    """In two queries. What was joined to the return and never sent is its writer's alone, and not in it."""
    named = named_points(log_return, sent=True)
    nothing = set(BoxAnswer.objects.filter(log_return=log_return).values_list("box", flat=True))
    boxes = [BoxPage(box, box_heading(box, log_return.area), named.get(box, []), box in nothing) for box in Box.values]
    return EnteredPage(log_return, boxes)
