"""Texts that say much the same: found offline, and explained by the words they share.

An inverse-document-frequency index retrieves, rapidfuzz's token-set ratio re-ranks.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz import fuzz

TOP = 50
# Chosen on the development half of the labelled set; `make bench` prints what both halves give.
ALIKE = 46.0
LEAST_SHARED = 2
STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a about after again all also an and any are as at be because been before being but by can could did do "
        "does for from had has have having how if in into is it its just more most no not now of off on only or "
        "other our out over own same she should so some such than that the their them then there these they this "
        "those through to too under until up very was we were what when where which while who why will with would "
        "you your "
        # The field's own small change: in so many points that they tell nothing.
        "council compact covenant group sector organisation organisations voluntary public community partner partners "
        "department team",
    )
)
ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ised", "ied", "ies", "ed", "es", "s", "ly")


@dataclass(frozen=True)
class Match:
    """Another text that resembles one: how much (0 to 100), and the words they share, the rarest first.

    `weights`: beside each shared word its part of what is shared, in per cent.
    """

    other: int
    score: float
    shared_words: tuple[str, ...]
    weights: tuple[int, ...] = ()


def stem(word: str) -> str:
    """A light stem: enough for “paid late” and “late payments”, never a dictionary."""
    if word.startswith("pay") or word == "paid":
        return "pay"
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def spellings(text: str) -> dict[str, str]:
    """Each stem that counts in a text, with the word as it was written."""
    found = re.findall(r"[^\W_]+", text.lower())
    return {stem(word): word for word in reversed(found) if word not in STOP_WORDS and len(word) > 1}


class Index:
    """Which texts hold which words, and how rare each word is (Spärck Jones, Journal of Documentation 28, 1972)."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self.words = {key: set(spellings(text)) for key, text in texts.items()}
        self.holders: dict[str, set[int]] = defaultdict(set)
        for key, words in self.words.items():
            for word in words:
                self.holders[word].add(key)
        n = max(1, len(self.words))
        self.weight = {word: log(1 + n / len(keys)) ** 2 for word, keys in self.holders.items()}
        self.size = {key: sum(self.weight[word] for word in words) ** 0.5 for key, words in self.words.items()}
        self.joined = {key: " ".join(sorted(words)) for key, words in self.words.items()}

    def search(self, text: str, *, leave_out: int | None = None) -> list[Match]:
        """Texts like this one, the most alike first: the fifty that share most are compared word by word."""
        written = spellings(text)
        asked = written.keys() & self.weight.keys()
        shared: dict[int, float] = defaultdict(float)
        for word in asked:
            for key in self.holders[word]:
                if key != leave_out:
                    shared[key] += self.weight[word]
        size = sum(self.weight[word] for word in asked) ** 0.5
        cosine = {key: part / (size * self.size[key]) for key, part in shared.items()}
        joined = " ".join(sorted(written))
        best = sorted(cosine, key=lambda key: (-cosine[key], key))[:TOP]
        # One shared word can make a token set equal, so what is shared must also weigh something.
        scores = {key: 50 * cosine[key] + 0.5 * fuzz.token_set_ratio(joined, self.joined[key]) for key in best}
        alike = [key for key in best if scores[key] >= ALIKE and self.shares_enough(key, written)]
        return [self.explained(key, scores[key], written) for key in sorted(alike, key=lambda key: (-scores[key], key))]

    def shares_enough(self, key: int, written: Mapping[str, str]) -> bool:
        """One word in common is chance, unless neither text holds more."""
        words = self.words[key]
        return len(written.keys() & words) >= min(LEAST_SHARED, max(len(written), len(words)))

    def explained(self, key: int, score: float, written: Mapping[str, str]) -> Match:
        """The match in words that people wrote, with the weight of each."""
        shared = sorted(written.keys() & self.words[key], key=lambda word: (-self.weight[word], word))
        total = sum(self.weight[word] for word in shared)
        weights = tuple(round(100 * self.weight[word] / total) for word in shared)
        return Match(key, round(score, 1), tuple(written[word] for word in shared), weights)


def find_alike(texts: Mapping[int, str], others: Mapping[int, str]) -> dict[int, list[Match]]:
    """For each text, those of the others that resemble it."""
    index = Index(others)
    return {key: index.search(text) for key, text in texts.items()}


def alike(texts: Mapping[int, str]) -> dict[int, list[Match]]:
    """For each text, its likes among the same texts."""
    index = Index(texts)
    return {key: index.search(text, leave_out=key) for key, text in texts.items()}


def grouped(matches: Mapping[int, Sequence[Match]]) -> list[list[int]]:
    """The texts with each beside the one that it resembles most, groups and texts in the order given.

    `matches`: for each text its likes, the likest first, as `alike` gives them.
    """
    groups = {key: {key} for key in matches}
    for key, found in matches.items():
        for match in found[:1]:
            both = groups[key] | groups[match.other]
            groups |= dict.fromkeys(both, both)
    unique = {id(group): group for group in groups.values()}
    return [[key for key in matches if key in group] for group in unique.values()]
