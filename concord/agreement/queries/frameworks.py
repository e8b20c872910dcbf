"""The commitments in force beside a national framework: what stands for each heading, and what is not mapped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from concord.core.areas.models import Area

from ..models import Commitment, CommitmentText, Mapping
from ..rules.frameworks import FRAMEWORKS, Framework, Heading
from ..terms import Relation
from .commitments import texts_in_force


@dataclass(frozen=True)
class MappedLine:
    """A commitment in force, and how it stands to a heading, in words."""

    text: CommitmentText
    relation: str


@dataclass(frozen=True)
class HeadingLine:
    """A heading with the commitments that stand for it."""

    heading: Heading
    lines: Sequence[MappedLine]


@dataclass(frozen=True)
class Crosswalk:
    """A framework beside the agreement. `unlike`: looked at, and like nothing in it; `unmapped`: not looked at yet."""

    framework: Framework
    headings: Sequence[HeadingLine]
    unlike: Sequence[CommitmentText]
    unmapped: Sequence[CommitmentText]
    total: int

    @property
    def mapped(self) -> int:
        return self.total - len(self.unmapped)

    @property
    def gaps(self) -> list[Heading]:
        """The headings for which no commitment stands."""
        return [one.heading for one in self.headings if not one.lines]


def crosswalk(area: Area, framework: Framework, day: date) -> Crosswalk:
    """In two queries, whatever their number."""
    texts = texts_in_force(area, day)
    said: dict[int, list[Mapping]] = {}
    for row in Mapping.objects.filter(area=area, framework=framework.key):
        said.setdefault(row.commitment_id, []).append(row)
    return Crosswalk(
        framework=framework,
        headings=[HeadingLine(heading, lines_for(heading, texts, said)) for heading in framework.headings],
        unlike=[text for text in texts if is_unlike(said.get(text.commitment_id, []))],
        unmapped=[text for text in texts if text.commitment_id not in said],
        total=len(texts),
    )


def lines_for(heading: Heading, texts: Sequence[CommitmentText], said: dict[int, list[Mapping]]) -> list[MappedLine]:
    return [
        MappedLine(text, str(row.get_relation_display()))
        for text in texts
        for row in said.get(text.commitment_id, [])
        if row.heading == heading.key
    ]


def is_unlike(rows: Sequence[Mapping]) -> bool:
    return bool(rows) and all(row.relation == Relation.NONE for row in rows)


def relations_of(commitment: Commitment) -> dict[str, dict[str, str]]:
    """By framework and heading. A framework that was looked at, and is like nothing in it, has an empty heading."""
    found: dict[str, dict[str, str]] = {}
    for row in commitment.mappings.all():
        found.setdefault(row.framework, {})[row.heading] = row.relation
    return found


def framework_of(key: str) -> Framework | None:
    return FRAMEWORKS.get(key)
