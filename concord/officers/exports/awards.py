"""Awards and their results as a table, in the shape that the import reads."""

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable
from concord.core.lib.money import plain_pounds

from ..imports.awards import COLUMNS
from ..models import Award
from ..queries.awards import awards, kept


def awards_table(area: Area) -> ExportTable:
    return ExportTable(COLUMNS, [row_of(one) for one in awards(area)])


def row_of(one: Award) -> dict[str, object]:
    return kept(one) | {"ref": one.uid, "year": one.budget.label, "amount": plain_pounds(one.amount)}
