"""Venues and guest speakers from files in the exports' own shape."""

from collections.abc import Iterable, Mapping
from typing import Any

from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.directory.commands.imports import find_organisation
from concord.core.directory.commands.lists import check_spelling, shape_of
from concord.core.directory.imports import choice_in, day_in, line_in, name_in
from concord.core.directory.terms import Sector
from concord.core.lib.errors import RuleBroken

from ..models import Meeting, Speaker, Venue
from ..terms import Known
from .venues import note_speaker, note_venue

VENUE: dict[str, tuple[Any, ...]] = {
    "name": (name_in, 160),
    "host_sector": (choice_in, Sector.values),
    "step_free": (choice_in, Known.values, Known.UNKNOWN),
    "hearing_loop": (choice_in, Known.values, Known.UNKNOWN),
    "transport": (line_in, 300),
    "cost": (line_in, 120),
    "feedback": (line_in, 1000),
}
SPEAKER: dict[str, tuple[Any, ...]] = {
    "meeting": (name_in, 40),
    "name": (name_in, 120),
    "organisation": (name_in, 200),
    "topic": (name_in, 200),
    "concerns": (line_in, 1000),
    "thanked_on": (day_in,),
    "follow_up": (line_in, 500),
}


def all_venues(area: Area) -> Iterable[Venue]:
    return Venue.objects.filter(area=area)


def put_venue(*, area: Area, facts: Mapping[str, Any], row: Venue | None, **about: Any) -> None:
    note_venue(area=area, facts=facts, venue=row, **about)


def all_speakers(area: Area) -> Iterable[Speaker]:
    found = Speaker.objects.filter(area=area).select_related("meeting__area", "organisation")
    return found.order_by("meeting__starts_at", "pk")


def speaker_kept(one: Speaker) -> dict[str, Any]:
    facts = {name: getattr(one, name) for name in SPEAKER}
    return facts | {"meeting": one.meeting.reference, "organisation": one.organisation_name}


def put_speaker(*, area: Area, facts: Mapping[str, Any], row: Speaker | None, **about: Any) -> None:
    meeting = meeting_named(area, facts["meeting"])
    if row is not None and row.meeting_id != meeting.pk:
        raise RuleBroken("They spoke at another meeting. Leave the reference out to add them here.", field="meeting")
    said = {name: value for name, value in facts.items() if name not in {"meeting", "organisation"}}
    if row is None or row.organisation_name != facts["organisation"]:
        said |= body_named(facts["organisation"])
    note_speaker(meeting=meeting, facts=said, speaker=row, **about)


def body_named(name: str) -> dict[str, Any]:
    """A partner, or a body that is not in the area's list."""
    found = find_organisation("", name)
    if found is not None:
        check_spelling(name, found.name, "organisation")
    return {"organisation": found, "organisation_name": name}


def meeting_named(area: Area, reference: str) -> Meeting:
    found = Meeting.objects.filter(area=area, reference__iexact=reference).select_related("area").first()
    if found is None:
        raise RuleBroken(f"No meeting here has the reference {reference}. Plan it first.", field="meeting")
    check_spelling(reference, found.reference, "meeting")
    return found


VENUES = shape_of(
    VENUE,
    required=("name", "host_sector"),
    same=("name",),
    rows=all_venues,
    put=put_venue,
    permission=Permission.MANAGE_MEETINGS,
)
SPEAKERS = shape_of(
    SPEAKER,
    required=("meeting", "name", "organisation", "topic"),
    same=("meeting", "name", "topic"),
    rows=all_speakers,
    kept=speaker_kept,
    put=put_speaker,
    permission=Permission.MANAGE_MEETINGS,
)
