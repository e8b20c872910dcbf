"""Commitments as a table, in the shape that the import reads."""

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable

from .imports import COLUMNS
from .models import CommitmentText


def commitments(area: Area) -> ExportTable:
    """A row for each wording, oldest first, so that reading them again builds the same history."""
    found = CommitmentText.objects.filter(area=area).order_by("starts_on", "number", "pk")
    return ExportTable(COLUMNS, [{name: getattr(text, name) for name in COLUMNS} for text in found])
