"""Who wants no letters: each app says whom it knows of, so that one wish holds for whatever is sent to many."""

from collections.abc import Callable, Iterable

from concord.core.areas.models import Area

# Called inside the area's scope; gives primary keys of people.
Source = Callable[[Area], Iterable[int]]
SOURCES: list[Source] = []


def register_no_letters(source: Source) -> None:
    """Add an app's query. Called once, when an app is ready."""
    SOURCES.append(source)


def want_no_letters(area: Area) -> set[int]:
    return {pk for source in SOURCES for pk in source(area)}
