"""Charts as SVG that stands in the page: no script, no style, text that keeps its size on a phone.

Places across are percentages of the width and places down are pixels, so that a chart fits any screen and paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from django.utils.safestring import SafeString

from .colour import INK, SECTORS

# What each kind is filled with: never told apart by colour alone, and never two kinds with the same pattern.
FILLS = {
    "public": ("solid", SECTORS["public"]),
    "voluntary": ("stripes", SECTORS["voluntary"]),
    "planned": ("solid", "#0b5563"),
    "opportunistic": ("dots", "#6b3f94"),
    "went_wrong": ("grid", "#4a5563"),
    "unsourced": ("empty", INK),
    "done": ("grid", "#4a5563"),
    "held_back": ("dots", "#8a4b00"),
}
PATTERNS = {
    "stripes": (
        '<pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="6" height="6" fill="#ffffff"/><rect width="3" height="6" fill="{colour}"/></pattern>'
    ),
    "dots": (
        '<pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<rect width="6" height="6" fill="#ffffff"/><circle cx="3" cy="3" r="1.8" fill="{colour}"/></pattern>'
    ),
    "grid": (
        '<pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<rect width="6" height="6" fill="#ffffff"/>'
        '<path d="M0 .5H6M.5 0V6" stroke="{colour}" stroke-width="1.4"/></pattern>'
    ),
}
LINE = "#c9d1d6"
ROW, BAR, WORDS = 26, 16, 62
TOP, HIGH, LEFT = 26, 200, 13
# A label is broken into lines of about so many letters, one of a row of bars into longer ones, which a phone still
# shows whole; narrow screens show at most so many labels.
LETTERS, ROW_LETTERS, FEW, MANY = 9, 32, 4, 12
NEXT = 20


@dataclass(frozen=True)
class Bar:
    """One bar: its parts by kind, each a fraction of the whole width, and the words beside it."""

    parts: Sequence[tuple[str, float]]
    words: str


@dataclass(frozen=True)
class Row:
    """A heading and the bars under it."""

    label: str
    bars: Sequence[Bar]


@dataclass(frozen=True)
class Dot:
    """A share of 1 with its interval, and its limits where there are any. No share: a gap."""

    label: str
    words: str
    share: float | None = None
    low: float = 0.0
    high: float = 0.0
    limits: tuple[float, float] | None = None


def bar_chart(name: str, legend: Sequence[tuple[str, str]], rows: Sequence[Row]) -> SafeString:
    """Bars in rows, the first row on top, each with its words; `name` keeps the patterns of two charts apart."""
    drawn, y = [], 0
    for key, label in legend:
        drawn.append(
            f'<rect x="1" y="{y + 3}" width="22" height="{BAR}" {fill(name, key)}/>{text(label, "32", y + BAR)}'
        )
        y += ROW
    for row in rows:
        y += 12
        for line in wrapped(row.label, ROW_LETTERS):
            drawn.append(text(line, "0", y + BAR, bold=True))
            y += NEXT
        y += ROW - NEXT
        for bar in row.bars:
            drawn.append(bar_drawn(name, bar, y))
            y += ROW
    return picture(name, [key for key, _ in legend], y + 4, drawn)


def bar_drawn(name: str, bar: Bar, y: int) -> str:
    start, parts = 0.0, [f'<line x1="0" x2="0" y1="{y - 3}" y2="{y + ROW - 3}" stroke="{INK}"/>']
    for key, part in bar.parts:
        if part > 0:
            size = f'x="{start:.2f}%" y="{y + 2}" width="{part * WORDS:.2f}%" height="{BAR}"'
            parts.append(f"<rect {size} {fill(name, key)}/>")
        start += part * WORDS
    return "".join(parts) + text(bar.words, f"{start + 1.5:.2f}%", y + BAR)


def dot_chart(name: str, dots: Sequence[Dot], mean: float | None = None) -> SafeString:
    """Shares through time, from left to right, with their intervals; from a mean on, the limits of a control chart."""
    places = [LEFT + (100 - LEFT) * (number + 0.5) / max(1, len(dots)) for number in range(len(dots))]
    drawn = [grid_line(part) for part in (0, 25, 50, 75, 100)]
    if mean is not None:
        drawn.append(straight((LEFT, mean), (100, mean), "6 3"))
        half = (100 - LEFT) / len(dots) / 2
        for dot, x in zip(dots, places, strict=True):
            drawn += [straight((x - half, edge), (x + half, edge), "2 2") for edge in dot.limits or ()]
    for (one, x), (other, further) in pairwise(zip(dots, places, strict=True)):
        if one.share is not None and other.share is not None:
            drawn.append(straight((x, one.share), (further, other.share), width=2))
    drawn += [dot_drawn(dot, x) for dot, x in zip(dots, places, strict=True) if dot.share is not None]
    labels, lines = [f"{dot.label}\n{dot.words}" for dot in dots], 0
    for kind, most in (("wide", MANY), ("narrow", FEW)):
        shown = chosen(len(dots), most)
        blocks = [wrapped(labels[number]) for number in shown]
        lines = max([lines, *(len(block) for block in blocks)])
        ticks = "".join(tick(block, places[number]) for number, block in zip(shown, blocks, strict=True))
        drawn.append(f'<g class="concord-chart__{kind}">{ticks}</g>')
    return picture(name, [], TOP + HIGH + 12 + 18 * lines, drawn)


def grid_line(part: int) -> str:
    y = down(part / 100)
    line = f'<line x1="{LEFT}%" x2="100%" y1="{y:.1f}" y2="{y:.1f}" stroke="{LINE}"/>'
    return line + text(f"{part}\N{NO-BREAK SPACE}%", f"{LEFT - 1}%", y + 5, anchor="end")


def straight(start: tuple[float, float], end: tuple[float, float], dashes: str = "", width: float = 1) -> str:
    """A line between two (per cent across, share)."""
    (x1, y1), (x2, y2) = start, end
    broken = f' stroke-dasharray="{dashes}"' if dashes else ""
    ends = f'x1="{x1:.2f}%" y1="{down(y1):.1f}" x2="{x2:.2f}%" y2="{down(y2):.1f}"'
    return f'<line {ends} stroke="{INK}" stroke-width="{width:g}"{broken}/>'


def dot_drawn(dot: Dot, x: float) -> str:
    whisker = straight((x, dot.low), (x, dot.high))
    return f'{whisker}<circle cx="{x:.2f}%" cy="{down(dot.share or 0):.1f}" r="5" fill="{INK}"/>'


def tick(lines: Sequence[str], x: float) -> str:
    return "".join(
        text(line, f"{x:.2f}%", TOP + HIGH + 22 + 18 * number, anchor="middle", size=14)
        for number, line in enumerate(lines)
    )


def down(share: float) -> float:
    return TOP + HIGH * (1 - share)


def chosen(count: int, most: int) -> list[int]:
    """Which of `count` labels to show: all when there is room, otherwise every so many, the last one always."""
    step = -(-count // most) if count else 1
    return sorted(range(count - 1, -1, -step))


def wrapped(label: str, letters: int = LETTERS) -> list[str]:
    """The words of a label in short lines; a line end stays one."""
    lines: list[str] = []
    for part in label.split("\n"):
        line = ""
        for word in part.split():
            if line and len(line) + 1 + len(word) > letters:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines.append(line)
    return lines


def text(words: str, x: str, y: float, *, anchor: str = "start", size: int = 16, bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    place = f'x="{x}" y="{y:g}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text {place}{weight} fill="{INK}">{escape(words)}</text>'


def fill(name: str, key: str) -> str:
    kind, colour = FILLS[key]
    inside = {"solid": colour, "empty": "#ffffff"}.get(kind, f"url(#{name}-{key})")
    return f'fill="{inside}" stroke="{colour}"'


def picture(name: str, keys: Sequence[str], height: float, drawn: Sequence[str]) -> SafeString:
    patterns = "".join(
        PATTERNS[FILLS[key][0]].format(id=f"{name}-{key}", colour=FILLS[key][1])
        for key in keys
        if FILLS[key][0] in PATTERNS
    )
    inside = f"<defs>{patterns}</defs>{''.join(drawn)}"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{height:g}" aria-hidden="true">{inside}</svg>'
    return SafeString(svg)
