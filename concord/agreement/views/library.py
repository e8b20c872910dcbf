"""Other areas' agreements: a list, one of them beside one's own, and copying from it; and lending one's own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.text import plural
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands
from ..forms.library import CopyForm, FindLentForm, LendForm
from ..queries.documents import next_number
from ..queries.library import Lent, beside_page, lent_agreements, lent_clause, lent_to, open_sections
from .common import answered, document_or_404, to_version

PER_PAGE = 25
LEND = (
    "Everybody can read what is in force already. Officers of other areas find it in a list, and copy from it into "
    "their own drafts."
)


def lent_or_404(request: Request, other: str) -> Lent:
    return found_or_404(lent_to(request.area, other))


@requires(Permission.EDIT_AGREEMENT)
def library(request: Request) -> HttpResponse:
    form = FindLentForm(request.GET)
    search = form.cleaned_data["search"] if form.is_valid() else ""
    page = paged(request, lent_agreements(request.area, search), PER_PAGE)
    return render(request, "agreement/library.html", {"form": form, "page": page, "search": search})


@requires(Permission.EDIT_AGREEMENT)
def beside_another(request: Request, other: str) -> HttpResponse:
    """Their agreement beside one's own, theme by theme."""
    lent = lent_or_404(request, other)
    page = beside_page(request.area, lent, request.GET.get("theme", ""), timezone.localdate())
    context = {"page": page, "has_draft": bool(open_sections(request.area))}
    return render(request, "agreement/beside_another.html", context)


@requires(Permission.EDIT_AGREEMENT)
def copy_clause(request: Request, other: str, clause: str) -> HttpResponse:
    lent = lent_or_404(request, other)
    found = found_or_404(lent_clause(lent, clause))
    back_url = reverse("agreement:beside_another", kwargs={"area": request.area.slug, "other": other})
    sections = open_sections(request.area)
    if not sections:
        messages.warning(request, "Begin a draft with a section first: what you copy goes into it.")
        return redirect(back_url)
    initial = {"section": str(sections[0].uid), "number": next_number(sections[0].version, sections[0])}
    form = CopyForm(sent(request), initial=initial, sections=sections)
    return answered(
        request,
        form,
        lambda: commands.copy_clause(other=other, clause=clause, by=request.person, at=timezone.now(), **form.facts()),
        lambda made: to_version(request, made.version),
        said="It is in your draft, with where it comes from. Now make it yours.",
        template="agreement/copy_clause.html",
        title=str(found),
        verb="Copy it",
        lent=lent,
        text=found.words,
        back_url=back_url,
    )


@requires(Permission.EDIT_AGREEMENT)
def lend_document(request: Request, uid: str) -> HttpResponse:
    found = document_or_404(request, uid)
    initial = {"may_be_copied": found.may_be_copied, "terms": found.copy_terms}
    form = LendForm(sent(request), initial=initial)
    times = f"Copied {plural(found.times_copied, 'time')} so far. " if found.may_be_copied else ""
    return answered(
        request,
        form,
        lambda: commands.lend_document(document=found, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda _: redirect("agreement:document", area=request.area.slug, uid=found.uid),
        said="Saved.",
        title="May other areas copy it?",
        verb="Save",
        lead=f"{times}{LEND}",
    )
