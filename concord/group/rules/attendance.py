"""Who came of those invited: shares with their n, the gap between the sectors, and meetings missed in a row (R057)."""

from collections.abc import Sequence
from dataclasses import dataclass

from concord.core.ui.wording import percent_n

from ..terms import AttendanceState
from .meetings import PRESENT

# “Three missed in a row”: time for a friendly word.
IN_A_ROW = 3
# Fewer meetings than these show no trend.
ENOUGH = 5


@dataclass(frozen=True)
class Share:
    """So many came, themselves or through a substitute, of so many invited (n)."""

    came: int = 0
    invited: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.came + other.came, self.invited + other.invited)

    @property
    def words(self) -> str:
        return percent_n(self.came, self.invited) if self.invited else "nobody invited"

    @property
    def part(self) -> float:
        return self.came / self.invited if self.invited else 0.0


def share_of(states: Sequence[str]) -> Share:
    """Of those for whom it was noted."""
    noted = [state for state in states if state != AttendanceState.INVITED]
    return Share(sum(state in PRESENT for state in noted), len(noted))


def points_apart(public: Share, voluntary: Share) -> str:
    """The gap between two shares in percentage points, always with which side came more."""
    if not public.invited or not voluntary.invited:
        return "no gap: one side was not invited"
    apart = round(100 * abs(public.part - voluntary.part))
    if not apart:
        return "no gap"
    more = "public" if public.part > voluntary.part else "voluntary"
    return f"{apart} {'point' if apart == 1 else 'points'}, more of the {more} sector"


def missed(states: Sequence[str]) -> int:
    """How many of the latest meetings somebody missed in a row; `states`: the latest first.

    A meeting for which nothing was noted neither counts nor breaks the row.
    """
    count = 0
    for state in states:
        if state in PRESENT:
            break
        count += state != AttendanceState.INVITED
    return count


def trend_words(shares: Sequence[Share], who: str) -> str:
    """The earlier half of the meetings beside the later one, the oldest first. It claims nothing beyond them."""
    if len(shares) < ENOUGH:
        return f"{who}: too few meetings to speak of a trend (n = {len(shares)})."
    half = len(shares) // 2
    before, after = sum(shares[:half], Share()), sum(shares[half:], Share())
    return f"{who}: {before.words} at the first {half} of them, {after.words} at the last {len(shares) - half}."
