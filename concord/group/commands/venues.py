"""Venues and guest speakers: noted, changed, chosen, taken away."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line

from ..models import Meeting, Speaker, Venue
from ..rules.venues import check_thanked
from ..terms import MeetingState, Verb

Actor = Person | Installation


@transaction.atomic
def note_venue(*, area: Area, facts: Mapping[str, Any], venue: Venue | None = None, by: Actor, at: datetime) -> Venue:
    """Keep what a venue is like, or put it right. `facts`: its fields by name."""
    require(by, Permission.MANAGE_MEETINGS, area)
    made = venue or Venue(area=area)
    for name, value in facts.items():
        setattr(made, name, clean_line(value))
    if Venue.objects.filter(area=area, name__iexact=made.name).exclude(pk=made.pk).exists():
        raise RuleBroken("There is a venue of this name already.", field="name")
    made.save()
    record(Verb.VENUE_CHANGED if venue else Verb.VENUE_NOTED, subject=made, by=by, at=at, label="a venue")
    return made


@transaction.atomic
def choose_venue(*, meeting: Meeting, venue: Venue | None, by: Actor, at: datetime) -> None:
    """Say at which of the venues a meeting is or was. The place in its invitation stays as it was typed."""
    require(by, Permission.MANAGE_MEETINGS, meeting.area)
    if meeting.state == MeetingState.CANCELLED:
        raise RuleBroken("This meeting was cancelled.")
    if meeting.is_round and venue is not None:
        raise RuleBroken("A round by e-mail has no venue.")
    Meeting.objects.filter(pk=meeting.pk).update(venue=venue)
    meeting.venue = venue
    record(Verb.VENUE_CHOSEN, subject=meeting, by=by, at=at, chosen=venue is not None)


@transaction.atomic
def note_speaker(
    *, meeting: Meeting, facts: Mapping[str, Any], speaker: Speaker | None = None, by: Actor, at: datetime
) -> Speaker:
    """Note who speaks at a meeting as a guest and on what; afterwards that they were thanked, and what followed."""
    require(by, Permission.MANAGE_MEETINGS, meeting.area)
    if meeting.state == MeetingState.CANCELLED and speaker is None:
        raise RuleBroken("This meeting was cancelled, so nobody speaks at it.")
    check_thanked(facts.get("thanked_on"), timezone.localdate(meeting.starts_at))
    made = speaker or Speaker(area=meeting.area, meeting=meeting)
    for name, value in facts.items():
        setattr(made, name, clean_line(value) if isinstance(value, str) else value)
    if made.organisation is not None and "organisation" in facts:
        made.organisation_name = made.organisation.name
    if not made.organisation_name:
        raise RuleBroken("Say for which organisation they speak.", field="other_organisation")
    made.save()
    verb = Verb.SPEAKER_CHANGED if speaker else Verb.SPEAKER_NOTED
    record(verb, subject=made, by=by, at=at, label=meeting.reference)
    return made


@transaction.atomic
def remove_speaker(*, speaker: Speaker, by: Actor, at: datetime) -> None:
    """Take away a guest who did not come, or who was noted by mistake."""
    require(by, Permission.MANAGE_MEETINGS, speaker.area)
    record(Verb.SPEAKER_REMOVED, subject=speaker, by=by, at=at, label=speaker.meeting.reference)
    if not Speaker.objects.filter(pk=speaker.pk).delete()[0]:
        raise RuleBroken("This speaker has been taken away already.")
