"""One thing and those below it as boxes joined by lines, as SVG: one below the other, so that it fits a phone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .charts import picture, text
from .colour import INK

LINE, PAD, SPACE = 22, 12, 14
INDENT = 28


@dataclass(frozen=True)
class Box:
    """A name and what stands below it. A firm one has a whole edge, another a broken one; its words say why."""

    label: str
    words: Sequence[str]
    is_firm: bool = True


def box_map(label: str, words: Sequence[str], below: Sequence[Box]) -> SafeString:
    """The upper one on top, those below it in their order, each joined to it by a line."""
    top = Box(label, words)
    drawn, y = list(box_drawn(top, 1, 0)), high(top) + SPACE
    last = 0.0
    for box in below:
        last = y + high(box) / 2
        drawn.append(line(10, last, INDENT, last))
        drawn += box_drawn(box, INDENT, y)
        y += high(box) + SPACE
    drawn.insert(0, line(10, high(top), 10, last))
    return picture("boxes", [], y, drawn)


def high(box: Box) -> int:
    return 2 * PAD + LINE * (1 + len(box.words)) - 4


def line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<line x1="{x:g}" y1="{y:g}" x2="{to_x:g}" y2="{to_y:g}" stroke="{INK}"/>'


def box_drawn(box: Box, x: int, y: float) -> Iterator[str]:
    broken = "" if box.is_firm else ' stroke-dasharray="6 4"'
    # As wide as the picture, less what stands at its left.
    yield f'<svg x="{x}" y="{y:g}" width="100%" height="{high(box)}" overflow="visible">'
    edge = f'fill="#ffffff" stroke="{INK}" stroke-width="1.5"{broken}'
    yield f'<rect x="0" y="1" width="{"90%" if x > 1 else "99%"}" height="{high(box) - 2}" rx="4" {edge}/>'
    yield text(box.label, str(PAD), PAD + 14, bold=True)
    for number, words in enumerate(box.words, start=1):
        yield text(words, str(PAD), PAD + 14 + LINE * number, size=15)
    yield "</svg>"
