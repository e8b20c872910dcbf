"""Pages of how, and how often, a group decided to meet."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404, sent

from .. import commands
from ..forms.formats import FormatForm
from ..models import FormatDecision, Group
from ..queries.formats import format_of, formats_page
from .common import address_of, form_page, group_or_404

LEAD = "From that day on, planning a year of meetings begins with it."


@requires(Permission.SEE_MEETINGS)
def formats(request: Request, slug: str) -> HttpResponse:
    return render(request, "group/formats.html", {"page": formats_page(group_or_404(slug), timezone.localdate())})


@requires(Permission.RECORD_DECISIONS)
def decide_format(request: Request, slug: str) -> HttpResponse:
    return decision_page(request, group_or_404(slug), None, title="How the group decided to meet")


@requires(Permission.RECORD_DECISIONS)
def change_format(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(format_of(uid))
    return decision_page(request, found.group, found, title="Put the decision right")


def decision_page(request: Request, group: Group, before: FormatDecision | None, *, title: str) -> HttpResponse:
    form = FormatForm(sent(request), group=group, before=before)

    def run() -> Any:
        facts = {"group": group, "before": before, **form.details()}
        return commands.decide_format(by=request.person, at=timezone.now(), **facts)

    return form_page(
        request, form, run, title=title, verb="Keep it", words="The decision is kept.", caption=str(group), lead=LEAD,
        after=lambda made: reverse("group:formats", kwargs=address_of(group)),
    )  # fmt: skip
