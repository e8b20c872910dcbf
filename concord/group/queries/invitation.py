"""A meeting as a calendar entry (RFC 5545), and as an invitation to one person (RFC 5546)."""

from datetime import datetime
from email.utils import parseaddr

import icalendar
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.models import Person
from concord.core.mail.writing import TextFile

from ..models import Meeting
from ..terms import MeetingState

PRODUCT = "-//Concord//Meetings//EN"


def invitation(meeting: Meeting, person: Person, *, at: datetime) -> TextFile:
    """The entry that goes with the mail to one person: an invitation, or that the meeting is cancelled.

    It names nobody else who is invited.
    """
    method = "CANCEL" if meeting.state == MeetingState.CANCELLED else "REQUEST"
    event = entry(meeting, at=at, link=meeting.link)
    event.add("organizer", organiser(meeting))
    event.add("attendee", attendee(person))
    text = calendar_text(event, method)
    return TextFile(f"{meeting.reference}.ics", f"text/calendar; method={method}", text)


def calendar_file(meeting: Meeting, *, at: datetime, link: str) -> bytes:
    """The entry to keep. `link`: to join online, for those alone who are invited."""
    return calendar_text(entry(meeting, at=at, link=link), "PUBLISH").encode()


def calendar_text(event: icalendar.Event, method: str) -> str:
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical().decode()


def entry(meeting: Meeting, *, at: datetime, link: str) -> icalendar.Event:
    """Its number is that of the area's feed, and stays whatever changes; its sequence goes up with each change.

    It says how one gets into the venue, as far as that is noted.
    """
    event = icalendar.Event()
    event.add("uid", f"meeting-{meeting.reference}@{meeting.area.key}.concord")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", at)
    event.add("summary", f"{meeting.area.name}: {meeting.get_kind_display()}")
    event.add("dtstart", timezone.localtime(meeting.starts_at))
    event.add("dtend", timezone.localtime(meeting.ends_at))
    event.add("status", "CANCELLED" if meeting.state == MeetingState.CANCELLED else "CONFIRMED")
    if where := meeting.place or link:
        event.add("location", where)
    page = settings.SITE_ADDRESS + reverse("group:meeting", args=[meeting.area.slug, meeting.reference])
    access = meeting.venue.access if meeting.venue else ""
    parts = [str(meeting.group), f"Join online: {link}" if link else "", access, f"Agenda: {page}"]
    event.add("description", "\n".join(part for part in parts if part))
    event.add("url", page)
    return event


def organiser(meeting: Meeting) -> icalendar.vCalAddress:
    """The area's contact, to whom calendar programmes send the answers."""
    address = meeting.area.contact_email or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return named(address, meeting.area.contact_name or f"{meeting.area.name} {meeting.area.word('agreement')}")


def attendee(person: Person) -> icalendar.vCalAddress:
    found = named(person.email, person.name)
    found.params.update({"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"})
    return found


def named(address: str, name: str) -> icalendar.vCalAddress:
    found = icalendar.vCalAddress(f"mailto:{address}")
    # A parameter cannot hold a quotation mark (RFC 5545, 3.2).
    found.params["CN"] = " ".join(name.replace('"', "'").split())
    return found
