"""One calendar of all dates (R371): every app says which it has, one page and one feed show them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.signing import BadSignature, Signer

from concord.core.areas.models import Area

from .access import permissions_in
from .models import Person
from .permissions import Permission

SALT = "concord.calendar"


@dataclass(frozen=True)
class Asked:
    """Whose calendar, of which area, from one day to another, both included."""

    area: Area
    person: Person
    granted: frozenset[Permission]
    first: date
    last: date


@dataclass(frozen=True)
class DateLine:
    """One date.

    `key` stays the same when the date moves. `title` may go anywhere; `detail` holds words that somebody typed, and
    stays on the page. `mine`: this person is concerned. `to_do`: and has something left to do by then. `sequence`: how
    often it was changed, as in the invitation to it.
    """

    key: str
    day: date
    title: str
    url: str
    detail: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    mine: bool = False
    to_do: bool = False
    cancelled: bool = False
    sequence: int = 0


Source = Callable[[Asked], Iterable[DateLine]]
SOURCES: list[Source] = []


def register_dates(source: Source) -> None:
    """Add an app's dates. Called once, when an app is ready."""
    SOURCES.append(source)


def dates_of(area: Area, person: Person, *, first: date, last: date) -> list[DateLine]:
    """Everything in the open area that the person may know of, in order. A fixed number of queries for each app."""
    asked = Asked(area, person, permissions_in(person, area), first, last)
    found = [line for source in SOURCES for line in source(asked) if first <= line.day <= last]
    return sorted(
        found, key=lambda line: (line.day, line.starts_at is not None, line.starts_at or line.day, line.title)
    )


def feed_token(person: Person) -> str:
    return Signer(salt=SALT).sign(str(person.calendar_key))


def whose_feed(token: str) -> Person | None:
    """Whom a feed's address belongs to; None when it was ended, or never made here."""
    try:
        key = Signer(salt=SALT).unsign(token)
    except BadSignature:
        return None
    return Person.objects.filter(calendar_key=key, is_active=True).first()
