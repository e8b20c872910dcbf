"""What the pages of documents share: finding them, and answering with a form."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from concord.core.accounts.requests import Request
from concord.core.ui.answering import answered as answered_with

from ..models import Document, Version
from ..queries.documents import document_of, version_of

answered = partial(answered_with, template="agreement/form.html")


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
