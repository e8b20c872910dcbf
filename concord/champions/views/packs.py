"""Packs: what somebody needs to begin in a role, to read and to print; and who has been given theirs."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.queries import person_in_area
from concord.core.ui.forms import chosen_in

from .. import commands
from ..forms.packs import PackForm, PacksFilter
from ..queries.packs import pack_lines, pack_page
from ..terms import Pack
from .common import PER_PAGE, answered


@requires(Permission.SEE_AGREEMENT)
def pack(request: Request, pack: str) -> HttpResponse:
    if pack not in Pack.values:
        raise Http404
    page = pack_page(request.area, pack, timezone.now())
    return render(request, "champions/pack.html", {"page": page, "packs": Pack.choices})


@requires(Permission.MANAGE_CHAMPIONS)
def packs(request: Request) -> HttpResponse:
    form = PacksFilter(request.GET)
    chosen = chosen_in(form)
    lines = pack_lines(request.area, timezone.localdate())
    missing = sum(1 for line in lines if line.given_on is None)
    if chosen.get("pack"):
        lines = [line for line in lines if line.pack == chosen["pack"]]
    if chosen.get("given"):
        lines = [line for line in lines if (line.given_on is not None) == (chosen["given"] == "yes")]
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "missing": missing, "packs": Pack.choices}
    return render(request, "champions/packs.html", context)


@requires(Permission.MANAGE_CHAMPIONS)
def note_pack(request: Request, uid: str, pack: str) -> HttpResponse:
    person = person_in_area(uid)
    if person is None or pack not in Pack.values:
        raise Http404
    form = PackForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()})
    return answered(
        request,
        form,
        lambda: commands.note_pack_given(
            person=person, area=request.area, pack=pack, by=request.person, at=timezone.now(), **form.cleaned_data
        ),
        lambda _: redirect("champions:packs", area=request.area.slug),
        said="Noted.",
        title=f"{person}: pack for their role",
        verb="Note it",
        lead=f"{Pack(pack).label}.",
    )
