"""Reads of sealed positions: how many, never whose and never which way before they are opened."""

from collections.abc import Sequence
from dataclasses import dataclass

from concord.agreement.models import Commitment
from concord.core.accounts.models import Person

from ..models import Decision, Point, PositionRound, ReplyRequest
from ..rules import verdicts
from ..terms import RoundState, WinLimb
from .decisions import deciding_seats, round_count, seats_at, spoken_of, stands_aside
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
    commitment: Commitment | None

    @property
    def missing(self) -> int:
        return self.asked - self.taken


def round_of(uid: str) -> PositionRound | None:
    found = PositionRound.objects.select_related("point__period", "point__area", "meeting__group", "area")
    return found.filter(uid=uid).first()


def rounds_asking(person: Person) -> list[PositionRound]:
    """Open rounds in which somebody at the table has not said yet; not those in which they stand aside."""
    asked = PositionRound.objects.filter(state=RoundState.SEALED).exclude(positions__person=person)
    rounds = list(asked.filter(meeting__attendances__person=person).select_related("point").order_by("asked_at", "pk"))
    if not rounds:
        return []
    own = deciding_seats().filter(person=person, meeting__in=[found.meeting_id for found in rounds])
    seats = {seat.meeting_id: seat for seat in own}
    spoken = spoken_of([found.point_id for found in rounds])
    there = [found for found in rounds if found.meeting_id in seats]
    return [found for found in there if not stands_aside(seats[found.meeting_id], spoken[found.point_id])]


def sealed_round(point: Point) -> PositionRound | None:
    """The round in which positions on a point are being taken now."""
    return point.rounds.filter(state=RoundState.SEALED).first()


def chosen_before(decision: Decision) -> dict[str, object]:
    """What was chosen besides the verdict when somebody objected, where the positions did not decide otherwise."""
    found = PositionRound.objects.filter(point=decision.point_id, opened_at=decision.decided_at).first()
    if found is None or (found.verdict != decision.verdict and found.chosen.get("limb") != WinLimb.A):
        return {}
    return dict(found.chosen)


def proposed_commitment(round: PositionRound) -> Commitment | None:
    """The one chosen when somebody objected; where none could be chosen, the point's own."""
    if "commitment" not in round.chosen:
        return round.point.commitment
    key = str(round.chosen["commitment"])
    return Commitment.objects.filter(pk=key).first() if key.isdecimal() else None


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
        commitment=proposed_commitment(round),
    )
