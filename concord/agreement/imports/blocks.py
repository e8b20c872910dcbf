"""What every document is taken apart into: headings, paragraphs, items of lists and rows of tables, in their order."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """One piece of a document.

    `level`: of a heading, from 1; of the title -1; 0 for what is no heading. `number`: what a word processor counted
    before it, like `1.2` or `a)`. `bullet`: an item of a list without numbers. `cells`: those of a row of a table.
    """

    text: str
    level: int = 0
    number: str = ""
    bullet: bool = False
    cells: Sequence[str] = ()


TITLE_LEVEL = -1
