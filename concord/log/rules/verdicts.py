"""How the group decides: consent, two sectors, interests, the win test, and the right of reply."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from concord.core.lib.errors import RuleBroken

from ..terms import Box, Breach, LimbReason, PeriodState, Verdict, WinLimb

# Verdicts that a person may choose; "not agreed" and "no eligible members" come out of positions.
CHOICES = (Verdict.FOLLOWED, Verdict.NOT_FOLLOWED, Verdict.NOT_FOR_US, Verdict.ASKED_BACK, Verdict.DEFERRED)
# These leave the point on the next sheet; the others end the matter.
LEFT = frozenset({Verdict.DEFERRED, Verdict.ASKED_BACK, Verdict.NO_ELIGIBLE})
# Below this many in each sector a count would say who said what.
COUNTS_SHOWN_FROM = 3
DECIDING_SECTORS = ("public", "voluntary")


@dataclass(frozen=True)
class Seat:
    """A deciding member who is present: who, which sector, and whether they stand aside on this point."""

    person: int
    sector: str
    stands_aside: bool = False


@dataclass(frozen=True)
class PositionFact:
    """One opened position: sector, whether it consents, and the reason given."""

    sector: str
    consents: bool
    reason: str = ""


@dataclass(frozen=True)
class Outcome:
    """What opened positions add up to."""

    verdict: str
    reason_public: str = ""
    reason_voluntary: str = ""
    # With "not agreed": the verdict that was.
    proposed: str = ""


@dataclass(frozen=True)
class SectorWords:
    """What may be said of one sector's positions."""

    sector: str
    text: str


def check_can_decide(state: str) -> None:
    """The group decides on points of a locked period; corrections come later as new decisions."""
    if state == PeriodState.PLANNED or state == PeriodState.OPEN:
        raise RuleBroken("Returns can still come in. Lock the period before the group decides.")


def check_can_split(state: str) -> None:
    """What was merged is taken apart while the group decides; afterwards it was decided and counted as one."""
    if state != PeriodState.LOCKED:
        raise RuleBroken("The group has finished with this period, so what was decided as one stays one.")


def check_seats(seats: Collection[Seat], needed: dict[str, int]) -> None:
    """Somebody is there to decide, and the group has a quorum of each sector. Source: the group's own setting."""
    if not seats:
        raise RuleBroken("No member is there yet. Take attendance first.")
    for sector in DECIDING_SECTORS:
        here = sum(seat.sector == sector for seat in seats)
        if here < needed.get(sector, 0):
            raise RuleBroken(
                f"Not enough {sector} sector members are there: {here} of {needed[sector]}. Take attendance first."
            )


def sectors_without_eligible(seats: Collection[Seat], *, two_sectors: bool) -> list[str]:
    """Sectors that cannot decide on a point because nobody in them is free to.

    Everybody from them who is there stands aside; under the two-sector rule it is enough that nobody came.
    """
    found = []
    for sector in DECIDING_SECTORS:
        aside = [seat.stands_aside for seat in seats if seat.sector == sector]
        if all(aside) and (aside or two_sectors):
            found.append(sector)
    return found


def deadlock(seats: Collection[Seat], *, two_sectors: bool) -> "Outcome | None":
    """“Not decided: no eligible members”, with the reason, when a sector has nobody eligible (confidentiality.md)."""
    stuck = sectors_without_eligible(seats, two_sectors=two_sectors)
    if not stuck:
        return None
    words = {sector: why_nobody(sector, seats) for sector in stuck}
    return Outcome(Verdict.NO_ELIGIBLE, words.get("public", ""), words.get("voluntary", ""))


def why_nobody(sector: str, seats: Collection[Seat]) -> str:
    if any(seat.sector == sector for seat in seats):
        return "Everybody who is there has an interest in this point"
    return "Nobody is there"


