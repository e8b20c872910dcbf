"""Those invited are told of a meeting's new day, time, place or link, each once and each alone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.mail.models import OutgoingMessage
from concord.core.mail.queries import messages_about
from concord.group import commands, tasks
from concord.group.models import Attendance, Meeting
from tests.worlds import START

NOON = datetime(2099, 4, 1, 11, tzinfo=UTC)  # noon in London
HOUR = timedelta(hours=1)


@pytest.fixture
def meeting(world):
    return commands.schedule_meeting(
        group=world.group, kind="regular", starts_at=NOON, ends_at=NOON + HOUR, place="Room 3", by=SYSTEM, at=START
    )


def change(meeting, **changes):
    meeting.refresh_from_db()
    names = ("kind", "starts_at", "ends_at", "place", "link")
    commands.change_meeting(
        meeting=meeting, **{name: getattr(meeting, name) for name in names} | changes, by=SYSTEM, at=START
    )


def told():
    return list(OutgoingMessage.objects.filter(kind="group.meeting_changed").order_by("pk"))


def test_a_new_day_is_mailed_to_each_alone_and_shown_on_the_meeting(world, meeting):
    change(meeting, starts_at=NOON + timedelta(days=7), ends_at=NOON + timedelta(days=7) + HOUR)
    invited = sorted(seat.person.email for seat in meeting.attendances.select_related("person"))
    assert sorted(message.to_address for message in told()) == invited
    assert sorted(line.to_address for line in messages_about(meeting)) == invited
    sent = [message for message in mail.outbox if "meeting" in message.subject]
    assert all(len(message.to) == 1 and not message.cc and not message.bcc for message in sent)
    body = sent[0].body
    old, new = "was to begin on Wednesday 1 April 2099 at midday", "Wednesday 8 April 2099, midday to 1pm"
    assert all(words in " ".join(body.split()) for words in (old, new, "Room 3"))
    others = [address for address in invited if address != sent[0].to[0]]
    assert others
    assert not any(address in body for address in others)


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({"place": "Town hall"}, 2),
        ({"link": "https://meet.example.org/?a=1&b=2"}, 2),
        ({"ends_at": NOON + 2 * HOUR}, 2),
        ({"kind": "extra"}, 0),
        ({}, 0),
    ],
)
def test_only_what_they_have_to_know_is_mailed(world, meeting, changes, count):
    change(meeting, **changes)
    assert len(told()) == count
    for message in mail.outbox:
        for words in changes.values() if count else ():
            assert not isinstance(words, str) or words in message.body


def test_whoever_sent_apologies_or_has_no_address_is_told_nothing(world, meeting):
    Attendance.objects.filter(person=world.member).update(state="apologies")
    Person.objects.filter(pk=world.chair.pk).update(email="")
    change(meeting, place="Town hall")
    assert told() == []


def test_the_same_change_is_told_once_and_the_next_one_again(world, meeting):
    change(meeting, place="Town hall")
    first = told()[0].queued_at
    for _ in range(2):
        tasks.tell_invited.call("WESS", meeting.reference, NOON.isoformat(), ["place"], first.isoformat())
    assert len(told()) == 2
    since = (first + HOUR).isoformat()
    tasks.tell_invited.call("WESS", meeting.reference, NOON.isoformat(), ["place"], since)
    assert len(told()) == 4


@pytest.mark.parametrize("state", ["held", "cancelled"])
def test_of_a_meeting_that_is_over_nobody_is_told(world, meeting, state):
    Meeting.objects.filter(pk=meeting.pk).update(state=state)
    tasks.tell_invited.call("WESS", meeting.reference, NOON.isoformat(), ["place"], START.isoformat())
    Meeting.objects.filter(pk=meeting.pk).update(state="scheduled", starts_at=START - HOUR, ends_at=START)
    tasks.tell_invited.call("WESS", meeting.reference, NOON.isoformat(), ["place"], START.isoformat())
    assert told() == []
