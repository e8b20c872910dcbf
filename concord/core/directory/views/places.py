"""The areas of the installation, for the people who run it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.core.accounts.administration import administered, for_administrators, runs_everything
from concord.core.accounts.requests import Request
from concord.core.areas.queries import area_lines
from concord.core.lib.errors import RuleBroken

from .. import commands
from ..place_forms import AreaFilter, NewAreaForm

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
        areas=[line.area for line in area_lines(administered(request.person))],
        everywhere=runs_everything(request.person),
    )
    if request.method == "POST" and form.is_valid():
        try:
            area = commands.open_area(by=request.person, at=timezone.now(), **form.details())
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, added_words(area.name, form.cleaned_data["officer"]))
            return redirect("places:area_list")
    context = {"form": form, "title": "Add an area", "verb": "Add the area"}
    return render(request, "directory/form.html", context)


def added_words(name: str, officer: str) -> str:
    return f"{name} is added, and {officer} is invited to sign in as its officer." if officer else f"{name} is added."
