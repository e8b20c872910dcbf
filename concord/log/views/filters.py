"""What a list can be narrowed by, and what was chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from concord.core.accounts.requests import Request

Choices = Sequence[tuple[str, str]]
LONGEST = 200


@dataclass(frozen=True)
class Field:
    """One thing to narrow a list by. `main`: stands in sight; the others open with “More”."""

    name: str
    label: str
    choices: Choices
    value: str = ""
    main: bool = True
    # What stands where nothing is chosen.
    unchosen: str = "All"

    @property
    def in_words(self) -> str:
        return next((label for value, label in self.choices if value == self.value), "")


@dataclass(frozen=True)
class Filter:
    """The fields of a list with what was chosen. `search`: the words, or None where the list has no search."""

    fields: Sequence[Field]
    search: str | None = None

    @property
    def chosen(self) -> dict[str, str]:
        found = {field.name: field.value for field in self.fields if field.value}
        return found | ({"search": self.search} if self.search else {})

    @property
    def main(self) -> list[Field]:
        return [field for field in self.fields if field.main]

    @property
    def more(self) -> list[Field]:
        return [field for field in self.fields if not field.main]

    @property
    def more_is_open(self) -> bool:
        return any(field.value for field in self.more)

    @property
    def query(self) -> str:
        """For the address of the same list as a file."""
        return urlencode(self.chosen)

    @property
    def in_words(self) -> list[str]:
        words = [f"{field.label}: {field.in_words}" for field in self.fields if field.value]
        return words + ([f"Words: {self.search}"] if self.search else [])


def read_filter(request: Request, *offered: Field, search: bool = True) -> Filter:
    """What was chosen, as far as it is on offer; words are searched as they are."""
    given: Mapping[str, str] | QueryDict = request.GET
    fields = [pick(field, given.get(field.name, "")) for field in offered]
    words = given.get("search", "").replace("\x00", "").strip()[:LONGEST] if search else None
    return Filter(fields, words)


def pick(field: Field, value: str) -> Field:
    known = value if value in {key for key, _ in field.choices} else ""
    return replace(field, value=known)
