"""One mail on Mondays: to those who have something to do, once, and never to who does not want it."""

from datetime import date, timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import send_weekly_mail
from concord.core.accounts.models import Person
from concord.core.mail.models import OutgoingMessage
from concord.group import commands as group
from tests.worlds import START, World, at

MONDAY = date(2026, 5, 4)


@pytest.fixture(autouse=True)
def to_do(world: World) -> None:
    """An action that the member owes, and one that is overdue."""
    for text, due in (
        ("Write about the clinic", MONDAY + timedelta(days=9)),
        ("Ring the trust", MONDAY - timedelta(3)),
    ):
        facts = {"owner": world.member, "meeting": None, "by": SYSTEM, "at": START}
        group.agree_action(group=world.group, text=text, due_on=due, **facts)
    OutgoingMessage.objects.all().delete()


def send(world: World, on: date = MONDAY) -> list[str]:
    send_weekly_mail(area=world.area, on=on, at=at(on))
    return sorted(OutgoingMessage.objects.filter(kind="weekly").values_list("to_address", flat=True))


def test_whoever_has_something_to_do_gets_one_mail(world: World, mailoutbox: list[object]) -> None:
    assert send(world) == ["marta@example.org"]
    assert send(world) == ["marta@example.org"]
    (mail,) = mailoutbox
    assert mail.subject == "2 things to do in Wessington"
    assert "Ring the trust (was due on Friday 1 May)" in mail.body
    assert "/areas/wessington/group/actions/" in mail.body
    assert "clinic" in str(mail.alternatives[0])


@pytest.mark.parametrize("days", range(1, 7))
def test_it_goes_on_mondays_alone(world: World, days: int) -> None:
    assert send(world, MONDAY + timedelta(days=days)) == []


def test_the_next_week_has_its_own(world: World) -> None:
    send(world)
    assert len(send(world, MONDAY + timedelta(days=7))) == 2


@pytest.mark.parametrize("change", [{"weekly_mail": False}, {"is_active": False}, {"login_email": None}])
def test_who_does_not_want_it_or_cannot_sign_in_gets_none(world: World, change: dict[str, object]) -> None:
    Person.objects.filter(pk=world.member.pk).update(**change)
    assert send(world) == []


def test_whoever_has_no_role_any_more_gets_none(world: World) -> None:
    world.member.grants.update(ends_on=MONDAY - timedelta(days=1))
    assert send(world) == []


def test_a_coming_meeting_is_told_to_those_who_are_invited(world: World) -> None:
    start = at(MONDAY + timedelta(days=3), 14)
    group.schedule_meeting(
        group=world.group, kind="regular", starts_at=start, ends_at=start + timedelta(hours=1), by=SYSTEM, at=START
    )
    found = send(world)
    assert "ruth@example.org" in found
    assert "lena@example.org" not in found
