"""Reads of commitments and their wordings."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from concord.core.areas.models import Area

from ..models import Commitment, CommitmentText
from ..terms import MENTIONS


@dataclass(frozen=True)
class CommitmentPage:
    """A commitment with the wording in force and every wording it ever had, latest first."""

    commitment: Commitment
    current: CommitmentText | None
    texts: Sequence[CommitmentText]

    @property
    def stands_alone(self) -> bool:
        """Whether its latest wording is in no document, so that it is changed by itself."""
        return not self.texts or self.texts[0].version_id is None


def texts_in_force(area: Area, day: date, *, only: Iterable[str] = ()) -> list[CommitmentText]:
    """The wordings in force on a day, in the order of their numbers, with their commitments.

    `only`: the columns that are read now, without the commitments.
    """
    found = CommitmentText.objects.filter(area=area).as_at(day)
    found = found.only("commitment_id", *only) if only else found.select_related("commitment")
    return sorted(found, key=lambda text: number_key(text.number))


@dataclass(frozen=True)
class Sought:
    """What a list of commitments is narrowed by; nothing of it narrows nothing."""

    words: str = ""
    bearer: str = ""
    theme: str = ""
    standing: str = ""
    rule: str = ""
    mentions: str = ""

    def takes(self, text: CommitmentText) -> bool:
        said = " ".join((text.number, text.title, text.text, text.example)).casefold()
        return (
            all(word in said for word in self.words.casefold().split())
            and self.bearer in {"", text.bearer}
            and (not self.theme or self.theme in text.themes)
            and self.standing in {"", text.standing}
            and (not self.rule or bool(text.rule_kind))
            and (not self.mentions or speaks_of(said, MENTIONS[self.mentions]))
        )


def speaks_of(said: str, beginnings: Iterable[str]) -> bool:
    """Whether a word begins like one of these; `said` in small letters."""
    return any(re.search(rf"\b{re.escape(word)}", said) for word in beginnings)


def number_key(number: str) -> tuple[tuple[int, str], ...]:
    """4.2 before 4.10."""
    return tuple((int(part), "") if part.isdecimal() else (10**6, part) for part in number.split("."))


def text_of(commitment: Commitment, day: date) -> CommitmentText | None:
    """The wording of a commitment on a day; the latest one where none was in force that day."""
    texts = CommitmentText.objects.filter(commitment=commitment).ever_in_force()
    return texts.as_at(day).first() or texts.order_by("-starts_on").first()


def commitment_page(uid: str, day: date) -> CommitmentPage | None:
    """None for a commitment that is not here, or is only proposed."""
    commitment = Commitment.objects.filter(uid=uid).first()
    if commitment is None:
        return None
    found = CommitmentText.objects.filter(commitment=commitment).ever_in_force()
    texts = list(found.select_related("version__document").order_by("-starts_on", "-pk"))
    if not texts:
        return None
    current = next((text for text in texts if text.was_in_force(day)), None)
    return CommitmentPage(commitment, current, texts)


def by_number(area: Area, number: str, *, day: date | None = None) -> Commitment | None:
    """The commitment that had a number on a day; without one, or where none had it then, whichever had it last."""
    texts = CommitmentText.objects.filter(area=area, number=number).ever_in_force().select_related("commitment")
    found = texts.as_at(day).first() if day else None
    found = found or texts.order_by(F("ends_on").desc(nulls_first=True), "-starts_on", "-pk").first()
    return found.commitment if found else None
