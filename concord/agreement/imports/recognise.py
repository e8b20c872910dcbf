"""Which pieces of a document are sections and which are commitments: a proposal that a person looks at."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from concord.core.lib.text import clean_line, clean_text, shortened

from ..rules.outline import Clause, Outline, Part
from ..terms import Bearer
from .blocks import TITLE_LEVEL, Block
from .numbers import (
    BULLET,
    DOTTED,
    LETTER,
    LONGEST_HEADING,
    LONGEST_NUMBER,
    LONGEST_TITLE,
    NAMED,
    SECTION,
    SINGLE,
    bearer_of,
    is_short,
    title_and_text,
)
from .own_file import fact_of
from .words import USUAL_THEMES, ThemeNames


@dataclass
class Open:
    """A commitment or section while what stands in it is gathered."""

    number: str
    words: str
    is_heading: bool = False
    bearer: str = ""
    lines: list[str] = field(default_factory=list)
    clauses: list["Open"] = field(default_factory=list)
    # What a file of ours says below a commitment.
    facts: dict[str, Any] = field(default_factory=dict)
    in_example: bool = False


@dataclass(frozen=True)
class Shape:
    """How a whole document is numbered."""

    has_dotted: bool
    has_named: bool
    # The dotted numbers of headings that others stand below, like 2.3 above 2.3.1.
    parents: frozenset[str]
    # The deepest level of headings, where there are more than one; 0 without any.
    deepest: int
    has_headings: bool
    # Lines like “2. Volunteering” that 2.1 stands below.
    sections: frozenset[int]


def outline_of_blocks(blocks: Sequence[Block], themes: ThemeNames = USUAL_THEMES) -> Outline:
    """Sections by headings, commitments by numbers, and who owes them by the heading above."""
    found = titled([numbered(block) for block in blocks if block.text.strip() or any(block.cells)])
    gathered = Gathered(shape_of(found), themes)
    for block in found:
        gathered.take(block)
    return gathered.outline()


def titled(blocks: list[Block]) -> list[Block]:
    """The first heading is the title where it alone is so high, or it alone has no number."""
    heads = [block for block in blocks if block.level > 0]
    if len(heads) < 2 or heads[0] is not blocks[0] or heads[0].number or bearer_of(heads[0].text):
        return blocks
    if any(block.level == TITLE_LEVEL for block in blocks):
        return blocks
    others = [block for block in heads[1:] if not bearer_of(block.text)]
    is_alone = all(block.level > heads[0].level for block in heads[1:])
    if is_alone or (others and all(block.number for block in others)):
        return [replace(heads[0], level=TITLE_LEVEL), *blocks[1:]]
    return blocks


def numbered(block: Block) -> Block:
    """The block with the number that is typed before its words, where no word processor counted one."""
    text = clean_text(block.text)
    if block.cells and (found := re.fullmatch(r"[A-Z]{0,6}[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]?", block.cells[0].strip())):
        words = "\n".join(cell.strip() for cell in block.cells[1:] if cell.strip())
        return Block(clean_text(words), number=found[0].rstrip(".)")) if words else replace(block, text=text)
    if block.cells or (block.number and not (block.level and re.match(r"[A-Z]{0,6}[0-9]{1,3}[.)]?[0-9.]*\s", text))):
        return replace(block, text=text, number=block.number.strip())
    if found := DOTTED.fullmatch(text):
        return replace(block, text=found[2], number=found[1])
    if re.fullmatch(r"[A-Z]{0,6}[0-9]{1,3}(\.[0-9]{1,3})+\.?", text):
        return replace(block, text="", number=text)
    if found := NAMED.fullmatch(text):
        return replace(block, text=found[3], number=f"{found[1].title()} {found[2]}")
    if found := SECTION.fullmatch(text) if block.level or is_short(text) else None:
        return replace(block, text=found[3] or text, number=found[2], level=block.level or 1)
    if found := SINGLE.fullmatch(text) if block.level or re.match(r"[A-Z]{0,6}[0-9]+[.)]\s", text) else None:
        return replace(block, text=found[2], number=f"{found[1]}.")
    if found := LETTER.fullmatch(text):
        return replace(block, text=found[2], number=f"{found[1]})")
    if found := BULLET.fullmatch(text):
        return replace(block, text=found[1], bullet=True)
    return replace(block, text=text)


def shape_of(blocks: Sequence[Block]) -> Shape:
    numbers = [plain(block.number) for block in blocks if is_dotted(block.number)]
    above = {number.rpartition(".")[0] for number in numbers}
    heads = {plain(block.number) for block in blocks if block.level > 0 or is_short(block.text)}
    levels = {block.level for block in blocks if block.level > 0}
    return Shape(
        has_dotted=bool(numbers),
        has_named=any(block.number.startswith(("Commitment", "Undertaking", "Promise", "Pledge")) for block in blocks),
        parents=frozenset(number for number in above & heads if "." in number),
        deepest=max(levels) if len(levels) > 1 else 0,
        has_headings=bool(levels),
        sections=frozenset(id(block) for block in section_lines(blocks)),
    )


def section_lines(blocks: Sequence[Block]) -> Iterator[Block]:
    """Short lines with a single number below which the next dotted number begins with it."""
    waiting: Block | None = None
    for block in blocks:
        if is_dotted(block.number):
            if waiting is not None and plain(block.number).split(".")[0] == plain(waiting.number):
                yield waiting
            waiting = None
        elif is_single(block.number) and is_short(block.text):
            waiting = block


def plain(number: str) -> str:
    return number.rstrip(".):").lstrip("(")


def is_dotted(number: str) -> bool:
    return re.fullmatch(r"[A-Z]{0,6}[0-9]{1,3}(?:\.[0-9]{1,3})+[a-z]?", plain(number)) is not None


def is_single(number: str) -> bool:
    return re.fullmatch(r"[A-Z]{0,6}[0-9]{1,3}", plain(number)) is not None


class Gathered:
    """Takes the blocks one by one and puts each where it belongs."""

    def __init__(self, shape: Shape, themes: ThemeNames) -> None:
        self.shape, self.themes = shape, themes
        self.title = ""
        self.before: list[str] = []
        self.parts: list[Open] = []
        self.clause: Open | None = None
        self.bearer = ""

    def take(self, block: Block) -> None:
        side = bearer_of(block.text) if not block.cells else ""
        named = block.number.partition(" ")[2]
        if block.level == TITLE_LEVEL and not self.title:
            self.title = clean_line(block.text)
        elif block.level <= 0 and block.text.casefold() == self.title.casefold() and self.title:
            return
        elif named:
            self.begin_clause(named, block)
        elif side and (block.level > 0 or not self.is_clause(block)):
            self.begin_side(side, block)
        elif self.is_clause(block):
            self.begin_clause(plain(block.number), block)
        elif self.is_section(block):
            self.begin_section(plain(block.number), block)
        elif not self.take_fact(block):
            self.add_line(block)

    def take_fact(self, block: Block) -> bool:
        """Whether it is a line that our own files write below a commitment, or more of an example there."""
        here = self.clause
        if here is None or block.cells or block.bullet or block.number:
            return False
        found = fact_of(block.text, self.themes)
        if found is not None:
            here.facts |= found
            here.in_example = "example" in found
        elif here.in_example:
            here.facts["example"] += f"\n\n{block.text}"
        return found is not None or here.in_example

    def is_clause(self, block: Block) -> bool:
        number = plain(block.number)
        if is_dotted(block.number):
            parent = self.clause.number if self.clause and not self.clause.is_heading else ""
            below = bool(parent) and number.startswith(f"{parent}.") and not block.level
            return number not in self.shape.parents and not below
        if self.shape.has_dotted or self.shape.has_named:
            return False
        if not self.parts and self.shape.has_headings:
            return False
        if block.level > 0:
            return block.level == self.shape.deepest and not bearer_of(block.text)
        if is_single(block.number):
            return True
        under = self.clause is None or not self.clause.is_heading
        is_letter = re.fullmatch(r"\(?[a-z]\)?\.?", block.number) is not None
        return (under and self.bearer != "" and (block.bullet or is_letter)) or (is_letter and self.clause is None)

    def is_section(self, block: Block) -> bool:
        if block.level > 0:
            return True
        if is_dotted(block.number):
            return plain(block.number) in self.shape.parents
        return id(block) in self.shape.sections

    def begin_section(self, number: str, block: Block) -> None:
        heading, rest = clean_line(block.text.partition("\n")[0]), block.text.partition("\n")[2].strip()
        cut = shortened(heading, LONGEST_HEADING)
        self.parts.append(Open(number[:LONGEST_NUMBER], cut, lines=[line for line in (rest,) if line]))
        if cut != heading:
            self.parts[-1].lines.insert(0, heading)
        self.clause, self.bearer = None, ""

    def begin_side(self, side: str, block: Block) -> None:
        """“Undertakings by public bodies”: whoever owes what comes next, in the section that is open."""
        if not self.parts or self.parts[-1].words == "":
            self.begin_section(plain(block.number), block)
        self.clause, self.bearer = None, side

    def begin_clause(self, number: str, block: Block) -> None:
        if not self.parts:
            self.parts.append(Open("", ""))
        title, text = title_and_text(block.text)
        place = f"{self.parts[-1].number or len(self.parts)}"
        if not number:
            number = f"{place}.{len(self.parts[-1].clauses) + 1}"
        elif re.fullmatch(r"[a-z]", number):
            number = f"{place}{number}"
        self.clause = Open(number[:LONGEST_NUMBER], title, block.level > 0, self.bearer, [text] if text else [])
        self.parts[-1].clauses.append(self.clause)

    def add_line(self, block: Block) -> None:
        words = " | ".join(cell.strip() for cell in block.cells) if block.cells else block.text
        words = f"- {words}" if block.bullet else f"{block.number} {words}".strip()
        if self.clause and not self.clause.words:
            # Its number stood on a line of its own.
            self.clause.words, text = title_and_text(words)
            words = text
        here = self.clause.lines if self.clause else self.parts[-1].lines if self.parts else self.before
        here += [words] if words else []

    def outline(self) -> Outline:
        parts = [part for part in self.parts if part.words or part.clauses or part.lines]
        self.tell_apart(parts)
        made = tuple(
            Part(part.number, part.words, joined(part.lines), tuple(map(clause_of, part.clauses))) for part in parts
        )
        return Outline(shortened(self.title, LONGEST_HEADING), joined(self.before), made)

    def tell_apart(self, parts: Sequence[Open]) -> None:
        """Where numbers begin again in each section, that of the section stands before them."""
        counts = Counter(clause.number for part in parts for clause in part.clauses)
        if max(counts.values(), default=1) < 2 or any("." in number for number in counts):
            return
        for place, part in enumerate(parts, start=1):
            for clause in part.clauses:
                clause.number = f"{part.number or place}.{clause.number}"[:LONGEST_NUMBER]


def joined(lines: Sequence[str]) -> str:
    """Paragraphs apart by an empty line, items of one list together."""
    text = ""
    for before, line in zip(["", *lines], lines, strict=False):
        together = is_item(before) and is_item(line)
        text += ("\n" if together else "\n\n") * bool(text) + line
    return clean_text(text)


def is_item(line: str) -> bool:
    return re.match(r"(- |\(?([a-z]|[ivx]{1,5}|[0-9]{1,3})[.)] |.+ \| )", line) is not None


def clause_of(found: Open) -> Clause:
    title, text = clean_line(found.words), joined(found.lines)
    if len(title) > LONGEST_TITLE:
        title, text = shortened(title, 80), f"{title}\n\n{text}".strip()
    return Clause(found.number, title, text, **({"bearer": found.bearer or Bearer.BOTH} | found.facts))
