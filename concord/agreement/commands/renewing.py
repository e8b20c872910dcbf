"""The plan of a renewal: begun from the day of the launch, changed, moved, closed; and how far each partner is."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.commands import put
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.models import Organisation
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text

from ..models import Document, PreElection, RenewalPlan, SignOff, Stage
from ..queries.consultation import length_asked
from ..rules.renewing import Span, backwards, check_runs, check_span
from ..terms import PlanState, SignOffState, Verb

Actor = Person | Installation
LINES = ("launch_at", "host", "facilitator")
TEXTS = ("fallback", "reasons", "result")


@transaction.atomic
def plan_renewal(*, document: Document, launch_on: date, by: Actor, at: datetime, **facts: Any) -> RenewalPlan:
    """Begin the plan of a document's next version, with every stage counted back from its launch.

    `facts`: `launch_at`, `host`, `fallback`, `reasons`, `facilitator`, `facilitator_is_independent`.
    """
    require(by, Permission.EDIT_AGREEMENT, document.area)
    today = timezone.localdate(at)
    if launch_on <= today:
        raise RuleBroken("The launch must be a day to come.", field="launch_on")
    if RenewalPlan.objects.filter(document=document, state=PlanState.RUNNING).exists():
        raise RuleBroken("Its renewal is planned already. Change that plan, or close it first.")
    made = RenewalPlan(area=document.area, document=document, begun_on=today, launch_on=launch_on, **cleaned(facts))
    made.save()
    for position, span in enumerate(backwards(launch_on, length_asked(document.area, today)[0])):
        add_stage(made, span, position)
    record(Verb.RENEWAL_PLANNED, subject=made, by=by, at=at)
    return made


def add_stage(plan: RenewalPlan, span: Span, position: int) -> None:
    days = {"starts_on": span.starts_on, "ends_on": span.ends_on}
    Stage(area=plan.area, plan=plan, kind=span.kind, position=position, **days).save()


def cleaned(facts: dict[str, Any]) -> dict[str, Any]:
    found = {name: clean_line(facts[name]) for name in LINES if name in facts}
    found |= {name: clean_text(facts[name]) for name in TEXTS if name in facts}
    flag = "facilitator_is_independent"
    return found | ({flag: facts[flag]} if flag in facts else {})


@transaction.atomic
def change_renewal(*, plan: RenewalPlan, by: Actor, at: datetime, **facts: Any) -> None:
    """Say something else about a plan; its days are moved by `move_renewal` and stage by stage."""
    require(by, Permission.EDIT_AGREEMENT, plan.area)
    check_runs(plan)
    for name, value in cleaned(facts).items():
        setattr(plan, name, value)
    plan.save()
    record(Verb.RENEWAL_CHANGED, subject=plan, by=by, at=at)


@transaction.atomic
def move_renewal(*, plan: RenewalPlan, launch_on: date, by: Actor, at: datetime) -> None:
    """Hold the launch on another day, and count every stage that is not done back from it again."""
    require(by, Permission.EDIT_AGREEMENT, plan.area)
    check_runs(plan)
    today = timezone.localdate(at)
    if launch_on <= today:
        raise RuleBroken("The launch must be a day to come.", field="launch_on")
    spans = {span.kind: span for span in backwards(launch_on, length_asked(plan.area, today)[0])}
    for stage in plan.stages.filter(done_on=None):
        stage.starts_on, stage.ends_on = spans[stage.kind].starts_on, spans[stage.kind].ends_on
        stage.save(update_fields=["starts_on", "ends_on"])
    plan.launch_on = launch_on
    plan.save(update_fields=["launch_on"])
    record(Verb.RENEWAL_MOVED, subject=plan, by=by, at=at, launch_on=launch_on.isoformat())


@transaction.atomic
def change_stage(
    *,
    stage: Stage,
    starts_on: date,
    ends_on: date,
    by: Actor,
    at: datetime,
    lead: str = "",
    note: str = "",
    done_on: date | None = None,
) -> None:
    """Give a stage other days, somebody to lead it, or the day on which it was done."""
    require(by, Permission.EDIT_AGREEMENT, stage.area)
    check_runs(stage.plan)
    check_span(starts_on, ends_on)
    if done_on and done_on > timezone.localdate(at):
        raise RuleBroken("That day is still to come.", field="done_on")
    stage.starts_on, stage.ends_on, stage.done_on = starts_on, ends_on, done_on
    stage.lead, stage.note = clean_line(lead), clean_text(note)
    stage.save()
    record(Verb.STAGE_CHANGED, subject=stage.plan, by=by, at=at, stage=stage.kind)


@transaction.atomic
def end_renewal(*, plan: RenewalPlan, state: str, result: str, by: Actor, at: datetime) -> None:
    """Close a plan, as finished or given up, with what came of it."""
    require(by, Permission.EDIT_AGREEMENT, plan.area)
    changed = RenewalPlan.objects.filter(pk=plan.pk, state=PlanState.RUNNING)
    if changed.update(state=state, result=clean_text(result)) != 1:
        raise RuleBroken("This plan is over.")
    record(Verb.RENEWAL_ENDED, subject=plan, by=by, at=at, state=state)


@transaction.atomic
def note_sign_off(
    *,
    plan: RenewalPlan,
    organisation: Organisation,
    state: str,
    by: Actor,
    at: datetime,
    noted_on: date,
    level: str = "",
    conditions: str = "",
) -> None:
    """Note how far an organisation is with the new text; an empty state takes the note away."""
    require(by, Permission.EDIT_AGREEMENT, plan.area)
    check_runs(plan)
    if noted_on > timezone.localdate(at):
        raise RuleBroken("That day is still to come.", field="noted_on")
    if state == SignOffState.CONDITIONS and not conditions.strip():
        raise RuleBroken("Say what must change.", field="conditions")
    own: dict[str, Any] = {"plan": plan, "organisation": organisation}
    if not state:
        SignOff.objects.filter(**own).delete()
    else:
        facts = {"state": state, "level": clean_line(level), "conditions": clean_text(conditions), "noted_on": noted_on}
        facts |= {"area": plan.area, "organisation_name": organisation.name, "sector": organisation.sector}
        SignOff.objects.update_or_create(**own, defaults=facts)
    record(Verb.SIGN_OFF_NOTED, subject=plan, by=by, at=at)


@transaction.atomic
def put_election(
    *,
    area: Area,
    name: str,
    starts_on: date,
    ends_on: date,
    bodies: str = "",
    election: PreElection | None = None,
    by: Actor,
    at: datetime,
) -> PreElection:
    """Enter the time before an election in which public bodies hold back, or put it right."""
    require(by, Permission.EDIT_AGREEMENT, area)
    check_span(starts_on, ends_on)
    made = election or PreElection(area=area)
    facts = {"name": clean_line(name), "starts_on": starts_on, "ends_on": ends_on, "bodies": clean_line(bodies)}
    put(made, facts)
    record(Verb.ELECTIONS_CHANGED, subject=area, by=by, at=at, area=area)
    return made


@transaction.atomic
def remove_elections(*, elections: Iterable[PreElection], by: Actor, at: datetime) -> None:
    """Take times before elections away again."""
    for election in elections:
        require(by, Permission.EDIT_AGREEMENT, election.area)
        PreElection.objects.filter(pk=election.pk).delete()
        record(Verb.ELECTIONS_CHANGED, subject=election.area, by=by, at=at, area=election.area)
