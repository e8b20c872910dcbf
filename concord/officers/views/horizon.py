"""What is coming in policy and funding."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table
from concord.core.lib.text import plural
from concord.core.ui.answering import found_or_404, tried
from concord.core.ui.forms import chosen_in

from .. import commands
from ..commands.shapes import HORIZON
from ..exports.horizon import horizon_table
from ..forms.horizon import HorizonFilter, HorizonForm, PostBelowForm, SendDigestForm
from ..models import HorizonItem
from ..queries import horizon as queries
from .common import PER_PAGE, answered, list_import, removal, taken_out


def item_or_404(uid: str) -> HorizonItem:
    return found_or_404(queries.horizon_item(uid))


def to_horizon(request: Request) -> HttpResponse:
    return redirect("officers:horizon", area=request.area.slug)


def to_item(request: Request, item: HorizonItem) -> HttpResponse:
    return redirect("officers:horizon_item", area=request.area.slug, uid=item.uid)


@requires(Permission.SEE_MEETINGS)
def horizon(request: Request) -> HttpResponse:
    form = HorizonFilter(request.GET)
    found = queries.horizon(request.area, **chosen_in(form))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "form": form, "has_below": queries.areas_below(request.area).exists()}
    return render(request, "officers/horizon.html", context)


@requires(Permission.SEE_MEETINGS)
def horizon_item(request: Request, uid: str) -> HttpResponse:
    return render(request, "officers/horizon_item.html", {"item": item_or_404(uid)})


@requires(Permission.SEE_MEETINGS)
def export_horizon(request: Request, kind: str) -> HttpResponse:
    return download_table(horizon_table(request.area), kind, f"{request.area.slug}-horizon")


@requires(Permission.MANAGE_OFFICERS)
def import_horizon(request: Request) -> HttpResponse:
    return list_import(request, HORIZON, title="Import what is coming", name="horizon")


@requires(Permission.MANAGE_OFFICERS)
def add_horizon(request: Request) -> HttpResponse:
    return item_page(request, None)


@requires(Permission.MANAGE_OFFICERS)
def change_horizon(request: Request, uid: str) -> HttpResponse:
    return item_page(request, item_or_404(uid))


def item_page(request: Request, item: HorizonItem | None) -> HttpResponse:
    data, today = request.POST if request.method == "POST" else None, timezone.localdate()
    form = HorizonForm(data, area=request.area, day=today, item=item)
    return answered(
        request,
        form,
        lambda: commands.put_horizon(
            area=request.area, item=item, by=request.person, at=timezone.now(), **form.details()
        ),
        lambda made: to_item(request, made),
        said="Saved.",
        title="Change what is coming" if item else "Write down what is coming",
        verb="Save",
        remove=removal(request, "remove_horizon", item),
    )


@require_POST
@requires(Permission.MANAGE_OFFICERS)
def remove_horizon(request: Request, uid: str) -> HttpResponse:
    taken_out(request, item_or_404(uid))
    return to_horizon(request)


@require_POST
@requires(Permission.MANAGE_MEETINGS)
def table_horizon(request: Request, uid: str) -> HttpResponse:
    item = item_or_404(uid)
    tried(
        request,
        lambda: commands.table_horizon(item=item, by=request.person, at=timezone.now()),
        lambda meeting: f"It is on the agenda of {meeting}. Give it minutes there.",
    )
    return to_item(request, item)


@requires(Permission.MANAGE_OFFICERS)
def digest(request: Request) -> HttpResponse:
    """What would go and to how many, before anything does."""
    return render(request, "officers/digest.html", {"page": queries.digest_page(request.area, timezone.localdate())})


@require_POST
@requires(Permission.MANAGE_OFFICERS)
def send_digest(request: Request) -> HttpResponse:
    form = SendDigestForm(request.POST)
    seen = form.cleaned_data if form.is_valid() else {"looked_at": 0, "holds": 0}
    words = request.area.word("champion"), request.area.word("champion", plural=True)
    tried(
        request,
        lambda: commands.send_digest(area=request.area, by=request.person, at=timezone.now(), **seen),
        lambda made: f"It goes to {plural(made.people, *words)}, each in a mail of their own.",
    )
    return to_horizon(request)


@requires(Permission.TELL_BELOW)
def post_below(request: Request) -> HttpResponse:
    areas = list(queries.areas_below(request.area))
    form = PostBelowForm(request.POST if request.method == "POST" else None, areas=areas)
    before = Paginator(queries.posted(request.area), PER_PAGE).get_page(request.GET.get("page"))
    return answered(
        request,
        form,
        lambda: commands.post_below(
            area=request.area, facts=form.news(), areas=form.chosen(), by=request.person, at=timezone.now()
        ),
        lambda made: told(request, made),
        said="It is posted.",
        template="officers/post_below.html",
        areas=areas,
        page=before,
    )


def told(request: Request, made: HorizonItem) -> HttpResponse:
    messages.success(request, f"{plural(made.told, 'area')} will look at it.")
    return redirect("officers:post_below", area=request.area.slug)
