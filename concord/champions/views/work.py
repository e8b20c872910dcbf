"""What teams work on, who does the same in the other sector, and introductions."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table
from concord.core.ui.answering import found_or_404
from concord.core.ui.forms import chosen_in

from .. import commands
from ..commands.shapes import WORK
from ..exports.work import work_on
from ..forms.expressions import DeclineForm
from ..forms.work import AskForm, IntroduceForm, WorkFilter, WorkForm
from ..models import Introduction
from ..queries import work as queries
from ..queries.champions import hats_of
from ..queries.work import WorkSought
from ..rules.work import KEPT_MONTHS
from ..terms import IntroductionState
from .common import PER_PAGE, answered, list_import, page_or_404


@requires(Permission.MANAGE_CHAMPIONS)
def work(request: Request) -> HttpResponse:
    form = WorkFilter(request.GET)
    found = queries.work_page(request.area, timezone.localdate(), WorkSought(**chosen_in(form)))
    page = Paginator(found.lines, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "champions/work.html", {"form": form, "page": page, "themes": found.themes})


@requires(Permission.MANAGE_CHAMPIONS)
def export_work(request: Request, kind: str) -> HttpResponse:
    form = WorkFilter(request.GET)
    table = work_on(request.area, timezone.localdate(), WorkSought(**chosen_in(form)))
    return download_table(table, kind, f"{request.area.slug}-areas-of-work")


@requires(Permission.MANAGE_CHAMPIONS)
def import_work(request: Request) -> HttpResponse:
    return list_import(request, WORK, title="Import areas of work", name="work")


@requires(Permission.MAKE_RETURN)
def own_work(request: Request) -> HttpResponse:
    if not hats_of(request.person, request.area):
        return render(request, "champions/no_champion.html")
    return working(request, request.person, own=True)


@requires(Permission.MANAGE_CHAMPIONS)
def work_of_champion(request: Request, uid: str) -> HttpResponse:
    return working(request, page_or_404(request, uid).person, own=False)


def working(request: Request, person: Person, *, own: bool) -> HttpResponse:
    form = WorkForm(request.POST if request.method == "POST" else None)
    return answered(
        request,
        form,
        lambda: commands.add_work_area(
            person=person, area=request.area, by=request.person, at=timezone.now(), **form.cleaned_data
        ),
        lambda _: redirect(request.path),
        said="It is in the list.",
        template="champions/work_of.html",
        rows=queries.work_of(person, request.area),
        whose=person,
        own=own,
    )


@require_POST
@requires(Permission.MANAGE_CHAMPIONS, Permission.MAKE_RETURN)
def remove_work(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(queries.work_area_of(uid))
    person = found.champion.person
    commands.remove_work_area(work=found, by=request.person, at=timezone.now())
    messages.success(request, "It is taken away.")
    if person == request.person:
        return redirect("champions:own_work", area=request.area.slug)
    return redirect("champions:work_of_champion", area=request.area.slug, uid=person.uid)


@requires(Permission.MAKE_RETURN)
def counterparts(request: Request) -> HttpResponse:
    found = queries.counterparts(request.person, request.area, timezone.localdate())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    asked = Paginator(queries.asked_by(request.person, request.area), PER_PAGE).get_page(request.GET.get("asked"))
    has_own = queries.work_of(request.person, request.area).exists()
    context = {"page": page, "asked": asked, "has_own": has_own, "months": KEPT_MONTHS}
    return render(request, "champions/counterparts.html", context)


@requires(Permission.MAKE_RETURN)
def ask_introduction(request: Request, uid: str) -> HttpResponse:
    match = found_or_404(queries.match_of(request.person, request.area, timezone.localdate(), uid))
    form = AskForm(request.POST if request.method == "POST" else None)
    return answered(
        request,
        form,
        lambda: commands.ask_introduction(work=match.work, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda _: redirect("champions:counterparts", area=request.area.slug),
        said="The officer asks them, and writes to you.",
        title="Ask to be introduced",
        verb="Ask",
        lead=f"{match.shown_as} works on this too: {match.about}.",
    )


@requires(Permission.MANAGE_CHAMPIONS)
def introductions(request: Request) -> HttpResponse:
    state = request.GET.get("state", "")
    chosen = state if state in IntroductionState.values else IntroductionState.WAITING
    page = Paginator(queries.introductions(request.area, state=chosen), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "state": chosen, "states": IntroductionState.choices, "months": KEPT_MONTHS}
    return render(request, "champions/introductions.html", context)


def waiting_or_404(uid: str) -> Introduction:
    found = queries.introduction_of(uid)
    if found is None or found.state != IntroductionState.WAITING:
        raise Http404
    return found


def to_introductions(request: Request) -> HttpResponse:
    return redirect("champions:introductions", area=request.area.slug)


@requires(Permission.MANAGE_CHAMPIONS)
def introduce(request: Request, uid: str) -> HttpResponse:
    found = waiting_or_404(uid)
    form = IntroduceForm(request.POST if request.method == "POST" else None)
    return answered(
        request,
        form,
        lambda: commands.introduce(introduction=found, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda _: to_introductions(request),
        said="Both are written to.",
        template="champions/introduce.html",
        introduction=found,
    )


@requires(Permission.MANAGE_CHAMPIONS)
def decline_introduction(request: Request, uid: str) -> HttpResponse:
    found = waiting_or_404(uid)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    return answered(
        request,
        form,
        lambda: commands.decline_introduction(
            introduction=found, by=request.person, at=timezone.now(), **form.cleaned_data
        ),
        lambda _: to_introductions(request),
        said=f"{found.asked_by} is told. Nobody else is.",
        title=f"Say why {found.asked_by} is not introduced",
        verb="Tell them",
    )
