"""The demo's venues and guest speakers: the latest meetings were all at the council's."""

from datetime import timedelta
from typing import Any

from concord.core.accounts.access import SYSTEM
from concord.group import commands as group
from concord.group.models import Group

from .places import Place, moment

VENUES: tuple[dict[str, str], ...] = (
    {
        "name": "Guildhall, Room 3",
        "host_sector": "public",
        "step_free": "yes",
        "hearing_loop": "yes",
        "transport": "Two minutes from the market square, buses 4 and 9.",
        "cost": "Free",
        "feedback": "Easy to find. Small groups say that it feels like the council’s own meeting.",
    },
    {
        "name": "Old School Community Centre",
        "host_sector": "voluntary",
        "step_free": "yes",
        "hearing_loop": "no",
        "transport": "Bus 12 every half hour; a car park.",
        "cost": "£40 for an afternoon",
    },
    {"name": "Riverside Business Club", "host_sector": "business", "step_free": "no"},
)
SPEAKERS = (
    ("Sergeant Dora Demo-Quill", "Mid Mercia Police", "How neighbourhood teams work with community groups", True),
    ("Ivo Demo-Hart", "Mid Mercia Health Trust", "How health services are bought next year", False),
)


def meet_somewhere(place: Place, circle: Group) -> None:
    facts: dict[str, Any] = {"by": SYSTEM, "at": moment(place.today)}
    hall, *_ = [group.note_venue(area=place.area, facts=line, **facts) for line in VENUES]
    meetings = list(circle.meetings.exclude(state="cancelled").order_by("-starts_at")[:3])
    for meeting in meetings:
        group.choose_venue(meeting=meeting, venue=hall, **facts)
    past = [meeting for meeting in meetings if meeting.state == "held"]
    for meeting, (name, body, topic, thanked) in zip(past, SPEAKERS, strict=False):
        day = meeting.starts_at.date() + timedelta(days=2) if thanked else None
        found = place.bodies.get(body)
        noted = {"name": name, "topic": topic, "organisation": found, "organisation_name": body, "thanked_on": day}
        group.note_speaker(meeting=meeting, facts=noted, **facts)
