"""An OpenDocument text as blocks: headings by their level, numbers as LibreOffice counts them, tables."""

import io
import re
from collections.abc import Iterator
from typing import Any

from odfdo import Document

from .blocks import TITLE_LEVEL, Block
from .counting import LEVELS, Counter, ListLevel

# Texts that were deleted, notes, and lists of contents.
LEFT_OUT = {
    *("text:tracked-changes", "text:note", "office:annotation", "text:table-of-content", "text:alphabetical-index"),
    *("office:forms", "text:sequence-decls", "text:variable-decls", "text:bibliography"),
}
SIGNS = {"text:tab": "\t", "text:line-break": "\n"}


def blocks_of_odt(data: bytes) -> list[Block]:
    document = Document(io.BytesIO(data))
    return list(Walk(document).blocks(document.body))


class Walk:
    """Goes through a document once, counting its lists and headings."""

    def __init__(self, document: Any) -> None:
        self.styles = {}
        self.titles = {"Title"}
        for part in ("styles.xml", "content.xml"):
            root = document.get_part(part).root
            for node in root.xpath("//text:list-style"):
                self.styles[node.get_attribute("style:name")] = levels_of(node)
            for node in root.xpath("//style:style[@style:parent-style-name='Title']"):
                self.titles.add(node.get_attribute("style:name"))
        outline = document.get_part("styles.xml").root.xpath("//text:outline-style")
        self.headings = Counter(levels_of(outline[0]) if outline else {})
        self.lists: dict[str, Counter] = {}

    def blocks(self, parent: Any) -> Iterator[Block]:
        for child in parent.children:
            if child.tag == "text:h":
                yield from self.heading(child)
            elif child.tag == "text:p":
                text = text_of(child)
                is_title = child.get_attribute("text:style-name") in self.titles
                if text:
                    yield Block(text, level=TITLE_LEVEL if is_title else 0)
            elif child.tag == "text:list":
                yield from self.items(child, child.get_attribute("text:style-name") or "", 0)
            elif child.tag == "table:table":
                yield from self.rows(child)
            elif child.tag not in LEFT_OUT:
                yield from self.blocks(child)

    def heading(self, node: Any, number: str = "") -> Iterator[Block]:
        text, level = text_of(node), int(node.get_attribute("text:outline-level") or 1)
        if text:
            # A heading of which nothing is counted has an empty format.
            yield Block(text, level=level, number=number or self.headings.label(level - 1))

    def items(self, node: Any, style: str, level: int) -> Iterator[Block]:
        style = node.get_attribute("text:style-name") or style
        counter = self.counter(node, style, level)
        for item in node.children:
            if item.tag not in {"text:list-item", "text:list-header"}:
                continue
            yield from self.item(item, counter, style, level)

    def item(self, item: Any, counter: Counter, style: str, level: int) -> Iterator[Block]:
        """Its first paragraph has the number; those after it stand without one, inner lists one level deeper."""
        label, bullet = "", counter.is_bullet(level)
        counts = [child for child in item.children if child.tag in {"text:p", "text:h"}]
        if counts and item.tag == "text:list-item":
            label = counter.label(level)
        for child in item.children:
            if child.tag == "text:list":
                yield from self.items(child, style, level + 1)
            elif child.tag == "text:h":
                yield from self.heading(child, label)
            elif child.tag == "text:p" and (text := text_of(child)):
                yield Block(text, number=label, bullet=bullet and child is counts[0])
                label = ""

    def counter(self, node: Any, style: str, level: int) -> Counter:
        """A list begins anew, but for one that says that it goes on, and the inner ones of a list that is open."""
        goes_on = node.get_attribute("text:continue-numbering") in {"true", True} or node.get_attribute(
            "text:continue-list"
        )
        if style not in self.lists or (level == 0 and not goes_on):
            self.lists[style] = Counter(self.styles.get(style, {}))
        return self.lists[style]

    def rows(self, table: Any) -> Iterator[Block]:
        """A row with one filled cell is as its paragraphs are."""
        for row in table.xpath("./table:table-row|./table:table-header-rows/table:table-row|./table:table-rows/*"):
            found = [list(self.blocks(cell)) for cell in row.children if cell.tag == "table:table-cell"]
            filled = [cell for cell in found if cell]
            if len(filled) == 1:
                yield from filled[0]
            elif filled:
                words = ["\n".join(f"{b.number} {b.text}".strip() for b in cell) for cell in found]
                yield Block(" | ".join(words), cells=words)


def levels_of(style: Any) -> dict[int, ListLevel]:
    found = {}
    for node in style.children:
        level = min(int(node.get_attribute("text:level") or 1), LEVELS) - 1
        if node.tag.endswith("style-number") or node.tag == "text:outline-level-style":
            kind = node.get_attribute("style:num-format") or "none"
            shown = min(int(node.get_attribute("text:display-levels") or 1), LEVELS)
            numbers = ".".join(f"%{one + 1}" for one in range(level - shown + 1, level + 1) if one >= 0)
            around = (node.get_attribute("style:num-prefix") or "", node.get_attribute("style:num-suffix") or "")
            start = int(node.get_attribute("text:start-value") or 1)
            found[level] = ListLevel(kind, f"{around[0]}{numbers}{around[1]}", start)
        else:
            found[level] = ListLevel("bullet", "")
    return found


def text_of(node: Any) -> str:
    return "".join(pieces(node)).strip()


def pieces(node: Any) -> Iterator[str]:
    """Its words, with spaces as the file means them: white space in it counts as one, more is said by an element."""
    yield re.sub(r"\s+", " ", node.text or "")
    for child in node.children:
        if child.tag == "text:s":
            yield " " * min(int(child.get_attribute("text:c") or 1), 100)
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        elif child.tag not in LEFT_OUT:
            yield from pieces(child)
        yield re.sub(r"\s+", " ", child.tail or "")
