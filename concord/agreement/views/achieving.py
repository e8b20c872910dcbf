"""How far organisations can keep a draft: the grid, what is hard, one organisation's own view, as files."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.access import require
from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.models import Organisation
from concord.core.directory.views.common import download_table, import_page
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands, exports
from ..forms.achieving import HardFilter, MarkForm
from ..models import Consultation
from ..queries.achieving import (
    Body,
    bodies_of,
    grid,
    hard_clauses,
    hard_points,
    mark_shares,
    markable,
    markable_clause,
    marks_so_far,
    may_mark_now,
    next_unmarked,
    own_bodies,
    own_rows,
    sector_lines,
    speaks_for,
)
from ..queries.consultation import read_clause, standing
from .common import answered
from .consulting import consultation_or_404

PER_PAGE, COLUMNS = 20, 6


def body_or_404(consultation: Consultation, uid: str) -> Body:
    return found_or_404(next((one for one in bodies_of(consultation) if str(one.organisation.uid) == str(uid)), None))


@requires(Permission.SEE_AGREEMENT)
def achievability(request: Request, uid: str) -> HttpResponse:
    found, today = consultation_or_404(uid), timezone.localdate()
    bodies = bodies_of(found)
    clauses = paged(request, markable(found), PER_PAGE)
    columns = paged(request, [body for body in bodies if body.marked], COLUMNS, "bodies")
    context = {
        "consultation": found,
        "standing": standing(found, today),
        "bodies": bodies,
        "sectors": sector_lines(bodies),
        "shares": mark_shares(found),
        "clauses": clauses,
        "columns": columns,
        "rows": grid(clauses, list(columns)),
        "own": own_bodies(request.person, request.area, today),
    }
    return render(request, "agreement/achievability.html", context)


@requires(Permission.SEE_AGREEMENT)
def hard_to_keep(request: Request, uid: str) -> HttpResponse:
    """What somebody cannot keep, or only works towards."""
    found, form = consultation_or_404(uid), HardFilter(request.GET)
    mark = form.cleaned_data["mark"] if form.is_valid() else ""
    page = paged(request, hard_clauses(found, mark), PER_PAGE)
    context = {"consultation": found, "filter": form, "mark": mark, "page": page, "points": hard_points(page)}
    return render(request, "agreement/hard_to_keep.html", context)


@requires(Permission.SEE_AGREEMENT)
def body_marks(request: Request, uid: str, organisation: str) -> HttpResponse:
    """One organisation's own view of the draft."""
    found, today = consultation_or_404(uid), timezone.localdate()
    body = body_or_404(found, organisation)
    page = paged(request, markable(found), 50)
    context = {
        "consultation": found,
        "standing": standing(found, today),
        "body": body,
        "page": page,
        "rows": own_rows(page, body.organisation),
        "may_mark": may_mark_now(request.person, found, body.organisation, today),
    }
    return render(request, "agreement/body_marks.html", context)


@requires(Permission.SEE_AGREEMENT)
def mark_clause(request: Request, uid: str, organisation: str, clause: str) -> HttpResponse:
    found, today = consultation_or_404(uid), timezone.localdate()
    body, about = body_or_404(found, organisation).organisation, found_or_404(markable_clause(found, clause))
    own = speaks_for(request.person, body, request.area, today)
    if not own:
        require(request.person, Permission.EDIT_AGREEMENT, request.area)
    before = marks_so_far(about, body)
    initial = {name: getattr(before[0], name) for name in MarkForm.base_fields} if before else {}
    form = MarkForm(sent(request), initial=initial)
    keep = partial(commands.mark_clause, consultation=found, clause=about, organisation=body, by=request.person)
    return answered(
        request,
        form,
        lambda: keep(at=timezone.now(), **form.cleaned_data),
        lambda _: to_next(request, found, body),
        said=f"Kept: {about.number}.",
        title=f"{about.number} {about.title}",
        verb="Keep it",
        clause=about,
        read=read_clause(about),
        marks=before,
        body=body,
        on_behalf=not own,
        back_url=own_url(request, found, body),
        template="agreement/mark_clause.html",
    )


def own_url(request: Request, consultation: Consultation, body: Organisation) -> str:
    kwargs = {"area": request.area.slug, "uid": consultation.uid, "organisation": body.uid}
    return reverse("agreement:body_marks", kwargs=kwargs)


def to_next(request: Request, consultation: Consultation, body: Organisation) -> HttpResponse:
    """The next commitment of which the organisation has not said anything; once there is none, all of them."""
    following = next_unmarked(consultation, body)
    if following is None:
        return redirect(own_url(request, consultation, body))
    return redirect(
        "agreement:mark_clause",
        area=request.area.slug,
        uid=consultation.uid,
        organisation=body.uid,
        clause=following.uid,
    )


@requires(Permission.SEE_AGREEMENT)
def export_marks(request: Request, uid: str, kind: str) -> HttpResponse:
    return download_table(exports.marks(consultation_or_404(uid)), kind, f"{request.area.slug}-can-be-kept")


@requires(Permission.EDIT_AGREEMENT)
def import_marks(request: Request, uid: str) -> HttpResponse:
    found, kwargs = consultation_or_404(uid), {"area": request.area.slug, "uid": uid}
    return import_page(
        request,
        partial(commands.import_marks, consultation=found),
        title="Import how far organisations can keep the draft",
        after=reverse("agreement:achievability", kwargs=kwargs),
        export_url=reverse("agreement:export_marks", kwargs=kwargs | {"kind": "csv"}),
    )
