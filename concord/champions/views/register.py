"""The register: its list, one champion's page and what the officer notes there, files in and out."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires, requires_all
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table, import_page
from concord.core.ui.answering import found_or_404
from concord.core.ui.forms import chosen_in

from .. import commands, exports
from ..forms.champions import DescribeForm, EntryForm, RegisterFilter, SettingsForm
from ..queries.champions import entry_of, others, settings_of
from ..queries.register import Sought, register_page
from .common import PER_PAGE, answered, page_or_404


def sought_in(request: Request) -> tuple[RegisterFilter, dict[str, str]]:
    """The filter as it was typed, and what it asks for."""
    chosen = RegisterFilter(request.GET, area=request.area)
    return chosen, chosen_in(chosen)


@requires(Permission.MANAGE_CHAMPIONS)
def champions(request: Request) -> HttpResponse:
    chosen, asked = sought_in(request)
    found = register_page(request.area, timezone.localdate(), Sought(**asked))
    page = Paginator(found.lines, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": chosen, "page": page, "register": found, "is_narrowed": any(asked.values())}
    return render(request, "champions/champions.html", context)


@requires(Permission.MANAGE_CHAMPIONS)
def champion(request: Request, uid: str) -> HttpResponse:
    return render(request, "champions/champion.html", {"page": page_or_404(request, uid), "own": False})


def to_champion(request: Request, uid: str) -> HttpResponse:
    return redirect("champions:champion", area=request.area.slug, uid=uid)


@requires(Permission.MANAGE_CHAMPIONS)
def describe_champion(request: Request, uid: str) -> HttpResponse:
    page = page_or_404(request, uid)
    offered = others(request.area, timezone.localdate(), but=page.person)
    form = DescribeForm(request.POST if request.method == "POST" else None, record=page.record, others=offered)
    return answered(
        request,
        form,
        lambda: commands.describe_champion(
            person=page.person,
            area=request.area,
            changes=form.changes(),
            mentor=form.chosen_mentor(),
            by=request.person,
            at=timezone.now(),
        ),
        lambda _: to_champion(request, uid),
        said="Saved. What held before stays in the history.",
        title=f"{page.person}: level, role and duties",
        verb="Save",
    )


@requires(Permission.MANAGE_CHAMPIONS)
def note_entry(request: Request, uid: str) -> HttpResponse:
    page, today = page_or_404(request, uid), timezone.localdate()
    form = EntryForm(request.POST if request.method == "POST" else None, initial={"on": today})
    return answered(
        request,
        form,
        lambda: commands.note_entry(
            person=page.person, area=request.area, by=request.person, at=timezone.now(), **form.cleaned_data
        ),
        lambda _: to_champion(request, uid),
        said="Noted.",
        title=f"{page.person}: training, support or something done",
        verb="Note it",
    )


@require_POST
@requires(Permission.MANAGE_CHAMPIONS, Permission.MAKE_RETURN)
def remove_entry(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(entry_of(uid))
    person = found.champion.person
    commands.remove_entry(entry=found, by=request.person, at=timezone.now())
    messages.success(request, "It is taken away.")
    if person == request.person:
        return redirect("champions:mine", area=request.area.slug)
    return to_champion(request, str(person.uid))


@requires(Permission.MANAGE_CHAMPIONS)
def settings(request: Request) -> HttpResponse:
    form = SettingsForm(request.POST if request.method == "POST" else None, settings=settings_of(request.area))
    return answered(
        request,
        form,
        lambda: commands.change_settings(area=request.area, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda _: redirect("champions:champions", area=request.area.slug),
        said="Saved.",
        title="When somebody takes part often",
        verb="Save",
        lead="Returns, meetings, briefings read, things noted and notes sent count. It stands beside each such word.",
    )


@requires(Permission.MANAGE_CHAMPIONS)
def export_champions(request: Request, kind: str) -> HttpResponse:
    """Everybody who ever kept watch, or those whom the filter chose."""
    _, asked = sought_in(request)
    people = None
    if any(asked.values()):
        lines = register_page(request.area, timezone.localdate(), Sought(**asked)).lines
        people = {line.hat.person_id for line in lines}
    return download_table(exports.champions(request.area, people), kind, f"{request.area.slug}-champions")


@requires_all(Permission.MANAGE_PEOPLE, Permission.MANAGE_CHAMPIONS)
def import_champions(request: Request) -> HttpResponse:
    kwargs = {"area": request.area.slug}
    return import_page(
        request,
        commands.import_champions,
        title="Import champions",
        after=reverse("champions:champions", kwargs=kwargs),
        export_url=reverse("champions:export_champions", kwargs=kwargs | {"kind": "csv"}),
    )
