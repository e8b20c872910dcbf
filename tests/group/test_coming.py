"""Apologies before a meeting, and who comes instead (R057)."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.group import commands, exports
from concord.group.models import Meeting
from tests.worlds import START

from .test_views_meetings import of, page, plan, said


@pytest.fixture
def meeting(world):
    return plan(world, 20)


def seat_of(meeting, person):
    return meeting.attendances.get(person=person)


def stands(meeting, person):
    return seat_of(meeting, person).in_words


def say(meeting, person, **facts):
    usual = {"comes": False, "by": person, "at": START}
    commands.say_coming(attendance=seat_of(meeting, person), **usual | facts)


def test_a_member_sends_apologies_on_a_phone_and_takes_them_back(world, meeting, signed_in):
    client = signed_in(world.member)
    assert "I cannot come" in page(client, of(meeting))
    assert "Ruth Example" not in page(client, of(meeting, "coming/"))
    assert client.post(of(meeting, "coming/"), {"coming": "no"}).url == of(meeting)
    body = page(client, of(meeting))
    assert ("You sent apologies" in body, "Wessington Council: sent apologies" in body) == (True, True)
    client.post(of(meeting, "coming/"), {"coming": "yes"})
    assert stands(meeting, world.member) == "invited"


def test_whoever_comes_instead_is_named_and_there_at_one_press_on_the_day(world, signed_in):
    meeting = plan(world, 0)
    member, officer = signed_in(world.member), signed_in(world.officer)
    assert "Say who comes instead" in said(member, of(meeting, "coming/"), {"coming": "substitute"})
    member.post(of(meeting, "coming/"), {"coming": "substitute", "substitute_name": "Nina Deputy"})
    assert "Nina Deputy comes instead" in page(member, of(meeting))
    officer.post(of(meeting, "coming/"), {"attendance": str(world.chair.uid), "coming": "no"})
    officer.post(of(meeting, "attendance/"), {"everybody": "1"})
    assert stands(meeting, world.member) == "present through a substitute (Nina Deputy)"
    assert stands(meeting, world.chair) == "sent apologies"


def test_nobody_is_asked_to_come_to_a_round_by_email(world, meeting, signed_in):
    Meeting.objects.update(format="round", place="", link="")
    assert "I cannot come" not in page(signed_in(world.member), of(meeting))
    commands.send_invitations(meeting=Meeting.objects.get(), by=SYSTEM, at=START)
    written = OutgoingMessage.objects.latest("pk").kept_text
    assert ("there is no meeting" in written, "If you cannot come" in written) == (True, False)


def test_a_meeting_that_is_moved_asks_those_anew_who_could_not_come(world, meeting):
    say(meeting, world.member)
    starts_at = meeting.starts_at + timedelta(days=1)
    commands.change_meeting(
        meeting=meeting, starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), place="Room 3", link="",
        kind="regular", by=SYSTEM, at=timezone.now(),
    )  # fmt: skip
    assert stands(meeting, world.member) == "invited"
    assert [world.member.email] in [message.to for message in mail.outbox]


def test_it_is_said_by_oneself_or_whoever_records_and_not_once_attendance_is_taken(world):
    meeting = plan(world, 0)
    with pytest.raises(AccessDenied):
        say(meeting, world.chair, by=world.member)
    commands.take_attendance(meeting=meeting, states={world.member.pk: "present"}, by=SYSTEM, at=timezone.now())
    with pytest.raises(RuleBroken, match="Attendance has been taken"):
        say(meeting, world.member)


def test_the_minutes_never_say_that_somebody_was_there_who_sent_a_substitute(world, signed_in):
    meeting, officer = plan(world, 0), signed_in(world.officer)
    states = {f"state_{world.chair.pk}": "present", f"state_{world.member.pk}": "substitute"}
    assert officer.post(of(meeting, "attendance/"), states).url == of(meeting, "attendance/")
    assert [seat_of(meeting, person).who for person in (world.member, world.chair)] == [
        "a substitute for Marta Example", "Ruth Example",
    ]  # fmt: skip


def test_before_the_day_the_page_says_who_is_needed_and_not_that_they_are_missing(world, meeting, signed_in):
    body = page(signed_in(world.member), of(meeting))
    assert ("Needed to decide" in body, "not enough to decide" in body) == (True, False)


def test_mail_of_another_group_names_that_group(world):
    other = commands.add_group(area=world.area, slug="circle", name="Champions' circle", by=SYSTEM, at=START)
    assert (other.called, world.group.called) == ("Champions' circle", "the Compact group")


def both(meeting, **facts):
    Meeting.objects.update(**{"format": "hybrid", "link": "https://meet.example.org"} | facts)
    return Meeting.objects.get()


def modes(world):
    return {row["person"]: row["mode"] for row in exports.attendance(world.area).rows}


def test_a_member_says_that_they_join_online_and_the_file_tells_it(world, signed_in):
    meeting = both(plan(world, 0))
    member, officer = signed_in(world.member), signed_in(world.officer)
    assert "Yes, online" in page(member, of(meeting, "coming/"))
    member.post(of(meeting, "coming/"), {"coming": "online"})
    assert (stands(meeting, world.member), "You join online" in page(member, of(meeting))) == ("joins online", True)
    assert set(modes(world).values()) == {""}
    officer.post(of(meeting, "attendance/"), {"everybody": "1"})
    assert modes(world) == {"Marta Example": "online", "Ruth Example": "room"}
    assert stands(meeting, world.member) == "present, online"


def test_attendance_says_who_was_online_and_who_was_not(world, signed_in):
    meeting, officer = both(plan(world, 0)), signed_in(world.officer)
    states = {f"state_{world.chair.pk}": "present_online", f"state_{world.member.pk}": "present"}
    officer.post(of(meeting, "attendance/"), states)
    assert modes(world) == {"Marta Example": "room", "Ruth Example": "online"}
    assert 'value="present_online" selected' in page(officer, of(meeting, "attendance/"))
    officer.post(of(meeting, "attendance/"), states | {f"state_{world.chair.pk}": "apologies"})
    assert modes(world) == {"Marta Example": "room", "Ruth Example": ""}


def test_where_everybody_joins_online_nobody_is_asked(world, signed_in):
    meeting, officer = both(plan(world, 0), format="online", place=""), signed_in(world.officer)
    assert "Present online" not in page(officer, of(meeting, "attendance/"))
    officer.post(of(meeting, "attendance/"), {"everybody": "1"})
    assert set(modes(world).values()) == {"online"}


def test_a_meeting_online_without_a_link_says_so(world, meeting, signed_in):
    both(meeting, link="")
    officer, member = (page(signed_in(who), of(meeting)) for who in (world.officer, world.member))
    assert ("the link is missing" in officer, "Add the link" in officer, "Add the link" in member) == (
        True,
        True,
        False,
    )
