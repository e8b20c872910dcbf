"""Risks as a table, in the shape that the import reads."""

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable

from ..imports.risks import COLUMNS
from ..queries.risks import kept, risks


def risks_table(area: Area) -> ExportTable:
    return ExportTable(COLUMNS, [{**kept(risk), "ref": risk.uid} for risk in risks(area)])
