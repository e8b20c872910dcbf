"""The register of documents, and what is said of each."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.core.accounts.guards import public_page, requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.signpost_queries import panel
from concord.core.directory.terms import SignpostTopic
from concord.core.ui.answering import found_or_404, sent

from .. import commands
from ..forms.documents import ChangeDocumentForm, CodeForm, DocumentForm, FirstForm, StartForm
from ..models import Document
from ..queries.documents import documents_page, line_of, public_version, version_page
from ..queries.signatures import agreement_of, newest_version
from ..rules.national import national_of
from ..terms import DocumentKind, Revision
from .common import answered, document_or_404, to_version


@requires(Permission.SEE_AGREEMENT)
def documents(request: Request) -> HttpResponse:
    return render(request, "agreement/documents.html", {"page": documents_page(request.area)})


@requires(Permission.SEE_AGREEMENT)
def document(request: Request, uid: str) -> HttpResponse:
    """Its version in force; before there is one, its latest draft."""
    found = document_or_404(request, uid)
    line = line_of(found)
    version = line.in_force or line.proposed or found.versions.order_by("-number").first()
    return to_version(request, version) if version else render(request, "agreement/empty.html", {"document": found})


DETAILS = ("title", "owner", "revise_months", "refresh_renews", "is_under_review")


def at_document(request: Request, made: Document) -> HttpResponse:
    return redirect("agreement:document", area=request.area.slug, uid=made.uid)


@requires(Permission.EDIT_AGREEMENT)
def add_agreement(request: Request) -> HttpResponse:
    title = f"{request.area.name} {request.area.word('agreement')}"
    form = DocumentForm(sent(request), initial={"title": title})
    return answered(
        request,
        form,
        lambda: commands.add_document(area=request.area, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda made: at_document(request, made),
        said="The document is there. Begin its first version next.",
        title=f"The {request.area.word('agreement')} as a document",
        verb="Add it",
    )


@requires(Permission.EDIT_AGREEMENT)
def add_code(request: Request) -> HttpResponse:
    initial = {"code_kind": request.GET.get("kind", "")}
    form = CodeForm(sent(request), initial=initial)
    return answered(
        request,
        form,
        lambda: commands.add_document(
            area=request.area, kind=DocumentKind.CODE, by=request.person, at=timezone.now(), **form.cleaned_data
        ),
        lambda made: at_document(request, made),
        said="The code is there. Begin its first version next.",
        title="Add a code of practice",
        verb="Add it",
    )


@requires(Permission.EDIT_AGREEMENT)
def change_document(request: Request, uid: str) -> HttpResponse:
    found = document_or_404(request, uid)
    initial = {name: getattr(found, name) for name in DETAILS}
    form = ChangeDocumentForm(sent(request), initial=initial)
    return answered(
        request,
        form,
        lambda: commands.change_document(document=found, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda _: at_document(request, found),
        said="Saved.",
        title="Change the document's details",
        verb="Save",
    )


@requires(Permission.EDIT_AGREEMENT)
def start_version(request: Request, uid: str) -> HttpResponse:
    found = document_or_404(request, uid)
    is_first = line_of(found).in_force is None
    form = (FirstForm if is_first else StartForm)(sent(request))
    if found.kind == DocumentKind.CODE:
        form.fields.pop("framework", None)
    return answered(
        request,
        form,
        lambda: commands.start_version(
            document=found, by=request.person, at=timezone.now(), **({"revision": Revision.FULL} | form.cleaned_data)
        ),
        lambda made: to_version(request, made),
        said="The draft is begun. Nothing in it is in force before it is adopted.",
        title="Begin the first version" if is_first else "Begin a new version",
        verb="Begin it",
    )


@public_page
def read_agreement(request: Request, number: int | None = None) -> HttpResponse:
    """The agreement in force, or a version that was, for anybody."""
    version = newest_version(request.area) if number is None else found_or_404(public_version(request.area, number))
    page = version_page(version) if version else None
    document = None if page else agreement_of(request.area)
    national = national_of(document) if document else None
    context = {"page": page, "national": national, "signposts": panel(SignpostTopic.PROBLEM)}
    return render(request, "agreement/read_agreement.html", context)
