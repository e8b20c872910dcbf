"""What stands on the page from top to bottom, and the type in which it keeps to its side, for formats that flow."""

import unicodedata
from collections.abc import Iterator

from ..rules.page import BoardPage

# Points, largest first: the first that keeps the page on its side is taken.
SIZES = (13, 12, 11.2, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.6)
LARGE_SIZES = (18, 17, 16, 15, 14, 13, 12, 11, 10, 9.2)
SCALE = {"title": 1.4, "heading": 1.1, "strong": 1.0, "text": 1.0}
# Points inside the margins of an A4 side.
LINE, SIDE = 510, 779
# The same of a page that the browser prints.
PRINTED_SIDE = 735
# Widths in ems and the line's height of the widest font that stands in for ours (DejaVu Sans; bold is wider).
NARROW, USUAL, WIDE = frozenset("fijlrtI.,:;'!|()[]- ‘’"), frozenset("“”–"), frozenset("mwMW@%")
BOLD, HEIGHT, GAP = 1.12, 1.26, 3.5
# (kind, text): `title`, `heading`, `strong`, `text`.
Part = tuple[str, str]


def parts(page: BoardPage) -> Iterator[Part]:
    """The page from top to bottom, the same in every format that flows."""
    if page.is_draft:
        yield "strong", "Draft, not issued"
    yield "title", page.title
    yield "text", page.about
    yield "heading", "What we ask of you"
    yield "strong", page.ask
    if because := f"By {page.ask_by}. {page.ask_reason}".strip() if page.ask_by else page.ask_reason:
        yield "text", because
    for box in page.boxes:
        yield "heading", f"{box.number}. {box.heading}"
        yield "text", f"{box.line} ({box.evidence})" if box.evidence else box.line
        if box.reply:
            yield "text", f"Reply: {box.reply}"
    yield "heading", "What we asked last time, and what you asked of us"
    asked = (
        f"Our ask: {page.previous_ask} {page.previous_ask_stands}"
        if page.previous_ask
        else "We asked nothing last time."
    )
    yield "text", asked
    yield "text", f"Your task: {page.task} {page.task_stands}" if page.task else "You set no task."
    if page.strategic_issue:
        yield "heading", "For the strategic level"
        yield "text", page.strategic_issue
    yield "heading", "Figures"
    for figure in page.figures:
        yield "text", f"{figure.label}: {figure.text}"
    yield "text", f"{page.who_we_are} {page.contact}".strip()


def sizes(page: BoardPage, large_print: bool) -> dict[str, float]:
    """Type sizes in points by kind of part."""
    return {kind: base_size(page, large_print) * scale for kind, scale in SCALE.items()}


def base_size(page: BoardPage, large_print: bool = False, side: int = SIDE) -> float:
    """The largest type at which the page keeps to one side of that height, or to two in large print, in any font."""
    candidates, sides = (LARGE_SIZES, 2) if large_print else (SIZES, 1)
    # A paragraph is not always split where a side ends: the second side is not counted whole.
    room = side * sides - (sides - 1) * 60
    return next((size for size in candidates if height(page, size) <= room), candidates[-1])


def height(page: BoardPage, base: float) -> float:
    """Points that the parts take, one under the other, at that size."""
    total = 0.0
    for kind, text in parts(page):
        size = base * SCALE[kind]
        room = LINE * 0.96 / size / (1 if kind == "text" else BOLD)
        total += line_count(text, room) * size * HEIGHT + GAP
    return total


def line_count(text: str, room: float) -> int:
    """Lines of so many ems. A word that does not fit begins a line, and one that is longer than a line is broken."""
    count, used = 1, 0.0
    for word in text.split():
        width = sum(letter_width(letter) for letter in word)
        if used and used + letter_width(" ") + width > room:
            count, used = count + 1, 0.0
        used += width + (letter_width(" ") if used else 0)
        count, used = count + int(used // room), used % room
    return count


def letter_width(letter: str) -> float:
    """In ems. An accent takes no room of its own: ŵ is as wide as w; what is not Latin is a whole em."""
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in NARROW:
        return 0.41
    if plain in WIDE or (not plain.isascii() and plain not in USUAL):
        return 1.0
    return 0.79 if plain.isupper() else 0.64


def print_step(page: BoardPage) -> int:
    """Which of the sizes the web page takes on paper; its stylesheet has a class for each."""
    return SIZES.index(base_size(page, side=PRINTED_SIDE))
