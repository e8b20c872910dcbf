"""A poll about what annoys people: fair to both sectors, and nobody's answer can be told from it (R121, S27)."""

from collections.abc import Sequence
from dataclasses import dataclass

from concord.core.lib.errors import RuleBroken

# Below so many answers in a sector, nothing of that sector is shown.
FEWEST_ANSWERS = 5
FEWEST_MATTERS, MOST_MATTERS = 2, 12


@dataclass(frozen=True)
class Side:
    """What one sector says of one matter, of `answered` who answered the poll."""

    a_lot: int
    a_little: int
    neither: int
    works_well: int
    answered: int


@dataclass(frozen=True)
class Standing:
    """One matter as both sectors see it; a sector with too few answers is None."""

    matter: str
    public: Side | None
    voluntary: Side | None

    @property
    def annoys(self) -> float:
        """The mean of both sectors' shares that are annoyed a lot, so that the larger does not drown the other."""
        return mean([side.a_lot / side.answered for side in self.sides])

    @property
    def works(self) -> float:
        return mean([side.works_well / side.answered for side in self.sides])

    @property
    def sides(self) -> list[Side]:
        return [side for side in (self.public, self.voluntary) if side is not None]

    @property
    def leave_alone(self) -> bool:
        """Works well for at least half of each sector that can be shown, and for both sectors."""
        return len(self.sides) == 2 and all(2 * side.works_well >= side.answered for side in self.sides)


def mean(shares: Sequence[float]) -> float:
    return sum(shares) / len(shares) if shares else 0.0


def can_show(answered: int) -> bool:
    return answered >= FEWEST_ANSWERS


def ranked(matters: Sequence[Standing]) -> list[Standing]:
    """What annoys most first; matters that work well come last."""
    return sorted(matters, key=lambda one: (one.leave_alone, -one.annoys, one.works, one.matter))


def check_matters(matters: Sequence[str]) -> None:
    """A poll is short, and asks about each matter once."""
    if not FEWEST_MATTERS <= len(matters) <= MOST_MATTERS:
        raise RuleBroken(
            f"Name between {FEWEST_MATTERS} and {MOST_MATTERS} matters, each on its own line.", field="matters"
        )
    if len({matter.casefold() for matter in matters}) != len(matters):
        raise RuleBroken("The same matter stands there twice.", field="matters")
