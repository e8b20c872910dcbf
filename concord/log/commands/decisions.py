"""Deciding: the sheet, merging, verdicts and wins, corrections."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from concord.agreement.models import Commitment
from concord.agreement.queries import text_of
from concord.core.accounts.access import SYSTEM, Installation, acting, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.commands import next_reference
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import plural
from concord.group.commands import point_to
from concord.group.models import Action, Meeting
from concord.group.terms import AgendaItemKind, MeetingState

from ..models import Decision, Period, Point, PositionRound
from ..queries.decisions import needed_at, round_count, seats_at, sheet_meeting
from ..queries.replies import families_of, untried
from ..rules import verdicts
from ..terms import Method, PeriodState, RoundState, Verb, Verdict, WinLimb
from .asking import ask_reporters
from .replies import ask_for_replies, ask_whom_it_names
from .summaries import refresh_summary

Actor = Person | Installation


@dataclass(frozen=True)
class DecisionInput:
    """What the group chose about one point. `win` None: not asked."""

    verdict: str
    win: bool | None = None
    limb: str = ""
    limb_reason: str = ""
    win_source: str = ""
    learning: bool = False
    commitment: Commitment | None = None
    kept_action: Action | None = None
    reason: str = ""


@transaction.atomic
def build_sheet(*, period: Period, by: Actor, at: datetime) -> int:
    """Make the decision sheet: every organisation that a point names is asked to reply. Gives how many were asked.

    Doing it again asks only those who were not asked yet.
    """
    require(by, Permission.MANAGE_PERIODS, period.area)
    verdicts.check_can_decide(period.state)
    asked = ask_for_replies(period=period, by=by, at=at)
    show_on_agenda(period, by=by, at=at)
    record(Verb.SHEET_BUILT, subject=period, by=by, at=at, asked=asked)
    return asked


def show_on_agenda(period: Period, *, by: Actor, at: datetime) -> None:
    """The meeting's item on returns leads to the sheet."""
    meeting = sheet_meeting(period, timezone.localdate(at))
    if meeting is not None and meeting.state == MeetingState.SCHEDULED:
        kind, key = AgendaItemKind.RETURNS, f"log/sheet/{period.reference}/"
        point_to(meeting=meeting, key=key, title="Returns and decisions", kind=kind, by=by, at=at)


@transaction.atomic
def show_minutes(*, meeting: Meeting, at: datetime) -> None:
    """Once it was held, the meeting's item on returns leads to what was decided there."""
    if not meeting.group.is_main:
        return
    kind, key = AgendaItemKind.RETURNS, f"log/minutes/{meeting.reference}/"
    point_to(meeting=meeting, key=key, title="Returns and decisions", kind=kind, by=SYSTEM, at=at)


@transaction.atomic
def record_decision(*, point: Point, choice: DecisionInput, meeting: Meeting, by: Actor, at: datetime) -> Decision:
    """Record what the group decided by consent. Each decision is kept on its own and numbered for ever.

    Without an eligible member in a sector the outcome is “not decided: no eligible members”. A point that has a
    decision is corrected, not decided again.
    """
    seats = hold_for_decision(point, meeting, by=by)
    check_choice(choice, box=point.box)
    check_no_open_round(point)
    made = make_decision(point, choice, meeting, seats=seats, method=Method.CONSENT, by=by, at=at)
    record(Verb.DECISION_RECORDED, subject=made, by=by, at=at, point=point.reference, verdict=made.verdict)
    follow(made, by=by, at=at)
    return made


@transaction.atomic
def correct_decision(
    *, decision: Decision, choice: DecisionInput, meeting: Meeting, by: Actor, at: datetime
) -> Decision:
    """Record a new decision that names the old one and says why; the old one stays as it was.

    What positions decided keeps its verdict, with the reasons of both sectors, until another meeting looks at it.
    """
    point = decision.point
    seats = hold_for_decision(point, meeting, by=by)
    check_choice(choice, box=point.box, standing=decision.verdict)
    check_correction(decision, choice, meeting)
    check_no_open_round(point)
    kept = standing_outcome(decision) if choice.verdict == decision.verdict else None
    replace(decision)
    made = make_decision(
        point,
        choice,
        meeting,
        seats=seats,
        method=decision.method if kept else Method.CONSENT,
        by=by,
        at=at,
        replaces=decision,
        outcome=kept,
    )
    record(Verb.DECISION_CORRECTED, subject=made, by=by, at=at, replaces=decision.reference, verdict=made.verdict)
    follow(made, by=by, at=at)
    return made


def follow(made: Decision, *, by: Actor, at: datetime) -> None:
    """What a decision leads to: questions to reporters, replies asked for, the period's figures."""
    ask_reporters(made, at=at)
    ask_whom_it_names(made, by=by, at=at)
    refresh_summary(period=made.point.period)


def hold_for_decision(point: Point, meeting: Meeting, *, by: Actor) -> list[verdicts.Seat]:
    """Whoever records may, the point stands, and enough members are there. Gives who they are."""
    require(by, Permission.RECORD_DECISIONS, point.area)
    hold_standing([point])
    verdicts.check_can_decide(point.period.state)
    seats = seats_at(meeting, point)
    verdicts.check_seats(seats, needed_at(meeting))
    return seats


