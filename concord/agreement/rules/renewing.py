"""The plan of a renewal: stages counted back from the launch, and what stands in their way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from concord.core.lib.dates import DeadlineRule, days_short, latest_start
from concord.core.lib.errors import RuleBroken

from ..models import PreElection, RenewalPlan, Stage
from ..terms import PUBLIC_STAGES, PlanState, StageKind

# How many weeks each stage has unless somebody changes it; the consultation follows its own rule.
WEEKS = {
    StageKind.SCOPING: 6,
    StageKind.DRAFTING: 8,
    StageKind.SETTLING: 4,
    StageKind.BUY_IN: 4,
    StageKind.SIGN_OFF: 3,
    StageKind.PROMOTION: 12,
}
BEFORE_LAUNCH = tuple(kind for kind in StageKind if kind not in (StageKind.LAUNCH, StageKind.PROMOTION))


@dataclass(frozen=True)
class Span:
    """From when to when a stage goes, the first and the last day included."""

    kind: str
    starts_on: date
    ends_on: date


def backwards(launch_on: date, rule: DeadlineRule) -> list[Span]:
    """Every stage, each ending the day before the next begins, so that the launch can be held on its day."""
    spans, end = [], launch_on - timedelta(days=1)
    for kind in reversed(BEFORE_LAUNCH):
        starts_on = latest_start(rule, end) if kind == StageKind.CONSULTATION else first_day(kind, end)
        spans.append(Span(kind, starts_on, end))
        end = starts_on - timedelta(days=1)
    after = launch_on + timedelta(days=1)
    promoted = after + timedelta(weeks=WEEKS[StageKind.PROMOTION], days=-1)
    return [
        *reversed(spans),
        Span(StageKind.LAUNCH, launch_on, launch_on),
        Span(StageKind.PROMOTION, after, promoted),
    ]


def first_day(kind: StageKind, end: date) -> date:
    return end - timedelta(weeks=WEEKS[kind], days=-1)


def check_runs(plan: RenewalPlan) -> None:
    if plan.state != PlanState.RUNNING:
        raise RuleBroken("This plan is over.")


def check_span(starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise RuleBroken("The last day is before the first.", field="ends_on")


def warnings_of(
    plan: RenewalPlan,
    stages: Sequence[Stage],
    elections: Iterable[PreElection],
    length: tuple[DeadlineRule, str],
    due_on: date | None,
) -> list[str]:
    """What stands in the way of a plan, in sentences. It warns and never forbids."""
    return [
        *election_warnings(plan, stages, list(elections)),
        *consultation_warnings(stages, *length),
        *order_warnings(stages),
        *clock_warnings(stages, due_on),
    ]


def election_warnings(plan: RenewalPlan, stages: Sequence[Stage], elections: Sequence[PreElection]) -> list[str]:
    """Test case T45: public stages in the time before an election are warned of, with the way out that was noted."""
    way_out = f"The way out: {plan.fallback}" if plan.fallback else "No way out is noted yet. Add one to the plan."
    return [
        f"{stage.get_kind_display()} ({said(stage)}) lies in the time before the {election.name}, {said(election)}."
        f" Ask {election.bodies or 'the public bodies'} for advice. {way_out}"
        for stage in stages
        for election in elections
        if stage.kind in PUBLIC_STAGES and stage.done_on is None and touch(stage, election)
    ]


def consultation_warnings(stages: Sequence[Stage], rule: DeadlineRule, words: str) -> list[str]:
    short = [
        (stage, days_short(rule, stage.starts_on, stage.ends_on))
        for stage in stages
        if stage.kind == StageKind.CONSULTATION and stage.done_on is None
    ]
    return [
        f"The consultation is {days} {'day' if days == 1 else 'days'} shorter than promised"
        f" ({words}). Say why, or give it more time."
        for _, days in short
        if days
    ]


def order_warnings(stages: Sequence[Stage]) -> list[str]:
    return [
        f"{after.get_kind_display()} begins before “{before.get_kind_display()}” is over."
        for before, after in pairwise(stages)
        if after.starts_on <= before.ends_on and before.done_on is None and after.done_on is None
    ]


def clock_warnings(stages: Sequence[Stage], due_on: date | None) -> list[str]:
    late = [one for one in stages if one.kind == StageKind.SIGN_OFF and due_on and one.ends_on > due_on]
    return [
        f"Sign-off is planned to end on {one.ends_on:%-d %B %Y}, after the day by which it is to be revised,"
        f" {due_on:%-d %B %Y}."
        for one in late
    ]


def touch(stage: Stage, election: PreElection) -> bool:
    return election.starts_on <= stage.ends_on and election.ends_on >= stage.starts_on


def said(span: Stage | PreElection) -> str:
    if span.starts_on == span.ends_on:
        return f"{span.starts_on:%-d %B %Y}"
    return f"{span.starts_on:%-d %B} to {span.ends_on:%-d %B %Y}"