def stands_aside(
    *,
    own: Iterable[tuple[int, int | None]],
    declared: Iterable[tuple[int, int | None]],
    about: tuple[int | None, int | None],
    is_reporter: bool,
) -> bool:
    """Whether somebody has an interest in a point: their own unit is named, or what they declared.

    `own`, `declared` and `about`: (organisation, unit) keys. Whoever sits for a whole body has it as their unit;
    a department is not named where only its large organisation is. The reporter never stands aside: that would unmask
    them.
    """
    organisation, unit = about
    if organisation is None or is_reporter:
        return False
    owned = any(org == organisation and mine in {None, unit} for org, mine in own)
    return owned or any(org == organisation and (unit is None or mine in {None, unit}) for org, mine in declared)


def check_choice(*, verdict: str, reason: str, standing: str = "") -> None:
    """A verdict is one of five, and some need words. `standing`: the one that stands, which a correction may keep."""
    if verdict not in {*CHOICES, standing} - {""}:
        raise RuleBroken("Choose a verdict.", field="verdict")
    if verdict == Verdict.ASKED_BACK and not reason.strip():
        raise RuleBroken("Say what you want to know, so that the reporter can answer.", field="reason")


def check_win_answered(*, box: int, verdict: str, win: bool | None) -> None:
    """Whether a reported win is one must be said when it is judged. Source: the form's third box (R095, R110)."""
    if box == Box.WINS and verdict in {Verdict.FOLLOWED, Verdict.NOT_FOLLOWED} and win is None:
        raise RuleBroken("Say whether it is a win: yes or no.", field="win")


def check_correction(*, reference: str, old: str, reason: str) -> None:
    """Decisions are permanent; a correction says why it replaces one. What was left for later needs no more words."""
    if not reason.strip() and old not in LEFT:
        raise RuleBroken(f"Say why this replaces {reference}.", field="reason")


def check_not_undone(*, reference: str, old: str) -> None:
    """When nobody is eligible, what was decided before is not undone."""
    if old not in LEFT:
        raise RuleBroken(f"In one sector nobody who is there may decide on this point, so {reference} stands.")


def check_positions_stand(*, by_positions: bool, same_meeting: bool, old: str, new: str) -> None:
    """What members' positions decided is not changed by consent over their heads at the same meeting."""
    if by_positions and same_meeting and new != old and old not in LEFT:
        raise RuleBroken(
            "The members' positions decided this at this meeting. Ask for positions on it again, "
            "or look at it at another meeting.",
            field="verdict",
        )


def check_no_objection(sealed: tuple[int, int] | None) -> None:
    """An objection stands until its positions are opened or it is withdrawn: no consent passes over it.

    `sealed`: how many positions were taken, of how many, while a round of them is open.
    """
    if sealed is not None:
        raise RuleBroken(
            f"Somebody objects: positions are being taken ({sealed[0]} of {sealed[1]}). "
            "Open them, or withdraw the objection, before you decide by consent."
        )


def check_everybody_answered(*, taken: Mapping[str, int], asked: Mapping[str, int], reason: str) -> None:
    """Positions are opened when every eligible member has answered, or with a reason why not.

    Before that a sector has three, or all of its members: of fewer the reasons would say whose they are. `taken`,
    `asked`: how many of each sector.
    """
    have, of = sum(taken.values()), sum(asked.values())
    if have >= of:
        return
    only = f"Only {have} of {of} members have answered."
    if any(taken.get(sector, 0) < min(COUNTS_SHOWN_FROM, number) for sector, number in asked.items()):
        raise RuleBroken(
            f"{only} At least three members of each sector must answer first, or all where there are fewer, so that "
            "nobody can be told apart. If somebody has left, mark them as not there on the attendance page.",
            field="missing_reason",
        )
    if not reason.strip():
        raise RuleBroken(f"{only} Wait for the others, or say why you do not.", field="missing_reason")


def decided_before_reply(*, decided_at: datetime, replied_at: datetime | None, window_ends_on: date) -> bool:
    """Whether a decision was made while the organisation named could still reply, or before its late reply."""
    if replied_at is not None:
        return decided_at < replied_at
    return timezone.localdate(decided_at) <= window_ends_on


