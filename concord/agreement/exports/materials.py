"""What was handed out, and the checklists of versions, as tables."""

from collections.abc import Iterable
from typing import Any

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable

from ..models import GuidelineNote, MaterialMove, SentCopy

MATERIAL = ("material", "kind", "form", "language", "version", "stock", "reorder_at", "link")
MOVE = ("on", "move", "quantity", "place", "by")


def handed_out(area: Area) -> ExportTable:
    """A row for each thing that happened to copies of a material, the newest first."""
    found = MaterialMove.objects.filter(area=area).select_related("material__version", "by")
    return ExportTable((*MATERIAL, *MOVE), [row_of(one) for one in found])


def row_of(move: MaterialMove) -> dict[str, Any]:
    shown = move.material
    row = {name: getattr(shown, name, None) for name in MATERIAL} | {name: getattr(move, name) for name in MOVE}
    return row | {"material": shown.name, "version": str(shown.version or ""), "by": str(move.by or "")}


def guideline_notes(area: Area) -> ExportTable:
    notes = GuidelineNote.objects.filter(area=area).select_related("version").order_by("version", "guideline")
    return of_versions(notes, ("guideline", "evidence", "source"))


def sent_copies(area: Area) -> ExportTable:
    copies = SentCopy.objects.filter(area=area).select_related("version").order_by("version", "sent_on", "pk")
    return of_versions(copies, ("body", "sent_on", "acknowledged_on", "linked_on"))


def of_versions(rows: Iterable[GuidelineNote] | Iterable[SentCopy], own: tuple[str, ...]) -> ExportTable:
    made = [{"version": str(one.version)} | {name: getattr(one, name) for name in own} for one in rows]
    return ExportTable(("version", *own), made)