def check_correction(decision: Decision, choice: DecisionInput, meeting: Meeting) -> None:
    adds_win = choice.verdict == decision.verdict and decision.win is None and choice.win is not None
    if not adds_win:
        verdicts.check_correction(reference=decision.reference, old=decision.verdict, reason=choice.reason)
    verdicts.check_positions_stand(
        by_positions=decision.method == Method.POSITIONS,
        same_meeting=decision.meeting_id == meeting.pk,
        old=decision.verdict,
        new=choice.verdict,
    )


def standing_outcome(decision: Decision) -> verdicts.Outcome | None:
    if decision.method != Method.POSITIONS:
        return None
    return verdicts.Outcome(decision.verdict, decision.reason_public, decision.reason_voluntary, decision.proposed)


def hold_standing(points: Collection[Point]) -> None:
    """Keep these points as they are until the end of the transaction: none merged, none withdrawn.

    A write that changes nothing holds the row on both databases, always in the same order, so that nobody waits for
    somebody who waits for them.
    """
    for point in sorted(points, key=lambda point: point.pk):
        if Point.objects.standing().filter(pk=point.pk).update(merged_into=None) != 1:
            raise RuleBroken(f"{point.reference} was merged into another point or withdrawn meanwhile. Look again.")


def check_no_open_round(point: Point) -> None:
    found = point.rounds.filter(state=RoundState.SEALED).first()
    verdicts.check_no_objection(round_count(found) if found else None)


def replace(decision: Decision) -> None:
    # Compare-and-set: the same decision is replaced once.
    if Decision.objects.filter(pk=decision.pk, is_current=True).update(is_current=False) != 1:
        raise RuleBroken("This decision has been replaced already. Look at the newer one.")


def check_choice(choice: DecisionInput, *, box: int, standing: str = "") -> None:
    verdicts.check_choice(verdict=choice.verdict, reason=choice.reason, standing=standing)
    verdicts.check_win_answered(box=box, verdict=choice.verdict, win=choice.win)
    verdicts.check_win(
        win=choice.win,
        limb=choice.limb,
        limb_reason=choice.limb_reason,
        names_commitment=choice.commitment is not None,
        names_action=choice.kept_action is not None,
    )


def make_decision(
    point: Point,
    choice: DecisionInput,
    meeting: Meeting,
    *,
    seats: Collection[verdicts.Seat],
    method: str,
    by: Actor,
    at: datetime,
    replaces: Decision | None = None,
    outcome: verdicts.Outcome | None = None,
) -> Decision:
    """The row of a decision, with its number. `outcome` where positions decided."""
    if replaces is None and point.decisions.filter(is_current=True).exists():
        raise RuleBroken("Someone else has just decided on this point. Correct that decision instead.")
    on = timezone.localdate(at)
    stuck = verdicts.deadlock(seats, two_sectors=meeting.group.two_sector_rule)
    if stuck and replaces is not None:
        verdicts.check_not_undone(reference=replaces.reference, old=replaces.verdict)
    found = stuck or outcome or verdicts.Outcome(choice.verdict)
    decided = found.verdict not in {Verdict.NO_ELIGIBLE, Verdict.NOT_AGREED}
    # Limb A needs no vote, so a win by it stands even where the verdict could not be agreed.
    win = choice.win if decided or choice.limb == WinLimb.A else None
    decision = Decision(
        area=point.area,
        point=point,
        meeting=meeting,
        reference=next_reference(area=point.area, series="D", year=on.year),
        decided_on=on,
        decided_at=at,
        verdict=found.verdict,
        proposed=found.proposed,
        win=win,
        win_limb=choice.limb if win else "",
        limb_reason=choice.limb_reason if win and choice.limb == WinLimb.B else "",
        win_source=(choice.win_source or point.win_source) if win else "",
        kept_action=choice.kept_action if win else None,
        learning=choice.learning,
        commitment=choice.commitment,
        commitment_text=text_of(choice.commitment, point.happened_on or on) if choice.commitment else None,
        reason=choice.reason,
        reason_public=found.reason_public,
        reason_voluntary=found.reason_voluntary,
        method=method,
        present_public=sum(seat.sector == "public" for seat in seats),
        present_voluntary=sum(seat.sector == "voluntary" for seat in seats),
        replaces=replaces,
        recorded_by=acting(by),
    )
    decision.save()
    return decision


@transaction.atomic
def finish_deciding(*, period: Period, by: Actor, at: datetime) -> None:
    """Close the deciding of a period. Points put off or asked back stay on the next sheet."""
    require(by, Permission.RECORD_DECISIONS, period.area)
    waiting = Point.objects.tabled().standing().filter(period=period).exclude(decisions__is_current=True).count()
    if waiting:
        words = plural(waiting, "point has", "points have")
        raise RuleBroken(f"{words} no decision yet. Decide, or put off, what is left first.")
    # Whom no mail reaches is asked in another way, before the board's page.
    if any(untried(family, verdict) for family, verdict in families_of(period)):
        raise RuleBroken("Organisations that points name were not asked to reply yet. Make the decision sheet first.")
    sealed = PositionRound.objects.filter(point__period=period, state=RoundState.SEALED).count()
    if sealed:
        words = plural(sealed, "point", "points")
        raise RuleBroken(f"Positions on {words} are still sealed. Open them, or withdraw the objection, first.")
    changed = Period.objects.filter(pk=period.pk, state=PeriodState.LOCKED).update(
        state=PeriodState.DECIDED, decided_at=at
    )
    if changed != 1:
        raise RuleBroken("This period is not waiting for decisions.")
    period.state, period.decided_at = PeriodState.DECIDED, at
    record(Verb.PERIOD_DECIDED, subject=period, by=by, at=at)
    refresh_summary(period=period)