def check_win(*, win: bool | None, limb: str, limb_reason: str, names_commitment: bool, names_action: bool) -> None:
    """The two-limb test of a win.

    A: it carries out a commitment or an agreed action, and needs no vote. B: the group thinks that it would not have
    happened at all, as well or as quickly without the agreement. Source: template for reporting, “How do we know if
    it is a win?” (R110).
    """
    if not win:
        return
    if limb == WinLimb.A and not (names_commitment or names_action):
        raise RuleBroken("Choose the commitment or the action that it carries out.", field="commitment")
    if limb == WinLimb.B and limb_reason not in LimbReason.values:
        raise RuleBroken("Choose how it would have been without the agreement.", field="limb_reason")
    if limb not in WinLimb.values:
        raise RuleBroken("Say why it is a win.", field="limb")


def outcome(
    *, proposed: str, positions: Collection[PositionFact], seats: Collection[Seat], two_sectors: bool
) -> Outcome:
    """What opened positions decide: agreed only when both sectors consent, otherwise “not agreed” with both reasons.

    A sector consents when more of its eligible members consent than object. Where a sector has nobody eligible
    nothing is decided, whatever the positions.
    """
    stuck = deadlock(seats, two_sectors=two_sectors)
    if stuck:
        return stuck
    reasons = {sector: reasons_of(sector, positions) for sector in DECIDING_SECTORS}
    if two_sectors:
        agreed = all(consents(sector, positions) for sector in DECIDING_SECTORS)
    else:
        agreed = sum(p.consents for p in positions) * 2 > len(positions)
    if agreed:
        return Outcome(proposed)
    return Outcome(Verdict.NOT_AGREED, reasons["public"], reasons["voluntary"], proposed)


def consents(sector: str, positions: Collection[PositionFact]) -> bool:
    """Whether a sector consents: more for than against; nobody against and nobody for is no consent."""
    taken = [position.consents for position in positions if position.sector == sector]
    return sum(taken) * 2 > len(taken)


def reasons_of(sector: str, positions: Collection[PositionFact]) -> str:
    """The reasons of a sector's objectors, in no order that says who gave them."""
    given = {p.reason.strip() for p in positions if p.sector == sector and not p.consents and p.reason.strip()}
    return " · ".join(sorted(given))[:600]


def position_words(positions: Collection[PositionFact]) -> list[SectorWords]:
    """What may be shown of opened positions: counts only with three or more in each sector (confidentiality.md)."""
    counts = {sector: [p.consents for p in positions if p.sector == sector] for sector in DECIDING_SECTORS}
    shown = all(len(taken) >= COUNTS_SHOWN_FROM for taken in counts.values())
    return [SectorWords(sector, count_words(taken, shown)) for sector, taken in counts.items()]


def count_words(taken: list[bool], shown: bool) -> str:
    if shown:
        return f"{sum(taken)} of {len(taken)} consent"
    return "consents" if taken and sum(taken) * 2 > len(taken) else "does not consent"


def needs_reply(*, box: int, breach: str, verdict: str, has_organisation: bool, reporter_is_named_body: bool) -> bool:
    """A point that names an organisation as not having kept the agreement gets that organisation's reply first.

    Those are points of box 2 about an organisation, any other that marks a breach, and any that was decided as not
    followed; a body that reports on itself needs no asking. `verdict`: of the decision that stands, or empty.
    """
    if not has_organisation or reporter_is_named_body:
        return False
    return box == Box.LEARN_FROM or breach in Breach.values or verdict == Verdict.NOT_FOLLOWED


def check_reply_before_board(
    *, needed: bool, replied: bool, asked: bool, window_ends_on: date | None, on: date
) -> None:
    """The board's page waits for the reply, or for proof of asking and the whole window (confidentiality.md)."""
    if not needed or replied:
        return
    if not asked or window_ends_on is None:
        raise RuleBroken("The organisation that this point names has not been asked to reply yet.")
    if on <= window_ends_on:
        raise RuleBroken(
            f"The organisation named has until {window_ends_on:%-d %B %Y} to reply. The page waits for it."
        )
