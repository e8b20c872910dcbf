"""Sealed positions: asked for on an objection, taken one by one, opened once."""

import dataclasses
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from concord.core.accounts.access import Installation, is_own, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.group.commands import drop_pointer, point_to
from concord.group.models import Meeting

from ..models import Decision, Point, Position, PositionRound
from ..queries.decisions import needed_at, seats_at
from ..queries.positions import proposed_commitment
from ..rules import verdicts
from ..terms import Method, RoundState, Verb
from .decisions import DecisionInput, follow, hold_standing, make_decision, replace

Actor = Person | Installation


@transaction.atomic
def open_round(
    *, point: Point, verdict: str, meeting: Meeting, by: Actor, at: datetime, chosen: Mapping[str, object] | None = None
) -> PositionRound:
    """Ask the members for sealed positions on a proposed verdict, because somebody objects.

    `chosen`: what was typed besides the verdict (win, limb, commitment, learning, what is asked back …), kept until
    they are opened.
    """
    require(by, Permission.RECORD_DECISIONS, point.area)
    hold_standing([point])
    verdicts.check_can_decide(point.period.state)
    kept = dict(chosen or {})
    verdicts.check_choice(verdict=verdict, reason=str(kept.get("reason", "")))
    verdicts.check_seats(seats_at(meeting, point), needed_at(meeting))
    if point.rounds.filter(state=RoundState.SEALED).exists():
        raise RuleBroken("Positions on this point are being taken already.")
    made = PositionRound(area=point.area, point=point, meeting=meeting, verdict=verdict, chosen=kept, asked_at=at)
    made.save()
    record(Verb.ROUND_OPENED, subject=point, by=by, at=at, verdict=verdict)
    show_on_agenda(made, by=by, at=at)
    return made


@transaction.atomic
def withdraw_round(*, round: PositionRound, by: Actor, at: datetime) -> None:
    """The objection is withdrawn: the sealed positions go unread, and the group may decide by consent again."""
    require(by, Permission.RECORD_DECISIONS, round.area)
    close_round(round, at)
    record(Verb.ROUND_WITHDRAWN, subject=round.point, by=by, at=at)
    drop_pointer(meeting=round.meeting, key=agenda_key(round), by=by, at=at)
    PositionRound.objects.filter(pk=round.pk).delete()


def close_round(round: PositionRound, at: datetime) -> None:
    # Compare-and-set: opened or withdrawn once, never both.
    sealed = PositionRound.objects.filter(pk=round.pk, state=RoundState.SEALED)
    if sealed.update(state=RoundState.OPENED, opened_at=at) != 1:
        raise RuleBroken("These positions have been opened, or the objection withdrawn, already.")


@transaction.atomic
def take_position(
    *, round: PositionRound, person: Person, consents: bool, reason: str, by: Actor, at: datetime
) -> None:
    """A member's sealed position. The member may change it until the positions are opened; nobody learns whose it was.

    Whoever records decisions may enter one for somebody in the room without a device, once: never over another.
    """
    own = is_own(by, person.pk)
    if not own:
        require(by, Permission.RECORD_DECISIONS, round.area)
    check_still_sealed(round)
    seat = next((s for s in seats_at(round.meeting, round.point) if s.person == person.pk), None)
    if seat is None or seat.stands_aside:
        raise AccessDenied("Only members who are there and have no interest in this point take a position.")
    if not consents and not reason.strip():
        raise RuleBroken("Say why you object.", field="reason")
    facts = {"area": round.area, "sector": seat.sector, "consents": consents, "reason": reason.strip()}
    if own:
        Position.objects.update_or_create(round=round, person=person, defaults=facts)
    elif not Position.objects.get_or_create(round=round, person=person, defaults=facts)[1]:
        raise RuleBroken(
            f"{person} has answered already. Only they can change it, from their own page.", field="person"
        )
    # For a member's own, no actor and no moment that could be matched to somebody: only that one was taken.
    record(Verb.POSITION_TAKEN, subject=round.point, by=None if own else by, at=round.asked_at if own else at, own=own)


def check_still_sealed(round: PositionRound) -> None:
    # A write that changes nothing: whoever opens the positions waits for this one, or this one for them.
    sealed = PositionRound.objects.filter(pk=round.pk, state=RoundState.SEALED)
    if sealed.update(opened_at=None) != 1:
        raise RuleBroken("The positions have been opened or the objection withdrawn, so none can be added.")


