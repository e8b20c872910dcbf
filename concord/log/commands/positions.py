"""Sealed positions: asked for on an objection, taken one by one, opened once."""

from datetime import datetime

from django.db import transaction

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.group.models import Meeting

from ..models import Decision, Point, Position, PositionRound
from ..queries.decisions import seats_at
from ..rules import verdicts
from ..terms import Method, RoundState, Verb
from .decisions import DecisionInput, check_quorum, make_decision
from .summaries import refresh_summary

Actor = Person | Installation


@transaction.atomic
def open_round(*, point: Point, verdict: str, meeting: Meeting, by: Actor, at: datetime) -> PositionRound:
    """Ask the members for sealed positions on a proposed verdict, because somebody objects."""
    require(by, Permission.RECORD_DECISIONS, point.area)
    verdicts.check_can_decide(point.period.state)
    verdicts.check_choice(verdict=verdict, reason="asked")
    if point.rounds.filter(state=RoundState.SEALED).exists():
        raise RuleBroken("Positions on this point are being taken already.")
    made = PositionRound(area=point.area, point=point, meeting=meeting, verdict=verdict, asked_at=at)
    made.save()
    record(Verb.ROUND_OPENED, subject=point, by=by, at=at, verdict=verdict)
    return made


@transaction.atomic
def take_position(
    *, round: PositionRound, person: Person, consents: bool, reason: str, by: Actor, at: datetime
) -> None:
    """A member's sealed position. It may be changed until the positions are opened; nobody learns whose it was.

    Taken by the member, or by whoever records decisions for somebody in the room without a device.
    """
    if not (isinstance(by, Person) and by.pk == person.pk):
        require(by, Permission.RECORD_DECISIONS, round.area)
    if round.state != RoundState.SEALED:
        raise RuleBroken("The positions have been opened, so none can be added.")
    seat = next((s for s in seats_at(round.meeting, round.point) if s.person == person.pk), None)
    if seat is None or seat.stands_aside:
        raise AccessDenied("Only members who are there and have no interest in this point take a position.")
    if not consents and not reason.strip():
        raise RuleBroken("Say why you object.", field="reason")
    Position.objects.update_or_create(
        round=round,
        person=person,
        defaults={"area": round.area, "sector": seat.sector, "consents": consents, "reason": reason.strip()},
    )
    # No actor and no moment that could be matched to somebody: the trail says only that one was taken.
    record(Verb.POSITION_TAKEN, subject=round.point, by=None, at=round.asked_at)


@transaction.atomic
def open_positions(*, round: PositionRound, choice: DecisionInput, by: Actor, at: datetime) -> Decision:
    """Open the positions and record what they decide. It can never be undone."""
    require(by, Permission.RECORD_DECISIONS, round.area)
    seats = seats_at(round.meeting, round.point)
    check_quorum(round.meeting, seats)
    facts = [verdicts.PositionFact(p.sector, p.consents, p.reason) for p in round.positions.all()]
    changed = PositionRound.objects.filter(pk=round.pk, state=RoundState.SEALED).update(
        state=RoundState.OPENED, opened_at=at
    )
    if changed != 1:
        raise RuleBroken("The positions have been opened already.")
    two_sectors = round.meeting.group.two_sector_rule
    found = verdicts.outcome(proposed=round.verdict, positions=facts, seats=seats, two_sectors=two_sectors)
    made = make_decision(
        round.point, choice, round.meeting, seats=seats, method=Method.POSITIONS, by=by, at=at, outcome=found
    )
    record(Verb.POSITIONS_OPENED, subject=made, by=by, at=at, point=round.point.reference, verdict=made.verdict)
    refresh_summary(period=round.point.period)
    return made
