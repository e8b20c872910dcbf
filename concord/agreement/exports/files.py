"""A version as files: for reading, for printing, and for another program."""

from collections.abc import Callable, Iterator, Mapping

from django.utils.text import slugify

from concord.core.areas.models import Area
from concord.core.lib.booklet import Booklet, booklet_docx, booklet_odt, booklet_pdf

from ..models import Version
from ..queries.documents import VersionPage, version_page
from .booklet import version_booklet
from .data import version_json

PDF, JSON = "application/pdf", "application/json"
BOOKLETS: Mapping[str, Callable[[Booklet], bytes]] = {"pdf": booklet_pdf, "docx": booklet_docx, "odt": booklet_odt}
TYPES = {
    "pdf": PDF,
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "json": JSON,
}


def version_file(page: VersionPage, kind: str) -> bytes:
    """`kind`: one of `TYPES`. A file made again is the same to the byte."""
    if kind == "json":
        return version_json(page)
    return BOOKLETS[kind](version_booklet(page))


def versions(area: Area) -> Iterator[tuple[str, bytes]]:
    """Every version of every document as JSON, for the file that holds everything."""
    found = Version.objects.filter(area=area).select_related("document")
    for version in found.order_by("document__kind", "document__title", "number"):
        name = slugify(version.document.title) or str(version.document.uid)
        yield f"documents/{name}-{version.number}.json", version_json(version_page(version), with_writer=True)
