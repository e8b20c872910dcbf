"""What the group reads of a confidential point: how far a wording is, and why it can no longer change."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from concord.core.accounts.encryption import unseal

from ..models import ConfidentialPoint, Decision, GroupVersion, Period, Point, ReplyRequest
from ..rules.returns import CONFIDENTIAL_STAYS
from ..rules.wordings import (
    DECIDED_UNNAMED,
    FOR_TRUSTEES,
    NAMED_IN_ITS_BOX,
    NOT_WORDED,
    PERIOD_DECIDED,
    POINT_DECIDED,
    UNSEEN_AND_DECIDED,
    WITHDRAWN,
    WORDS_SENT,
    WORKED_ON,
)
from ..terms import PeriodState, PointClass
from .periods import built_upon

DECIDED = (PeriodState.DECIDED, PeriodState.REPORTED)


def waiting_version(row: ConfidentialPoint) -> GroupVersion | None:
    """The wording that the trustee proposes and the reporter has neither approved nor refused."""
    return next((v for v in row.versions.all() if is_waiting(v)), None)


def is_waiting(version: GroupVersion) -> bool:
    return version.proposed_by == "trustee" and not (version.approved or version.refused)


def agreed_version(row: ConfidentialPoint) -> GroupVersion | None:
    """The trustee's wording that the reporter approved, where it stands."""
    return next((v for v in row.versions.all() if v.approved and v.is_current and v.proposed_by == "trustee"), None)


def is_unworded(row: ConfidentialPoint) -> bool:
    """Whether the reporter took back an approval and gave no new one: the group then reads nothing of the point."""
    return any(v.is_current and not v.approved for v in row.versions.all())


def wording_state(row: ConfidentialPoint) -> str:
    if is_unworded(row):
        return "approval taken back"
    if waiting_version(row):
        return "proposed, and not answered"
    if agreed_version(row):
        return "approved"
    return "its reporter keeps their own words" if any(v.refused for v in row.versions.all()) else ""


def group_words(row: ConfidentialPoint) -> str:
    """What the group sees of a point, or will see with the locking; nothing of a point for the trustee alone."""
    if row.point_class != PointClass.NAME_WITHHELD or is_unworded(row):
        return ""
    version = next((v for v in row.versions.all() if v.is_current and v.approved), None)
    return version.text if version else str(unseal(row.content)["text"])


def settled_words(rows: Sequence[ConfidentialPoint]) -> dict[Any, str]:
    """Why the wording of each point can no longer change, by its key; empty while it can. At most three queries."""
    found = {row.pk: PERIOD_DECIDED if row.period.state in DECIDED else "" for row in rows}
    points = [row.point_id for row in rows if row.point_id and not found[row.pk]]
    if not points:
        return found
    asked = set(ReplyRequest.objects.filter(point__in=points).values_list("point", flat=True))
    decided = set(Decision.objects.filter(point__in=points).values_list("point", flat=True))
    busy = Q(pk__in=built_upon(Point.objects.filter(pk__in=points)).values("pk")) | Q(merged_into__isnull=False)
    begun = set(Point.objects.filter(busy, pk__in=points).values_list("pk", flat=True))
    for row in rows:
        for keys, why in ((asked, WORDS_SENT), (decided, POINT_DECIDED), (begun, WORKED_ON)):
            if row.point_id in keys and not found[row.pk]:
                found[row.pk] = why
    return found


def why_settled(row: ConfidentialPoint) -> str:
    """Why the wording of a point can no longer change; empty while it can."""
    return settled_words([row])[row.pk]


def why_not_answered(row: ConfidentialPoint) -> str:
    """Why a proposed wording can no longer be approved or refused; empty while it can."""
    if is_unworded(row) and is_open_again(row.period):
        return CONFIDENTIAL_STAYS
    return why_settled(row)


def why_not_worded(row: ConfidentialPoint) -> str:
    """Why the trustee proposes no wording of a point, or no longer; empty while they can."""
    return FOR_TRUSTEES if row.point_class == PointClass.TRUSTEE_ONLY else why_settled(row)


def why_approval_stays(row: ConfidentialPoint, settled: str | None = None) -> str:
    """Why an approval can no longer be taken back; empty while it can. `settled`: where that has been read already."""
    if is_open_again(row.period):
        return CONFIDENTIAL_STAYS
    return why_settled(row) if settled is None else settled


def why_not_widened(row: ConfidentialPoint) -> str:
    """Why a point can not, or no longer, be opened to the group, or get its reporter's name; empty while it can."""
    if is_open_again(row.period):
        return CONFIDENTIAL_STAYS
    if row.point_class == PointClass.TRUSTEE_ONLY:
        return UNSEEN_AND_DECIDED if row.period.state in DECIDED else ""
    if row.point is None:
        return NAMED_IN_ITS_BOX
    if row.point.withdrawn_at is not None:
        return WITHDRAWN
    if is_unworded(row):
        return NOT_WORDED
    return DECIDED_UNNAMED if row.period.state in DECIDED else ""


def is_open_again(period: Period) -> bool:
    return period.state == PeriodState.OPEN and period.locked_at is not None
