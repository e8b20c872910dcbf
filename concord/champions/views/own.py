"""A champion's own page: what is kept about them, what they did, and what they say yes to."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request

from .. import commands
from ..forms.champions import ConsentForm, OwnEntryForm
from ..queries.champions import champion_of, hats_of
from ..queries.page import champion_page
from .common import answered

NO_CHAMPION = "champions/no_champion.html"


def to_mine(request: Request) -> HttpResponse:
    return redirect("champions:mine", area=request.area.slug)


@requires(Permission.MAKE_RETURN)
def mine(request: Request) -> HttpResponse:
    page = champion_page(request.person, request.area, timezone.localdate())
    template = "champions/champion.html" if page else NO_CHAMPION
    return render(request, template, {"page": page, "own": True})


@requires(Permission.MAKE_RETURN)
def consent(request: Request) -> HttpResponse:
    if not hats_of(request.person, request.area):
        return render(request, NO_CHAMPION)
    record = champion_of(request.person, request.area)
    names = ConsentForm.base_fields
    initial = {name: getattr(record, name) for name in names} if record else {}
    form = ConsentForm(request.POST if request.method == "POST" else None, initial=initial)
    return answered(
        request,
        form,
        lambda: commands.set_consent(
            person=request.person, area=request.area, by=request.person, at=timezone.now(), said=form.cleaned_data
        ),
        lambda _: to_mine(request),
        said="Saved. You can change it at any time.",
        title="Who may see that you are one?",
        verb="Save",
    )


@requires(Permission.MAKE_RETURN)
def note_own(request: Request) -> HttpResponse:
    if not hats_of(request.person, request.area):
        return render(request, NO_CHAMPION)
    form = OwnEntryForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()})
    return answered(
        request,
        form,
        lambda: commands.note_entry(
            person=request.person, area=request.area, by=request.person, at=timezone.now(), **form.cleaned_data
        ),
        lambda _: to_mine(request),
        said="Noted. Thank you.",
        title="What did you do?",
        verb="Note it",
    )
