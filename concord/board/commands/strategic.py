"""What goes to the strategic level, as somebody judged it."""

from datetime import datetime

from django.db import transaction

from concord.core.accounts.access import acting, require
from concord.core.accounts.commands import Actor
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken

from ..models import BoardReport, StrategicItem
from ..queries.strategic import suggestion_of
from ..terms import StrategicState, Verb
from .reports import write_report


@transaction.atomic
def escalate(*, area: Area, key: str, by: Actor, at: datetime, report: BoardReport | None = None) -> StrategicItem:
    """Bring a suggestion to the strategic level; with a `report` that is being written it fills its line (R131)."""
    require(by, Permission.WRITE_REPORT, area)
    item = judge(area=area, key=key, state=StrategicState.ESCALATED, by=by, at=at)
    if report is not None:
        write_report(report=report, changes={"strategic_issue": item.text}, by=by, at=at)
        item.report = report
        item.save(update_fields=["report"])
    on = {"report": report.reference} if report else {}
    record(Verb.STRATEGIC_ESCALATED, subject=item, by=by, at=at, label=item.get_kind_display(), **on)
    return item


@transaction.atomic
def dismiss(*, area: Area, key: str, by: Actor, at: datetime) -> StrategicItem:
    """Leave a suggestion below the strategic level. It may be escalated later all the same."""
    require(by, Permission.WRITE_REPORT, area)
    item = judge(area=area, key=key, state=StrategicState.DISMISSED, by=by, at=at)
    record(Verb.STRATEGIC_DISMISSED, subject=item, by=by, at=at, label=item.get_kind_display())
    return item


def judge(*, area: Area, key: str, state: str, by: Actor, at: datetime) -> StrategicItem:
    """Keep who judged it and when, in its words of that day; what was judged before keeps its words."""
    judged = {"state": state, "judged_by": acting(by), "judged_at": at}
    found = StrategicItem.objects.filter(area=area, key=key).first()
    if found is None:
        suggested = suggestion_of(area, key)
        if suggested is None:
            raise RuleBroken("This is not suggested any more. Open the list again.")
        judged |= {"kind": suggested.kind, "text": suggested.text}
    item, _ = StrategicItem.objects.update_or_create(area=area, key=key, defaults=judged)
    return item
