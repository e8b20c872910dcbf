"""A version as files, the leaflet, and a version from a file."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.guards import public_page, requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404
from concord.core.ui.uploads import Step, import_step

from .. import commands, exports
from ..forms.files import VersionFileForm
from ..models import Document, Version
from ..queries.documents import VersionPage, line_of, public_version, version_page
from ..terms import DocumentKind
from .common import address_of, document_or_404, to_version, version_or_404


@requires(Permission.SEE_AGREEMENT)
def version_file(request: Request, uid: str, number: int, kind: str) -> HttpResponse:
    if kind not in exports.TYPES:
        raise Http404
    return file_of(version_or_404(request, uid, number), kind)


def file_of(version: Version, kind: str) -> HttpResponse:
    page = version_page(version)
    return attached(exports.version_file(page, kind), exports.TYPES[kind], f"{stem(page)}.{kind}")


@requires(Permission.SEE_AGREEMENT)
def leaflet(request: Request, uid: str, number: int) -> HttpResponse:
    return leaflet_of(version_or_404(request, uid, number))


def leaflet_of(version: Version) -> HttpResponse:
    page = version_page(version)
    made = exports.leaflet_pdf(page, address=settings.SITE_ADDRESS + where_to_read(page))
    return attached(made, exports.TYPES["pdf"], f"{stem(page)}-leaflet.pdf")


def where_to_read(page: VersionPage) -> str:
    """What a leaflet leads to: for the agreement in force the page that anybody may read."""
    version, area = page.version, page.version.area.slug
    if page.document.kind == DocumentKind.AGREEMENT and page.is_in_force:
        return reverse("agreement:read_agreement", kwargs={"area": area})
    return reverse("agreement:version", kwargs=address_of(version, area))


@public_page
def read_file(request: Request, number: int, kind: str) -> HttpResponse:
    """The agreement as anybody may take it away."""
    version = found_or_404(public_version(request.area, number))
    if kind not in exports.TYPES:
        raise Http404
    return file_of(version, kind)


@public_page
def read_leaflet(request: Request, number: int) -> HttpResponse:
    return leaflet_of(found_or_404(public_version(request.area, number)))


@public_page
def slide(request: Request) -> HttpResponse:
    """What the agreement is, and what it is not, on one page."""
    read = reverse("agreement:read_agreement", kwargs={"area": request.area.slug})
    made = exports.slide_pdf(request.area, address=settings.SITE_ADDRESS + read)
    return attached(made, exports.TYPES["pdf"], f"{request.area.slug}-what-it-is.pdf")


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
