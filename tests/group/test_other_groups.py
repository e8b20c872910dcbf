"""Groups beside the main one: their meetings, whom they invite, and what the log and the board leave alone."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from concord.board.queries.page import next_meeting_words
from concord.core.accounts.access import SYSTEM
from concord.core.lib.errors import RuleBroken
from concord.group import commands
from concord.group.models import Group
from concord.group.queries import group_of
from concord.log import commands as log
from concord.log.models import Period
from concord.log.queries.planning import next_dates
from tests.worlds import START, at

from .seating import add_seat, other_group, take

MAY = date(2026, 5, 4)


def plan(group, day=MAY, kind="regular"):
    facts = {"starts_at": at(day, 12), "ends_at": at(day, 13), "by": SYSTEM, "at": START}
    return commands.schedule_meeting(group=group, kind=kind, **facts)


def test_the_first_group_is_the_main_one_and_stays_it(world):
    made = other_group(world)
    assert (world.group.is_main, made.is_main, group_of(world.area)) == (True, False, world.group)
    assert Group.objects.filter(is_main=True).count() == 1


def test_a_meeting_of_another_group_invites_its_holders_and_opens_no_period(world):
    made = other_group(world)
    take(add_seat(world, world.council, group=made), world.champion)
    take(add_seat(world, None, group=made, label="Open seat"), world.volunteer)
    meeting = plan(made)
    assert {(seat.person, seat.organisation_name) for seat in meeting.attendances.all()} == {
        (world.champion, "Wessington Council"), (world.volunteer, "Open Door Advice"),
    }  # fmt: skip
    assert (log.plan_for_meeting(meeting=meeting, at=START), Period.objects.count()) == (None, 0)
    assert not meeting.agenda.filter(kind__in=["returns", "board"]).exists()


def test_what_looks_ahead_looks_at_the_main_group_alone(world):
    plan(other_group(world), MAY)
    main = plan(world.group, date(2026, 6, 1))
    assert next_dates(world.area, at=START)[0] == main
    assert "1 June" in next_meeting_words(world.area, START)


def test_minutes_of_another_group_lead_to_no_decisions(world):
    meeting = plan(other_group(world))
    log.show_minutes(meeting=meeting, at=START)
    assert set(meeting.agenda.values_list("source_key", flat=True)) == {""}


def test_the_main_group_still_invites_the_areas_members(world):
    take(add_seat(world, world.council), world.champion)
    assert {seat.person for seat in plan(world.group).attendances.all()} == {world.chair, world.member}


def test_another_group_ends_and_meets_no_more(world):
    made = other_group(world)
    coming = plan(made)
    with pytest.raises(RuleBroken, match="Cancel it first"):
        commands.end_group(group=made, on=date(2026, 4, 1), by=world.officer, at=START)
    commands.cancel_meeting(meeting=coming, by=SYSTEM, at=START)
    commands.end_group(group=made, on=date(2026, 4, 1), by=world.officer, at=START)
    with pytest.raises(RuleBroken, match="has ended"):
        plan(made)
    for group, words in ((made, "ended already"), (world.group, "main group")):
        with pytest.raises(RuleBroken, match=words):
            commands.end_group(group=group, on=MAY, by=SYSTEM, at=START)


def test_a_group_is_no_part_of_itself(world):
    made = other_group(world, parent=world.group)
    below = other_group(world, slug="below", parent=made)
    with pytest.raises(RuleBroken, match="part of itself"):
        commands.change_group(group=made, changes={"parent": below}, by=SYSTEM, at=START)


URL = "/areas/wessington/group/groups/"


def test_the_officer_sets_up_changes_and_ends_a_group(world, signed_in):
    client = signed_in(world.officer)
    typed = {"name": "Writers", "kind": "writers", "quorum_public": "1", "quorum_voluntary": "1", "parent": "group"}
    assert client.post(f"{URL}new/", typed | {"chair": str(world.chair.uid)}).url == f"{URL}writers/"
    made = Group.objects.get(slug="writers")
    assert (made.kind, made.parent, made.chair) == ("writers", world.group, world.chair)
    assert "has this group already" in client.post(f"{URL}new/", typed).content.decode()
    assert client.post(f"{URL}writers/change/", typed | {"name": "Pen club"}).url == f"{URL}writers/"
    assert "Pen club" in client.get(URL).content.decode()
    day = timezone.localdate() + timedelta(days=3)
    meeting = {"kind": "regular", "starts": "12:00", "ends": "13:00", "place": "Hall"}
    when = {"on_day": day.day, "on_month": day.month, "on_year": day.year}
    assert client.post(f"{URL}writers/meetings/new/", meeting | when).status_code == 302
    assert "Hall" in client.get(f"{URL}writers/").content.decode()
    today = timezone.localdate()
    ends = {"on_day": today.day, "on_month": today.month, "on_year": today.year}
    assert "Cancel it first" in client.post(f"{URL}writers/end/", ends).content.decode()
    commands.cancel_meeting(meeting=made.meetings.get(), by=SYSTEM, at=timezone.now())
    assert client.post(f"{URL}writers/end/", ends).url == f"{URL}writers/"
    assert client.get(f"{URL}group/").url == "/areas/wessington/group/"
    assert client.get(f"{URL}none/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_groups_takes_the_same_queries(world, signed_in, django_assert_num_queries, rows):
    for n in range(rows):
        take(add_seat(world, world.council, group=other_group(world, slug=f"g{n}", parent=world.group)), world.member)
    client = signed_in(world.observer)
    with django_assert_num_queries(6):
        assert client.get(URL).status_code == 200
