"""Reads of commitments and their wordings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from concord.core.areas.models import Area

from .models import Commitment, CommitmentText


@dataclass(frozen=True)
class CommitmentPage:
    """A commitment with the wording in force and every wording it ever had, latest first."""

    commitment: Commitment
    current: CommitmentText | None
    texts: Sequence[CommitmentText]


def texts_in_force(area: Area, day: date, *, only: Iterable[str] = ()) -> list[CommitmentText]:
    """The wordings in force on a day, in the order of their numbers, with their commitments.

    `only`: the columns that are read now, without the commitments.
    """
    found = CommitmentText.objects.filter(area=area).as_at(day)
    found = found.only("commitment_id", *only) if only else found.select_related("commitment")
    return sorted(found, key=lambda text: number_key(text.number))


def number_key(number: str) -> tuple[tuple[int, str], ...]:
    """4.2 before 4.10."""
    return tuple((int(part), "") if part.isdigit() else (10**6, part) for part in number.split("."))


def text_of(commitment: Commitment, day: date) -> CommitmentText | None:
    """The wording of a commitment on a day; the latest one where none was in force that day."""
    texts = CommitmentText.objects.filter(commitment=commitment)
    return texts.as_at(day).first() or texts.order_by("-starts_on").first()


def commitment_page(uid: str, day: date) -> CommitmentPage | None:
    commitment = Commitment.objects.filter(uid=uid).first()
    if commitment is None:
        return None
    texts = list(commitment.texts.order_by("-starts_on", "-pk"))
    current = next((t for t in texts if t.starts_on <= day and (t.ends_on is None or t.ends_on >= day)), None)
    return CommitmentPage(commitment, current, texts)


def by_number(area: Area, number: str) -> Commitment | None:
    return Commitment.objects.filter(area=area, number=number).first()
