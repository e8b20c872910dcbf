"""The front desk: what is due for whom, oldest first, in a fixed number of queries."""

from datetime import date, timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.group import commands as group
from concord.group.models import Action
from concord.interfaces.home.queries import front_desk
from concord.log import commands as log
from concord.log.rules.returns import PointInput
from tests.worlds import OPENS, START, World, at, hold_a_meeting, open_a_period


def texts(world: World, who: str, day: date) -> list[str]:
    return [due.text for due in front_desk(world.area, world.people[who], at=at(day)).today]


def agree(world: World, text: str, due_on: date, who: str) -> None:
    group.agree_action(
        group=world.group, text=text, due_on=due_on, owner=world.people[who], meeting=None, by=SYSTEM, at=START
    )


def send(world: World, who: str, text: str) -> None:
    made = log.start_return(period=world.period, person=world.people[who], at=at(OPENS))
    points = [PointInput(text=text, about_organisation=world.council)]
    facts = {"nothing": False, "by": world.people[who], "at": at(OPENS)}
    log.save_box(log_return=made, box=2, points=points, **facts)
    log.send_return(log_return=made, by=world.people[who], at=at(OPENS))


def test_a_champion_owes_a_return_until_it_is_sent(world: World) -> None:
    open_a_period(world)
    assert texts(world, "champion", OPENS) == ["Your return for Spring"]
    send(world, "champion", "They paid late")
    assert texts(world, "champion", OPENS) == []


def test_the_officer_sees_who_is_missing_and_whose_action_is_late(world: World) -> None:
    open_a_period(world)
    agree(world, "Write the guide", OPENS - timedelta(days=9), "member")
    agree(world, "Not late yet", OPENS + timedelta(days=9), "member")
    found = front_desk(world.area, world.officer, at=at(OPENS)).today
    assert [(due.text, due.detail, due.state) for due in found] == [
        ("Write the guide", "For Marta Example", "late"),
        ("4 returns are missing", "Spring", "not_started"),
        ("Check who people can turn to", "The contact's details are empty or a year old.", "not_started"),
    ]
    assert "Not late yet" in texts(world, "member", OPENS)


def test_a_late_task_that_nobody_has_taken_is_the_groups_as_on_its_own_page(world: World, signed_in) -> None:
    late = OPENS - timedelta(days=9)
    agree(world, "Ask the board", late, "member")
    Action.objects.update(owner=None, set_by="board")
    found = front_desk(world.area, world.officer, at=at(OPENS)).today
    assert [due.detail for due in found if due.text == "Ask the board"] == [
        "For the Compact group, set by the strategic board"
    ]
    for path in ("", f"{Action.objects.get().reference}/"):
        body = signed_in(world.officer).get(f"/areas/wessington/group/actions/{path}").content.decode()
        assert "The Compact group" in body


def test_an_organisation_that_may_reply_stands_there_with_its_last_day(world: World) -> None:
    period = open_a_period(world)
    send(world, "volunteer", "They paid late")
    log.lock_period(period=period, by=SYSTEM, at=at(date(2026, 3, 26)))
    period.refresh_from_db()
    log.build_sheet(period=period, by=SYSTEM, at=at(date(2026, 3, 26)))
    found = front_desk(world.area, world.officer, at=at(date(2026, 3, 27))).today
    reply = next(due for due in found if "may reply" in due.text)
    assert (reply.text, reply.detail) == ("Wessington Council may reply to a point", "They paid late")
    assert reply.on > date(2026, 3, 27)
    assert "Spring waits for decisions of the Compact group" in [due.text for due in found]


def test_the_trustee_is_told_that_something_is_held_and_nobody_else(world: World) -> None:
    open_a_period(world)
    made = log.start_return(period=world.period, person=world.volunteer, at=at(OPENS))
    secret = [PointInput(text="A secret", point_class=3)]
    log.save_box(log_return=made, box=2, points=secret, nothing=False, by=world.volunteer, at=at(OPENS))
    log.send_return(log_return=made, by=world.volunteer, at=at(OPENS))
    told = [who for who in world.people if "in trust" in str(texts(world, who, OPENS))]
    assert told == ["trustee"]


@pytest.mark.parametrize("late", [1, 3])
def test_the_front_desk_takes_as_many_queries_whatever_waits(
    world: World, late: int, django_assert_num_queries: object
) -> None:
    open_a_period(world)
    hold_a_meeting(world)
    for n in range(late):
        agree(world, f"Action {n}", OPENS - timedelta(days=n + 1), "member")
    with django_assert_num_queries(14):  # type: ignore[operator]  # a fixture
        page = front_desk(world.area, world.officer, at=at(OPENS))
        assert len([due for due in page.today if due.state == "late"]) == late
        list(page.latest)
