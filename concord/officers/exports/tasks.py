"""The officers' list as a table, in the shape that the import reads."""

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable

from ..imports.tasks import COLUMNS
from ..queries.tasks import all_tasks, kept


def tasks_table(area: Area) -> ExportTable:
    return ExportTable(COLUMNS, [{**kept(task), "ref": task.uid} for task in all_tasks(area)])
