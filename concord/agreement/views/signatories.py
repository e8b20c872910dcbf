"""The register of signatories: the list, one signature, what the officer types, checks and withdraws."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.access import may
from concord.core.accounts.guards import public_page, requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table, import_page
from concord.core.lib.errors import RuleBroken
from concord.core.mail.queries import messages_about
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands, exports
from ..forms.signing import CheckForm, KitemarkForm, PaperForm, PublicFilter, ReasonForm, RegisterFilter, WithdrawForm
from ..models import Signature
from ..queries.counts import counts
from ..queries.signatures import (
    kitemark_of,
    lines,
    newest_version,
    register_rows,
    signature_of,
    signature_page,
    waiting,
)
from ..terms import SignatureState, SigningWay
from .common import answered

PER_PAGE = 25
NO_MATCH = "No signature is like that. Take something away from what you chose."
NOBODY = "Nobody has signed yet. Signatures stand here once the officer has checked them."
# What the register shows to those who do not check it.
SHOWN = {SignatureState.REGISTERED, SignatureState.WITHDRAWN}


def edits(request: Request) -> bool:
    return may(request.person, Permission.EDIT_AGREEMENT, request.area)


def signature_or_404(request: Request, uid: str) -> Signature:
    """One off the register is there for whoever checks it, and for whoever reads of it in the trail."""
    found = signature_of(uid)
    reads = edits(request) or may(request.person, Permission.SEE_AUDIT, request.area)
    return found_or_404(found if found and (reads or found.state in SHOWN) else None)


def to_signature(request: Request, signature: Signature, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("agreement:signature", area=request.area.slug, uid=signature.uid)


@requires(Permission.SEE_AGREEMENT)
def signatories(request: Request) -> HttpResponse:
    form = RegisterFilter(request.GET, area=request.area, sees_all=edits(request))
    typed = form.cleaned_data if form.is_valid() else {}
    page = paged(request, register_rows(request.area, **typed), PER_PAGE)
    context = {
        "page": page,
        "lines": lines(request.area, list(page.object_list), today=timezone.localdate()),
        "filter": form,
        "counts": counts(request.area),
        "version": newest_version(request.area),
        "nothing": NO_MATCH if any(typed.values()) else NOBODY,
    }
    if edits(request):
        context["waiting"] = waiting(request.area).count()
    return render(request, "agreement/signatories.html", context)


@public_page
def public_register(request: Request) -> HttpResponse:
    """Who has signed, for anybody: nothing that waits, was refused or taken back, and no address."""
    form = PublicFilter(request.GET)
    typed = form.cleaned_data if form.is_valid() else {}
    page = paged(request, register_rows(request.area, in_members=False, **typed), PER_PAGE)
    shown = lines(request.area, list(page.object_list), today=timezone.localdate())
    return render(request, "agreement/public_register.html", {"page": page, "lines": shown, "filter": form})


@requires(Permission.SEE_AGREEMENT)
def signature(request: Request, uid: str) -> HttpResponse:
    found = signature_or_404(request, uid)
    context: dict[str, Any] = {"page": signature_page(found, timezone.localdate())}
    if may(request.person, Permission.SEE_MAIL, request.area):
        context["mail"] = messages_about(found)
    return render(request, "agreement/signature.html", context)


@requires(Permission.EDIT_AGREEMENT)
def enter_signature(request: Request) -> HttpResponse:
    """A slip of paper, typed in with the day that stands on it."""
    form = PaperForm(sent(request), area=request.area)
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.take_signature(
                area=request.area, way=SigningWay.PAPER, by=request.person, at=timezone.now(), **form.details()
            )
        except RuleBroken as error:
            form.refuse(error)
        else:
            if made.state == SignatureState.WAITING:
                return redirect("agreement:check_signature", area=request.area.slug, uid=made.uid)
            return to_signature(request, made, f"{made} is on the register.")
    context = {"form": form, "title": "Type in a signature from paper", "verb": "Keep it"}
    return render(request, "agreement/form.html", context)


@requires(Permission.EDIT_AGREEMENT)
def check_signature(request: Request, uid: str) -> HttpResponse:
    found = signature_or_404(request, uid)
    if found.state != SignatureState.WAITING:
        return redirect("agreement:signature", area=request.area.slug, uid=uid)
    form = CheckForm(sent(request), signature=found)
    if request.method == "POST" and form.is_valid():
        try:
            commands.register_signature(
                signature=found, organisation=form.chosen(), by=request.person, at=timezone.now()
            )
        except RuleBroken as error:
            form.refuse(error)
        else:
            return to_signature(request, found, f"{found} is on the register.")
    context = {"form": form, "page": signature_page(found, timezone.localdate())}
    return render(request, "agreement/check_signature.html", context)


@requires(Permission.EDIT_AGREEMENT)
def refuse_signature(request: Request, uid: str) -> HttpResponse:
    found = signature_or_404(request, uid)
    form = ReasonForm(sent(request))
    keep = partial(commands.refuse_signature, signature=found, by=request.person, at=timezone.now())
    return answered(
        request,
        form,
        lambda: keep(**form.cleaned_data),
        lambda made: redirect("agreement:signature", area=request.area.slug, uid=uid),
        said="It is not put on the register.",
        title=f"Do not put {found} on the register",
        verb="Do not accept it",
    )


@requires(Permission.EDIT_AGREEMENT)
def withdraw_signature(request: Request, uid: str) -> HttpResponse:
    found = signature_or_404(request, uid)
    form = WithdrawForm(sent(request))
    keep = partial(commands.withdraw_signature, signature=found, by=request.person, at=timezone.now())
    return answered(
        request,
        form,
        lambda: keep(**form.cleaned_data),
        lambda made: redirect("agreement:signature", area=request.area.slug, uid=uid),
        said="It is noted as withdrawn.",
        title=f"{found} takes its signature back",
        verb="Note it as withdrawn",
    )


@requires(Permission.EDIT_AGREEMENT)
def kitemark(request: Request) -> HttpResponse:
    form = KitemarkForm(sent(request), kitemark=kitemark_of(request.area))
    keep = partial(commands.set_kitemark, area=request.area, by=request.person, at=timezone.now())
    return answered(
        request,
        form,
        lambda: keep(**form.cleaned_data),
        lambda made: redirect("agreement:signatories", area=request.area.slug),
        said="The kitemark is changed, for those who signed already too.",
        title="The kitemark",
        verb="Save",
    )


@requires(Permission.EDIT_AGREEMENT)
def export_signatures(request: Request, kind: str) -> HttpResponse:
    return download_table(exports.signatures(request.area), kind, f"{request.area.slug}-signatures")


@requires(Permission.EDIT_AGREEMENT)
def import_signatures(request: Request) -> HttpResponse:
    kwargs = {"area": request.area.slug}
    return import_page(
        request,
        commands.import_signatures,
        title="Import signatures",
        after=reverse("agreement:signatories", kwargs=kwargs),
        export_url=reverse("agreement:export_signatures", kwargs=kwargs | {"kind": "csv"}),
    )
