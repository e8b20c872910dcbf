"""Figures that leave the place where they were made: small numbers are held back, and so is what would give them away.

The rule of `confidentiality.md`: nothing below five, and no second cell by which the first could be subtracted out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

FLOOR = 5


@dataclass(frozen=True)
class Share:
    """So many of so many: `part` of `whole`, as 18 of 29 returned."""

    part: int
    whole: int

    @property
    def rest(self) -> int:
        return self.whole - self.part


@dataclass(frozen=True)
class Shown:
    """What may be shown of a share; None is held back.

    `bound` says of a part that is held back as much as may be said: it is `few`, or `most` of the whole.
    """

    whole: int | None
    part: int | None = None
    bound: str = ""


def shown(total: Share, groups: Sequence[Share], *, floor: int = FLOOR) -> tuple[Shown, list[Shown]]:
    """What may be shown of a total and of the groups in it, so that nothing small can be worked out from the rest.

    Groups may leave some of the total to others whom nobody names, and may overlap (what two sectors raised counts
    once overall and once in each). Of a group with nobody in it, that is shown.
    """
    if total.whole < floor:
        return Shown(None), [Shown(None) for _ in groups]
    # The others stand last. Nobody is shown them, but whoever knows all the rest knows them too.
    everyone = [*groups, others(total, groups)]
    wholes, parts = [(each.whole,) for each in everyone], [(each.part, each.rest) for each in everyone]
    hidden = held_back(wholes, [is_small(each.whole, floor) for each in everyone], floor)
    if is_safe(total, floor):
        unsafe = [hidden[n] or not is_safe(each, floor) for n, each in enumerate(everyone)]
        without_part = held_back(parts, unsafe, floor)
    else:
        without_part = [True] * len(everyone)
    return total_shown(total, floor), [
        Shown(None if hidden[n] else each.whole, None if without_part[n] and each.whole else each.part)
        for n, each in enumerate(groups)
    ]


def others(total: Share, groups: Sequence[Share]) -> Share:
    """What the groups leave of the total: nothing where they overlap."""
    whole = max(0, total.whole - sum(each.whole for each in groups))
    return Share(min(whole, max(0, total.part - sum(each.part for each in groups))), whole)


def is_small(count: int, floor: int = FLOOR) -> bool:
    """Below the floor, and somebody: nobody at all is nobody's secret."""
    return 0 < count < floor


def is_safe(share: Share, floor: int = FLOOR) -> bool:
    """Whether neither those who did nor those who did not are few; an empty share tells nothing."""
    return share.whole == 0 or min(share.part, share.rest) >= floor


def total_shown(total: Share, floor: int) -> Shown:
    if is_safe(total, floor):
        return Shown(total.whole, total.part)
    # In a smaller whole, to say that one side is few would tell how few.
    if total.whole < 2 * floor - 1:
        return Shown(total.whole)
    return Shown(total.whole, bound="few" if total.part < floor else "most")


def held_back(everyone: Sequence[tuple[int, ...]], small: Sequence[bool], floor: int) -> list[bool]:
    """Which counts are held back: the small ones, and as many of the next smallest as hide them in a larger sum.

    The last of everyone, what is left to others, is never shown, and hides the rest as well as any.
    """
    hidden = list(small)
    if not any(small):
        return hidden
    hidden[-1] = True
    visible = [n for n in range(len(everyone)) if not hidden[n] and any(everyone[n])]
    for n in sorted(visible, key=lambda n: sum(everyone[n])):
        if is_hidden_well([counts for counts, held in zip(everyone, hidden, strict=True) if held], floor):
            break
        hidden[n] = True
    return hidden


def is_hidden_well(held: Sequence[tuple[int, ...]], floor: int) -> bool:
    """Whether the sum of those held back, which anybody can work out, hides each of them."""
    some = [counts for counts in held if any(counts)]
    return len(some) > 1 and all(sum(column) >= floor for column in zip(*some, strict=True))


def percent(part: int, whole: int) -> int:
    """Halves up, everywhere: a gap is that of the shares as they are shown."""
    return (200 * part + whole) // (2 * whole)


def share_in_words(found: Shown, *, of: str, nobody: str, floor: int = FLOOR) -> str:
    """The share with its n, or as much of it as may be told.

    `of`: what the whole counts, as “expected”; `nobody`: what an empty one is called.
    """
    if found.whole is None:
        return "held back"
    if not found.whole:
        return nobody
    if found.part is not None:
        return f"{percent(found.part, found.whole)} % ({found.part} of {found.whole} {of})"
    if found.bound:
        return f"{'all but ' if found.bound == 'most' else ''}fewer than {floor} of {found.whole} {of}"
    return f"held back (of {found.whole} {of})"
