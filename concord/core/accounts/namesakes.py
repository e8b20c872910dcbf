"""Rows that name somebody by typed words alone, so that whoever is erased can be taken out of them too."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from concord.core.areas.models import Area

from .models import Person


@dataclass(frozen=True)
class Namesake:
    """A row with the same name or address. It may be somebody else, so an officer says which are theirs.

    `take_out`: called with `by` and `at`, before the person's own name goes.
    """

    key: str
    words: str
    take_out: Callable[..., Any]


Finder = Callable[[Person, Area], Iterable[Namesake]]
FINDERS: list[Finder] = []


def register_namesakes(finder: Finder) -> None:
    """Add what an app keeps under typed names. Called once, when an app is ready."""
    FINDERS.append(finder)


def namesakes_of(person: Person, area: Area) -> list[Namesake]:
    """What names somebody like them in the open area."""
    return [found for finder in FINDERS for found in finder(person, area)]


def names_them(person: Person, name: str, *addresses: str) -> bool:
    """Whether typed words hold their whole name, with a title or without, or an address is theirs."""
    own = {address.casefold() for address in (person.email, person.login_email) if address}
    words = set(person.name.casefold().split())
    return bool(words and words <= set(name.casefold().split())) or bool(own & {one.casefold() for one in addresses})
