"""The text of a PDF as blocks: page numbers and what repeats on its pages left out, broken lines joined."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from concord.core.lib.tables.shapes import refuse

from .blocks import Block
from .plain import blocks_of_plain

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 400
MOST_CHARACTERS = 1_000_000
PAGE_NUMBER = re.compile(r"[-–— ]*(page\s+)?[0-9]{1,4}(\s*(of|/|\|)\s*[0-9]{1,4})?[-–— ]*", re.IGNORECASE)
EDGE = 3


def blocks_of_pdf(data: bytes) -> list[Block]:
    """Raises `ImportRefused` for a locked or broken PDF, one without text, and one that is far too long."""
    from pypdf import PdfReader  # noqa: PLC0415 - slow to load, and most commands read no PDF

    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = 0 if locked else len(reader.pages)
    except Exception:  # whatever the reader makes of a broken file, people get one sentence
        refuse("The PDF is damaged or only half there. Save it again.")
    if locked:
        refuse("The PDF is locked with a password. Save it without one.")
    if pages > MOST_PAGES:
        refuse(f"The PDF has {pages:,} pages; at most {MOST_PAGES} are read.")
    lines = without_edges(lines_of_pages(reader))
    if not any(line.strip() for line in lines):
        refuse("The PDF holds pictures of pages and no text. Ask for the document it was made from, or type it in.")
    return blocks_of_plain("\n".join(lines))


def lines_of_pages(reader: "PdfReader") -> list[list[str]]:
    pages, size = [], 0
    for page in reader.pages:
        try:
            text = page.extract_text()
        except Exception:  # likewise, for one page
            refuse("A page of the PDF cannot be read. Save it again.")
        size += len(text)
        if size > MOST_CHARACTERS:
            refuse("The PDF holds far more text than an agreement.")
        pages.append([line.strip() for line in text.replace("\x00", "").split("\n")])
    return pages


def without_edges(pages: Sequence[Sequence[str]]) -> list[str]:
    """All lines, but for page numbers and what stands at the edge of more than half of the pages."""
    edges = Counter(line for page in pages for line in {folded(one) for one in [*outer(page), *outer(page[::-1])]})
    repeated = {line for line, count in edges.items() if line and count > 1 and count > len(pages) / 2}
    return [line for page in pages for line in cut(cut(page, repeated)[::-1], repeated)[::-1]]


def outer(page: Sequence[str]) -> list[str]:
    return [line for line in page if line][:EDGE]


def cut(page: Sequence[str], repeated: set[str]) -> Sequence[str]:
    """The page from its first line that is neither empty, nor its number, nor repeated."""
    for place, line in enumerate(page):
        # What goes on in the middle of a sentence is text, however often it stands there.
        is_edge = not line or PAGE_NUMBER.fullmatch(line) or (folded(line) in repeated and not line[0].islower())
        if not is_edge:
            return page[place:]
    return []


def folded(line: str) -> str:
    """A line without the number of its page, which stands at one of its ends."""
    return re.sub(r"^[0-9]{1,3}(?=\s)|(?<=\s)[0-9]{1,3}$", "", " ".join(line.split()).casefold()).strip()
