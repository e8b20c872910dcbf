"""Reads of sealed positions: how many, never whose and never which way before they are opened."""

from collections.abc import Sequence
from dataclasses import dataclass

from concord.core.accounts.models import Person

from ..models import Point, PositionRound, ReplyRequest
from ..rules import verdicts
from ..terms import RoundState
from .decisions import round_count, seats_at
from .replies import replies_beside


@dataclass(frozen=True)
class RoundPage:
    """A round of positions as one person sees it. `people`: whose position they may give here."""

    round: PositionRound
    taken: int
    asked: int
    people: Sequence[Person]
    mine: bool
    replies: Sequence[ReplyRequest]
    words: Sequence[verdicts.SectorWords]

    @property
    def missing(self) -> int:
        return self.asked - self.taken


def round_of(uid: str) -> PositionRound | None:
    found = PositionRound.objects.select_related("point__period", "point__area", "meeting__group", "area")
    return found.filter(uid=uid).first()


def sealed_round(point: Point) -> PositionRound | None:
    """The round in which positions on a point are being taken now."""
    return point.rounds.filter(state=RoundState.SEALED).first()


def round_page(round: PositionRound, person: Person, *, for_others: bool) -> RoundPage:
    eligible = {seat.person for seat in seats_at(round.meeting, round.point) if not seat.stands_aside}
    seats = round.meeting.attendances.select_related("person").filter(person__in=eligible).order_by("person__name")
    facts = [verdicts.PositionFact(p.sector, p.consents, p.reason) for p in round.positions.all()]
    taken, asked = round_count(round)
    return RoundPage(
        round=round,
        taken=taken,
        asked=asked,
        people=[seat.person for seat in seats if for_others or seat.person_id == person.pk],
        mine=round.positions.filter(person=person).exists(),
        replies=replies_beside(round.point),
        words=verdicts.position_words(facts) if round.opened_at else [],
    )
