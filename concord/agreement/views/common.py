"""What the pages of documents share: finding them, and answering with a form."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from concord.core.accounts.requests import Request
from concord.core.ui.answering import answered as answered_with
from concord.core.ui.answering import found_or_404

from ..models import Document, Version
from ..queries.documents import document_of, version_of

answered = partial(answered_with, template="agreement/form.html")


def document_or_404(request: Request, uid: str) -> Document:
    return found_or_404(document_of(request.area, uid))


def version_or_404(request: Request, uid: str, number: int) -> Version:
    return found_or_404(version_of(request.area, uid, number))


def address_of(version: Version, area: str) -> dict[str, Any]:
    return {"area": area, "uid": version.document.uid, "number": version.number}


def to_version(request: Request, version: Version) -> HttpResponse:
    return redirect("agreement:version", **address_of(version, request.area.slug))
