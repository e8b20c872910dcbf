"""What one cell of a filled Word form chooses: by number, by words, or by a tick."""

import re
from collections.abc import Iterable, Mapping

MARK = re.compile("([☐☒☑✓✔])")
UNTICKED = "☐"
BETWEEN = re.compile(r"[,;/&+\n]|\band\b|(?<=\d)\s+(?=\d)")
NUMBERED = re.compile(r"(\d)\s*[.:)]?\s+(.+)", re.DOTALL)
NONE = {"no", "none", "-", "–"}


def by_words(choices: Iterable[tuple[str, str]], also: Mapping[str, str]) -> dict[str, str]:
    """What may stand in a cell, in small letters, and what it means: numbers from 1, labels, and other words."""
    known = dict(also)
    for number, (value, label) in enumerate(choices, start=1):
        known |= {str(number): value, folded(label): value}
    return known


def chosen(answer: str, known: Mapping[str, str]) -> tuple[list[str], bool]:
    """The values that an answer names, each once, and whether all of it was understood."""
    values = [value_of(part, known) for part in parts_of(answer, known)]
    found = list(dict.fromkeys(value for value in values if value))
    return found, None not in values


def parts_of(answer: str, known: Mapping[str, str]) -> list[str]:
    if value_of(answer, known) is not None:
        return [answer]
    before, *ticked = MARK.split(answer)
    if not ticked:
        parts = BETWEEN.split(answer)
    elif before.strip() and len(ticked) > 2:
        # Words before and after each tick: nobody can tell which of them it belongs to.
        parts = [answer]
    else:
        marks = zip(ticked[::2], ticked[1::2], strict=True)
        parts = [before, *(words for mark, words in marks if mark != UNTICKED)]
    return [part for part in parts if folded(part)]


def value_of(part: str, known: Mapping[str, str]) -> str | None:
    """What a part means: empty for none of them, None for words that are not understood."""
    words = folded(part)
    if words in NONE:
        return ""
    if words in known or not (numbered := NUMBERED.fullmatch(words)):
        return known.get(words)
    number, label = known.get(numbered[1]), known.get(numbered[2])
    return number if number == label else None


def folded(words: str) -> str:
    return " ".join(words.split()).strip(" ,;.:").casefold()
