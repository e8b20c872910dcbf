"""What a booklet is made of, from top to bottom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

BRAND = "#0b5563"
# The level of each kind of heading; the title is the first.
LEVELS = {"heading": 2, "item": 3}


@dataclass(frozen=True)
class Block:
    """A heading, or a paragraph, which may have several lines.

    `kind`: heading, item (a heading below it), text, note (smaller); `lead`: what stands in bold at its front.
    """

    kind: str
    text: str
    lead: str = ""

    @property
    def level(self) -> int:
        return LEVELS.get(self.kind, 0)

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")


@dataclass(frozen=True)
class Booklet:
    """A title, whose it is, and its blocks.

    `standing`: what stands on every page, such as “Draft”; `on`: its day, so that one made again is the same to the
    byte; `contents`: whether the PDF lists its headings with their pages.
    """

    title: str
    author: str
    standing: str
    blocks: Sequence[Block]
    on: date
    accent: str = BRAND
    contents: bool = False


def paragraphs(text: str) -> Iterator[str]:
    """What stands between empty lines. A tab is a space: not every program shows one."""
    lines: list[str] = []
    for line in [*text.replace("\t", " ").split("\n"), ""]:
        if line.strip():
            lines.append(line)
        elif lines:
            yield "\n".join(lines)
            lines = []
