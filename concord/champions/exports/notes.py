"""What champions saw, as a table for the officer."""

from typing import Any

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable

from ..models import Note
from ..queries.notes import NotesSought
from ..queries.notes import notes as found

COLUMNS = ("seen_on", "kind", "text", "organisation", "department", "who", "for_group", "named", "state", "answer")


def notes(area: Area, sought: NotesSought | None = None) -> ExportTable:
    """A row for each note with its writer: for officers alone."""
    return ExportTable(COLUMNS, [row(one) for one in found(area, sought or NotesSought())])


def row(one: Note) -> dict[str, Any]:
    plain = {name: getattr(one, name) for name in ("seen_on", "kind", "text", "for_group", "named", "state", "answer")}
    about = {"organisation": str(one.organisation or ""), "department": str(one.unit or "")}
    return {**plain, **about, "who": one.champion.person.name}
