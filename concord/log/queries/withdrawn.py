"""Points that were withdrawn, for whoever wrote them: on the page of their own return, with day and reason."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from concord.core.areas.models import Area
from concord.core.audit.queries import entries_of

from ..models import LogReturn, Point
from ..terms import Verb, WithdrawReason
from .confidential import reporter_tag, wrote_from


@dataclass(frozen=True)
class Withdrawn:
    """One of the writer's own points. `receipt`: of a point without a name, whose words no page shows."""

    box: int
    at: datetime
    reason: str
    text: str = ""
    receipt: str = ""


def own_withdrawn(log_return: LogReturn | None, *, address: str) -> list[Withdrawn]:
    """What was withdrawn of somebody's own return; what they wrote without a name only from the address that they
    wrote from. One query, and one more where there is any."""
    if log_return is None:
        return []
    own = Q(log_return=log_return) | Q(identity__reporter_tag=reporter_tag(log_return.person, log_return.period))
    found = Point.objects.filter(own, withdrawn_at__isnull=False).select_related("identity").order_by("box", "position")
    mine = [point for point in found if point.log_return_id or wrote_from(point.identity, address)]
    why = withdraw_reasons(log_return.area, [point.reference for point in mine]) if mine else {}
    return [withdrawn_of(point, why.get(point.reference, "")) for point in mine]


def withdrawn_of(point: Point, reason: str) -> Withdrawn:
    named = point.log_return_id is not None
    said = {"text": point.text} if named else {"receipt": point.identity.reference}
    return Withdrawn(point.box, point.withdrawn_at, reason, **said)  # type: ignore[arg-type]  # withdrawn: it has a day


def withdraw_reasons(area: Area, references: Collection[str] | None = None) -> dict[str, str]:
    """The latest reason in the trail for each point, in words; of these points alone, or of every one."""
    rows = entries_of(area).filter(verb=Verb.POINT_WITHDRAWN).order_by("at", "pk")
    if references is not None:
        rows = rows.filter(subject_key__in=references)
    return {entry.subject_key: str(WithdrawReason(entry.facts["reason"]).label) for entry in rows}


def withdrawn_point(reference: str) -> Point | None:
    found = Point.objects.select_related("area", "period", "log_return__person")
    return found.filter(reference=reference, withdrawn_at__isnull=False).first()
