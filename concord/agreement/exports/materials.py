"""What was handed out, and the checklists of versions, as tables."""

from collections.abc import Iterable
from typing import Any

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable

from ..imports import MATERIAL_COLUMNS
from ..models import GuidelineNote, Material, MaterialMove, SentCopy
from ..queries.materials import kept, noted


def handed_out(area: Area) -> ExportTable:
    """A row for each thing that happened to copies, the oldest first; one for a material to which nothing did."""
    return ExportTable(MATERIAL_COLUMNS, [row_of(one) for one in noted(area)])


def row_of(one: Material | MaterialMove) -> dict[str, Any]:
    shown, by = (one.material, one.by) if isinstance(one, MaterialMove) else (one, None)
    return kept(one) | {"ref": one.uid, "stock": shown.stock, "by": str(by or "")}


def guideline_notes(area: Area) -> ExportTable:
    notes = GuidelineNote.objects.filter(area=area).select_related("version").order_by("version", "guideline")
    return of_versions(notes, ("guideline", "evidence", "source"))


def sent_copies(area: Area) -> ExportTable:
    copies = SentCopy.objects.filter(area=area).select_related("version").order_by("version", "sent_on", "pk")
    return of_versions(copies, ("body", "sent_on", "acknowledged_on", "linked_on"))


def of_versions(rows: Iterable[GuidelineNote] | Iterable[SentCopy], own: tuple[str, ...]) -> ExportTable:
    made = [{"version": str(one.version)} | {name: getattr(one, name) for name in own} for one in rows]
    return ExportTable(("version", *own), made)
