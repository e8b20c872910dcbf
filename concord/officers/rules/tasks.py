"""An officer's list: when something comes up again, and what is due this week."""

from datetime import date, timedelta

from concord.core.lib.dates import add_months
from concord.core.lib.errors import RuleBroken

from ..terms import Repeat

WEEK = timedelta(days=7)
MONTHS = {Repeat.MONTHLY: 1, Repeat.QUARTERLY: 3, Repeat.YEARLY: 12}
MOST_MINUTES = 10_000


def next_due(due_on: date, repeat: str, done_on: date) -> date | None:
    """When it is to be done again: the next such day that comes after it was done."""
    if repeat == Repeat.NEVER:
        return None
    if repeat == Repeat.WEEKLY:
        late = max(timedelta(0), done_on - due_on)
        return due_on + WEEK * (late // WEEK + 1)
    step = MONTHS[Repeat(repeat)]
    count = 1
    while (day := add_months(due_on, step * count)) <= done_on:
        count += 1
    return day


def due_by(today: date) -> date:
    """The last day of what is due this week: seven days from today."""
    return today + WEEK


def check_to_do(changed: int) -> None:
    if changed != 1:
        raise RuleBroken("Someone else has just done this.")


def check_minutes(minutes: int | None) -> None:
    if minutes is not None and not 0 < minutes <= MOST_MINUTES:
        raise RuleBroken("Minutes must be from 1 to 10,000.", field="minutes")


def check_done(done_on: date | None, today: date, *, says_how: bool) -> None:
    """Of something that is to do nobody knows who did it, or how long it took."""
    if done_on is None and says_how:
        raise RuleBroken("Give the day on which it was done.", field="done_on")
    if done_on is not None and done_on > today:
        raise RuleBroken("This day is still to come.", field="done_on")
