"""What happened in an area, as a page and a file, and the seals that hold it."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from concord.core.audit.models import AuditEntry
from concord.core.audit.queries import actor, entries_of, latest_seals, names_in, sentence, sentences, verify_latest
from concord.core.lib.tables import write_csv

from ..about import page_about
from ..forms import AuditFilter
from ..guards import requires
from ..permissions import Permission
from ..requests import Request

PER_PAGE = 50
COLUMNS = ("when", "who", "what", "verb", "about")
# Seals are made once a day: a month of them is checked on the page, all of them at the command line.
CHECKED = 31


def chosen_entries(request: Request, chosen: AuditFilter) -> Any:
    return entries_of(request.area, **(chosen.cleaned_data if chosen.is_valid() else {}))


@requires(Permission.SEE_AUDIT)
def audit(request: Request) -> HttpResponse:
    chosen = AuditFilter(request.GET or None)
    page = Paginator(chosen_entries(request, chosen), PER_PAGE).get_page(request.GET.get("page"))
    entries = list(page)
    urls = [page_about(request.area, entry.subject_kind, entry.subject_key) for entry in entries]
    lines = list(zip(sentences(entries), urls, strict=True))
    return render(request, "accounts/audit.html", {"page": page, "lines": lines, "form": chosen})


@requires(Permission.SEE_AUDIT)
def export(request: Request) -> HttpResponse:
    """What the page shows with the same filter, whole."""
    entries = list(chosen_entries(request, AuditFilter(request.GET or None)))
    response = HttpResponse(write_csv(COLUMNS, rows(entries)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{request.area.slug}-what-happened.csv"'
    return response


def rows(entries: list[AuditEntry]) -> Iterator[dict[str, str]]:
    names = names_in(entries)
    for entry in entries:
        when = timezone.localtime(entry.at).isoformat(sep=" ", timespec="seconds")
        who, what = actor(entry, names), sentence(entry, names)
        yield {"when": when, "who": who, "what": what, "verb": entry.verb, "about": entry.subject_key}


@requires(Permission.SEE_AUDIT)
def seals(request: Request) -> HttpResponse:
    """The seals, and at a press of the button whether the trail is as it was under the latest of them."""
    page = Paginator(latest_seals(), PER_PAGE).get_page(request.GET.get("page"))
    findings = verify_latest(CHECKED) if request.method == "POST" else None
    return render(request, "accounts/seals.html", {"page": page, "findings": findings})
