"""Whether now: periods, returns and points; and who will see what is written."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from concord.core.lib.errors import RuleBroken

from ..terms import Box, PeriodState, PointClass, WinSource

TRANSITIONS: Mapping[str, frozenset[str]] = {
    PeriodState.PLANNED: frozenset({PeriodState.OPEN}),
    PeriodState.OPEN: frozenset({PeriodState.LOCKED}),
    PeriodState.LOCKED: frozenset({PeriodState.DECIDED}),
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


def check_transition(old: str, new: str) -> None:
    if new not in TRANSITIONS[old]:
        labels = PeriodState(old).label.lower(), PeriodState(new).label.lower()
        raise RuleBroken(f"This period is “{labels[0]}”, so it cannot become “{labels[1]}”.")


def check_dates(opens_on: date, due_on: date, locks_on: date) -> None:
    """Opening, due and locking follow each other; *late* begins after due, *locked* after locks."""
    if due_on < opens_on:
        raise RuleBroken("Returns cannot be due before the period opens.", field="due_on")
    if locks_on < due_on:
        raise RuleBroken("The period cannot lock before returns are due.", field="locks_on")


def check_open_for_returns(*, state: str, locks_on: date, on: date) -> None:
    """Returns are taken from opening to locking. Locked is not late: late returns still count."""
    if state == PeriodState.PLANNED:
        raise RuleBroken("This period is not open for returns yet.")
    if state != PeriodState.OPEN or on > locks_on:
        raise RuleBroken(
            f"This period was locked on {locks_on:%-d %B %Y}. What you write now goes into the next period instead."
        )


def check_can_enter(*, state: str, locks_on: date, received_on: date, on: date) -> None:
    """A form that came in time may be typed in later, until the group has decided."""
    if received_on > on:
        raise RuleBroken("The day it came is in the future.", field="received_on")
    if state == PeriodState.PLANNED:
        raise RuleBroken("This period is not open for returns yet.")
    if state not in {PeriodState.OPEN, PeriodState.LOCKED}:
        raise RuleBroken("The group has decided on this period, so nothing can be added to it.")
    if received_on > locks_on:
        raise RuleBroken(
            "It came after the period was locked. Enter it in the next period: its points are taken up there.",
            field="received_on",
        )


def check_box(*, box: int, points: Collection[PointInput], nothing: bool, limits: Limits, elsewhere: int = 0) -> None:
    """What one box may hold. `elsewhere`: points in the other boxes, for a limit on the whole form.

    Points raised through a proxy body do not use up its own. Source: “only one or two points at most” (R097).
    """
    if nothing and points:
        raise RuleBroken("You ticked “nothing to report” and wrote a point. Take one of them away.", field="nothing")
    own = sum(not point.is_proxy for point in points)
    if limits.per_box and own > limits.points_max:
        raise RuleBroken(f"At most {limits.points_max} points in a box. Choose the most important.", field="text_1")
    if not limits.per_box and own + elsewhere > limits.points_max:
        raise RuleBroken(f"At most {limits.points_max} points in the whole form. You have {own + elsewhere}.", field="text_1")
    for number, point in enumerate(points, start=1):
        check_point(box=box, point=point, number=number, limits=limits)


def check_point(*, box: int, point: PointInput, number: int, limits: Limits) -> None:
    if not point.text.strip():
        raise RuleBroken("Write the point, or clear its other answers.", field=f"text_{number}")
    over = len(point.text) - limits.text_limit
    if over > 0:
        raise RuleBroken(f"Take {over} characters off: a point has at most {limits.text_limit}.", field=f"text_{number}")
    if box == Box.WINS and point.win_source not in WinSource.values:
        raise RuleBroken("Choose where the win came from.", field=f"win_source_{number}")
    if box != Box.WINS and point.win_source:
        raise RuleBroken("Only wins in box 3 say where they came from.", field=f"win_source_{number}")


def check_classes(points: Collection[PointInput], *, has_trustee: bool, entered_by_other: bool) -> None:
    """Confidential points need a trustee, and nobody can enter one for somebody else."""
    if not any(point.point_class != PointClass.NAMED for point in points):
        return
    if entered_by_other:
        raise RuleBroken("A confidential point is entered by its reporter alone, so that nobody else learns of it.")
    if not has_trustee:
        raise RuleBroken("This area has no trustee, so confidential points cannot be taken.")


def blanks(boxes_with_points: Collection[int], boxes_with_nothing: Collection[int]) -> int:
    """How many of the four boxes have no answer. “Nothing to report” is an answer (T03)."""
    return len(set(Box.values) - set(boxes_with_points) - set(boxes_with_nothing))


def is_blank_heavy(blank: int, *, is_nil: bool, limit: int) -> bool:
    """More blanks than the area's limit (two of four by default), in a return that is not nil (R103)."""
    return not is_nil and blank > limit


@dataclass(frozen=True)
class PeriodDates:
    """The dates of a period that goes with a meeting."""

    starts_on: date
    ends_on: date
    opens_on: date
    due_on: date
    locks_on: date


def dates_for_meeting(*, meeting_on: date, last_meeting_on: date | None, opens: int, due: int, locks: int, today: date) -> PeriodDates:
    """A period runs since the last meeting; it opens, is due and locks so many days before the next (R094, D7)."""
    locks_on = max(meeting_on - timedelta(days=locks), today)
    due_on = max(min(meeting_on - timedelta(days=due), locks_on), today)
    opens_on = min(max(meeting_on - timedelta(days=opens), today), due_on)
    starts_on = min(last_meeting_on or meeting_on - timedelta(days=61), opens_on)
    return PeriodDates(starts_on, locks_on, opens_on, due_on, locks_on)


@dataclass(frozen=True)
class Trustees:
    """Who holds names: trustee and deputy, and the body they work for."""

    name: str
    body: str
    deputy: str = ""

    def __str__(self) -> str:
        who = f"{self.name} of {self.body}, the trustee"
        return f"{who}, and the deputy {self.deputy}" if self.deputy else who


def who_sees(point_class: int, *, group: str, trustees: Trustees | None) -> str:
    """The sentence beside a point that says who will see it, and what no promise can change."""
    if point_class == PointClass.NAMED:
        return f"Members of the {group}, champions and officers, now and later, see your words with your name."
    if trustees is None:
        return "Not offered here: this area has no trustee outside the public sector to hold names."
    limits = (
        "The people who run the server could read its database, and information that a public body holds can be "
        "asked for under freedom of information."
    )
    if point_class == PointClass.NAME_WITHHELD:
        return (
            f"Members of the {group}, champions and officers, now and later, see your words without your name. "
            f"Only {trustees} can see your name, and each look is noted. {limits}"
        )
    return f"Only {trustees} sees your name and your words. The {group} does not learn of it. {limits}"


def identity_hints(text: str, *, own_names: Collection[str]) -> list[str]:
    """What in a text may give its writer away, to be looked at before it is sent."""
    lowered = text.lower()
    hints = [f"It names “{name}”, which is yours." for name in own_names if name and name.lower() in lowered]
    if any(mark in text for mark in ("£", "€")) or any(word.replace(",", "").isdigit() and len(word) > 3 for word in text.split()):
        hints.append("It holds a sum or a long number. Only you may know it.")
    if any(word in lowered for word in ("our organisation", "our charity", "our project", "we were", "my ", "i was")):
        hints.append("It speaks of “we” or “my”. Somebody may guess who that is.")
    return hints
