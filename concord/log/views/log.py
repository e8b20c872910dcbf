"""The log: the list of points, and each point with all that hangs on it."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from concord.agreement.queries import texts_in_force
from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.queries import partners
from concord.core.directory.signpost_queries import panel
from concord.core.directory.terms import Sector, SignpostTopic
from concord.core.ui.answering import found_or_404

from ..exports.lists import points_table
from ..models import Period
from ..queries.log import UNSOURCED, log_points, point_page, with_all, with_decisions, withdrawn_points
from ..queries.periods import period_before_locking
from ..queries.returns import box_heading
from ..terms import Box, Verdict, WinSource
from .files import send_table
from .filters import Choices, Field, Filter, read_filter

PER_PAGE = 25
BEARERS = [("public", "The public sector"), ("voluntary", "The voluntary sector")]
DECISIONS = [("decided", "Followed or not followed"), *Verdict.choices, ("win", "A win"), ("undecided", "None yet")]
SOURCES = [*WinSource.choices, (UNSOURCED, "Not said")]


def period_choices() -> Choices:
    return [(p.reference, str(p)) for p in Period.objects.order_by("-opens_on", "-pk")]


def organisation_choices(request: Request) -> Choices:
    return [(str(body.uid), str(body)) for body in partners(request.area)]


def commitment_choices(request: Request) -> Choices:
    return [(str(text.commitment_id), str(text)) for text in texts_in_force(request.area, timezone.localdate())]


def log_filter(request: Request) -> Filter:
    boxes = [(str(box), f"{box}. {box_heading(box, request.area)}") for box in Box.values]
    return read_filter(
        request,
        Field("period", "Period", period_choices()),
        Field("decision", "Decision", DECISIONS),
        Field("organisation", "About", organisation_choices(request), main=False),
        Field("box", "Box", boxes, main=False),
        Field("sector", "Reported by sector", list(Sector.choices), main=False),
        Field("bearer", "Duty owed by", BEARERS, main=False),
        Field("commitment", "Commitment", commitment_choices(request), main=False),
        Field("win_source", "Where the win came from", SOURCES, main=False),
    )


@requires(Permission.SEE_POINTS)
def log(request: Request) -> HttpResponse:
    found = log_filter(request)
    page = Paginator(with_decisions(log_points(request.area, found.chosen)), PER_PAGE).get_page(request.GET.get("page"))
    gone = withdrawn_points(request.area, found.chosen.get("period", "")).count()
    context = {"page": page, "filter": found, "withdrawn": gone}
    if not page.object_list and (period := found.chosen.get("period")):
        context["not_locked"] = period_before_locking(period)
    return render(request, "log/log.html", context)


@requires(Permission.SEE_POINTS)
def export_points(request: Request, kind: str) -> HttpResponse:
    found = log_points(request.area, log_filter(request).chosen)
    return send_table(request, "log", kind, points_table(with_all(found)))


@requires(Permission.SEE_POINTS)
def point(request: Request, reference: str) -> HttpResponse:
    page = found_or_404(point_page(reference, request.area))
    heading = box_heading(page.point.box, request.area)
    elsewhere = panel(SignpostTopic.PROBLEM) if page.point.box == Box.LEARN_FROM else ()
    return render(request, "log/point.html", {"page": page, "heading": heading, "signposts": elsewhere})
