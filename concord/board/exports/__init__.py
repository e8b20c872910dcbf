"""The one page as PDF, Word, OpenDocument, HTML and JSON, all saying the same."""

import json

from django.template.loader import render_to_string

from concord.core.lib.errors import RuleBroken

from ..rules.page import BoardPage
from .office import page_docx, page_odt
from .pdf import page_pdf

FORMATS = ("pdf", "docx", "odt", "html", "json")


def render(page: BoardPage, kind: str, *, large_print: bool = False) -> bytes:
    """The page in one of the formats. One A4 side; two in large print."""
    if kind == "pdf":
        return page_pdf(page, large_print=large_print)
    if kind == "docx":
        return page_docx(page, large_print=large_print)
    if kind == "odt":
        return page_odt(page, large_print=large_print)
    if kind == "html":
        return render_to_string("board/page_file.html", {"page": page, "large_print": large_print}).encode()
    if kind == "json":
        return json.dumps(page.as_data(), ensure_ascii=False, indent=2).encode()
    raise RuleBroken(f"“{kind}” is not one of: {', '.join(FORMATS)}.")
