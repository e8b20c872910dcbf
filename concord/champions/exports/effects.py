"""What was measured before and after, and who speaks up without a role, as tables."""

from collections.abc import Iterator
from typing import Any

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable
from concord.core.directory.takeout import Part, table

from ..imports import ADVOCATE_COLUMNS
from ..models import Effect, SheetNote
from ..queries.advocates import advocates as all_advocates
from ..queries.advocates import kept
from ..queries.effects import effects as all_effects
from ..queries.effects import values_of
from ..rules.effects import Value

OF_EFFECT = ("title", "barrier", "raised", "champions", "measure", "unit", "begun_on", "story", "is_public")


def effects(area: Area) -> ExportTable:
    """A row for each value; an effect without one has a row of its own."""
    rows = [line for one in all_effects(area) for line in rows_of(one)]
    return ExportTable((*OF_EFFECT, "body", "side", "on", "value", "n"), rows)


def rows_of(one: Effect) -> list[dict[str, Any]]:
    return [row(one, value) for value in values_of(one)] or [row(one, None)]


def row(one: Effect, value: Value | None) -> dict[str, Any]:
    plain = {name: getattr(one, name) for name in OF_EFFECT} | {"body": one.where}
    if value is None:
        return plain
    return plain | {"side": value.side.lower(), "on": value.on, "value": value.value, "n": value.n}


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
