"""Rows with a typed name that turn out to be somebody's: found, and given to the person."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from ..models import Person
from ..namesakes import Namesake, names_them


def typed_in(rows: Iterable[Any], person: Person, what: str, *, name: str, held_by: str) -> Iterator[Namesake]:
    """Rows with a typed `name`. Taken out, one belongs to the person, and loses with them what it tells of them."""
    for row in rows:
        if names_them(person, getattr(row, name)):
            words = f"{what}: {getattr(row, name)}"
            yield Namesake(f"{row._meta.label_lower}:{row.uid}", words, partial(hold, row, person, name, held_by))


def hold(row: Any, person: Person, name: str, held_by: str, **about: Any) -> None:
    setattr(row, name, "")
    setattr(row, held_by, person)
    row.save(update_fields=[name, held_by])
