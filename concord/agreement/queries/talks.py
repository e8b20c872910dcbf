"""Focus groups and interviews as everybody reads of them: small numbers of people are held back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from concord.core.lib.figures import Share, shown

from ..models import Consultation
from .consultation import TalkTotal, talk_totals
from .said import SECTORS, count_gap, count_words


@dataclass(frozen=True)
class PublicTotal:
    """`sectors`: each with the people in it, in words."""

    label: str
    progress: str
    sectors: Sequence[tuple[str, str]]
    gap: str


def public_totals(consultation: Consultation, today: date) -> list[PublicTotal]:
    return [public_total(one) for one in talk_totals(consultation, today) if one.people or one.target]


def public_total(total: TalkTotal) -> PublicTotal:
    counts = [Share(getattr(total, sector), getattr(total, sector)) for sector in SECTORS]
    found = shown(Share(total.people, total.people), counts)[1]
    words = [(label, count_words(one)) for label, one in zip(SECTORS.values(), found, strict=True)]
    return PublicTotal(total.label, public_progress(total), words, count_gap(found[0], found[1], "person", "people"))


def public_progress(total: TalkTotal) -> str:
    """Of few interviews, which count people, that they are few."""
    few = total.label == "Interviews" and 0 < total.done < 5
    if not few:
        return total.progress
    return f"fewer than 5 of {total.target}" if total.target else "fewer than 5"
