"""Trends: what the figures say, their charts and tables."""

from django.http import HttpResponse
from django.shortcuts import render

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request

from ..exports.charts import charts_of
from ..exports.lists import trends_table
from ..queries.trends import trends_page
from .files import send_table


@requires(Permission.SEE_POINTS)
def trends(request: Request) -> HttpResponse:
    page = trends_page(request.area)
    return render(request, "log/trends.html", {"page": page, "charts": charts_of(page)})


@requires(Permission.SEE_POINTS)
def export_trends(request: Request, kind: str) -> HttpResponse:
    return send_table(request, "trends", kind, trends_table(trends_page(request.area)))
