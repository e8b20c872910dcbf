"""The one page as PDF, Word, OpenDocument, HTML and JSON, all saying the same."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from urllib.parse import urljoin

from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.directory.takeout import Part as TakenOut
from concord.core.lib import paper
from concord.core.lib.errors import RuleBroken
from concord.core.lib.paper import Paper, Part

from .models import BoardReport
from .queries.page import page_of
from .rules.page import BoardPage
from .terms import ReportState

# Each format with its type, and how it is made from the paper.
FORMATS: Mapping[str, tuple[str, Callable[..., bytes]]] = {
    "pdf": ("application/pdf", paper.paper_pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", paper.paper_docx),
    "odt": ("application/vnd.oasis.opendocument.text", paper.paper_odt),
    "html": ("text/html; charset=utf-8", paper.paper_html),
}
JSON = "application/json"
TYPES = {kind: name for kind, (name, _) in FORMATS.items()} | {"json": JSON}
# Points of an A4 side on which the browser prints the web page, and how wide the letters are that it brings with it.
PRINTED_SIDE, OUR_LETTERS = 735, 0.82


def render(page: BoardPage, kind: str, *, large_print: bool = False) -> bytes:
    """The page in one of the formats. One A4 side; two in large print."""
    if kind == "json":
        return json.dumps(page.as_data(), ensure_ascii=False, indent=2).encode()
    if kind not in FORMATS:
        raise RuleBroken(f"“{kind}” is not one of: {', '.join(TYPES)}.")
    return FORMATS[kind][1](paper_of(page), large_print=large_print)


def print_step(page: BoardPage) -> int:
    """Which of the sizes the web page takes on paper; its stylesheet has a class for each."""
    return paper.SIZES.index(paper.base_size(paper_of(page), side=PRINTED_SIDE, letters=OUR_LETTERS))


def paper_of(page: BoardPage) -> Paper:
    """What was added since issue stands on sides of its own: the page itself stays as it was issued."""
    added = [Part("heading", "Added since it was issued"), *(Part("text", text) for text in page.addenda)]
    day = date(*time.strptime(" ".join(page.as_at.split()[-3:]), "%d %B %Y")[:3])
    return Paper(page.title, page.area, list(parts(page)), day, added if page.addenda else ())


def parts(page: BoardPage) -> Iterator[Part]:
    """The page from top to bottom, the same in every format."""
    yield Part("title", page.title)
    if page.is_draft:
        yield Part("strong", "Draft, not issued")
    yield Part("note", page.about.removesuffix(page.address).rstrip(), source=page.address, url=page.address)
    yield Part("heading", "What we ask of you")
    yield Part("strong", page.ask)
    if because := " ".join(part for part in (page.ask_by and f"By {page.ask_by}.", page.ask_reason) if part):
        yield Part("text", because)
    for box in page.boxes:
        yield Part("heading", f"{box.number}. {box.heading}")
        source = f"({box.evidence})" if box.evidence else ""
        yield Part("text", box.line, source=source, url=absolute(page, box.evidence_url))
        if box.reply:
            yield Part("text", box.reply, "Reply:")
    yield Part("heading", "What we asked last time, and what you asked of us")
    yield Part("text", f"{page.previous_ask} {page.previous_ask_stands}".strip() or "We asked nothing.", "Our ask:")
    yield (
        Part("text", f"{page.task} {page.task_stands}", "Your task:") if page.task else Part("text", "You set no task.")
    )
    if page.strategic_issue:
        yield Part("heading", "For the strategic level")
        yield Part("text", page.strategic_issue)
    yield Part("heading", "Figures")
    for figure in page.figures:
        yield Part("text", figure.text, f"{figure.label}:", url=absolute(page, figure.url))
    yield Part("note", f"{page.who_we_are} {page.contact}".strip())


def absolute(page: BoardPage, url: str) -> str:
    """Where the evidence stays, beside the page itself: what was frozen leads to the same address later on."""
    return urljoin(page.address, url) if page.address and url else ""


def issued(area: Area) -> Iterator[TakenOut]:
    """Issued pages for the area's take-out, each to print and to read by machine."""
    found = BoardReport.objects.filter(area=area, state=ReportState.ISSUED).prefetch_related("addenda")
    for report in found.order_by("issued_at", "pk"):
        page = page_of(report, on=timezone.localdate(report.issued_at))
        for kind in ("html", "json"):
            yield f"reports/{report.reference}.{kind}", render(page, kind)
