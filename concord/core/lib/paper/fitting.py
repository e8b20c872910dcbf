"""The type in which a paper keeps to its side in programs that lay it out themselves, with whatever font they have."""

import unicodedata

from .parts import SCALE, Paper

# Points, largest first: the first that keeps the paper on its side is taken.
SIZES = (16, 15, 14.3, 13.6, 13, 12.4, 11.8, 11.2, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.6)
LARGE_SIZES = (20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9.2)
# Points inside the margins of an A4 side.
LINE, SIDE = 510, 779
# Widths in ems and the line's height of the widest font that stands in for ours (DejaVu Sans; bold is wider).
THIN, NARROW, SLIM = frozenset("ijlI.,:;'| "), frozenset("frt!()[]-‘’"), frozenset("csz")
USUAL, WIDE = frozenset("“”–"), frozenset("mwMW@%")
BOLD, HEIGHT = 1.12, 1.26
# Points between a heading, or a paragraph, and what stands above and below it.
HEADING_GAP, GAP = 5, 2


def sizes(paper: Paper, large_print: bool) -> dict[str, float]:
    """Points of each kind of part."""
    base = base_size(paper, large_print)
    return {kind: base * scale for kind, scale in SCALE.items()}


def base_size(paper: Paper, large_print: bool = False, side: int = SIDE, letters: float = 1) -> float:
    """The largest type at which a paper keeps to one side of that height, or to two in large print.

    `letters`: how wide those of the font are against the widest; with 1 it fits in any font.
    """
    candidates, sides = (LARGE_SIZES, 2) if large_print else (SIZES, 1)
    # A paragraph is not always split where a side ends: the second side is not counted whole.
    room = side * sides - (sides - 1) * 60
    return next((size for size in candidates if height(paper, size, letters) <= room), candidates[-1])


def height(paper: Paper, base: float, letters: float = 1) -> float:
    """Points that the parts take, one under the other, at that size."""
    total = 0.0
    for part in paper.parts:
        size = base * SCALE[part.kind]
        room = LINE * 0.96 / size / letters / (1 if part.kind in {"text", "note"} else BOLD)
        lines = line_count(f"{part.lead} {part.text} {part.source}", room)
        total += lines * size * HEIGHT + (HEADING_GAP if part.is_heading else GAP)
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
    for letters, width in ((THIN, 0.35), (NARROW, 0.41), (SLIM, 0.56)):
        if plain in letters:
            return width
    if plain in WIDE or (not plain.isascii() and plain not in USUAL):
        return 1.0
    return 0.79 if plain.isupper() else 0.64
