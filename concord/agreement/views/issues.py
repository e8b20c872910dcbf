"""What the next version must look at, by commitment."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table
from concord.core.ui.answering import paged

from .. import exports
from ..queries.issues import issues_page

PER_PAGE = 25


@requires(Permission.EDIT_AGREEMENT)
def issues(request: Request) -> HttpResponse:
    found = issues_page(request.area, request.person, timezone.localdate())
    page = paged(request, found.clauses, PER_PAGE)
    return render(request, "agreement/issues.html", {"found": found, "page": page})


@requires(Permission.EDIT_AGREEMENT)
def export_issues(request: Request, kind: str) -> HttpResponse:
    found = issues_page(request.area, request.person, timezone.localdate())
    return download_table(exports.issues(found), kind, f"{request.area.slug}-issues")
