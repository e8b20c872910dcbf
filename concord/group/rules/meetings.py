"""Whether now: a meeting's times, agenda, attendance and quorum."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from concord.core.lib.errors import RuleBroken

from ..terms import AttendanceState, MeetingFormat, MeetingState

# What a meeting may become.
TRANSITIONS: Mapping[str, frozenset[str]] = {
    MeetingState.SCHEDULED: frozenset({MeetingState.HELD, MeetingState.CANCELLED}),
    MeetingState.HELD: frozenset(),
    MeetingState.CANCELLED: frozenset(),
}

PRESENT = frozenset({AttendanceState.PRESENT, AttendanceState.SUBSTITUTE})


@dataclass(frozen=True)
class Quorum:
    """How many of each sector are there and how many must be."""

    public: int
    voluntary: int
    needed_public: int
    needed_voluntary: int

    @property
    def met(self) -> bool:
        return self.public >= self.needed_public and self.voluntary >= self.needed_voluntary

    @property
    def there(self) -> int:
        """How many are there, of both sectors."""
        return self.public + self.voluntary


def check_times(starts_at: datetime, ends_at: datetime) -> None:
    """A meeting ends after it starts, and on the same day or the next."""
    if ends_at <= starts_at:
        raise RuleBroken("The meeting must end after it starts.", field="ends")
    if (ends_at - starts_at).total_seconds() > 12 * 3600:
        raise RuleBroken("A meeting cannot last more than 12 hours. Check the times.", field="ends")


def check_format(format: str, place: str, link: str) -> None:
    """A round by e-mail is nowhere."""
    if format == MeetingFormat.ROUND and (place or link):
        raise RuleBroken("A round by e-mail has no place and no link. Empty them.", field="place" if place else "link")


def check_can_change(state: str) -> None:
    if state != MeetingState.SCHEDULED:
        raise RuleBroken("This meeting is over, so it can no longer be changed.")


def check_has_come(meets_on: date, on: date) -> None:
    """Who is there is known on the day, not before."""
    if on < meets_on:
        raise RuleBroken(f"The meeting is on {meets_on:%A} {meets_on.day} {meets_on:%B %Y}. Take attendance that day.")


def check_agenda_fits(minutes: Iterable[int], starts_at: datetime, ends_at: datetime) -> None:
    """The minutes of all items together fit the meeting (test case T46: a lunchtime hour is 60 minutes)."""
    planned, there_are = sum(minutes), length_in_minutes(starts_at, ends_at)
    if planned > there_are:
        over = planned - there_are
        raise RuleBroken(
            f"The items add up to {planned} minutes, but the meeting lasts {there_are}. Take {over} minutes off.",
            field="minutes",
        )


def length_in_minutes(starts_at: datetime, ends_at: datetime) -> int:
    return int((ends_at - starts_at).total_seconds() // 60)
