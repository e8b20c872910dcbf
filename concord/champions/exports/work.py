"""What teams work on, as a table for the officer."""

from datetime import date

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable

from ..imports import WORK_COLUMNS
from ..queries.work import WorkSought, all_work, kept, work_page


def work_on(area: Area, day: date, sought: WorkSought) -> ExportTable:
    """A row for each area of work of everybody who keeps watch on a day."""
    rows = []
    for line in work_page(area, day, sought).lines:
        body, unit = line.hat.organisation, line.hat.unit
        beside = {"organisation": body.name, "department": str(unit or ""), "sector": body.sector}
        rows.append(kept(line.work) | beside | {"ref": line.work.uid, "who": line.hat.person.name})
    return ExportTable(WORK_COLUMNS, rows)


def work(area: Area) -> ExportTable:
    """Everything that is kept, whoever keeps watch now."""
    rows = [kept(one) | {"ref": one.uid} for one in all_work(area)]
    return ExportTable(WORK_COLUMNS[:5], rows)
