"""The agreement on the agendas of other meetings."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table, import_page
from concord.core.ui.answering import found_or_404
from concord.core.ui.forms import chosen_in

from .. import commands
from ..exports.reach import agendas as agendas_table
from ..forms.reach import AgendaForm, AgendasFilter
from ..models import OnAgenda
from ..queries import reach as queries
from .common import PER_PAGE, answered, is_officer, reader_of, removal


@requires(Permission.SEE_CHAMPIONS)
def agendas(request: Request) -> HttpResponse:
    today, area = timezone.localdate(), request.area
    form = AgendasFilter(request.GET, today=today)
    found = queries.agendas(area, **chosen_in(form))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    ours, reader = queries.ours_on(area, today), reader_of(request)
    lines = [(row, row.presented_by and ours.name(row.presented_by, reader), is_theirs(request, row)) for row in page]
    quarters = queries.quarters(area, today)
    context = {"form": form, "page": page, "lines": lines, "quarters": quarters, "is_officer": is_officer(request)}
    return render(request, "champions/agendas.html", context)


def is_theirs(request: Request, row: OnAgenda) -> bool:
    return is_officer(request) or row.noted_by_id == request.person.pk


@requires(Permission.MANAGE_CHAMPIONS)
def export_agendas(request: Request, kind: str) -> HttpResponse:
    return download_table(agendas_table(request.area), kind, f"{request.area.slug}-agendas")


@requires(Permission.MANAGE_CHAMPIONS)
def import_agendas(request: Request) -> HttpResponse:
    kwargs = {"area": request.area.slug}
    return import_page(
        request,
        commands.import_agendas,
        title="Import agendas of other meetings",
        after=reverse("champions:agendas", kwargs=kwargs),
        export_url=reverse("champions:export_agendas", kwargs=kwargs | {"kind": "csv"}),
    )


@requires(Permission.MANAGE_CHAMPIONS, Permission.MAKE_RETURN)
def add_agenda(request: Request) -> HttpResponse:
    return agenda_page(request, None)


@requires(Permission.MANAGE_CHAMPIONS, Permission.MAKE_RETURN)
def change_agenda(request: Request, uid: str) -> HttpResponse:
    return agenda_page(request, agenda_or_404(request, uid))


def agenda_or_404(request: Request, uid: str) -> OnAgenda:
    """To anybody but the officer, what somebody else noted is not there to be changed."""
    found = found_or_404(queries.agenda_of(uid))
    if not is_theirs(request, found):
        raise Http404
    return found


def agenda_page(request: Request, found: OnAgenda | None) -> HttpResponse:
    today, area = timezone.localdate(), request.area
    hats = queries.ours_to_choose(area, today) if is_officer(request) else []
    people = [hat.person for hat in hats] or [request.person]
    data = request.POST if request.method == "POST" else None
    form = AgendaForm(data, area=area, people=people, today=today, row=found)
    if found is None and people == [request.person]:
        form.initial["who"] = str(request.person.uid)
    return answered(
        request,
        form,
        lambda: commands.put_on_agenda(area=area, facts=form.facts(), row=found, by=request.person, at=timezone.now()),
        lambda _: redirect("champions:agendas", area=area.slug),
        said="Noted. Thank you.",
        title="On another meeting’s agenda",
        verb="Note it",
        remove=removal(request, "remove_agenda", found),
    )


@require_POST
@requires(Permission.MANAGE_CHAMPIONS, Permission.MAKE_RETURN)
def remove_agenda(request: Request, uid: str) -> HttpResponse:
    commands.remove_on_agenda(row=agenda_or_404(request, uid), by=request.person, at=timezone.now())
    messages.success(request, "It is taken out.")
    return redirect("champions:agendas", area=request.area.slug)
