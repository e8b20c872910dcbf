"""A deadline as data, and what follows from it for a start or an end."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from .working import ANY_PART, add_months, add_working_days, rolled

Unit = Literal["days", "weeks", "working_days", "months"]


@dataclass(frozen=True)
class DeadlineRule:
    """How long after which event something is due. Every number can be edited for an area.

    `counting`: `both_ends` counts the first and the last day, `difference` does not count the first.
    `roll`: what a last day that is no working day does. `source`, `text`, `as_at`: where the rule stands, in brief.
    """

    key: str
    title: str
    start_event: str
    length: int
    unit: Unit
    source: str
    text: str
    as_at: date
    calendar: str = ANY_PART
    counting: Literal["both_ends", "difference"] = "difference"
    roll: Literal["none", "next", "previous"] = "none"
    nations: tuple[str, ...] = ("ENG", "WLS", "SCT", "NIR")
    is_legal: bool = False


def last_day(rule: DeadlineRule, start: date) -> date:
    """The last day of the time that begins with the start."""
    return counted(rule, start, step=1)


def day_before(rule: DeadlineRule, event: date) -> date:
    """The day that lies so long before an event, for a rule that counts back from it."""
    return counted(rule, event, step=-1)


def counted(rule: DeadlineRule, start: date, *, step: int) -> date:
    """Count a rule's length forward (`step` 1) or back (-1), then move off a day that is no working day."""
    first = start - timedelta(days=step) if rule.counting == "both_ends" else start
    if rule.unit == "months":
        found = add_months(start, step * rule.length)
    elif rule.unit == "working_days":
        found = add_working_days(first, step * rule.length, rule.calendar)
    else:
        found = first + timedelta(days=step * rule.length * (7 if rule.unit == "weeks" else 1))
    steps = {"next": 1, "previous": -1}
    return rolled(found, rule.calendar, step=steps[rule.roll]) if rule.roll in steps else found


def latest_start(rule: DeadlineRule, end: date) -> date:
    """The latest start whose last day is not after the end: it is found by the forward rule, never by its reverse."""
    day = end
    while last_day(rule, day) > end:
        day -= timedelta(days=1)
    return day


def days_short(rule: DeadlineRule, start: date, end: date) -> int:
    """How many days the end comes too early; 0 when the rule is kept."""
    return max(0, (last_day(rule, start) - end).days)


def act_by(rule: DeadlineRule, start: date) -> date:
    """One day before the outer limit of a legal rule: never a promise of being in time."""
    return last_day(rule, start) - timedelta(days=1)


def explain(rule: DeadlineRule, start: date) -> str:
    """The rule and its last day in words, with its source."""
    units = {"days": "days", "weeks": "weeks", "working_days": "working days", "months": "calendar months"}
    counted = ", counting the first day and the last" if rule.counting == "both_ends" else ""
    end = last_day(rule, start)
    words = f"{rule.title}: {rule.length} {units[rule.unit]} from {rule.start_event}{counted}, so until {end:%-d %B %Y}"
    return f"{words}. {rule.text} Source: {rule.source}, as at {rule.as_at:%B %Y}."
