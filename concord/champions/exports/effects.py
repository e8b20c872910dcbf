"""What was measured before and after, and who speaks up without a role, as tables."""

from collections.abc import Iterator
from typing import Any

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable
from concord.core.directory.takeout import Part, table

from ..imports import ADVOCATE_COLUMNS, EFFECT_COLUMNS, values_as_words
from ..models import Effect, SheetNote
from ..queries import effects as effects_queries
from ..queries.advocates import advocates as all_advocates
from ..queries.advocates import kept


def effects(area: Area) -> ExportTable:
    """In the shape that the import reads: a row for each effect, its values in one cell by their days."""
    return ExportTable(EFFECT_COLUMNS, [effect_row(one) for one in effects_queries.effects(area)])


def effect_row(one: Effect) -> dict[str, Any]:
    facts = effects_queries.kept(one)
    return facts | {"ref": one.uid, "values": values_as_words(facts["values"])}


def advocates(area: Area) -> ExportTable:
    """Each with how to reach them and their consent: for officers alone."""
    return ExportTable(ADVOCATE_COLUMNS, [kept(one) | {"ref": one.uid} for one in all_advocates(area)])


def sheet_notes(area: Area) -> ExportTable:
    found = SheetNote.objects.filter(area=area).select_related("person")
    rows = [{"who": one.person.name, "kind": one.kind, "on": one.on, "text": one.text} for one in found]
    return ExportTable(("who", "kind", "on", "text"), rows)


def effect_parts(area: Area) -> Iterator[Part]:
    """The files of all that an area has."""
    yield table("effects", effects(area))
    yield table("advocates", advocates(area))
    yield table("sheets", sheet_notes(area))
