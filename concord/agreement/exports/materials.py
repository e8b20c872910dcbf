"""What was handed out, as a table."""

from typing import Any

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable

from ..imports import MATERIAL_COLUMNS
from ..models import Material, MaterialMove
from ..queries.materials import kept, noted


def handed_out(area: Area) -> ExportTable:
    """A row for each thing that happened to copies, the oldest first; one for a material to which nothing did."""
    return ExportTable(MATERIAL_COLUMNS, [row_of(one) for one in noted(area)])


def row_of(one: Material | MaterialMove) -> dict[str, Any]:
    shown, by = (one.material, one.by) if isinstance(one, MaterialMove) else (one, None)
    return kept(one) | {"ref": one.uid, "stock": shown.stock, "by": str(by or "")}
