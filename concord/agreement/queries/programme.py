"""The work programme of the agreement: what is worked towards, and what is in practice since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from concord.core.areas.models import Area

from ..models import CommitmentText, Practice
from ..terms import Bearer, Standing
from .commitments import texts_in_force


@dataclass(frozen=True)
class DoneLine:
    """A commitment that left the programme."""

    text: CommitmentText
    practice: Practice


@dataclass(frozen=True)
class OpenPart:
    """What one side, or both together, is working towards, of how many such commitments it had."""

    label: str
    texts: Sequence[CommitmentText]
    total: int

    @property
    def done(self) -> int:
        return self.total - len(self.texts)


@dataclass(frozen=True)
class Programme:
    """By who owes it, so that both sides are seen; and what is in practice since, the latest first."""

    parts: Sequence[OpenPart]
    done: Sequence[DoneLine]

    @property
    def is_empty(self) -> bool:
        return not any(part.total for part in self.parts)


def programme(area: Area, day: date) -> Programme:
    """The commitments in force on a day that are worked towards, in two queries."""
    texts = [text for text in texts_in_force(area, day) if text.standing == Standing.ASPIRATIONAL]
    kept = {row.commitment_id: row for row in Practice.objects.filter(area=area)}
    done = [DoneLine(text, kept[text.commitment_id]) for text in texts if text.commitment_id in kept]
    return Programme(
        parts=[part_of(bearer, texts, kept) for bearer in Bearer.values],
        done=sorted(done, key=lambda line: line.practice.since_on, reverse=True),
    )


def part_of(bearer: str, texts: Sequence[CommitmentText], kept: dict[int, Practice]) -> OpenPart:
    own = [text for text in texts if text.bearer == bearer]
    return OpenPart(str(Bearer(bearer).label), [text for text in own if text.commitment_id not in kept], len(own))
