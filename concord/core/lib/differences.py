"""What is different between two texts, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import accumulate, takewhile

# A word with what follows it, or a line break: put together again they are the text.
WORDS = re.compile(r"\n|[^\S\n]+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    """Words that follow each other. `kind`: same, gone (of the old text alone) or new (of the new text alone)."""

    kind: str
    text: str


@dataclass(frozen=True)
class Difference:
    """Two texts, each in its pieces: the old one of what is same and gone, the new one of what is same and new."""

    old: Sequence[Piece]
    new: Sequence[Piece]

    @property
    def is_same(self) -> bool:
        return all(piece.kind == "same" for piece in (*self.old, *self.new))


@dataclass
class Effort:
    """How many pairs of words may still be looked at: a second or two, whatever the texts are."""

    left: int = 8_000_000


class TooLong(Exception):
    """The effort is used up."""


class Matcher(SequenceMatcher[str]):
    """Words that are frequent are words all the same; spaces go with the words beside them."""

    def __init__(self, old: Sequence[str], new: Sequence[str], effort: Effort) -> None:
        super().__init__(str.isspace, old, new, autojunk=False)
        self.effort = effort
        self.weights = [0, *accumulate(1 + len(self.b2j.get(word, ())) for word in old)]  # type: ignore[attr-defined]  # the library's table

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        self.effort.left -= self.weights[-1 if ahi is None else ahi] - self.weights[alo]
        if self.effort.left < 0:
            raise TooLong
        return super().find_longest_match(alo, ahi, blo, bhi)


def differences(old: str, new: str, effort: Effort | None = None) -> Difference:
    """Compare two texts word by word (Ratcliff and Obershelp's matching blocks, as Python's library finds them).

    `effort`: shared by the texts of a page. Once it is used up, all from the first to the last difference is one.
    """
    one, two = WORDS.findall(old), WORDS.findall(new)
    head = as_long_as_same(one, two)
    tail = as_long_as_same(one[head:][::-1], two[head:][::-1])
    before: list[Piece] = []
    after: list[Piece] = []
    middle = changes(one[head : len(one) - tail], two[head : len(two) - tail], effort or Effort())
    end = one[len(one) - tail :]
    for gone, come in [(one[:head], one[:head]), *middle, (end, end)]:
        same = gone == come
        add(before, "same" if same else "gone", gone)
        add(after, "same" if same else "new", come)
    return Difference(before, after)


def as_long_as_same(one: Sequence[str], two: Sequence[str]) -> int:
    """With how many words both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))


def changes(old: list[str], new: list[str], effort: Effort) -> list[tuple[list[str], list[str]]]:
    """Words of the old text with those that stand for them in the new one."""
    try:
        codes = Matcher(old, new, effort).get_opcodes()
    except TooLong:
        return [(old, new)]
    return [(old[i:j], new[k:m]) for _, i, j, k, m in codes]


def add(pieces: list[Piece], kind: str, words: Sequence[str]) -> None:
    if words and pieces and pieces[-1].kind == kind:
        pieces[-1] = Piece(kind, pieces[-1].text + "".join(words))
    elif words:
        pieces.append(Piece(kind, "".join(words)))
