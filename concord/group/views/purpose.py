"""Pages of what a group did for its purpose: the statement of a year, its registers, and the evidence."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table, list_import
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands, exports
from ..commands.imported_evidence import EVIDENCE
from ..forms.purpose import EvidenceForm, PurposeForm
from ..models import Evidence, Group
from ..queries.purpose import StatementPage, evidence_of, evidence_of_area, register_of, statement_page, words_of
from ..terms import PurposeLine
from .common import address_of, form_page, group_or_404

PER_PAGE = 30


def evidence_or_404(uid: str) -> Evidence:
    return found_or_404(evidence_of(uid))


def line_or_404(line: str) -> str:
    if line not in PurposeLine.values:
        raise Http404
    return line


def page_of_year(request: Request, slug: str) -> StatementPage:
    """Of the year that is asked for, or this one."""
    today, asked = timezone.localdate(), request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else today.year
    return statement_page(group_or_404(slug), max(year, 1), today)


def to_register(group: Group, line: str) -> str:
    return reverse("group:evidence", kwargs=address_of(group) | {"line": line})


@requires(Permission.SEE_MEETINGS)
def statement(request: Request, slug: str) -> HttpResponse:
    return render(request, "group/statement.html", {"page": page_of_year(request, slug)})


@requires(Permission.SEE_MEETINGS)
def statement_file(request: Request, slug: str, kind: str) -> HttpResponse:
    if kind not in exports.MINUTES_TYPES:
        raise Http404
    page = page_of_year(request, slug)
    response = HttpResponse(exports.statement_file(page, kind), content_type=exports.MINUTES_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{slug}-purpose-{page.year}.{kind}"'
    return response


@requires(Permission.RECORD_DECISIONS)
def word_purpose(request: Request, slug: str) -> HttpResponse:
    group = group_or_404(slug)
    form = PurposeForm(sent(request), words=words_of(group))
    return form_page(
        request, form,
        lambda: commands.word_purpose(group=group, words=form.cleaned_data, by=request.person, at=timezone.now()),
        title="The purpose in the group’s own words", verb="Save", words="Saved.", caption=str(group),
        lead="Leave a line empty to have the usual words again.",
        after=lambda made: reverse("group:statement", kwargs=address_of(group)),
    )  # fmt: skip


@requires(Permission.SEE_MEETINGS)
def evidence(request: Request, slug: str, line: str) -> HttpResponse:
    """The register of one line: workstreams, groups brought in, or problems and remedies."""
    group = group_or_404(slug)
    page = paged(request, register_of(group, line_or_404(line)), PER_PAGE)
    context = {"page": page, "group": group, "line": line, "label": PurposeLine(line).label}
    return render(request, "group/evidence.html", context)


@requires(Permission.SEE_MEETINGS)
def export_evidence(request: Request, slug: str, kind: str) -> HttpResponse:
    found = evidence_of_area(request.area).filter(group=group_or_404(slug))
    return download_table(exports.evidence(found), kind, f"{request.area.slug}-purpose")


@requires(Permission.RECORD_DECISIONS)
def import_evidence(request: Request, slug: str) -> HttpResponse:
    group_or_404(slug)
    title = "Import what was done for the purpose"
    words = {"note": "“group” names whose register a row is of: of this group, or of another one."}
    return list_import(
        request, EVIDENCE, title=title, app="group", name="evidence", page="statement", slug=slug, **words
    )


@requires(Permission.RECORD_DECISIONS)
def note_evidence(request: Request, slug: str, line: str) -> HttpResponse:
    return evidence_page(request, group_or_404(slug), line_or_404(line), None)


@requires(Permission.RECORD_DECISIONS)
def change_evidence(request: Request, uid: str) -> HttpResponse:
    found = evidence_or_404(uid)
    return evidence_page(request, found.group, found.line, found)


def evidence_page(request: Request, group: Group, line: str, before: Evidence | None) -> HttpResponse:
    form = EvidenceForm(sent(request), group=group, line=line, before=before)

    def run() -> Any:
        facts = {"group": group, "line": line, "evidence": before, **form.details()}
        return commands.note_evidence(by=request.person, at=timezone.now(), **facts)

    return form_page(
        request, form, run, title=str(PurposeLine(line).label), verb="Save", words="Saved.", caption=str(group),
        after=lambda made: to_register(group, line),
    )  # fmt: skip


@require_POST
@requires(Permission.RECORD_DECISIONS)
def remove_evidence(request: Request, uid: str) -> HttpResponse:
    found = evidence_or_404(uid)
    commands.remove_evidence(evidence=found, by=request.person, at=timezone.now())
    messages.success(request, "It is taken away.")
    return redirect(to_register(found.group, found.line))
