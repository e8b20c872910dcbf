"""Who can raise the agreement where else, and when boards meet that nobody reaches."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.partnership_queries import partnership_of
from concord.core.directory.views.common import download_table
from concord.core.ui.answering import found_or_404
from concord.core.ui.charts import Bar, Row, bar_chart
from concord.core.ui.forms import chosen_in
from concord.core.ui.wording import percent_n

from .. import commands
from ..commands.shapes import REACH
from ..exports.reach import reach as reach_table
from ..forms.reach import BoardsFilter, MeetsForm, ReachFilter, SittingForm
from ..models import Sitting
from ..queries import reach as queries
from ..queries.reach import KindReach, ReachPage, ReachSought
from ..rules.reach import SECTORS
from .common import PER_PAGE, answered, is_officer, list_import, reader_of, removal


@requires(Permission.SEE_CHAMPIONS)
def reach(request: Request) -> HttpResponse:
    form = ReachFilter(request.GET)
    sought = ReachSought(**chosen_in(form))
    found = queries.reach_page(request.area, timezone.localdate(), sought, reader_of(request))
    page = Paginator(found.lines, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "reach": found, "svg": picture(found), "is_officer": is_officer(request)}
    return render(request, "champions/reach.html", context)


def picture(found: ReachPage) -> str:
    labels = [(key, f"{key.capitalize()} sector") for key in SECTORS]
    rows = [Row(f"{kind.label} (n = {kind.n})", [bar(kind, key) for key in SECTORS]) for kind in found.kinds]
    return bar_chart("reach", labels, rows)


def bar(kind: KindReach, sector: str) -> Bar:
    return Bar([(sector, kind.sectors[sector] / kind.n)], percent_n(kind.sectors[sector], kind.n))


@requires(Permission.MANAGE_CHAMPIONS)
def export_reach(request: Request, kind: str) -> HttpResponse:
    return download_table(reach_table(request.area, timezone.localdate()), kind, f"{request.area.slug}-reach")


@requires(Permission.MANAGE_CHAMPIONS)
def import_reach(request: Request) -> HttpResponse:
    return list_import(request, REACH, title="Import who sits where", name="reach")


@requires(Permission.MANAGE_CHAMPIONS, Permission.MAKE_RETURN)
def add_sitting(request: Request) -> HttpResponse:
    return sitting_page(request, None)


@requires(Permission.MANAGE_CHAMPIONS, Permission.MAKE_RETURN)
def change_sitting(request: Request, uid: str) -> HttpResponse:
    return sitting_page(request, sitting_or_404(request, uid))


def sitting_or_404(request: Request, uid: str) -> Sitting:
    """To anybody but the officer, somebody else's is not there."""
    found = found_or_404(queries.sitting_of(uid))
    if not (is_officer(request) or found.person == request.person):
        raise Http404
    return found


def sitting_page(request: Request, found: Sitting | None) -> HttpResponse:
    area = request.area
    asks = found is None and is_officer(request)
    people = queries.ours_to_choose(area, timezone.localdate()) if asks else []
    form = SittingForm(request.POST if request.method == "POST" else None, area=area, people=people, row=found)
    whose = found.person if found else None if asks else request.person
    return answered(
        request,
        form,
        lambda: commands.put_sitting(
            area=area, facts=form.facts(whose), sitting=found, by=request.person, at=timezone.now()
        ),
        lambda _: redirect("champions:reach", area=area.slug),
        said="Saved.",
        title="Where it can be raised too",
        verb="Save",
        lead=f"Where {whose.name} sits." if whose and whose != request.person else "A partnership, board or network.",
        remove=removal(request, "remove_sitting", found),
    )


@require_POST
@requires(Permission.MANAGE_CHAMPIONS, Permission.MAKE_RETURN)
def remove_sitting(request: Request, uid: str) -> HttpResponse:
    commands.remove_sitting(sitting=sitting_or_404(request, uid), by=request.person, at=timezone.now())
    messages.success(request, "It is taken out.")
    return redirect("champions:reach", area=request.area.slug)


@requires(Permission.SEE_CHAMPIONS)
def boards(request: Request) -> HttpResponse:
    form = BoardsFilter(request.GET)
    missing = bool(chosen_in(form).get("missing"))
    found = queries.boards_page(request.area, timezone.localdate(), reader_of(request), missing=missing)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    without = sum(1 for line in found if not line.champions)
    context = {"form": form, "page": page, "without": without, "missing": missing, "is_officer": is_officer(request)}
    return render(request, "champions/boards.html", context)


@requires(Permission.MANAGE_CHAMPIONS, Permission.MAKE_RETURN)
def board_meets(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(partnership_of(uid))
    if found.ended_on:
        raise Http404
    known = queries.meets_of(found)
    form = MeetsForm(request.POST if request.method == "POST" else None, initial={"on": known.on if known else None})
    return answered(
        request,
        form,
        lambda: commands.note_board_meeting(
            partnership=found, by=request.person, at=timezone.now(), **form.cleaned_data
        ),
        lambda _: redirect("champions:boards", area=request.area.slug),
        said="Saved.",
        title=f"{found}: next meeting",
        verb="Save",
    )
