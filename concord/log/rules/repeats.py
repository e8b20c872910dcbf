"""The same example of not working as agreed, coming back: found, told apart, reopened (R113, T09)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .likeness import Index


@dataclass(frozen=True)
class Failing:
    """A decided point that was not followed. `period`: its place in time, from 0. `reporters`: how many people."""

    point: int
    period: int
    organisation: int | None
    commitment: int | None
    text: str
    reporters: int = 1


@dataclass(frozen=True)
class Found:
    """A repeat with its evidence. `basis`: `same` (organisation × commitment) or `alike` (similar wording)."""

    basis: str
    key: str
    organisation: int | None
    commitment: int | None
    points: tuple[int, ...]
    shared_words: tuple[str, ...] = ()


def repeats(failings: Sequence[Failing], *, least: int, window: int) -> list[Found]:
    """Repeats in `least` or more different periods within `window` periods in a row."""
    found = [*same(failings, least, window)]
    covered = {point for one in found for point in one.points}
    rest = [failing for failing in failings if failing.point not in covered]
    return found + alike(rest, least, window)


def same(failings: Iterable[Failing], least: int, window: int) -> list[Found]:
    groups: dict[tuple[int, int], list[Failing]] = defaultdict(list)
    for failing in failings:
        if failing.organisation is not None and failing.commitment is not None:
            groups[failing.organisation, failing.commitment].append(failing)
    return [
        Found("same", f"same:{organisation}:{commitment}", organisation, commitment, tuple(f.point for f in group))
        for (organisation, commitment), group in sorted(groups.items())
        if keeps_coming([f.period for f in group], least, window)
    ]


def alike(failings: Sequence[Failing], least: int, window: int) -> list[Found]:
    """Chains of similar wording, each named after its oldest point."""
    by_point = {failing.point: failing for failing in failings}
    index = Index({failing.point: failing.text for failing in failings})
    left, found = set(by_point), []
    for failing in sorted(failings, key=lambda f: (f.period, f.point)):
        if failing.point not in left:
            continue
        matches = [m for m in index.search(failing.text, leave_out=failing.point) if m.other in left]
        group = [failing, *(by_point[m.other] for m in matches)]
        if keeps_coming([f.period for f in group], least, window):
            left -= {f.point for f in group}
            words = matches[0].shared_words[:8]
            found.append(Found("alike", f"alike:{failing.point}", None, None, tuple(f.point for f in group), words))
    return found


def keeps_coming(periods: Sequence[int], least: int, window: int) -> bool:
    """Whether `least` different periods lie within some `window` periods in a row."""
    different = sorted(set(periods))
    return any(sum(first <= p < first + window for p in different) >= least for first in different)


def stumbled_on_by_many(organisations: Iterable[int | None], *, least: int = 3) -> bool:
    """A commitment that several bodies do not keep may be one that nobody understands."""
    return len({body for body in organisations if body is not None}) >= least


def reporters_words(named: int, unnamed: int) -> str:
    """How many people reported, and no more than can be told: a report without a name is not counted as a person,
    for it may be from somebody who gave a name elsewhere."""
    people = "one person" if named == 1 else f"{named} different people"
    without = f"{unnamed} report{'' if unnamed == 1 else 's'}"
    if not unnamed:
        return f"Reported by {people}."
    if not named:
        return f"{without} came without a name. From how many people is not known."
    return f"Reported by {people} by name, and in {without} without a name, perhaps by the same."
