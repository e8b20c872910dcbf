"""Somebody's yearly sheet: their own, and the officer's view of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.queries import person_in_area
from concord.core.ui.answering import found_or_404

from .. import commands
from ..forms.sheets import LearnedForm, ThanksForm
from ..queries import sheets as queries
from ..rules.sheets import years_before
from .common import answered


@requires(Permission.MAKE_RETURN)
def own_sheet(request: Request) -> HttpResponse:
    return sheet_page(request, request.person, own=True)


@requires(Permission.MANAGE_CHAMPIONS)
def sheet(request: Request, uid: str) -> HttpResponse:
    return sheet_page(request, found_or_404(person_in_area(uid)), own=False)


def sheet_page(request: Request, person: Person, *, own: bool) -> HttpResponse:
    area, at = request.area, timezone.now()
    years = years_before(timezone.localdate(at), area.financial_year_month)
    asked = request.GET.get("year", "")
    year, label = next(((year, label) for year, label in years if str(year) == asked), years[0])
    found = found_or_404(queries.sheet_of(person, area, year))
    form = (LearnedForm if own else ThanksForm)(request.POST if request.method == "POST" else None)

    def do() -> object:
        text = form.cleaned_data["text"]
        if own:
            return commands.note_learned(person=person, area=area, text=text, at=at)
        return commands.thank(person=person, area=area, text=text, by=request.person, at=at)

    return answered(
        request,
        form,
        do,
        lambda _: redirect(request.path),
        said="It is on your sheet." if own else "They read it on their sheet.",
        template="champions/sheet.html",
        sheet=found,
        own=own,
        years=years,
        year=year,
        label=label,
    )


@require_POST
@requires(Permission.MANAGE_CHAMPIONS, Permission.MAKE_RETURN)
def remove_sheet_note(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(queries.sheet_note_of(uid))
    person = found.person
    commands.remove_sheet_note(note=found, by=request.person, at=timezone.now())
    messages.success(request, "It is taken away.")
    if person == request.person:
        return redirect("champions:own_sheet", area=request.area.slug)
    return redirect("champions:sheet", area=request.area.slug, uid=person.uid)
