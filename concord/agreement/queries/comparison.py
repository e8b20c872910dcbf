"""Two versions of a document side by side, commitment by commitment and word by word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from concord.core.lib.differences import Difference, Effort, differences

from ..models import CommitmentText, Section, Version
from .commitments import number_key

# What a reader is told when it is not the wording that changed.
NOTED = {
    "bearer": "who owes it",
    "owed_to": "to whom it is owed",
    "theme": "its themes",
    "standing": "whether it can be kept now",
    "rule_kind": "its measure",
    "rule_number": "its measure",
    "rule_unit": "its measure",
    "rule_counting": "its measure",
    "example": "its example",
}


@dataclass(frozen=True)
class Pair:
    """One commitment in the old version, in the new one, or in both."""

    old: CommitmentText | None
    new: CommitmentText | None
    title: Difference
    text: Difference

    @property
    def kind(self) -> str:
        """added, ended, changed or same."""
        if self.old is None:
            return "added"
        if self.new is None:
            return "ended"
        return "changed" if self.notes or not (self.title.is_same and self.text.is_same) else "same"

    @property
    def notes(self) -> list[str]:
        """What else is different, in words."""
        if self.old is None or self.new is None:
            return []
        found = ["its number"] if self.old.number != self.new.number else []
        found += [words for name, words in NOTED.items() if getattr(self.old, name) != getattr(self.new, name)]
        return list(dict.fromkeys(found))


@dataclass(frozen=True)
class SectionPair:
    """Sections of the two versions that go by one heading, or one of them alone."""

    old: Section | None
    new: Section | None
    heading: Difference
    text: Difference

    @property
    def is_same(self) -> bool:
        return self.old is not None and self.new is not None and self.heading.is_same and self.text.is_same


@dataclass(frozen=True)
class Comparison:
    """Two versions of one document."""

    old: Version
    new: Version
    introduction: Difference
    sections: Sequence[SectionPair]
    pairs: Sequence[Pair]

    def of_kind(self, kind: str) -> list[Pair]:
        return [pair for pair in self.pairs if pair.kind == kind]

    @property
    def changed_sections(self) -> list[SectionPair]:
        return [pair for pair in self.sections if not pair.is_same]

    @property
    def counts(self) -> dict[str, int]:
        return {kind: len(self.of_kind(kind)) for kind in ("added", "changed", "ended", "same")}


def comparison(old: Version, new: Version) -> Comparison:
    """Compare two versions, in four queries. A commitment is the same by its identity, whatever its number says."""
    effort = Effort()
    return Comparison(
        old=old,
        new=new,
        introduction=differences(old.introduction, new.introduction, effort),
        sections=section_pairs(list(old.sections.all()), list(new.sections.all()), effort),
        pairs=pairs_of(texts_of(old), texts_of(new), effort),
    )


def texts_of(version: Version) -> dict[int, CommitmentText]:
    """By the key of their commitments."""
    return {text.commitment_id: text for text in CommitmentText.objects.filter(version=version)}


def pairs_of(old: Mapping[int, CommitmentText], new: Mapping[int, CommitmentText], effort: Effort) -> list[Pair]:
    """In the order of the new version's numbers; one that ended stands where its old number would."""
    found = [pair_of(old.get(key), new.get(key), effort) for key in old.keys() | new.keys()]
    return sorted(found, key=lambda pair: number_key((pair.new or pair.old).number))  # type: ignore[union-attr]  # one of them is there


def pair_of(old: CommitmentText | None, new: CommitmentText | None, effort: Effort) -> Pair:
    before, after = (old.title, old.text) if old else ("", ""), (new.title, new.text) if new else ("", "")
    return Pair(old, new, differences(before[0], after[0], effort), differences(before[1], after[1], effort))


def section_pairs(old: Sequence[Section], new: Sequence[Section], effort: Effort) -> list[SectionPair]:
    """By heading, else by number: sections have no identity of their own."""
    left = list(old)
    pairs: list[tuple[Section | None, Section | None]] = []
    for section in new:
        match = next((one for one in left if one.heading.casefold() == section.heading.casefold()), None)
        match = match or next((one for one in left if one.number and one.number == section.number), None)
        if match:
            left.remove(match)
        pairs.append((match, section))
    pairs += [(one, None) for one in left]
    return [section_pair(*pair, effort) for pair in pairs]


def section_pair(old: Section | None, new: Section | None, effort: Effort) -> SectionPair:
    return SectionPair(
        old,
        new,
        differences(str(old) if old else "", str(new) if new else "", effort),
        differences(old.text if old else "", new.text if new else "", effort),
    )
