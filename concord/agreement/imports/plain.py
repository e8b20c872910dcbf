"""Plain text and Markdown as blocks; lines that somebody or a PDF broke are joined again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .blocks import TITLE_LEVEL, Block
from .numbers import BULLET, DOTTED, LETTER, NAMED, SECTION, bearer_of, is_short

STARTS = (DOTTED, LETTER, BULLET, NAMED)
SINGLE_START = re.compile(r"[A-Z]{0,6}[0-9]{1,3}[.)][ \t]+\S")
BARE_HEADING = re.compile(r"[0-9]{1,2}[ \t]+[A-Z][^.;,]*")
HYPHENED = re.compile(r"[a-z][-\u2010\u00ad]$")
# Nothing here looks on to the end of a text from each of its marks: a file of marks alone would hold the program up.
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1|(?<![\w*])([*_])(?=\S)([^*_]+?)(?<=\S)\3(?![\w*])")
# “1.1 **Pay on time.** We pay …”: bold words after a number name what follows.
NAMED_IN_BOLD = re.compile(
    r"\A([A-Z]{0,6}[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]?\s+)(\*\*|__)(\S.*?)[.:]?\2[.:]?\s+(\S.*)", re.DOTALL
)
LINK = re.compile(r"!?\[([^\[\]]*)\]\([^)\s]{0,1000}+(?:\s\"[^\"]*\")?\)")
ITEM = re.compile(r"[ \t]*([-*+])[ \t]+(\S.*)")
MD_HEAD = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
RULE_LINE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")


def blocks_of_plain(text: str) -> list[Block]:
    """Paragraphs of a text without marks, headings guessed from their numbers and their shortness."""
    blocks = [block for group in groups_of(text.split("\n")) for block in blocks_of_lines(group)]
    if len(blocks) > 1 and is_title(blocks[0].text):
        blocks[0] = Block(blocks[0].text, level=TITLE_LEVEL)
    return blocks


def is_title(words: str) -> bool:
    """Whether the first paragraph of a document names it."""
    is_numbered = any(start.fullmatch(words) for start in STARTS) or re.match(r"[0-9]+[.)]?\s", words)
    return is_short(words) and not (is_numbered or words.endswith(":") or bearer_of(words) or SECTION.fullmatch(words))


def groups_of(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines between empty lines."""
    group: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            group.append(line.strip())
        elif group:
            yield group
            group = []


def blocks_of_lines(lines: Sequence[str]) -> list[Block]:
    """Paragraphs of lines that stand together."""
    width = max(len(line) for line in lines)
    found: list[str] = []
    for before, line in zip(["", *lines], lines, strict=False):
        if found and not begins(line, before, width):
            found[-1] = with_next(found[-1], line)
        else:
            found.append(line)
    return [Block(words, level=guessed_level(words)) for words in found]


def begins(line: str, before: str, width: int) -> bool:
    """Whether a line begins a paragraph of its own."""
    if any(start.fullmatch(line) for start in STARTS) or SINGLE_START.match(line) or guessed_level(line):
        return True
    if guessed_level(before):
        return True
    if before.endswith((".", ":", ";", "?", "!")):
        return len(before) < 0.8 * width
    # A title on a line of its own, with its text below.
    return line[0].isupper() and len(before) < 0.6 * max(width, 70) and not before.endswith((",", "-"))


def with_next(text: str, line: str) -> str:
    if HYPHENED.search(text[-2:]) and line[:1].islower():
        return text[:-1] + line
    return f"{text} {line}"


def guessed_level(line: str) -> int:
    """1 for a line that reads like a heading: a section's number before a few words, capitals, or who undertakes."""
    if not is_short(line.rstrip(":")) or len(line) < 3:
        return 0
    if SECTION.fullmatch(line) or BARE_HEADING.fullmatch(line):
        return 1
    if bearer_of(line) and (line.endswith(":") or not re.search(r"\bwill\s+\w", line)):
        return 1
    return int(line.isupper() and len(re.findall(r"[A-Z]{2,}", line)) > 0)


def blocks_of_markdown(text: str) -> list[Block]:
    """Headings by their marks, lists, tables and paragraphs, without emphasis and the addresses of links."""
    blocks: list[Block] = []
    is_open = False  # whether a line of plain words goes on with the block before it
    for line in text.split("\n"):
        found = structure_of(line)
        if is_open and re.fullmatch(r"=+|-{3,}", line.strip()):
            blocks[-1], is_open = replace(blocks[-1], level=1 if "=" in line else 2), False
        elif found is not None:
            blocks += [found] if found.text or found.cells else []
            is_open = bool(found.text) and not (found.level or found.cells)
        elif is_open:
            blocks[-1] = replace(blocks[-1], text=with_next(blocks[-1].text, line.strip()))
        else:
            blocks.append(Block(line.strip()))
            is_open = True
    return [replace(b, text=unmarked(b.text), cells=[unmarked(cell) for cell in b.cells]) for b in blocks]


def structure_of(line: str) -> Block | None:
    """What a line begins by itself; nothing where it may belong to the paragraph before."""
    words = line.strip()
    if head := MD_HEAD.fullmatch(line):
        return Block(without_end_mark(head[2].rstrip()), level=len(head[1]))
    if not words or (RULE_LINE.fullmatch(line) and "|" in line):
        return Block("")
    if words.startswith("|"):
        return Block(words, cells=words.strip("|").split("|"))
    if item := ITEM.fullmatch(line):
        return Block(item[2], bullet=True)
    if SINGLE_START.match(words) or DOTTED.fullmatch(words) or DOTTED.fullmatch(unmarked(words)):
        return Block(words)
    return None


def without_end_mark(words: str) -> str:
    """A heading may end with marks again: `## Money ##`."""
    bare = words.rstrip("#")
    return bare.rstrip() if bare.endswith((" ", "\t")) else words


def unmarked(text: str) -> str:
    text = NAMED_IN_BOLD.sub(r"\1\3\n\4", LINK.sub(r"\1", text))
    text = EMPHASIS.sub(lambda found: found[2] or found[4], text)
    return re.sub(r"\\([\\`*_{}\[\]()#+.!|-])", r"\1", text.replace("`", "")).strip()
