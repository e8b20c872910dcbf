"""The seats and actions of somebody who joined with an account of their own stand under it."""

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.audit.commands import record
from concord.core.directory.following import follow_joined
from concord.core.directory.terms import Verb
from concord.group import commands
from concord.group.models import Action, ActionAnswer, Attendance, Interest
from tests.worlds import OPENS, at, hold_a_meeting


def test_they_follow_an_invitation_that_an_account_accepted(world):
    hold_a_meeting(world)
    facts = {"group": world.group, "text": "Publish it", "due_on": OPENS, "by": SYSTEM, "at": at(OPENS)}
    own = commands.agree_action(owner=world.member, **facts)
    commands.agree_action(every_member=True, **facts)
    seats = Attendance.objects.filter(person=world.member).count()
    other = Attendance.objects.filter(person=world.chair).count()
    account = Person.objects.create(name="Asha Account", login_email="asha@example.org")
    record(
        Verb.INVITATION_ACCEPTED, subject=account, by=account, at=at(OPENS), area=world.area, label="invitation",
        was=str(world.member.uid),
    )  # fmt: skip
    own.refresh_from_db()
    assert own.owner == account
    assert Attendance.objects.filter(person=account).count() == seats > 0
    assert Attendance.objects.filter(person=world.chair).count() == other > 0
    assert ActionAnswer.objects.filter(person=account).count() == 1
    assert not ActionAnswer.objects.filter(person=world.member).exists()


def account():
    return Person.objects.create(name="Asha Account", login_email="asha@example.org")


def guest_seat(meeting, person, like, **facts):
    names = ("area", "organisation", "organisation_name", "sector")
    usual = {name: getattr(like, name) for name in names} | {"decides": False}
    return Attendance.objects.create(meeting=meeting, person=person, **usual | facts)


def declare(seat, body):
    return Interest.objects.create(area=seat.area, attendance=seat, organisation=body)


def test_the_seat_of_a_member_and_that_of_a_guest_become_one(world):
    meeting, asha = hold_a_meeting(world), account()
    own = Attendance.objects.get(meeting=meeting, person=world.member)
    guest = guest_seat(meeting, asha, own, state="apologies", substitute_name="Sam")
    declare(own, world.charity)
    for body in (world.charity, world.trust):
        declare(guest, body)
    assert commands.follow_to_account(was=world.member, account=asha)
    (seat,) = Attendance.objects.filter(person=asha)
    assert (seat, seat.decides, seat.state, seat.substitute_name) == (own, True, "present", "Sam")
    assert {one.organisation for one in seat.interests.all()} == {world.charity, world.trust}
    assert not Attendance.objects.filter(person=world.member).exists()


def test_whoever_came_with_the_account_was_there(world):
    meeting, asha = hold_a_meeting(world), account()
    Attendance.objects.filter(meeting=meeting, person=world.member).update(state="apologies")
    guest_seat(
        meeting, asha, Attendance.objects.get(meeting=meeting, person=world.member), state="present", mode="online"
    )
    commands.follow_to_account(was=world.member, account=asha)
    seat = Attendance.objects.get(person=asha)
    assert (seat.decides, seat.state, seat.mode) == (True, "present", "online")


@pytest.mark.parametrize(
    ("first", "second", "kept"), [(1, None, "Old"), (None, 2, "New"), (1, 2, "New"), (3, 2, "Old")]
)
def test_the_newer_of_two_answers_to_a_task_stands(world, first, second, kept):
    hold_a_meeting(world)
    facts = {"group": world.group, "text": "Publish it", "due_on": OPENS, "by": SYSTEM, "at": at(OPENS)}
    commands.agree_action(every_member=True, **facts)
    task, asha = Action.objects.get(), account()
    ActionAnswer.objects.create(area=world.area, action=task, person=asha)
    for person, text, hour in ((world.member, "Old", first), (asha, "New", second)):
        if hour:
            ActionAnswer.objects.filter(person=person).update(text=text, answered_at=at(OPENS, hour))
    commands.follow_to_account(was=world.member, account=asha)
    assert not ActionAnswer.objects.filter(person=world.member).exists()
    assert ActionAnswer.objects.get(person=asha).text == kept


def test_the_next_day_follows_whom_nothing_followed_at_once(world):
    hold_a_meeting(world)
    asha = account()
    facts = {"by": asha, "at": at(OPENS), "area": world.area, "label": "invitation"}
    record(Verb.INVITATION_ACCEPTED, subject=asha, was=str(world.member.uid), **facts)
    Attendance.objects.filter(person=asha).update(person=world.member)
    days = [follow_joined(area=world.area, on=OPENS, at=at(OPENS)) for _ in range(2)]
    assert (days, Attendance.objects.filter(person=asha).exists()) == ([1, 0], True)
