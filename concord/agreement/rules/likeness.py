"""Which commitment each one of a text is: by its number, else by the likeness of its words. A person confirms it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

from .outline import Clause

# How alike the words are, from 0 to 100: enough beside the same number, enough by themselves, and so little that the
# same number says nothing.
ALIKE, VERY_ALIKE, HARDLY = 65, 80, 50
# So few words are a part of many texts.
FEW_WORDS = 4
READ = 600


@dataclass(frozen=True)
class Known:
    """A commitment that is here already. `name`: what a text calls it."""

    uid: str
    name: str
    number: str
    title: str
    text: str = ""
    is_in_force: bool = True
    # Of the same document, or of none.
    is_own: bool = True


def proposed(clauses: Sequence[Clause], unsaid: Sequence[int], known: Sequence[Known]) -> Mapping[int, Known]:
    """For the clauses at the places `unsaid`, which commitment each may be; each commitment once at most."""
    said = {clause.commitment for clause in clauses if clause.commitment}
    free = {one.uid: one for one in known if one.is_own and one.uid not in said}
    words = {uid: words_of(one.title, one.text) for uid, one in free.items()}
    own = {place: words_of(clauses[place].title, clauses[place].text) for place in unsaid}
    by_number = {one.number: one for one in free.values()}
    found: dict[int, Known] = {}

    def same_number(least: int) -> Iterator[tuple[int, Known]]:
        for place in own:
            one = by_number.get(clauses[place].number)
            if one is not None and likeness(own[place], words[one.uid]) >= least:
                yield place, one

    def take(pairs: Iterator[tuple[int, Known]]) -> None:
        for place, one in pairs:
            if place not in found and one.uid in free:
                found[place] = free.pop(one.uid)

    take(same_number(ALIKE))
    take(best_pairs({place: text for place, text in own.items() if place not in found}, free, words))
    take(same_number(HARDLY))
    return found


def best_pairs(
    own: Mapping[int, str], free: Mapping[str, Known], words: Mapping[str, str]
) -> Iterator[tuple[int, Known]]:
    """Those whose words are very alike, the most alike first."""
    scored = [
        (score, place, one)
        for place, text in own.items()
        for uid, one in list(free.items())
        if (score := likeness(text, words[uid], least=VERY_ALIKE)) >= VERY_ALIKE
    ]
    for _, place, one in sorted(scored, key=lambda found: (-found[0], found[1])):
        yield place, one


def words_of(title: str, text: str) -> str:
    # A text often begins with its title.
    return utils.default_process(text if text.startswith(title.rstrip("…")) else f"{title} {text}")[:READ]


def likeness(one: str, other: str, *, least: int = 0) -> float:
    is_short = min(len(one.split()), len(other.split())) < FEW_WORDS
    ratio = fuzz.token_sort_ratio if is_short else fuzz.token_set_ratio
    return float(ratio(one, other, score_cutoff=least))
