"""How far organisations can keep a draft, as a table in the shape that the import reads."""

from typing import Any

from concord.core.directory.exports import ExportTable

from ..imports import MARK_COLUMNS
from ..models import BodyMark, Consultation

PLAIN = ("mark", "achievable_on", "comment", "on_behalf", "marked_on")


def marks(consultation: Consultation) -> ExportTable:
    """A row for each mark, those that no longer count among them, oldest first."""
    found = BodyMark.objects.filter(clause__consultation=consultation).select_related("clause", "organisation")
    return ExportTable(MARK_COLUMNS, [mark_row(one) for one in found])


def mark_row(one: BodyMark) -> dict[str, Any]:
    return {
        "clause": one.clause.number,
        "clause_title": one.clause.title,
        "organisation": one.organisation.name,
        "name_then": one.organisation_name,
        "sector_then": one.sector,
        **{name: getattr(one, name) for name in PLAIN},
    }
