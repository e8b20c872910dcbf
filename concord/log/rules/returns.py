"""Whether now: returns and points; and who will see what is written."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from concord.core.lib.errors import RuleBroken

from ..terms import Box, PeriodState, PointClass, WinSource

TRANSITIONS: Mapping[str, frozenset[str]] = {
    PeriodState.PLANNED: frozenset({PeriodState.OPEN}),
    PeriodState.OPEN: frozenset({PeriodState.LOCKED}),
    # Back to open only while nothing hangs on its points: `rules.periods.check_can_reopen`.
    PeriodState.LOCKED: frozenset({PeriodState.DECIDED, PeriodState.OPEN}),
    PeriodState.DECIDED: frozenset({PeriodState.REPORTED}),
    PeriodState.REPORTED: frozenset(),
}


@dataclass(frozen=True)
class PointInput:
    """One point as typed. `about_…` and `commitment` are rows of lower apps, or None."""

    text: str
    point_class: int = PointClass.NAMED
    about_organisation: Any = None
    about_unit: Any = None
    commitment: Any = None
    breach: str = ""
    happened_on: date | None = None
    win_source: str = ""
    contexts: Sequence[str] = field(default=())
    is_proxy: bool = False
    answers_point: Any = None


@dataclass(frozen=True)
class Limits:
    """How many points, of what length; `per_box` or for the whole form."""

    points_max: int = 2
    per_box: bool = True
    text_limit: int = 400
    blank_limit: int = 2


CONFIDENTIAL_STAYS = (
    "This period was locked once and opened again. Until it locks again no confidential point can be added, changed or "
    "taken away, because that could show whose it is. Raise it in the next period."
)


def check_transition(old: str, new: str) -> None:
    if new not in TRANSITIONS[old]:
        labels = PeriodState(old).label.lower(), PeriodState(new).label.lower()
        raise RuleBroken(f"This period is “{labels[0]}”, so it cannot become “{labels[1]}”.")


def check_open_for_returns(*, state: str, locks_on: date, on: date) -> None:
    """Returns are taken from opening to locking. Locked is not late: late returns still count."""
    if state == PeriodState.PLANNED:
        raise RuleBroken("This period is not open for returns yet.")
    if state != PeriodState.OPEN or on > locks_on:
        # An officer may lock it early: then the day that was planned is still to come, and is not when it was locked.
        when = f"was locked on {locks_on:%-d %B %Y}" if on > locks_on else "is locked"
        raise RuleBroken(f"This period {when}. What you write now goes into the next period instead.")


def is_locked(*, state: str, locks_on: date, on: date) -> bool:
    """Locked by an officer or by the clock, or over since yesterday while the clock has not run yet."""
    return state not in {PeriodState.PLANNED, PeriodState.OPEN} or (state == PeriodState.OPEN and on > locks_on)


def check_can_write(*, state: str, locks_on: date, on: date, is_sent: bool, next_is_open: bool) -> None:
    """A return is written from opening to locking. After that a draft goes on, for the next period (R105)."""
    if not is_locked(state=state, locks_on=locks_on, on=on):
        check_open_for_returns(state=state, locks_on=locks_on, on=on)
    elif next_is_open:
        raise RuleBroken("This period is locked. The next one is open already: write your point there.")
    elif is_sent:
        raise RuleBroken("This period is locked, so your return stays as it is. Write the point in the next period.")


def check_can_enter(*, state: str, opened_on: date, locks_on: date, received_on: date, on: date) -> None:
    """A form that came in time may be typed in later, until the group has decided."""
    if received_on > on:
        raise RuleBroken("The day it came is in the future.", field="received_on")
    if state == PeriodState.PLANNED:
        raise RuleBroken("This period is not open for returns yet.")
    if state not in {PeriodState.OPEN, PeriodState.LOCKED}:
        raise RuleBroken("The group has decided on this period, so nothing can be added to it.")
    if received_on < opened_on:
        raise RuleBroken("It came before the period was open. Look at the day again.", field="received_on")
    if received_on > locks_on:
        raise RuleBroken(
            "It came after the period was locked. Enter it in the next period: its points are taken up there.",
            field="received_on",
        )


def check_box(*, box: int, points: Collection[PointInput], nothing: bool, limits: Limits, elsewhere: int = 0) -> None:
    """What one box may hold. `elsewhere`: points in the other boxes, for a limit on the whole form.

    Points raised through a proxy body do not use up its own. Source: “only one or two points at most” (R097).
    “Nothing to report” may stand beside a confidential point alone: it is what everybody but the trustee reads there.
    """
    check_nothing(points, nothing=nothing)
    own = sum(not point.is_proxy for point in points)
    if limits.per_box and own > limits.points_max:
        raise RuleBroken(f"At most {limits.points_max} points in a box. Choose the most important.", field="text_1")
    if not limits.per_box and own + elsewhere > limits.points_max:
        raise RuleBroken(
            f"At most {limits.points_max} points in the whole form. You have {own + elsewhere}.", field="text_1"
        )
    for number, point in enumerate(points, start=1):
        check_point(box=box, point=point, number=number, limits=limits)


def check_nothing(points: Collection[PointInput], *, nothing: bool) -> None:
    if nothing and any(point.point_class == PointClass.NAMED for point in points):
        raise RuleBroken("You ticked “nothing to report” and wrote a point. Take one of them away.", field="nothing")


def check_point(*, box: int, point: PointInput, number: int, limits: Limits) -> None:
    for fault in point_faults(box=box, point=point, number=number, limits=limits):
        raise fault


def point_faults(*, box: int, point: PointInput, number: int, limits: Limits) -> Iterator[RuleBroken]:
    """All that is wrong with a point, each with its field. Any of it refuses the point."""
    if not point.text.strip():
        yield RuleBroken("Write the point, or clear its other answers.", field=f"text_{number}")
    else:
        yield from length_faults(point.text, limits, field=f"text_{number}")
    if box == Box.WINS and point.win_source not in WinSource.values:
        yield RuleBroken("Choose where the win came from.", field=f"win_source_{number}")
    if box != Box.WINS and point.win_source:
        yield RuleBroken("Only wins in box 3 say where they came from.", field=f"win_source_{number}")


def length_faults(text: str, limits: Limits, *, field: str) -> Iterator[RuleBroken]:
    over = len(text) - limits.text_limit
    if over > 0:
        words = f"A point has at most {limits.text_limit} characters. This one has {len(text)}. Take {over} away."
        yield RuleBroken(words, field=field)


def check_happened(points: Collection[PointInput], *, on: date) -> None:
    for number, point in enumerate(points, start=1):
        for fault in happened_faults(point, number=number, on=on):
            raise fault


def happened_faults(point: PointInput, *, number: int, on: date) -> Iterator[RuleBroken]:
    if point.happened_on and point.happened_on > on:
        yield RuleBroken("The date is in the future. Say when it happened.", field=f"date_{number}")


def check_classes(points: Collection[PointInput], *, has_trustee: bool, entered_by_other: bool) -> None:
    """Confidential points need a trustee, and nobody can enter one for somebody else."""
    if not any(point.point_class != PointClass.NAMED for point in points):
        return
    if entered_by_other:
        raise RuleBroken(
            "Only its reporter or the trustee enters a confidential point, so that nobody else learns of it."
        )
    if not has_trustee:
        raise RuleBroken("This area has no trustee, so confidential points cannot be taken.")


def check_confidential_stays(*, typed: Collection[str], held: Collection[str]) -> None:
    """In a period that was opened again its confidential points stay as the group saw them.

    `typed`, `held`: stamps of a box's confidential points. One that came, went or changed between two lockings would
    point at those few who wrote in between.
    """
    if sorted(typed) != sorted(held):
        raise RuleBroken(CONFIDENTIAL_STAYS)


def blanks(boxes_with_points: Collection[int], boxes_with_nothing: Collection[int]) -> int:
    """How many of the four boxes have no answer. “Nothing to report” is an answer (T03)."""
    return len(set(Box.values) - set(boxes_with_points) - set(boxes_with_nothing))


def box_to_cover(answered: Collection[int], held: Collection[int]) -> int:
    """The box that reads “nothing to report” with sending: the one without an answer that others see; 0 if there is
    another such, or nothing held in it.

    One silent box among three answers would say where the confidential points are.
    """
    silent = set(Box.values) - set(answered)
    return silent.pop() if len(silent) == 1 and silent <= set(held) else 0


def is_blank_heavy(blank: int, *, is_nil: bool, limit: int) -> bool:
    """More blanks than the area's limit (two of four by default), in a return that is not nil (R103)."""
    return not is_nil and blank > limit


