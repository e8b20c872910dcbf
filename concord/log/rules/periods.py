"""The dates of a period: how they follow each other, and how they are counted back from a meeting."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from concord.core.lib.dates import RULES, DeadlineRule, day_before
from concord.core.lib.errors import RuleBroken

from ..terms import PeriodState

DATES = ("starts_on", "ends_on", "opens_on", "due_on", "locks_on")
# Those that can still change, by how far a period is.
MOVABLE: Mapping[str, tuple[str, ...]] = {PeriodState.PLANNED: DATES, PeriodState.OPEN: ("due_on", "locks_on")}
# The group has the points of such a period, and the board has not seen them.
BEFORE_THE_BOARD = (PeriodState.LOCKED, PeriodState.DECIDED)
# Where no meeting came before, returns speak of about two months.
FIRST_TIME = timedelta(days=61)


@dataclass(frozen=True)
class PeriodDates:
    """The dates of a period that goes with a meeting."""

    starts_on: date
    ends_on: date
    opens_on: date
    due_on: date
    locks_on: date


def check_dates(opens_on: date, due_on: date, locks_on: date) -> None:
    """Opening, due and locking follow each other; *late* begins after due, *locked* after locks."""
    if due_on < opens_on:
        raise RuleBroken(
            f"Returns cannot be due before the period opens. Choose {opens_on:%-d %B %Y} or later.", field="due_on"
        )
    if locks_on < due_on:
        raise RuleBroken(
            f"The period cannot lock before returns are due. Choose {due_on:%-d %B %Y} or later.", field="locks_on"
        )


def check_time_spoken_of(starts_on: date, ends_on: date) -> None:
    """The time that returns speak of has a beginning and, on or after it, an end."""
    if ends_on < starts_on:
        raise RuleBroken("The time that the returns speak of cannot end before it begins.", field="ends_on")


def check_opens_in_time(starts_on: date, opens_on: date) -> None:
    """Nobody is asked about a time that has not begun."""
    if opens_on < starts_on:
        raise RuleBroken(
            f"The period cannot open before the time that it speaks of begins. Let it open on {starts_on:%-d %B %Y} or "
            "later.",
            field="opens_on",
        )


def check_not_due_yet(due_on: date, day: date) -> None:
    """Nobody is asked for something that is late already."""
    if due_on < day:
        raise RuleBroken(
            f"Returns were due on {due_on:%-d %B %Y}, so everybody would be late at once. Change the dates first, then "
            "open it."
        )


def is_due_within(*, ends_on: date, due_on: date, has_meeting: bool) -> bool:
    """Whether returns are due before the time that they speak of is over. With a meeting they always are a little."""
    return due_on < ends_on and not has_meeting


def check_days_before_meeting(*, opens: int, due: int, locks: int) -> None:
    """So many days before a meeting a period opens, is due and locks: in this order."""
    if due > opens:
        raise RuleBroken(
            "Returns cannot be due before the period opens: choose fewer days.", field="due_days_before_meeting"
        )
    if locks > due:
        raise RuleBroken(
            "The period cannot lock before returns are due: choose fewer days.", field="locks_days_before_meeting"
        )


def check_can_reopen(*, state: str, is_built_upon: bool, next_is_open: bool) -> None:
    """A period that was locked by mistake opens again while nothing hangs on its points and no later one is open."""
    if state != PeriodState.LOCKED:
        raise RuleBroken("Only a locked period that is not decided yet can be opened again.")
    if next_is_open:
        raise RuleBroken("The next period is open already. What came too late for this one is written there.")
    if is_built_upon:
        raise RuleBroken(
            "The group has begun to work on this period: there is a decision, a merged point, a reply asked for, or "
            "something else that came of a point. So it stays locked. What came too late goes into the next period."
        )


def check_last_day(locks_on: date, *, on: date) -> None:
    """A period that opens again has a last day that is not over."""
    if locks_on < on:
        raise RuleBroken("Its last day must be today or later.", field="locks_on")


def check_may_move(state: str, moved: Iterable[str]) -> None:
    """`moved`: the names of dates that somebody wants to change."""
    stays = next((name for name in moved if name not in MOVABLE.get(state, ())), None)
    if stays is None:
        return
    if state == PeriodState.OPEN:
        raise RuleBroken("The period is open already: its first day and the time it speaks of stay.", field=stays)
    raise RuleBroken("This period is locked, so its dates stay as they are.")


def check_still_to_come(moved: Mapping[str, date], *, on: date) -> None:
    """Days that are moved lie ahead: nobody is made late, and no period locked, by a change of its dates."""
    for field in ("due_on", "locks_on"):
        if field in moved and moved[field] < on:
            raise RuleBroken("This day is over. Choose today or a later day.", field=field)


def planning_rules(*, opens: int, due: int, locks: int, nation: str) -> Mapping[str, DeadlineRule]:
    """The area's own deadline rules by what they say: `opens`, `due`, `locks`. Lengths in days before a meeting."""
    lengths = {"opens": ("returns_open", opens), "due": ("returns_due", due), "locks": ("returns_lock", locks)}
    return {name: replace(RULES[key], length=days, calendar=nation) for name, (key, days) in lengths.items()}


def dates_for_meeting(
    *, meeting_on: date, last_meeting_on: date | None, rules: Mapping[str, DeadlineRule], today: date
) -> PeriodDates:
    """A period runs since the last meeting; it opens, is due and locks so long before the next (R094, D7).

    It never opens before the last meeting is over, nor before today; a meeting that is near leaves less time.
    """
    locks_on = max(day_before(rules["locks"], meeting_on), today)
    due_on = max(min(day_before(rules["due"], meeting_on), locks_on), today)
    earliest = max(today, last_meeting_on + timedelta(days=1)) if last_meeting_on else today
    opens_on = min(max(day_before(rules["opens"], meeting_on), earliest), due_on)
    starts_on = min(last_meeting_on or meeting_on - FIRST_TIME, opens_on)
    return PeriodDates(starts_on, locks_on, opens_on, due_on, locks_on)


def label_for(starts_on: date, ends_on: date) -> str:
    """What a period is called until somebody names it: the time that it speaks of."""
    return f"{starts_on:%-d %B} to {ends_on:%-d %B %Y}"
