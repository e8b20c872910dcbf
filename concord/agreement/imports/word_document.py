"""A Word document as blocks: headings by their style, numbers as Word counts them, tables and content controls."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from docx import Document

from .blocks import TITLE_LEVEL, Block
from .counting import LEVELS, Counter, ListLevel

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What Word puts around paragraphs and tables: content controls, tracked changes, marks of other programs.
WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
# Text that was moved elsewhere, and the second copy of a drawing for older programs.
LEFT_OUT = {f"{W}moveFrom", f"{W}del", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
CONTENTS = re.compile(r"toc( |\d|$)", re.IGNORECASE)
MOST_NESTED = 40
# A style is based on no more than these.
MOST_STYLES = 30


def blocks_of_word(data: bytes) -> list[Block]:
    document = Document(io.BytesIO(data))
    return list(Walk(document).blocks(document.element.body))


def value(parent: Any, path: str) -> str:
    """The `w:val` of a child, like `w:pPr/w:pStyle`; empty where there is none."""
    found = parent.find("/".join(f"{W}{name}" for name in path.split("/"))) if parent is not None else None
    return str(found.get(f"{W}val", "")) if found is not None else ""


class Walk:
    """Goes through a document once, counting its lists."""

    def __init__(self, document: Any) -> None:
        self.styles = {style.get(f"{W}styleId"): style for style in document.styles.element.iter(f"{W}style")}
        self.abstract, self.lists = numbering_of(document)
        self.counters: dict[str, Counter] = {}
        self.overridden: set[str] = set()

    def blocks(self, parent: Any, depth: int = 0) -> Iterator[Block]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self.paragraph(child)
            elif child.tag == f"{W}tbl" and depth < MOST_NESTED:
                yield from self.rows(child, depth)
            elif child.tag in WRAPPERS and depth < MOST_NESTED:
                yield from self.blocks(child, depth + 1)

    def rows(self, table: Any, depth: int) -> Iterator[Block]:
        """A row with one cell is as its paragraphs are: such tables only draw a frame."""
        for row in own(table, f"{W}tr"):
            cells = [list(self.blocks(cell, depth + 1)) for cell in own(row, f"{W}tc")]
            filled = [cell for cell in cells if any(block.text for block in cell)]
            if len(filled) == 1:
                yield from filled[0]
            elif filled:
                words = ["\n".join(f"{b.number} {b.text}".strip() for b in cell if b.text) for cell in cells]
                yield Block(" | ".join(words), cells=words)

    def paragraph(self, node: Any) -> Iterator[Block]:
        properties, chain = node.find(f"{W}pPr"), self.chain_of(value(node, "pPr/pStyle"))
        names = [value(style, "name") for style in chain]
        text = text_of(node)
        if any(CONTENTS.match(name) for name in names):
            return
        number, bullet = self.label(properties, chain, bool(text))
        if text:
            yield Block(text, level_of(properties, chain, names), number, bullet)
        for box in node.iter(f"{W}txbxContent"):
            if not any(above.tag in LEFT_OUT for above in box.iterancestors()) and nearest(box) is node:
                yield from self.blocks(box, MOST_NESTED - 2)

    def chain_of(self, style_id: str) -> list[Any]:
        """The paragraph's style, and those that it is based on."""
        chain: list[Any] = []
        while len(chain) < MOST_STYLES and (style := self.styles.get(style_id)) is not None and style not in chain:
            chain.append(style)
            style_id = value(style, "basedOn")
        return chain

    def label(self, properties: Any, chain: list[Any], has_text: bool) -> tuple[str, bool]:
        """The number that Word shows, and whether it is a bullet."""
        own_id = value(properties, "numPr/numId")
        styled = next((style for style in chain if value(style, "pPr/numPr/numId")), None)
        num_id = own_id or (value(styled, "pPr/numPr/numId") if styled is not None else "")
        if not has_text or num_id in {"", "0"} or num_id not in self.lists:
            return "", False
        level = value(properties, "numPr/ilvl") or (value(styled, "pPr/numPr/ilvl") if styled is not None else "")
        place = int(level) if level.isdigit() else self.level_by_style(num_id, styled)
        counter = self.counter(num_id)
        return counter.label(place), counter.is_bullet(place)

    def level_by_style(self, num_id: str, styled: Any) -> int:
        wanted = styled.get(f"{W}styleId") if styled is not None else ""
        for level in self.abstract.get(self.lists[num_id][0], ()):
            if wanted and value(level, "pStyle") == wanted:
                return int(level.get(f"{W}ilvl", "0"))
        return 0

    def counter(self, num_id: str) -> Counter:
        """Lists of one kind go on counting; one that says where it begins, begins there once."""
        kind, starts = self.lists[num_id]
        if kind not in self.counters:
            levels = {int(node.get(f"{W}ilvl", "0")): level_from(node) for node in self.abstract.get(kind, ())}
            self.counters[kind] = Counter(levels)
        counter = self.counters[kind]
        if starts and num_id not in self.overridden:
            self.overridden.add(num_id)
            for level, start in starts.items():
                counter.at[level] = start - 1
        return counter


def numbering_of(document: Any) -> tuple[dict[str, list[Any]], dict[str, tuple[str, Mapping[int, int]]]]:
    """The levels of each kind of list, and by list its kind and where its levels begin."""
    abstract: dict[str, list[Any]] = {}
    lists: dict[str, tuple[str, Mapping[int, int]]] = {}
    parts = [rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")]
    for root in [part.element for part in parts]:
        for node in root.findall(f"{W}abstractNum"):
            abstract[node.get(f"{W}abstractNumId")] = node.findall(f"{W}lvl")[:LEVELS]
        for node in root.findall(f"{W}num"):
            starts = {
                int(one.get(f"{W}ilvl", "0")): int(value(one, "startOverride"))
                for one in node.findall(f"{W}lvlOverride")
                if value(one, "startOverride").isdigit() and int(one.get(f"{W}ilvl", "0")) < 9
            }
            lists[node.get(f"{W}numId")] = (value(node, "abstractNumId"), starts)
    return abstract, lists


def level_from(node: Any) -> ListLevel:
    start = value(node, "start")
    return ListLevel(value(node, "numFmt") or "decimal", value(node, "lvlText"), int(start) if start.isdigit() else 1)


def level_of(properties: Any, chain: list[Any], names: list[str]) -> int:
    for name in names:
        if name.lower() == "title":
            return TITLE_LEVEL
        if found := HEADING.match(name):
            return int(found[1])
    outlines = [value(properties, "outlineLvl"), *(value(style, "pPr/outlineLvl") for style in chain)]
    found_level = next((level for level in outlines if level.isdigit()), "9")
    return int(found_level) + 1 if int(found_level) < 9 else 0


def own(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, whatever they are wrapped in, and not those of tables inside."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from own(child, tag)


def nearest(node: Any) -> Any:
    return next((above for above in node.iterancestors(f"{W}p")), None)


def text_of(paragraph: Any) -> str:
    """Its own words: insertions taken, deletions and what was moved away left out, text boxes apart."""
    return "".join(pieces(paragraph)).strip()


def pieces(node: Any) -> Iterator[str]:
    for child in node:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        elif child.tag not in LEFT_OUT and child.tag not in {f"{W}txbxContent", f"{W}pPr", f"{W}p"}:
            yield from pieces(child)
