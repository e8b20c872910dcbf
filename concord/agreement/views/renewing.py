"""Pages of a renewal: its plan, its stages, how far partners are, and the times before elections."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands, exports
from ..forms.renewing import ElectionForm, EndPlanForm, MoveForm, NewPlanForm, PlanForm, SignOffForm, StageForm
from ..models import RenewalPlan
from ..queries.renewing import elections_of, partners_of, plan_of, plan_page, renewals_page, stage_of
from .common import answered

PER_PAGE = 50


def plan_or_404(uid: str) -> RenewalPlan:
    return found_or_404(plan_of(uid))


def plan_url(request: Request, plan: RenewalPlan) -> str:
    return reverse("agreement:renewal", kwargs={"area": request.area.slug, "uid": plan.uid})


@requires(Permission.SEE_AGREEMENT)
def renewals(request: Request) -> HttpResponse:
    page = renewals_page(request.area, timezone.localdate())
    return render(request, "agreement/renewals.html", {"page": page, "elections": elections_of(request.area)})


@requires(Permission.SEE_AGREEMENT)
def renewal(request: Request, uid: str) -> HttpResponse:
    today = timezone.localdate()
    page = plan_page(plan_or_404(uid), today)
    partners = paged(request, page.partners, PER_PAGE)
    context = {"page": page, "partners": partners, "picture": exports.stages_picture(page, today)}
    return render(request, "agreement/renewal.html", context)


@requires(Permission.EDIT_AGREEMENT)
def plan_renewal(request: Request) -> HttpResponse:
    page = renewals_page(request.area, timezone.localdate())
    form = NewPlanForm(sent(request), documents=page.documents)
    keep = partial(commands.plan_renewal, by=request.person, at=timezone.now())
    return answered(
        request,
        form,
        lambda: keep(**form.facts()),
        lambda made: redirect(plan_url(request, made)),
        said="The renewal is planned. Look whether its days suit everybody.",
        title="Plan a renewal",
        verb="Plan it",
    )


@requires(Permission.EDIT_AGREEMENT)
def change_renewal(request: Request, uid: str) -> HttpResponse:
    plan = plan_or_404(uid)
    initial = {name: getattr(plan, name) for name in PlanForm.base_fields}
    form = PlanForm(sent(request), initial=initial)
    keep = partial(commands.change_renewal, plan=plan, by=request.person, at=timezone.now())
    return answered(
        request,
        form,
        lambda: keep(**form.cleaned_data),
        lambda _: redirect(plan_url(request, plan)),
        said="Saved.",
        title="Change the plan",
        verb="Save",
    )


@requires(Permission.EDIT_AGREEMENT)
def move_renewal(request: Request, uid: str) -> HttpResponse:
    plan = plan_or_404(uid)
    form = MoveForm(sent(request), initial={"launch_on": plan.launch_on})
    keep = partial(commands.move_renewal, plan=plan, by=request.person, at=timezone.now())
    return answered(
        request,
        form,
        lambda: keep(**form.cleaned_data),
        lambda _: redirect(plan_url(request, plan)),
        said="The launch is moved, and what leads up to it.",
        title="Launch it on another day",
        verb="Move it",
    )


@requires(Permission.EDIT_AGREEMENT)
def end_renewal(request: Request, uid: str) -> HttpResponse:
    plan = plan_or_404(uid)
    form = EndPlanForm(sent(request))
    keep = partial(commands.end_renewal, plan=plan, by=request.person, at=timezone.now())
    return answered(
        request,
        form,
        lambda: keep(**form.cleaned_data),
        lambda _: redirect("agreement:renewals", area=request.area.slug),
        said="The plan is closed. It can still be read.",
        title="Close the plan",
        verb="Close it",
    )


@requires(Permission.EDIT_AGREEMENT)
def change_stage(request: Request, uid: str, stage: str) -> HttpResponse:
    plan = plan_or_404(uid)
    found = found_or_404(stage_of(plan, stage))
    initial = {name: getattr(found, name) for name in StageForm.base_fields}
    form = StageForm(sent(request), initial=initial)
    keep = partial(commands.change_stage, stage=found, by=request.person, at=timezone.now())
    return answered(
        request,
        form,
        lambda: keep(**form.cleaned_data),
        lambda _: redirect(plan_url(request, plan)),
        said="Saved.",
        title=str(found),
        verb="Save",
    )


@requires(Permission.EDIT_AGREEMENT)
def note_sign_off(request: Request, uid: str, organisation: str) -> HttpResponse:
    plan = plan_or_404(uid)
    asked = (one for one in partners_of(plan) if str(one.organisation.uid) == str(organisation))
    partner = found_or_404(next(asked, None))
    known = partner.sign_off
    initial = {name: getattr(known, name) for name in SignOffForm.base_fields} if known else {"state": ""}
    form = SignOffForm(sent(request), initial=initial | {"noted_on": timezone.localdate()})
    keep = partial(commands.note_sign_off, plan=plan, organisation=partner.organisation, by=request.person)
    return answered(
        request,
        form,
        lambda: keep(at=timezone.now(), **form.cleaned_data),
        lambda _: redirect(plan_url(request, plan)),
        said="Noted.",
        title=str(partner.organisation),
        verb="Note it",
    )


@requires(Permission.EDIT_AGREEMENT)
def add_election(request: Request) -> HttpResponse:
    form = ElectionForm(sent(request))
    keep = partial(commands.put_election, area=request.area, by=request.person, at=timezone.now())
    return answered(
        request,
        form,
        lambda: keep(**form.cleaned_data),
        lambda _: redirect("agreement:renewals", area=request.area.slug),
        said="It is noted. Plans that touch it say so.",
        title="Add the time before an election",
        verb="Add it",
    )


@require_POST
@requires(Permission.EDIT_AGREEMENT)
def remove_election(request: Request, uid: str) -> HttpResponse:
    chosen = [one for one in elections_of(request.area) if str(one.uid) == str(uid)]
    if not chosen:
        raise Http404
    commands.remove_elections(elections=chosen, by=request.person, at=timezone.now())
    messages.success(request, "It is taken away.")
    return redirect("agreement:renewals", area=request.area.slug)
