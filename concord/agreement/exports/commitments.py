"""Commitments as a table, in the shape that the import reads."""

from typing import Any

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable

from ..imports import COLUMNS
from ..models import CommitmentText
from ..rules.outline import WORDS


def commitments(area: Area) -> ExportTable:
    """A row for each wording, oldest first, so that reading them again builds the same history."""
    found = CommitmentText.objects.filter(area=area).ever_in_force().select_related("commitment")
    return ExportTable(COLUMNS, [row_of(text) for text in found.order_by("starts_on", "number", "pk")])


def row_of(text: CommitmentText) -> dict[str, Any]:
    row = {name: getattr(text, name) for name in (*WORDS, "starts_on", "ends_on")}
    real = "yes" if text.example_is_real else ""
    return row | {"example_is_real": real, "commitment_ref": str(text.commitment.uid)}
