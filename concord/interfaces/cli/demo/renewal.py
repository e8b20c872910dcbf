"""The demo's plan of a renewal: begun, with an election in its way and the first partners asked."""

from datetime import timedelta
from typing import Any

from concord.agreement import commands as agreement
from concord.agreement.models import Document, Stage
from concord.core.accounts.access import SYSTEM

from . import data
from .places import Place, moment


def plan_renewal(place: Place) -> None:
    """Planned seven weeks ago; why and what is settled, the draft is being written."""
    at = moment(place.today - timedelta(days=49))
    compact = Document.objects.get(area=place.area, kind="agreement")
    launch_on = place.today + timedelta(days=215)
    plan = agreement.plan_renewal(document=compact, launch_on=launch_on, by=SYSTEM, at=at, **data.RENEWAL)
    for kind, lead in data.LEADS.items():
        lead_stage(plan.stages.get(kind=kind), lead, place)
    agreement.put_election(
        area=place.area,
        name="borough elections",
        starts_on=place.today + timedelta(days=195),
        ends_on=place.today + timedelta(days=225),
        bodies="the council and the police",
        by=SYSTEM,
        at=at,
    )
    for name, facts in data.SIGN_OFFS.items():
        noted: dict[str, Any] = {"noted_on": place.today - timedelta(days=5), "by": SYSTEM, "at": moment(place.today)}
        agreement.note_sign_off(plan=plan, organisation=place.bodies[name], **facts, **noted)


def lead_stage(stage: Stage, lead: str, place: Place) -> None:
    days: dict[str, Any] = {"starts_on": stage.starts_on, "ends_on": stage.ends_on}
    done_on = stage.ends_on if stage.ends_on < place.today else None
    agreement.change_stage(stage=stage, **days, lead=lead, done_on=done_on, by=SYSTEM, at=moment(place.today))
