"""What is coming as a table, in the shape that the import reads."""

from typing import Any

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable

from ..imports.horizon import COLUMNS
from ..queries.horizon import horizon, kept


def horizon_table(area: Area) -> ExportTable:
    return ExportTable(COLUMNS, [row_of(kept(item), item.uid) for item in horizon(area)])


def row_of(facts: dict[str, Any], uid: object) -> dict[str, Any]:
    return {**facts, "ref": uid, "commitments": "; ".join(facts["commitments"]), "told": facts["told"] or ""}