@transaction.atomic
def open_positions(*, round: PositionRound, by: Actor, at: datetime, missing_reason: str = "") -> Decision:
    """Open the positions and record what they decide. It can never be undone.

    Refused until every eligible member has answered; `missing_reason` says why not, and stands in the decision.
    """
    require(by, Permission.RECORD_DECISIONS, round.area)
    hold_standing([round.point])
    close_round(round, at)
    seats = seats_at(round.meeting, round.point)
    verdicts.check_seats(seats, needed_at(round.meeting))
    eligible = {seat.person: seat.sector for seat in seats if not seat.stands_aside}
    # Whoever left, or declared an interest since, has no say; their position is thrown away unread.
    round.positions.exclude(person__in=eligible).delete()
    taken = list(round.positions.all())
    sectors, asked = Counter(position.sector for position in taken), Counter(eligible.values())
    verdicts.check_everybody_answered(taken=sectors, asked=asked, reason=missing_reason)
    early = f"Opened with {len(taken)} of {len(eligible)} positions: {missing_reason.strip()}"
    found = verdicts.outcome(
        proposed=round.verdict,
        positions=[verdicts.PositionFact(p.sector, p.consents, p.reason) for p in taken],
        seats=seats,
        two_sectors=round.meeting.group.two_sector_rule,
    )
    reason = note_early(round, found, early if len(taken) < len(eligible) else "")
    made = decided_by(round, reason, seats=seats, outcome=found, by=by, at=at)
    record(Verb.POSITIONS_OPENED, subject=made, by=by, at=at, point=round.point.reference, verdict=made.verdict)
    drop_pointer(meeting=round.meeting, key=agenda_key(round), by=by, at=at)
    follow(made, by=by, at=at)
    return made


def note_early(round: PositionRound, outcome: verdicts.Outcome, early: str) -> str:
    """The reason of the decision: the one given with what was proposed, where that is agreed (the reporter reads what
    is asked back), or why positions were opened early.

    Where both are said, the second is kept beside the positions, for the group alone.
    """
    given = str(round.chosen.get("reason", "")) if outcome.verdict == round.verdict else ""
    if given and early:
        round.chosen["opened_early"] = early
        round.save(update_fields=["chosen"])
    return given or early


def decided_by(
    round: PositionRound,
    reason: str,
    *,
    seats: Collection[verdicts.Seat],
    outcome: verdicts.Outcome,
    by: Actor,
    at: datetime,
) -> Decision:
    """The decision, which replaces an earlier one where the objection was to that."""
    current = round.point.decisions.filter(is_current=True).first()
    if current is not None:
        replace(current)
    return make_decision(
        round.point,
        dataclasses.replace(besides(round, current), reason=reason[:600]),
        round.meeting,
        seats=seats,
        method=Method.POSITIONS,
        by=by,
        at=at,
        replaces=current,
        outcome=outcome,
    )


def besides(round: PositionRound, current: Decision | None) -> DecisionInput:
    """What goes with the verdict: as it stood in the decision objected to, or what was chosen when somebody objected
    to what was proposed for an open point.

    Whether a reported win is one is said afterwards: a kept commitment makes it one whatever the positions.
    """
    if current is None or current.verdict in verdicts.LEFT:
        learning = bool(round.chosen.get("learning"))
        return DecisionInput(verdict=round.verdict, commitment=proposed_commitment(round), learning=learning)
    return DecisionInput(
        verdict=round.verdict,
        # A win of an earlier record may name no limb; then it is said anew.
        win=current.win if current.win_limb else None,
        limb=current.win_limb,
        limb_reason=current.limb_reason,
        win_source=current.win_source,
        learning=current.learning,
        commitment=current.commitment,
        kept_action=current.kept_action,
    )


def show_on_agenda(round: PositionRound, *, by: Actor, at: datetime) -> None:
    """Members find their way to the positions from the meeting's page."""
    point_to(
        meeting=round.meeting,
        key=agenda_key(round),
        title=f"Positions on {round.point.reference}: each member says yes or no",
        by=by,
        at=at,
    )


def agenda_key(round: PositionRound) -> str:
    return f"log/positions/{round.uid}/"
