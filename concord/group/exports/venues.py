"""Venues and guest speakers as tables."""

from collections.abc import Iterator

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable
from concord.core.directory.takeout import Part, table

from ..models import Speaker, Venue

VENUES = ("name", "host_sector", "step_free", "hearing_loop", "transport", "cost", "feedback")
SPEAKERS = ("meeting", "name", "organisation", "topic", "concerns", "thanked_on", "follow_up")


def venue_parts(area: Area) -> Iterator[Part]:
    """For the file that holds everything."""
    venues = Venue.objects.filter(area=area).order_by("name", "pk")
    yield table("venues", ExportTable(VENUES, [{name: getattr(one, name) for name in VENUES} for one in venues]))
    speakers = Speaker.objects.filter(area=area).select_related("meeting").order_by("meeting__starts_at", "pk")
    yield table("speakers", ExportTable(SPEAKERS, [speaker_row(one) for one in speakers]))


def speaker_row(one: Speaker) -> dict[str, object]:
    plain = ("name", "topic", "concerns", "thanked_on", "follow_up")
    facts = {name: getattr(one, name) for name in plain}
    return facts | {"meeting": one.meeting.reference, "organisation": one.organisation_name}
