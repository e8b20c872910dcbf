"""Pages of the agreement's commitments."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table, import_page
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands, exports
from ..forms.commitments import CommitmentForm, EndForm, FindForm
from ..queries import CommitmentPage, Sought, commitment_page, texts_in_force
from ..queries.themes import themes_of
from ..rules.outline import WORDS
from ..terms import Standing
from .common import answered

ON_A_PAGE = 100
NONE_YET = "No commitment is entered yet. The officer adds them one by one or from a file."
NO_MATCH = "No commitment matches. Take something away from what you chose."


def page_or_404(uid: str) -> CommitmentPage:
    return found_or_404(commitment_page(uid, timezone.localdate()))


@requires(Permission.SEE_AGREEMENT)
def commitments(request: Request) -> HttpResponse:
    texts = texts_in_force(request.area, timezone.localdate())
    form = FindForm(request.GET if request.GET.keys() & FindForm.base_fields.keys() else None, area=request.area)
    asked = {name: value or "" for name, value in form.cleaned_data.items()} if form.is_valid() else {}
    found = [text for text in texts if Sought(**asked).takes(text)] if not form.errors else texts
    page = paged(request, found, ON_A_PAGE)
    context = {"form": form, "page": page, "all": len(texts), "is_narrowed": any(asked.values())}
    context["themes"] = themes_of(request.area, texts)
    context["nothing"] = NO_MATCH if any(asked.values()) else NONE_YET
    return render(request, "agreement/commitments.html", context)


@requires(Permission.SEE_AGREEMENT)
def commitment(request: Request, uid: str) -> HttpResponse:
    return render(request, "agreement/commitment.html", {"page": page_or_404(uid)})


def kept_by(request: Request) -> dict[str, Any]:
    return {"by": request.person, "at": timezone.now()}


@requires(Permission.EDIT_AGREEMENT)
def add_commitment(request: Request) -> HttpResponse:
    initial = {"standing": Standing.ACHIEVABLE}
    form = CommitmentForm(sent(request), initial=initial, area=request.area)
    return answered(
        request,
        form,
        lambda: commands.add_commitment(area=request.area, **kept_by(request), **form.cleaned_data),
        lambda made: redirect("agreement:commitments", area=request.area.slug),
        said="The commitment is added.",
        title="Add a commitment",
        verb="Add it",
    )


@requires(Permission.EDIT_AGREEMENT)
def reword_commitment(request: Request, uid: str) -> HttpResponse:
    page = page_or_404(uid)
    newest = page.texts[0]
    initial = {name: getattr(newest, name) for name in ("number", *WORDS)}
    form = CommitmentForm(sent(request), initial=initial, area=request.area)
    return answered(
        request,
        form,
        lambda: commands.reword_commitment(commitment=page.commitment, **kept_by(request), **form.cleaned_data),
        lambda made: redirect("agreement:commitment", area=request.area.slug, uid=uid),
        said="The new wording is kept; what was decided before keeps the old one.",
        title="Give it a new wording",
        verb="Keep the new wording",
    )


@requires(Permission.EDIT_AGREEMENT)
def retire_commitment(request: Request, uid: str) -> HttpResponse:
    page = page_or_404(uid)
    form = EndForm(sent(request))
    return answered(
        request,
        form,
        lambda: commands.retire_commitment(commitment=page.commitment, **kept_by(request), **form.cleaned_data),
        lambda made: redirect("agreement:commitments", area=request.area.slug),
        said="The commitment ends then. Points about it stay.",
        title="End the commitment",
        verb="End it",
    )


@requires(Permission.SEE_AGREEMENT)
def export_commitments(request: Request, kind: str) -> HttpResponse:
    return download_table(exports.commitments(request.area), kind, f"{request.area.slug}-commitments")


@requires(Permission.EDIT_AGREEMENT)
def import_commitments(request: Request) -> HttpResponse:
    kwargs = {"area": request.area.slug}
    return import_page(
        request,
        commands.import_commitments,
        title="Import commitments",
        after=reverse("agreement:commitments", kwargs=kwargs),
        export_url=reverse("agreement:export_commitments", kwargs=kwargs | {"kind": "csv"}),
    )
