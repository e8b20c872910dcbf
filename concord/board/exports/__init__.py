"""The one page as PDF, Word, OpenDocument, HTML and JSON, all saying the same."""

import json
from collections.abc import Callable, Mapping

from concord.core.lib.errors import RuleBroken

from ..rules.page import BoardPage
from .html import page_html
from .office import page_docx, page_odt
from .parts import print_step
from .pdf import page_pdf

__all__ = ["FORMATS", "print_step", "render"]


def page_json(page: BoardPage, *, large_print: bool = False) -> bytes:
    return json.dumps(page.as_data(), ensure_ascii=False, indent=2).encode()


MAKERS: Mapping[str, Callable[..., bytes]] = {
    "pdf": page_pdf,
    "docx": page_docx,
    "odt": page_odt,
    "html": page_html,
    "json": page_json,
}
FORMATS = tuple(MAKERS)


def render(page: BoardPage, kind: str, *, large_print: bool = False) -> bytes:
    """The page in one of the formats. One A4 side; two in large print."""
    if kind not in MAKERS:
        raise RuleBroken(f"“{kind}” is not one of: {', '.join(FORMATS)}.")
    return MAKERS[kind](page, large_print=large_print)
