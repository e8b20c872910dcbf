"""What closed surveys of the members may show, as a table: everybody's answers, where five or more answered."""

from collections.abc import Iterator

from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable
from concord.core.directory.takeout import Part, table

from ..queries.effectiveness import results

COLUMNS = ("group", "year", "answered", "question", "agree", "partly", "disagree")


def survey_parts(area: Area) -> Iterator[Part]:
    yield table("how-groups-work", surveys(area))


def surveys(area: Area) -> ExportTable:
    rows = [
        {"group": survey.group.name, "year": survey.year, "answered": answered, "question": line.question}
        | {"agree": line.everybody.agree, "partly": line.everybody.partly, "disagree": line.everybody.disagree}
        for survey, answered, line in results(area, timezone.localdate())
    ]
    return ExportTable(COLUMNS, rows)
