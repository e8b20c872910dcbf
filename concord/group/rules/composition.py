"""The ideal list of a group's members, and how far a group fills it (R035, User Guide section 2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..terms import Category

SOURCE = "User Guide, section 2: who should be on the group"


@dataclass(frozen=True)
class IdealMember:
    """One kind of member of the list: whom it means, and whether areas may do without."""

    category: Category
    means: str
    optional: bool = False


IDEAL: Sequence[IdealMember] = (
    IdealMember(
        Category.VOLUNTARY, "The council for voluntary service, networks and forums, for instance of faith or of advice"
    ),
    IdealMember(Category.COUNCIL, "A seat for each directorate, so that what is agreed reaches all of the council"),
    IdealMember(Category.POLITICIANS, "With and without a post in the executive, from more than one party"),
    IdealMember(Category.ARMS_LENGTH, "The body that looks after the council’s homes, where there is one"),
    IdealMember(Category.HOUSING, "One of them for all, where they have a group of their own"),
    IdealMember(Category.HEALTH, "Trusts, and those who buy health services"),
    IdealMember(Category.EMERGENCY, "Police, fire and rescue"),
    IdealMember(Category.EDUCATION, "Colleges of further education"),
    IdealMember(Category.JOBS, "The service for people who look for work"),
    IdealMember(Category.BUSINESS, "Such as the chamber of commerce: some areas find it helpful", optional=True),
)

# The kind of member that an organisation usually is, by its type in the directory.
USUAL: Mapping[str, Category] = {
    "infrastructure": Category.VOLUNTARY,
    "council": Category.COUNCIL,
    "health": Category.HEALTH,
    "police": Category.EMERGENCY,
    "fire": Category.EMERGENCY,
    "education": Category.EDUCATION,
    "jobs": Category.JOBS,
    "large_housing": Category.HOUSING,
    "small_housing": Category.HOUSING,
    "business": Category.BUSINESS,
}


@dataclass(frozen=True)
class SeatFact:
    """What the composition asks of a seat. `part`: whether it speaks for a department and not for all of its body."""

    name: str
    category: str
    sector: str
    held: bool
    part: bool = False


@dataclass(frozen=True)
class CategoryLine:
    """One kind of member: its seats that are held, those that are vacant, and why it is not looked for."""

    ideal: IdealMember
    held: Sequence[SeatFact]
    vacant: Sequence[SeatFact]
    reason: str = ""

    @property
    def key(self) -> str:
        return self.ideal.category.value

    @property
    def label(self) -> str:
        return str(self.ideal.category.label)

    @property
    def is_gap(self) -> bool:
        """Nobody sits there, and nobody said why not."""
        return not self.held and not self.reason

    @property
    def standing(self) -> str:
        if self.held:
            return "Filled"
        if self.reason:
            return "Not applicable"
        return "Vacant" if self.vacant else "Gap"

    @property
    def note(self) -> str:
        """A council as one entry does not say which of its directorates sit there."""
        whole = self.ideal.category == Category.COUNCIL and self.held and not any(seat.part for seat in self.held)
        return "The council is one entry: its directorates are not named" if whole else ""

    @property
    def public(self) -> int:
        return self.held_by("public")

    @property
    def voluntary(self) -> int:
        return self.held_by("voluntary")

    def held_by(self, sector: str) -> int:
        return sum(1 for seat in self.held if seat.sector == sector)


def composition(seats: Sequence[SeatFact], apart: Mapping[str, str]) -> list[CategoryLine]:
    """The ten kinds of members in the list's order. `apart`: by category, why it is not applicable."""
    lines = []
    for ideal in IDEAL:
        of_kind = [seat for seat in seats if seat.category == ideal.category]
        held = [seat for seat in of_kind if seat.held]
        vacant = [seat for seat in of_kind if not seat.held]
        lines.append(CategoryLine(ideal, held, vacant, apart.get(ideal.category.value, "")))
    return lines


def gaps(lines: Sequence[CategoryLine]) -> list[CategoryLine]:
    return [line for line in lines if line.is_gap]


def gap_words(public: int, voluntary: int) -> str:
    """How far the two sectors are apart."""
    if public == voluntary:
        return "as many of each sector"
    more, fewer = ("public", "voluntary") if public > voluntary else ("voluntary", "public")
    n = abs(public - voluntary)
    return f"{n} more of the {more} than of the {fewer} sector"
