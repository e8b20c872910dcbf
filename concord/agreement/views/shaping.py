"""The checklist of a version: the six guidelines, and the copies that were sent."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404, sent
from concord.core.ui.forms import Form

from .. import commands
from ..forms.shaping import CopyForm, GuidelineForm
from ..models import SentCopy, Version
from ..queries.shaping import checklist_page, copy_of, note_of
from ..rules.shaping import HINTS
from ..terms import Guideline
from .common import address_of, answered, version_or_404


def to_checklist(request: Request, version: Version) -> HttpResponse:
    return redirect("agreement:checklist", **address_of(version, request.area.slug))


@requires(Permission.SEE_AGREEMENT)
def checklist(request: Request, uid: str, number: int) -> HttpResponse:
    page = checklist_page(version_or_404(request, uid, number))
    return render(request, "agreement/checklist.html", {"page": page, "v": page.version, "doc": page.version.document})


@requires(Permission.EDIT_AGREEMENT)
def note_guideline(request: Request, uid: str, number: int, guideline: str) -> HttpResponse:
    version, about = version_or_404(request, uid, number), found_or_404(guideline_of(guideline))
    known = note_of(version, about)
    initial = {"evidence": known.evidence, "source": known.source} if known else {}
    form = GuidelineForm(sent(request), initial=initial)
    keep = partial(commands.note_guideline, version=version, guideline=about, by=request.person)
    return kept(request, version, form, keep, title=about.label, lead=HINTS[about])


def guideline_of(name: str) -> Guideline | None:
    return Guideline(name) if name in Guideline.values else None


@requires(Permission.EDIT_AGREEMENT)
def add_copy(request: Request, uid: str, number: int) -> HttpResponse:
    return copy_answered(request, version_or_404(request, uid, number), None, title="Note a copy that you sent")


@requires(Permission.EDIT_AGREEMENT)
def change_copy(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(copy_of(uid))
    return copy_answered(request, found.version, found, title=f"The copy for {found.body}")


def copy_answered(request: Request, version: Version, copy: SentCopy | None, *, title: str) -> HttpResponse:
    known = copy or SentCopy(version=version, sent_on=timezone.localdate())
    initial = {name: getattr(known, name) for name in CopyForm.base_fields}
    form = CopyForm(sent(request), initial=initial)
    keep = partial(commands.put_copy, version=version, copy=copy, by=request.person)
    return kept(request, version, form, keep, title=title)


def kept(request: Request, version: Version, form: Form, keep: Callable[..., Any], **words: str) -> HttpResponse:
    return answered(
        request,
        form,
        lambda: keep(at=timezone.now(), **form.cleaned_data),
        lambda _: to_checklist(request, version),
        said="Saved.",
        verb="Save",
        **words,
    )


@require_POST
@requires(Permission.EDIT_AGREEMENT)
def remove_copy(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(copy_of(uid))
    commands.remove_copy(copy=found, by=request.person, at=timezone.now())
    messages.success(request, "It is taken out.")
    return to_checklist(request, found.version)
