"""A version as files, the leaflet, and a version from a file."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.uploads import Step, import_step

from .. import commands, exports
from ..forms.files import VersionFileForm
from ..models import Document, Version
from ..queries.documents import VersionPage, line_of, version_page
from .common import address_of, document_or_404, to_version, version_or_404


@requires(Permission.SEE_AGREEMENT)
def version_file(request: Request, uid: str, number: int, kind: str) -> HttpResponse:
    if kind not in exports.TYPES:
        raise Http404
    page = version_page(version_or_404(request, uid, number))
    return attached(exports.version_file(page, kind), exports.TYPES[kind], f"{stem(page)}.{kind}")


@requires(Permission.SEE_AGREEMENT)
def leaflet(request: Request, uid: str, number: int) -> HttpResponse:
    version = version_or_404(request, uid, number)
    page, place = version_page(version), address_of(version, request.area.slug)
    made = exports.leaflet_pdf(page, address=settings.SITE_ADDRESS + reverse("agreement:version", kwargs=place))
    return attached(made, exports.TYPES["pdf"], f"{stem(page)}-leaflet.pdf")


def stem(page: VersionPage) -> str:
    document = page.document
    return f"{page.version.area.slug}-{document.code_kind or document.kind}-{page.version.number}"


def attached(made: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(made, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@requires(Permission.EDIT_AGREEMENT)
def version_from_file(request: Request, uid: str) -> HttpResponse:
    """First what would change; then the import of the file that was looked at, into the draft or a new one."""
    document, form, step = document_or_404(request, uid), VersionFileForm(), Step()
    if request.method == "POST":
        form, at = VersionFileForm(request.POST, request.FILES), timezone.now()
        run = partial(commands.import_version, document=document, by=request.person, at=at)
        step = import_step(request, form, purpose=f"version of {document.uid}", at=at, run=run)
    if step.is_done:
        return brought_in(request, document)
    context = {"document": document, "line": line_of(document), "form": form, "looked": step, "result": step.result}
    return render(request, "agreement/version_from_file.html", context)


def brought_in(request: Request, document: Document) -> HttpResponse:
    messages.success(request, "The draft says now what the file says.")
    latest = document.versions.order_by("-number").first() or Version(document=document, number=1)
    return to_version(request, latest)
