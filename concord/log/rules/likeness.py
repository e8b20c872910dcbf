"""Texts that say much the same: found offline, and explained by the words they share.

An inverse-document-frequency index retrieves, rapidfuzz's token-set ratio re-ranks.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from rapidfuzz import fuzz

TOP = 50
# Chosen on the development half of the labelled set; `make bench` prints what both halves give.
ALIKE = 58.0
STOP_WORDS = frozenset(
    "a about after again all also an and any are as at be because been before being but by can could did do does for from "
    "had has have having how if in into is it its just more most no not now of off on only or other our out over own same "
    "she should so some such than that the their them then there these they this those through to too under until up very "
    "was we were what when where which while who why will with would you your council compact group sector organisation "
    "organisations voluntary public community partner partners department team".split()
)
ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ised", "ied", "ies", "ed", "es", "s", "ly")


@dataclass(frozen=True)
class Match:
    """Another text that resembles one: how much (0 to 100), and the words they share, the rarest first."""

    other: int
    score: float
    shared_words: tuple[str, ...]


def stem(word: str) -> str:
    """A light stem: enough for “paid late” and “late payments”, never a dictionary."""
    if word.startswith("pay") or word == "paid":
        return "pay"
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def words_of(text: str) -> list[str]:
    found = re.findall(r"[^\W_]+", text.lower())
    return [stem(word) for word in found if word not in STOP_WORDS and len(word) > 1]


class Index:
    """Which texts hold which words, and how rare each word is."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self.words = {key: Counter(words_of(text)) for key, text in texts.items()}
        self.holders: dict[str, set[int]] = defaultdict(set)
        for key, words in self.words.items():
            for word in words:
                self.holders[word].add(key)
        n = max(1, len(self.words))
        self.weight = {word: log(1 + n / len(keys)) for word, keys in self.holders.items()}
        self.norm = {key: sum(self.weight[w] ** 2 for w in words) ** 0.5 for key, words in self.words.items()}

    def search(self, text: str, *, leave_out: int | None = None) -> list[Match]:
        """Texts like this one, the most alike first."""
        asked = {word for word in words_of(text) if word in self.weight}
        scores: dict[int, float] = defaultdict(float)
        for word in asked:
            for key in self.holders[word]:
                scores[key] += self.weight[word] ** 2
        scores.pop(leave_out, None)  # type: ignore[arg-type]  # None is in no index
        size = sum(self.weight[word] ** 2 for word in asked) ** 0.5
        best = sorted(scores, key=lambda key: (-scores[key] / (self.norm[key] or 1), key))[:TOP]
        found = [self.match(text, key, asked, scores[key] / ((size * self.norm[key]) or 1)) for key in best]
        return sorted((m for m in found if m.score >= ALIKE), key=lambda m: (-m.score, m.other))

    def match(self, text: str, key: int, asked: set[str], cosine: float) -> Match:
        stems = " ".join(words_of(text)), " ".join(self.words[key].elements())
        ratio = fuzz.token_set_ratio(*stems)
        shared = sorted(asked & set(self.words[key]), key=lambda word: (-self.weight[word], word))
        # One shared word makes a token set equal, so what is shared must also weigh something.
        return Match(key, round(0.5 * ratio + 50 * cosine, 1), tuple(shared))


def find_alike(texts: Mapping[int, str], others: Mapping[int, str]) -> dict[int, list[Match]]:
    """For each text, those of the others that resemble it."""
    index = Index(others)
    return {key: index.search(text) for key, text in texts.items()}


def neighbours(texts: Mapping[int, str]) -> dict[int, list[int]]:
    """For each text, the keys of its likes among the same texts."""
    index = Index(texts)
    return {key: [match.other for match in index.search(text, leave_out=key)] for key, text in texts.items()}
