"""A meeting in somebody's calendar: read by one library and by the letter of RFC 5545, moved twice, then cancelled."""

import re
from datetime import UTC, datetime, timedelta
from io import StringIO

import icalendar
import pytest
from dateutil.tz import tzical
from django.core import mail
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.group import commands
from concord.group.queries.invitation import calendar_file
from tests.worlds import START

# Winter in London; the clocks go forward on 25 March 2035.
WINTER = datetime(2035, 3, 21, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
URL = "/areas/wessington/group/meetings/"


@pytest.fixture
def meeting(world):
    Area.objects.filter(pk=world.area.pk).update(contact_name="Priya Example", contact_email="help@example.org")
    world.area.refresh_from_db()
    return commands.schedule_meeting(
        group=world.group, kind="regular", starts_at=WINTER, ends_at=WINTER + HOUR, place="Room 3, Town Hall; back",
        link="https://meet.example.org/?a=1&b=2", by=SYSTEM, at=START,
    )  # fmt: skip


def change(meeting, **changes):
    names = ("kind", "starts_at", "ends_at", "place", "link")
    facts = {name: getattr(meeting, name) for name in names} | changes
    commands.change_meeting(meeting=meeting, **facts, by=SYSTEM, at=timezone.now())


def invite(meeting, by=SYSTEM):
    return commands.send_invitations(meeting=meeting, by=by, at=START)


def entries():
    """Each file that went, by the one it went to."""
    found = [(message.to, name, text, kind) for message in mail.outbox for name, text, kind in message.attachments]
    return [(to, name, text, kind) for (to,), name, text, kind in found]


def lines_of(text):
    """By the letter: lines of at most 75 bytes that end in CRLF, unfolded, as (name, parameters, value)."""
    assert text.endswith("\r\n")
    rows = text[:-2].split("\r\n")
    assert all(len(row.encode()) <= 75 for row in rows)
    assert not any("\n" in row or "\r" in row for row in rows)
    unfolded = text.replace("\r\n ", "").strip().split("\r\n")
    return [re.fullmatch(r'([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', row).groups() for row in unfolded]


def event_of(text):
    """The one event, each property once."""
    rows = lines_of(text)
    names = [(name, value) for name, _, value in rows]
    start, end = names.index(("BEGIN", "VEVENT")), names.index(("END", "VEVENT"))
    inside = rows[start + 1 : end]
    assert len({name for name, _, _ in inside}) == len(inside)
    return {name: (params, value) for name, params, value in inside}


def begins(text):
    """When it starts, with the file's own time zone as another library reads it."""
    params, value = event_of(text)["DTSTART"]
    assert params == ";TZID=Europe/London"
    zone = tzical(StringIO(text[text.index("BEGIN:VTIMEZONE") : text.index("END:VTIMEZONE")] + "END:VTIMEZONE\r\n"))
    return datetime.strptime(value, "%Y%m%dT%H%M%S").replace(tzinfo=zone.get("Europe/London")).astimezone(UTC)


def test_each_is_invited_once_by_a_mail_and_an_entry_of_their_own(world, meeting):
    assert invite(meeting, world.officer) == 2
    assert AuditEntry.objects.get(verb="group.invitations_sent").facts == {"sent": 2}
    assert sorted(to for to, *_ in entries()) == sorted([world.chair.email, world.member.email])
    for to, name, text, kind in entries():
        assert (name, kind) == (f"{meeting.reference}.ics", "text/calendar; method=REQUEST")
        event = event_of(text)
        assert event["ATTENDEE"][1] == f"mailto:{to}"
        assert event["ORGANIZER"] == (';CN="Priya Example"', "mailto:help@example.org")
        assert (event["SEQUENCE"][1], event["STATUS"][1]) == ("0", "CONFIRMED")
        assert text.count("mailto:") == 2
    with pytest.raises(RuleBroken, match="already"):
        invite(meeting)


def test_who_comes_later_is_invited_alone(world, meeting):
    invite(meeting)
    commands.invite_guest(meeting=meeting, hat=world.observer.memberships.get(), by=SYSTEM, at=START)
    assert invite(meeting) == 1
    assert mail.outbox[-1].to == [world.observer.email]


def test_an_independent_reader_finds_the_same_entry_through_two_changes_and_a_cancelling(world, meeting):
    invite(meeting)
    spring = WINTER + timedelta(days=7)
    change(meeting, starts_at=spring - HOUR, ends_at=spring)  # still noon in London
    change(meeting, place="Town hall")
    commands.cancel_meeting(meeting=meeting, by=SYSTEM, at=START)
    own = [(text, kind) for to, _, text, kind in entries() if to == world.member.email]
    read = [icalendar.Calendar.from_ical(text) for text, _ in own]
    events = [calendar.walk("VEVENT")[0] for calendar in read]
    assert {str(event["UID"]) for event in events} == {f"meeting-{meeting.reference}@WESS.concord"}
    assert [int(event["SEQUENCE"]) for event in events] == [0, 1, 2, 3]
    assert [str(calendar["METHOD"]) for calendar in read] == ["REQUEST"] * 3 + ["CANCEL"]
    assert [kind.partition("method=")[2] for _, kind in own] == ["REQUEST"] * 3 + ["CANCEL"]
    assert [str(event["STATUS"]) for event in events] == ["CONFIRMED"] * 3 + ["CANCELLED"]
    assert [event["DTSTART"].dt.astimezone(UTC) for event in events] == [WINTER, *[spring - HOUR] * 3]
    assert [event["DTSTART"].dt.hour for event in events] == [12] * 4
    assert [begins(text) for text, _ in own] == [WINTER, *[spring - HOUR] * 3]
    assert [str(event["LOCATION"]) for event in events[1:3]] == ["Room 3, Town Hall; back", "Town hall"]


def test_nothing_that_changes_nothing_counts_and_another_kind_does(world, meeting):
    change(meeting)
    assert meeting.sequence == 0
    change(meeting, kind="extra")
    assert meeting.sequence == 1


def test_of_a_cancelled_meeting_each_is_told_once_and_whoever_sent_apologies_not(world, meeting):
    meeting.attendances.filter(person=world.chair).update(state="apologies")
    commands.cancel_meeting(meeting=meeting, by=SYSTEM, at=START)
    assert commands.tell_cancelled(meeting=meeting, at=START) == 0
    assert [message.to for message in mail.outbox] == [[world.member.email]]
    assert "is cancelled" in mail.outbox[0].body


def test_of_a_meeting_that_is_over_nobody_is_told(world, meeting):
    with pytest.raises(RuleBroken, match="has passed"):
        commands.send_invitations(meeting=meeting, by=SYSTEM, at=WINTER + HOUR)
    commands.cancel_meeting(meeting=meeting, by=SYSTEM, at=START)
    OutgoingMessage.objects.all().delete()
    assert commands.tell_cancelled(meeting=meeting, at=WINTER + HOUR) == 0
    with pytest.raises(RuleBroken, match="is over"):
        invite(meeting)


@pytest.mark.parametrize("who", ["chair", "member", "stranger"])
def test_only_an_officer_sends_the_invitations(world, meeting, who):
    with pytest.raises(AccessDenied):
        invite(meeting, getattr(world, who))


def test_names_cannot_break_out_of_an_entry(world, meeting):
    Person.objects.filter(pk=world.member.pk).update(name='Sam "x" ;ROLE=CHAIR:\r\nATTENDEE:mailto:a@b.example')
    change(meeting, place="Room\r\nATTENDEE:mailto:a@b.example")
    for _, _, text, _ in entries():
        assert event_of(text)["ATTENDEE"][0].startswith(";CN=")
        assert len(icalendar.Calendar.from_ical(text).walk("VEVENT")) == 1


def test_the_entry_to_keep_names_nobody_and_holds_the_link_for_those_invited(world, meeting):
    for link in ("", meeting.link):
        text = calendar_file(meeting, at=START, link=link).decode()
        event = event_of(text)
        assert ("METHOD", "", "PUBLISH") in lines_of(text)
        assert ("mailto" in text, "meet.example.org" in text.replace("\r\n ", "")) == (False, bool(link))
        assert event["UID"][1] == f"meeting-{meeting.reference}@WESS.concord"


def test_an_entry_says_how_one_gets_into_the_venue(world, meeting, signed_in):
    facts = {"name": "Old School", "host_sector": "voluntary", "step_free": "yes", "hearing_loop": "no"}
    venue = commands.note_venue(area=world.area, facts=facts | {"transport": "Bus 12"}, by=SYSTEM, at=START)
    commands.choose_venue(meeting=meeting, venue=venue, by=SYSTEM, at=START)
    file = signed_in(world.member).get(f"{URL}{meeting.reference}/meeting.ics").content.decode()
    invite(meeting)
    for text in (file, entries()[0][2]):
        words = str(icalendar.Calendar.from_ical(text).walk("VEVENT")[0]["DESCRIPTION"])
        assert "Step-free access: yes. Hearing loop: no. Getting there: Bus 12" in words


@pytest.mark.parametrize(("who", "shown"), [("member", True), ("officer", True), ("observer", False)])
def test_the_link_to_join_is_shown_to_those_invited_alone(world, meeting, signed_in, who, shown):
    client = signed_in(getattr(world, who))
    body = client.get(f"{URL}{meeting.reference}/").content.decode()
    file = client.get(f"{URL}{meeting.reference}/meeting.ics")
    assert file["Content-Type"] == "text/calendar; charset=utf-8"
    seen = "meet.example.org" in body, "meet.example.org" in file.content.decode().replace("\r\n ", "")
    assert seen == (shown, shown)


def test_the_officer_sends_the_invitations_from_the_page(world, meeting, signed_in):
    client = signed_in(world.officer)
    page = f"{URL}{meeting.reference}/"
    assert "to 2 who have not had it" in client.get(page).content.decode()
    assert client.post(f"{page}invite/").url == page
    body = client.get(page).content.decode()
    assert "on its way to 2 people" in body
    assert "Send the invitation" not in body
