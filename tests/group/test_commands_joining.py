"""The seats and actions of somebody who joined with an account of their own stand under it."""

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.audit.commands import record
from concord.core.directory.terms import Verb
from concord.group import commands
from concord.group.models import ActionAnswer, Attendance
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