@dataclass(frozen=True)
class Trustees:
    """Everybody who holds names: the trustee with the body they work for, then the deputies."""

    name: str
    body: str
    deputies: tuple[str, ...] = ()

    def __str__(self) -> str:
        who = f"{self.name} of {self.body}, the trustee,"
        if not self.deputies:
            return who.rstrip(",")
        title = "the deputy" if len(self.deputies) == 1 else "the deputies"
        return f"{who} and {title} {' and '.join(self.deputies)}"


LIMITS_OF_TRUST = (
    "The people who run the server could read its database, and information that a public body holds can be asked for "
    "under freedom of information."
)
NO_TRUSTEE = "Confidential points are not offered: this area has no trustee outside the public sector to hold names."


# How the sentence calls whoever reports, what is theirs, the words and the name: to themselves, and to an officer who
# types in what they sent.
YOURS = ("you", "your", "your words", "your name")
THEIRS = ("they", "their", "these words", "the name of whoever sent the return")


def who_sees(
    point_class: int,
    *,
    words: Mapping[str, str],
    trustees: Trustees | None,
    with_limits: bool = True,
    spoken: tuple[str, str, str, str] = YOURS,
) -> str:
    """The sentence beside a point that says who will see it, and what no promise can change.

    `words`: the area's vocabulary. `with_limits`: False where `LIMITS_OF_TRUST` stands beside it already. The readers
    are exactly those whose roles see points; a test holds it there.
    """
    who, own, text, name = spoken
    readers = (
        f"Members of the {words['group']}, {words['champion_plural']} and {words['officer_plural']}, now and later,"
    )
    onward = (
        f"An organisation that {who} name is sent {text} so that it can reply; the {words['board']} may "
        f"see them, both without {name}."
    )
    if point_class == PointClass.NAMED:
        return f"{readers} see {text} with {name}. {onward}"
    if trustees is None:
        return NO_TRUSTEE
    if point_class == PointClass.NAME_WITHHELD:
        kept = f"Only {trustees} can see {name}, and each look is noted. Where few have returned, some may guess it."
        approved = f"are the wording that {who} approved: {own} own by sending it, or one that {who}"
        wording = f"“{text.capitalize()}” {approved} agreed to."
        told = f"{readers} see {text} without {name}. {onward} {wording} {kept}"
    else:
        unseen = f"The {words['group']} does not learn of the point."
        told = f"{name.capitalize()} and {text} can be read only by {trustees}. {unseen}"
    return f"{told} {LIMITS_OF_TRUST}" if with_limits else told


def run_length(newest_first: Iterable[bool | None]) -> int:
    """How many times in a row something happened, counting back from the newest. None: does not count either way."""
    run = 0
    for happened in newest_first:
        if happened is False:
            return run
        run += happened is True
    return run
