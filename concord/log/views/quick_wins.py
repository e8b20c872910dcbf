"""Quick wins: the shortlist, a new one, how one stands."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import list_import
from concord.core.lib.errors import RuleBroken
from concord.core.ui.answering import found_or_404

from .. import commands
from ..commands.imported_quick_wins import QUICK_WINS
from ..exports.lists import quick_wins_table
from ..forms.ideas import ChangeQuickWinForm, QuickWinForm
from ..queries.people import owners
from ..queries.quick_wins import quick_win_of, quick_wins
from ..terms import Box, QuickWinState
from .files import send_table
from .filters import Field, Filter, read_filter
from .follow_up import shown_or_404, usual_day
from .log import PER_PAGE

USUAL_ORDER, ORDERS = "Most good for least effort", [("effort", "Least effort"), ("due", "Date")]
WHO_DECIDES = (
    "“is_win” is not read: the group alone decides on that. A point that was withdrawn since is named in no file."
)
STATES = [("overdue", "Overdue"), *QuickWinState.choices]


def quick_filter(request: Request) -> Filter:
    people = [(str(person.uid), str(person)) for person in owners(request.area, timezone.localdate())]
    return read_filter(
        request,
        Field("state", "How it stands", STATES),
        Field("owner", "Who looks after it", people, main=False),
        Field("order", "What comes first", ORDERS, unchosen=USUAL_ORDER),
    )


@requires(Permission.SEE_POINTS)
def shortlist(request: Request) -> HttpResponse:
    found, today = quick_filter(request), timezone.localdate()
    rows = quick_wins(request.area, found.chosen, today)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "log/quick_wins.html", {"page": page, "filter": found, "today": today})


@requires(Permission.SEE_POINTS)
def export_quick_wins(request: Request, kind: str) -> HttpResponse:
    rows = quick_wins(request.area, quick_filter(request).chosen, timezone.localdate())
    return send_table(request, "quick-wins", kind, quick_wins_table(rows))


@requires(Permission.MANAGE_LEARNING)
def add_quick_win(request: Request, reference: str = "") -> HttpResponse:
    """A new one, out of a point or out of the blue."""
    point = shown_or_404(request, reference) if reference else None
    initial = {"owner": str(request.person.uid)}
    if point is not None:
        initial |= {"idea": point.text[:300] if point.box == Box.GOOD_PRACTICE else "", "due_on": usual_day(point)}  # type: ignore[dict-item]  # a date
    form = QuickWinForm(
        request.POST if request.method == "POST" else None, area=request.area, initial=initial, on=timezone.localdate()
    )
    if request.method == "POST" and form.is_valid():
        try:
            commands.add_quick_win(area=request.area, point=point, by=request.person, at=timezone.now(), **form.facts())
        except RuleBroken as error:
            form.refuse(error)
        else:
            messages.success(request, "It is on the list of quick wins.")
            return redirect("log:quick_wins", area=request.area.slug)
    return render(request, "log/quick_win_form.html", {"form": form, "point": point})


@requires(Permission.MANAGE_LEARNING)
def change_quick_win(request: Request, uid: str) -> HttpResponse:
    quick = found_or_404(quick_win_of(uid))
    form = ChangeQuickWinForm(request.POST if request.method == "POST" else None, quick=quick, on=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            commands.change_quick_win(quick=quick, by=request.person, at=timezone.now(), **form.facts())
        except RuleBroken as error:
            form.refuse(error)
        else:
            messages.success(request, "The quick win is changed.")
            return redirect("log:quick_wins", area=request.area.slug)
    return render(request, "log/quick_win_form.html", {"form": form, "quick": quick, "point": quick.point})


@requires(Permission.MANAGE_LEARNING)
def import_quick_wins(request: Request) -> HttpResponse:
    return list_import(request, QUICK_WINS, title="Import quick wins", app="log", name="quick_wins", note=WHO_DECIDES)
