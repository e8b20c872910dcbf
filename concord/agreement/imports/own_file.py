"""Our own PDF, Word and OpenDocument files read back: what stands before the text, and the facts below a commitment."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .blocks import TITLE_LEVEL, Block
from .words import BEARERS, STANDINGS, ThemeNames, folded, rule_of, themes_in

STANDS = re.compile(r"(Version|Draft of version) [0-9]+, (in force from|not in force|out for|given up).*", re.DOTALL)
# Until where at most the line stands that says which version it is.
FRONT = 6
# Each row of dots is looked at once, from its first.
LEADERS = re.compile(r"(?<!\.)(?<!\.\s)(?:\.\s?+){5,}+[\s\u2060]*+[0-9]+")
FACT = re.compile(
    r"(Who owes it|Themes?|Standing|What can be measured|An example, made up|An example that happened|Taken from)"
    r"[ \t]*:\s*(\S.*)",
    re.DOTALL,
)
MEASURE = re.compile(r"(.+?): ([0-9]+ [a-z ]+)\. (.+)", re.DOTALL)
EXAMPLES = {"An example, made up": False, "An example that happened": True}


def without_front(blocks: Sequence[Block]) -> list[Block]:
    """The title and the text alone, where the file is one of ours; any other as it is."""
    at = next((n for n, block in enumerate(blocks[:FRONT]) if n and STANDS.fullmatch(block.text.strip())), 0)
    if not at:
        return list(blocks)
    rest = [cut for block in blocks[at + 1 :] if (cut := without_contents(block)).text or cut.cells]
    begins = next((n for n, block in enumerate(rest) if is_heading(block)), 0)
    ends = next((n for n, block in enumerate(rest) if block.text == "Who decided about it"), len(rest))
    text = rest[begins:ends]
    return [Block(blocks[at - 1].text, level=TITLE_LEVEL), *text[1 if text and text[0].text == "Introduction" else 0 :]]


def without_contents(block: Block) -> Block:
    """What comes after a list of headings with their pages."""
    found = list(LEADERS.finditer(block.text))
    return replace(block, text=block.text[found[-1].end() :].strip()) if found else block


def is_heading(block: Block) -> bool:
    return block.level > 0 or block.text == "Introduction"


def fact_of(line: str, themes: ThemeNames) -> dict[str, object] | None:
    """A line below a commitment as facts of it; None for any other, and for one that is not understood."""
    found = FACT.fullmatch(line)
    if found is None:
        return None
    name, words = found[1], found[2].strip()
    if name in EXAMPLES:
        return {"example": words, "example_is_real": EXAMPLES[name]}
    if name == "Taken from":
        return {"provenance": words}
    if name == "Who owes it":
        return duty_of(words)
    facts: Mapping[str, object] = {}
    if name.startswith("Theme"):
        facts = {"theme": themes_in(words, themes)}
    elif name == "Standing":
        facts = {"standing": STANDINGS.get(folded(words), "")}
    elif measure := MEASURE.fullmatch(words):
        facts = rule_of(", ".join(measure.groups())) or {}
    return dict(facts) if facts and all(facts.values()) else None


def duty_of(words: str) -> dict[str, object]:
    """“public bodies, to the voluntary sector”; whatever an area calls the voluntary sector, it is the third."""
    bearer, _, to = words.partition(", to ")
    owes = side_of(bearer)
    return {"bearer": owes, "owed_to": (owes if to == "each other" else side_of(to)) if to else ""}


def side_of(words: str) -> str:
    return BEARERS.get(folded(words), "voluntary")
