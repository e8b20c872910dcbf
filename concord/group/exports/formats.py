"""How groups decided to meet, as a table."""

from collections.abc import Iterator

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable
from concord.core.directory.takeout import Part, table

from ..models import FormatDecision
from ..queries.formats import formats_of_area

FORMATS = ("group", "decision", "format", "meetings_a_year", "effective_on", "meeting")


def format_parts(area: Area) -> Iterator[Part]:
    """For the file that holds everything."""
    yield table("how-groups-meet", ExportTable(FORMATS, [format_row(one) for one in formats_of_area(area)]))


def format_row(one: FormatDecision) -> dict[str, object]:
    facts = {name: getattr(one, name) for name in ("decision", "format", "meetings_a_year", "effective_on")}
    return facts | {"group": str(one.group), "meeting": one.meeting.reference if one.meeting else ""}
