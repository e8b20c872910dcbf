"""Where somebody keeps watch, and where nobody does."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table
from concord.core.ui.charts import Bar, Row, bar_chart
from concord.core.ui.wording import percent_n

from .. import exports
from ..queries.coverage import CoveragePage, coverage_page
from .common import PER_PAGE


@requires(Permission.SEE_CHAMPIONS)
def coverage(request: Request) -> HttpResponse:
    page = coverage_page(request.area, timezone.localdate())
    lines = Paginator(page.lines, PER_PAGE).get_page(request.GET.get("page"))
    gaps = Paginator(page.gaps, PER_PAGE).get_page(request.GET.get("missing"))
    context = {"page": page, "lines": lines, "gaps": gaps, "svg": picture(page)}
    return render(request, "champions/coverage.html", context)


def picture(page: CoveragePage) -> str:
    rows = [
        Row(
            one.label,
            [Bar([(one.sector, one.covered / one.needed if one.needed else 0)], percent_n(one.covered, one.needed))],
        )
        for one in page.sectors
    ]
    return bar_chart("coverage", [(one.sector, one.label) for one in page.sectors], rows)


@requires(Permission.SEE_CHAMPIONS)
def export_coverage(request: Request, kind: str) -> HttpResponse:
    return download_table(exports.coverage(request.area, timezone.localdate()), kind, f"{request.area.slug}-coverage")
