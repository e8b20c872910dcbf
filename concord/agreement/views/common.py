"""What the pages of documents share: finding them, and putting a refusal beside the field it speaks of."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.ui.forms import Form

from ..models import Document, Version
from ..queries.documents import document_of, version_of


def document_or_404(request: Request, uid: str) -> Document:
    found = document_of(request.area, uid)
    if found is None:
        raise Http404
    return found


def version_or_404(request: Request, uid: str, number: int) -> Version:
    found = version_of(request.area, uid, number)
    if found is None:
        raise Http404
    return found


def address_of(version: Version, area: str) -> dict[str, Any]:
    return {"area": area, "uid": version.document.uid, "number": version.number}


def to_version(request: Request, version: Version) -> HttpResponse:
    return redirect("agreement:version", **address_of(version, request.area.slug))


def refused(form: Any, error: RuleBroken) -> None:
    """The refusal stands beside the field it speaks of, or above the form."""
    form.add_error(error.field if error.field in form.fields else None, error.message)


def answered(
    request: Request,
    form: Form,
    do: Callable[..., Any],
    done: Callable[[Any], HttpResponse],
    *,
    said: str,
    **context: Any,
) -> HttpResponse:
    """The form's page; once it is taken, whatever `done` leads to. What was typed comes back after a refusal."""
    if request.method == "POST" and form.is_valid():
        try:
            made = do()
        except RuleBroken as error:
            refused(form, error)
        else:
            messages.success(request, said)
            return done(made)
    return render(request, "agreement/form.html", {"form": form} | context)
