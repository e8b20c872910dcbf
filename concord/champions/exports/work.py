"""What teams work on, as a table for the officer."""

from datetime import date

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable

from ..models import WorkArea
from ..queries.work import WorkSought, work_page

COLUMNS = ("theme", "words", "use", "who", "organisation", "department", "sector")


def work_on(area: Area, day: date, sought: WorkSought) -> ExportTable:
    """A row for each area of work of everybody who keeps watch on a day."""
    rows = []
    for line in work_page(area, day, sought).lines:
        body, unit = line.hat.organisation, line.hat.unit
        about = {"theme": line.work.theme, "words": line.work.words, "use": line.work.use}
        rows.append(
            {
                **about,
                "who": line.hat.person.name,
                "organisation": body.name,
                "department": str(unit or ""),
                "sector": body.sector,
            }
        )
    return ExportTable(COLUMNS, rows)


def work(area: Area) -> ExportTable:
    """Everything that is kept, whoever keeps watch now."""
    found = WorkArea.objects.filter(area=area).select_related("champion__person")
    rows = [{"theme": one.theme, "words": one.words, "use": one.use, "who": one.champion.person.name} for one in found]
    return ExportTable(COLUMNS[:4], rows)
