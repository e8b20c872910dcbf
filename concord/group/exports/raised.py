"""Points raised at meetings for a consultation, as a table."""

from collections.abc import Iterable, Iterator

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable
from concord.core.directory.takeout import Part, table

from ..models import RaisedPoint
from ..queries.raised import raised_of_area

RAISED = ("meeting", "point", "raised_by", "consultation", "last_day", "asked_on", "reminded_on", "sent_on", "comment")


def raised(found: Iterable[RaisedPoint], *, comments: bool = True) -> ExportTable:
    """`comments`: for whoever may know which comment is whose."""
    return ExportTable(RAISED if comments else RAISED[:-1], [raised_row(one) for one in found])


def raised_row(one: RaisedPoint) -> dict[str, object]:
    return {
        "meeting": one.meeting.reference,
        "point": one.text,
        "raised_by": str(one.raised_by),
        "consultation": str(one.consultation.version),
        "last_day": one.consultation.closes_on,
        "asked_on": one.asked_on,
        "reminded_on": one.reminded_on,
        "sent_on": one.sent_on,
        "comment": str(one.comment or ""),
    }


def raised_parts(area: Area) -> Iterator[Part]:
    """For the file that holds everything."""
    yield table("points-raised", raised(raised_of_area(area)))
