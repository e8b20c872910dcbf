"""The calendar of an area on a page, and of all areas of a person as a file (RFC 5545)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

import icalendar
from django.conf import settings
from django.utils import timezone

from concord.core.accounts.calendar import DateLine, dates_of
from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.lib.dates import add_months

from .desk import areas_of

MONTHS = 6
# A calendar programme keeps what it had; older dates need not be sent again.
FEED_BACK, FEED_AHEAD = timedelta(days=60), timedelta(days=400)


@dataclass(frozen=True)
class Month:
    first: date
    lines: Sequence[DateLine]


@dataclass(frozen=True)
class CalendarPage:
    """Six months of dates. `mine`: those alone that concern this person."""

    months: Sequence[Month]
    first: date
    last: date
    mine: bool
    before: date
    after: date


def calendar_page(area: Area, person: Person, *, first: date, mine: bool) -> CalendarPage:
    first = first.replace(day=1)
    after = add_months(first, MONTHS)
    last = after - timedelta(days=1)
    lines = [line for line in dates_of(area, person, first=first, last=last) if line.mine or not mine]
    months = [Month(month, list(found)) for month, found in groupby(lines, key=lambda line: line.day.replace(day=1))]
    return CalendarPage(months, first, last, mine, add_months(first, -MONTHS), after)


def feed_of(person: Person, *, at: datetime) -> bytes:
    """The dates of every area in which the person holds a role today. Nothing that somebody typed is in it."""
    today = timezone.localdate(at)
    calendar = icalendar.Calendar.new(name="Concord", prodid="-//Concord//Dates//EN")
    for area in areas_of(person, today):
        with within(area):
            lines = dates_of(area, person, first=today - FEED_BACK, last=today + FEED_AHEAD)
        for event in events(area, lines, at):
            calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def events(area: Area, lines: Iterable[DateLine], at: datetime) -> Iterable[icalendar.Event]:
    for line in lines:
        event = icalendar.Event()
        event.add("uid", f"{line.key}@{area.key}.concord")
        event.add("sequence", line.sequence)
        event.add("dtstamp", at)
        event.add("summary", f"{area.name}: {line.title}")
        event.add("dtstart", timezone.localtime(line.starts_at) if line.starts_at else line.day)
        event.add("dtend", end_of(line))
        if line.place:
            event.add("location", line.place)
        if line.url:
            event.add("url", settings.SITE_ADDRESS + line.url)
        event.add("status", "CANCELLED" if line.cancelled else "CONFIRMED")
        if not line.starts_at:
            event.add("transp", "TRANSPARENT")
        yield event


def end_of(line: DateLine) -> date | datetime:
    """A whole day ends with the next one; a meeting without an end lasts an hour."""
    if line.starts_at is None:
        return line.day + timedelta(days=1)
    return timezone.localtime(line.ends_at or line.starts_at + timedelta(hours=1))
