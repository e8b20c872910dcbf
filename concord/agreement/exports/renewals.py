"""The plan of a renewal as a picture, and every plan as tables for the file of an area."""

from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable
from concord.core.ui.spans import Span, span_chart

from ..models import RenewalPlan, SignOff, Stage
from ..queries.renewing import PlanPage

LEGEND = [("planned", "Planned"), ("done", "Done")]
# What is said of the plan in every row.
PLAN = ("document", "plan_state", "begun_on", "launch_on", "launch_at", "host", "fallback", "reasons", "result")
HELD_BACK = ("held_back", "Time before an election")


def stages_picture(page: PlanPage, today: date) -> SafeString:
    """The stages as bars beside each other, with the times before elections behind them."""
    stages = [line.stage for line in page.stages]
    spans = [Span(str(one), one.starts_on, one.ends_on, "done" if one.done_on else "planned") for one in stages]
    bands = [Span(one.name, one.starts_on, one.ends_on, "held_back") for one in page.elections]
    first, last = min(one.starts_on for one in stages), max(one.ends_on for one in stages)
    seen = [band for band in bands if band.start <= last and band.end >= first]
    return span_chart("stages", spans, seen, today=today, legend=[*LEGEND, *([HELD_BACK] if seen else [])])


def renewal_stages(area: Area) -> ExportTable:
    found = Stage.objects.filter(area=area).select_related("plan__document").order_by("plan", "position")
    own = ("starts_on", "ends_on", "lead", "note", "done_on")
    rows = [plan_facts(one.plan) | {"stage": one.kind} | {name: getattr(one, name) for name in own} for one in found]
    return ExportTable((*PLAN, "stage", *own), rows)


def sign_offs(area: Area) -> ExportTable:
    found = SignOff.objects.filter(area=area).select_related("plan__document").order_by("plan", "organisation_name")
    own = ("organisation_name", "sector", "state", "level", "conditions", "noted_on")
    rows = [plan_facts(one.plan) | {name: getattr(one, name) for name in own} for one in found]
    return ExportTable((*PLAN, *own), rows)


def plan_facts(plan: RenewalPlan) -> dict[str, Any]:
    own = {"document": str(plan.document), "plan_state": plan.state}
    return {name: own.get(name) or getattr(plan, name) for name in PLAN}
