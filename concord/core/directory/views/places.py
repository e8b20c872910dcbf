"""The areas of the installation, for the people who run it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.administration import administered, for_administrators, runs_everything
from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.areas.models import Area
from concord.core.areas.queries import area_lines
from concord.core.areas.terms import AreaStatus
from concord.core.lib.errors import RuleBroken

from .. import commands
from ..place_forms import AreaFilter, EndAreaForm, NewAreaForm
from ..rules import check_has_come

PER_PAGE = 50


@for_administrators
def area_list(request: Request) -> HttpResponse:
    chosen = AreaFilter(request.GET)
    typed = chosen.cleaned_data if chosen.is_valid() else {}
    page = Paginator(area_lines(administered(request.person), **typed), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "directory/area_list.html", {"page": page, "filter": chosen})


@for_administrators
def add_area(request: Request) -> HttpResponse:
    form = NewAreaForm(
        request.POST if request.method == "POST" else None,
        areas=[line.area for line in area_lines(administered(request.person).filter(status=AreaStatus.ACTIVE))],
        everywhere=runs_everything(request.person),
    )
    if request.method == "POST" and form.is_valid():
        try:
            area = commands.open_area(by=request.person, at=timezone.now(), **form.details())
        except RuleBroken as error:
            form.refuse(error)
        else:
            messages.success(request, added_words(area.name, form.cleaned_data["officer"]))
            return redirect("places:area_list")
    context = {"form": form, "title": "Add an area", "verb": "Add the area"}
    return render(request, "directory/form.html", context)


def added_words(name: str, officer: str) -> str:
    return f"{name} is added, and {officer} is invited to sign in as its officer." if officer else f"{name} is added."


@requires(Permission.RUN_INSTALLATION)
def end_area(request: Request) -> HttpResponse:
    """A form, what will follow, and only then the deed."""
    area, today = request.area, timezone.localdate()
    others = administered(request.person).filter(status=AreaStatus.ACTIVE).exclude(pk=area.pk)
    form = EndAreaForm(request.POST if request.method == "POST" else None, areas=others, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        into, on = form.areas.get(form.cleaned_data["into"]), form.cleaned_data["on"]
        try:
            if "sure" not in request.POST:
                check_has_come(on, today)
                return confirm_end(request, form, into)
            commands.end_area(area=area, into=into, on=on, by=request.person, at=timezone.now())
        except RuleBroken as error:
            form.refuse(error)
        else:
            messages.success(request, f"{area} has closed. It can be read, and takes nothing new.")
            return redirect("places:area_list")
    context = {"form": form, "title": f"{area} closes, or becomes part of another", "verb": "See what will follow"}
    return render(request, "directory/form.html", context)


def confirm_end(request: Request, form: EndAreaForm, into: Area | None) -> HttpResponse:
    below = Area.objects.below(request.area).filter(status=AreaStatus.ACTIVE).exclude(pk=request.area.pk)
    context = {
        "into": into,
        "on": form.cleaned_data["on"],
        "below": below,
        "typed": [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"],
    }
    return render(request, "directory/confirm_end_area.html", context)


@require_POST
@requires(Permission.RUN_INSTALLATION)
def reopen_area(request: Request) -> HttpResponse:
    commands.reopen_area(area=request.area, by=request.person, at=timezone.now())
    messages.success(request, f"{request.area} is open again.")
    return redirect("places:area_list")


# The one change that a closed area still takes.
reopen_area.works_when_closed = True  # type: ignore[attr-defined]  # read by the middleware
