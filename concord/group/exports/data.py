"""Meetings, attendance and actions as tables to take away."""

from collections.abc import Iterator

from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable
from concord.core.directory.takeout import Part, table

from ..models import Action, Attendance, Meeting, Passing
from ..queries.attendance import SectorLine, WhoCamePage

MEETINGS = ("reference", "kind", "format", "starts_at", "ends_at", "place", "state", "note")
ATTENDANCE = ("meeting", "person", "organisation", "sector", "state", "mode", "substitute")
ACTIONS = ("reference", "text", "owner", "due_on", "state", "result", "closed_on", "set_by", "meeting")

WHO_CAME = (
    "group",
    "reference",
    "meeting",
    *(f"{side}_{part}" for side in ("public", "voluntary", "others") for part in ("came", "invited")),
    "gap",
)
PASSED = ("text", "sent_on", "due_on", "speaks_for", "sector", "person", "passed_on", "how", "reached", "said_back")


def parts(area: Area) -> Iterator[Part]:
    """Files of the group for the area's take-out."""
    yield table("meetings", meetings(area))
    yield table("attendance", attendance(area))
    yield table("actions", actions(area))
    yield table("passed-on", passed_on(area))


def meetings(area: Area) -> ExportTable:
    found = Meeting.objects.filter(area=area).order_by("starts_at")
    rows = [
        {name: getattr(meeting, name) for name in MEETINGS}
        | {"starts_at": timezone.localtime(meeting.starts_at), "ends_at": timezone.localtime(meeting.ends_at)}
        for meeting in found
    ]
    return ExportTable(MEETINGS, rows)


def attendance(area: Area) -> ExportTable:
    found = (
        Attendance.objects.filter(area=area).select_related("meeting", "person").order_by("meeting__starts_at", "pk")
    )
    rows = [
        {
            "meeting": seat.meeting.reference,
            "person": str(seat.person),
            "organisation": seat.organisation_name,
            "sector": seat.sector,
            "state": seat.state,
            "mode": seat.way,
            "substitute": seat.substitute_name,
        }
        for seat in found.order_by("meeting__starts_at", "pk")
    ]
    return ExportTable(ATTENDANCE, rows)


def actions(area: Area) -> ExportTable:
    found = Action.objects.filter(area=area).select_related("owner", "meeting").order_by("due_on", "pk")
    rows = [
        {name: getattr(action, name) for name in ACTIONS}
        | {
            "owner": "every member" if action.every_member else str(action.owner or ""),
            "meeting": action.meeting.reference if action.meeting else "",
        }
        for action in found
    ]
    return ExportTable(ACTIONS, rows)


def passed_on(area: Area) -> ExportTable:
    """Every text to pass on, with each member's part."""
    found = Passing.objects.filter(area=area).select_related("relay", "person").order_by("relay__sent_on", "pk")
    of_relay = ("sent_on", "due_on")
    rows = [
        {name: getattr(one.relay if name in of_relay else one, name, "") for name in PASSED}
        | {"text": one.relay.title, "person": str(one.person)}
        for one in found
    ]
    return ExportTable(PASSED, rows)


def who_came(page: WhoCamePage) -> ExportTable:
    """Meeting by meeting, the latest first, then all of them: how many came of those invited, by sector. No names."""
    of_group = {"group": page.group.name}
    return ExportTable(WHO_CAME, [who_came_row(line) | of_group for line in (*page.lines, page.total)])


def who_came_row(line: SectorLine) -> dict[str, object]:
    sides = {"public": line.public, "voluntary": line.voluntary, "others": line.others}
    counts = {f"{name}_{part}": getattr(share, part) for name, share in sides.items() for part in ("came", "invited")}
    return {"reference": line.reference, "meeting": line.label, "gap": line.gap} | counts
