"""The venues and guest speakers of the busy place."""

from typing import TYPE_CHECKING

from concord.group import commands as group
from concord.group.models import Meeting

if TYPE_CHECKING:
    from .busy import Busy

URL = "/areas/wessington/group/"


def fill_venues(busy: "Busy") -> None:
    """The latest three meetings at the council's; one speaker thanked, one to come."""
    area, council = busy.world.area, busy.world.council
    facts = {"name": "Guildhall", "host_sector": "public", "step_free": "yes", "transport": "Bus 4"}
    hall = group.note_venue(area=area, facts=facts, **busy.facts)
    group.note_venue(area=area, facts={"name": "Old school", "host_sector": "voluntary"}, **busy.facts)
    meetings = list(Meeting.objects.filter(group=busy.world.group).order_by("-starts_at")[:3])
    for meeting in meetings:
        group.choose_venue(meeting=meeting, venue=hall, **busy.facts)
    said = {"topic": "Grants", "concerns": "They come late.", "follow_up": "Send the form"}
    body = {"organisation": council, "organisation_name": council.name}
    group.note_speaker(meeting=meetings[0], facts={"name": "Cora", **said, **body}, **busy.facts)
    other = {"name": "Saul", "topic": "Roads", "organisation_name": "Roads Trust", "thanked_on": busy.today}
    group.note_speaker(meeting=meetings[-1], facts=other, **busy.facts)
    busy.starts += [f"{URL}venues/", f"{URL}speakers/"]
    busy.starts += [f"{URL}meetings/{meetings[0].reference}/{page}/" for page in ("venue", "speakers/new")]
