"""How well alike texts are found, and how fast: precision and recall on texts labelled by hand, beside all pairs.

The set (data/likeness.csv) was written and split before anything was tuned. `matter`: one thing that happened, told
again `close` to the first telling or in somebody's `own words`. `theme`: the same kind of problem somewhere else; the
themes around it share its nouns on purpose. The threshold is chosen on the development half; the held-out half is only
measured. One hand wrote all of it, so close tellings are closer than life: read the recall of own words first.
"""

import csv
import random
import sys
import time
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from rapidfuzz import fuzz  # noqa: E402 - after the path is set

from concord.log.rules.likeness import ALIKE, Index  # noqa: E402 - after the path is set

Pair = tuple[int, int]


def read() -> list[dict[str, str]]:
    with (ROOT / "bench/data/likeness.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def pairs_by(rows: list[dict[str, str]], column: str) -> set[Pair]:
    return {(int(a["number"]), int(b["number"])) for a, b in combinations(rows, 2) if a[column] == b[column]}


def suggested(texts: dict[int, str]) -> dict[Pair, float]:
    """Every pair that either side suggests, with its better score."""
    index, found = Index(texts), {}
    for key, text in texts.items():
        for match in index.search(text, leave_out=key):
            pair = (min(key, match.other), max(key, match.other))
            found[pair] = max(match.score, found.get(pair, 0.0))
    return found


def plain(texts: dict[int, str], threshold: float) -> set[Pair]:
    """The baseline: every text against every other, with rapidfuzz alone."""
    lowered = {key: text.lower() for key, text in texts.items()}
    every = combinations(sorted(lowered), 2)
    return {(a, b) for a, b in every if fuzz.token_set_ratio(lowered[a], lowered[b]) >= threshold}


def told(rows: list[dict[str, str]], telling: str) -> set[Pair]:
    """Pairs about one matter of which the freer telling is the one named."""
    of = {int(row["number"]): row["telling"] for row in rows}
    return {(a, b) for a, b in pairs_by(rows, "matter") if ("own words" in (of[a], of[b])) == (telling == "own words")}


def measure(found: set[Pair], rows: list[dict[str, str]]) -> dict[str, float]:
    matter, theme = pairs_by(rows, "matter"), pairs_by(rows, "theme")
    close, own = told(rows, "close"), told(rows, "own words")
    return {
        "precision": len(found & matter) / max(1, len(found)),
        "recall": len(found & matter) / len(matter),
        "recall close": len(found & close) / len(close),
        "recall own words": len(found & own) / len(own),
        "recall same kind elsewhere": len(found & (theme - matter)) / len(theme - matter),
    }


def f_score(found: set[Pair], truth: set[Pair]) -> float:
    return 2 * len(found & truth) / (len(found) + len(truth))


def line(name: str, found: set[Pair], rows: list[dict[str, str]]) -> None:
    numbers = "  ".join(f"{label} {value:.2f}" for label, value in measure(found, rows).items())
    print(f"{name:34} {numbers}  ({len(found)} pairs suggested, {len(pairs_by(rows, 'matter'))} told again)")


def quality(rows: list[dict[str, str]]) -> None:
    halves = {half: [row for row in rows if row["half"] == half] for half in ("development", "held out")}
    texts = {half: {int(r["number"]): r["text"] for r in chosen} for half, chosen in halves.items()}
    truth = pairs_by(halves["development"], "matter")
    best = max(range(40, 100), key=lambda t: f_score(plain(texts["development"], t), truth))
    print(f"{len(rows)} texts. Concord suggests from {ALIKE:g}; all pairs from {best}, its best on development.")
    for half, chosen in halves.items():
        line(f"concord, {half}", set(suggested(texts[half])), chosen)
        line(f"all pairs by rapidfuzz, {half}", plain(texts[half], best), chosen)


def many(rows: list[dict[str, str]], count: int) -> dict[int, str]:
    """As many texts as asked, mixed from the halves of real ones."""
    chance = random.Random(7)
    parts = [row["text"].split() for row in rows]
    mixed = ((chance.choice(parts), chance.choice(parts)) for _ in range(count))
    return {n: " ".join([*a[: len(a) // 2], *b[len(b) // 2 :]]) for n, (a, b) in enumerate(mixed)}


def seconds(call: object, *args: object) -> float:
    begun = time.perf_counter()
    call(*args)  # type: ignore[operator]  # a function
    return time.perf_counter() - begun


def speed(rows: list[dict[str, str]]) -> None:
    for count in (400, 2000):
        texts = many(rows, count)
        ours = min(seconds(suggested, texts) for _ in range(3))
        theirs = min(seconds(plain, texts, 60) for _ in range(3))
        times = f"concord {ours * 1000:.0f} ms, rapidfuzz {theirs * 1000:.0f} ms, ratio {ours / theirs:.2f}"
        print(f"{count} texts, each against all: {times}")


if __name__ == "__main__":
    labelled = read()
    quality(labelled)
    speed(labelled)
