"""The plan of a renewal as a page: stages, what stands in the way, who agrees, and who was there last time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from concord.core.areas.models import Area
from concord.core.directory.models import Organisation
from concord.core.directory.queries import members
from concord.core.directory.terms import Sector

from ..models import Document, PreElection, RenewalPlan, SignOff, Stage, Version
from ..rules.renewal import Renewal
from ..rules.renewing import warnings_of
from ..terms import DocumentKind, PlanState, SignOffState, VersionState
from .approaching import partners_standing
from .consultation import length_asked
from .documents import renewal_of

# How an organisation stands of which nothing is noted.
NOT_YET = "Nothing noted yet"
AGREEING = {SignOffState.AGREED, SignOffState.SIGNED_OFF}


@dataclass(frozen=True)
class StageLine:
    """A stage, and how it stands on the day: `state` and `words` as a status shows them."""

    stage: Stage
    state: str
    words: str


@dataclass(frozen=True)
class Partner:
    """How far one organisation is with the new text."""

    organisation: Organisation
    sign_off: SignOff | None

    @property
    def words(self) -> str:
        return str(self.sign_off.get_state_display()) if self.sign_off else NOT_YET


@dataclass(frozen=True)
class SectorLine:
    """Of so many organisations of a sector, how many agree or have signed off, and how many only on conditions."""

    label: str
    total: int
    agree: int
    conditions: int


@dataclass(frozen=True)
class Present:
    """Of the members today, how many were members when the version in force was adopted (T47)."""

    were_there: int
    total: int
    adopted_on: date


@dataclass(frozen=True)
class PlanPage:
    """The plan with everything that its page shows."""

    plan: RenewalPlan
    stages: Sequence[StageLine]
    warnings: Sequence[str]
    partners: Sequence[Partner]
    sectors: Sequence[SectorLine]
    present: Present | None
    elections: Sequence[PreElection]

    @property
    def is_running(self) -> bool:
        return self.plan.state == PlanState.RUNNING


@dataclass(frozen=True)
class RenewalsPage:
    """Every plan of the area, and the clock of its agreement."""

    plans: Sequence[RenewalPlan]
    documents: Sequence[Document]
    clock: Renewal | None


def plan_of(uid: str) -> RenewalPlan | None:
    return RenewalPlan.objects.select_related("document", "area").filter(uid=uid).first()


def stage_of(plan: RenewalPlan, kind: str) -> Stage | None:
    return plan.stages.select_related("plan").filter(kind=kind).first()


def renewals_page(area: Area, today: date) -> RenewalsPage:
    """In three queries. `documents`: those whose renewal can be planned."""
    plans = list(RenewalPlan.objects.filter(area=area).select_related("document"))
    running = {plan.document_id for plan in plans if plan.state == PlanState.RUNNING}
    documents = list(Document.objects.filter(area=area))
    agreement = next((one for one in documents if one.kind == DocumentKind.AGREEMENT), None)
    return RenewalsPage(plans, [one for one in documents if one.pk not in running], clock_of(agreement, today))


def clock_of(document: Document | None, today: date) -> Renewal | None:
    if document is None:
        return None
    adopted = list(Version.objects.filter(document=document, adopted_on__isnull=False).order_by("-number"))
    return renewal_of(document, adopted, today)


def plan_page(plan: RenewalPlan, today: date) -> PlanPage:
    """In a fixed number of queries, however many stages, partners and elections there are."""
    stages, elections = list(plan.stages.all()), elections_of(plan.area)
    clock = clock_of(plan.document, today)
    partners = partners_of(plan)
    return PlanPage(
        plan=plan,
        stages=[line_of(stage, today) for stage in stages],
        warnings=warnings_of(plan, stages, elections, length_asked(plan.area, today), clock.due_on if clock else None),
        partners=partners,
        sectors=[sector_line(sector, partners) for sector in (Sector.PUBLIC, Sector.VOLUNTARY)],
        present=present(plan, today),
        elections=elections,
    )


def elections_of(area: Area) -> list[PreElection]:
    return list(PreElection.objects.filter(area=area))


def line_of(stage: Stage, today: date) -> StageLine:
    """The first that is true of it: done, late, under way, still to come."""
    if stage.done_on:
        return StageLine(stage, "done", f"Done on {stage.done_on:%-d %B %Y}")
    if stage.ends_on < today:
        return StageLine(stage, "late", "Late")
    if stage.starts_on <= today:
        return StageLine(stage, "on_track", "Now")
    return StageLine(stage, "not_started", "To come")


def partners_of(plan: RenewalPlan) -> list[Partner]:
    """Organisations that have neither left nor closed, and whoever said something and left since."""
    noted = {one.organisation_id: one for one in plan.sign_offs.select_related("organisation")}
    standing = [partner.organisation for partner in partners_standing(plan.area)]
    gone = [one.organisation for one in noted.values() if one.organisation not in standing]
    return [Partner(body, noted.get(body.pk)) for body in [*standing, *gone]]


def sector_line(sector: str, partners: Sequence[Partner]) -> SectorLine:
    own = [one for one in partners if one.organisation.sector == sector]
    states = [one.sign_off.state for one in own if one.sign_off]
    agree = sum(state in AGREEING for state in states)
    return SectorLine(str(Sector(sector).label), len(own), agree, states.count(SignOffState.CONDITIONS))


def present(plan: RenewalPlan, today: date) -> Present | None:
    version = plan.document.versions.filter(state=VersionState.ADOPTED).first()
    if version is None or version.adopted_on is None:
        return None
    now = {hat.person_id for hat in members(plan.area, today)}
    then = {hat.person_id for hat in members(plan.area, version.adopted_on)}
    return Present(len(now & then), len(now), version.adopted_on) if now else None
