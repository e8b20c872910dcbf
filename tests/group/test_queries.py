"""Reads of groups, meetings and actions: exact rows, and the same few queries for one row and for three."""

from datetime import UTC, date, datetime, timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.areas.scoping import within
from concord.core.lib.errors import RuleBroken
from concord.group import commands
from concord.group.queries import (
    action_page,
    actions_of,
    answer_of,
    group_of,
    group_page,
    last_meeting,
    last_tasks,
    meeting_lines,
    meeting_of,
    meeting_page,
    next_meeting,
    open_actions,
    unanswered,
)
from concord.group.rules import Quorum
from tests.worlds import START, somebody

NOON = datetime(2026, 4, 1, 11, tzinfo=UTC)
DUE = date(2026, 5, 1)


def plan(world, days=0):
    starts_at = NOON + timedelta(days=days)
    return commands.schedule_meeting(
        group=world.group, kind="regular", starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), by=SYSTEM,
        at=START,
    )  # fmt: skip


def hold(world, days=0, **states):
    meeting = plan(world, days)
    found = {getattr(world, who).pk: state for who, state in (states or {"chair": "present"}).items()}
    day = NOON + timedelta(days=days)
    commands.take_attendance(meeting=meeting, states=found, by=SYSTEM, at=day)
    commands.hold_meeting(meeting=meeting, by=SYSTEM, at=day)
    return meeting


def agree(world, text="Publish", due_on=DUE, **facts):
    usual = {} if facts.get("every_member") else {"owner": world.member}
    return commands.agree_action(group=world.group, text=text, due_on=due_on, by=SYSTEM, at=START, **usual | facts)


def close(action, on=DUE):
    commands.close_action(action=action, state="done", result="", on=on, by=SYSTEM, at=START)


def test_an_area_without_a_group_says_so(world):
    assert group_of(world.area) == world.group
    with within(world.neighbour), pytest.raises(RuleBroken, match="has no group yet"):
        group_of(world.neighbour)


def test_the_next_and_the_last_meeting(world):
    first, second, third = hold(world), plan(world, 7), plan(world, 14)
    commands.cancel_meeting(meeting=second, by=SYSTEM, at=START)
    assert next_meeting(world.group, NOON) == third
    assert next_meeting(world.group, third.ends_at) == third
    assert next_meeting(world.group, third.ends_at + timedelta(seconds=1)) is None
    assert (last_meeting(world.group, third.starts_at), last_meeting(world.group, first.starts_at)) == (first, None)
    assert (meeting_of(first.reference), meeting_of("WESS-1999-M001")) == (first, None)


def test_past_meetings_count_who_came_by_sector_latest_first(world):
    first = hold(world, chair="present", member="substitute")
    second = hold(world, 7, chair="apologies", member="present")
    lines = [
        (line.meeting, line.invited, line.public, line.voluntary, line.others) for line in meeting_lines(world.group)
    ]
    assert lines == [(second, 2, 1, 0, 0), (first, 2, 1, 1, 0)]


def test_the_groups_page_holds_what_is_coming_past_and_open(world):
    past, coming, action = hold(world), plan(world, 7), agree(world)
    close(agree(world, "Closed"))
    page = group_page(world.area)
    assert (page.group, page.coming, [line.meeting for line in page.past], page.actions) == (
        world.group, [coming], [past], [action],
    )  # fmt: skip


def test_actions_are_open_or_narrowed(world):
    late, soon = agree(world, "Late", date(2026, 3, 1)), agree(world, "Soon")
    everybody = agree(world, "All", every_member=True)
    closed = agree(world, "Closed")
    close(closed)
    assert list(open_actions(world.group)) == [late, soon, everybody]
    assert list(actions_of(world.group, state="done")) == [closed]
    assert list(actions_of(world.group, owner=world.chair.pk)) == [everybody]
    assert [(a.asked, a.answered) for a in actions_of(world.group, owner=world.member.pk, state="open")] == [
        (0, 0), (0, 0), (2, 0),
    ]  # fmt: skip


def test_last_sessions_tasks_are_those_still_open_or_closed_since(world):
    first, second, third = hold(world), hold(world, 30), plan(world, 60)
    still, old, lately = agree(world, "Still"), agree(world, "Old"), agree(world, "Lately")
    agree(world, "Here", meeting=third)
    close(old, on=date(2026, 4, 2))
    close(lately, on=date(2026, 5, 10))
    assert texts(third) == ["Still", "Lately"]
    assert texts(second) == ["Still", "Old", "Lately"]
    assert still in [line.action for line in last_tasks(first)]


def test_what_was_agreed_after_a_meeting_is_no_task_of_the_last_session_there(world):
    held, coming = hold(world), plan(world, 30)
    before = agree(world, "Before")
    facts = {"owner": world.member, "by": SYSTEM, "at": NOON + timedelta(days=3)}
    after = commands.agree_action(group=world.group, text="After", due_on=DUE, **facts)
    assert (before.agreed_on, after.agreed_on) == (START.date(), (NOON + timedelta(days=3)).date())
    assert (texts(held), texts(coming)) == (["Before"], ["Before", "After"])


def texts(meeting):
    return [line.action.text for line in last_tasks(meeting)]


def test_a_meeting_that_was_held_shows_its_tasks_as_they_stood_that_day(world):
    held, coming = hold(world), plan(world, 30)
    done, later = agree(world, "Done"), agree(world, "Done later")
    task = agree(world, "Name your key areas", every_member=True)
    close(done, on=date(2026, 4, 1))
    commands.close_action(action=later, state="done", result="It went well", on=DUE, by=SYSTEM, at=START)
    for person, day in ((world.chair, 0), (world.member, 2)):
        answer = answer_of(person=person, reference=task.reference)
        commands.answer_task(answer=answer, text="Parks", by=person, at=NOON + timedelta(days=day))
    assert [(line.action.text, line.in_words, line.result) for line in last_tasks(held)] == [
        ("Done", "Done", ""), ("Done later", "To do", ""), ("Name your key areas", "To do", ""),
    ]  # fmt: skip
    assert [(a.person, a.text) for a in last_tasks(held)[2].answers] == [(world.member, ""), (world.chair, "Parks")]
    # A meeting to come shows what is true now.
    assert [(line.in_words, line.result) for line in last_tasks(coming)][1:] == [
        ("Done", "It went well"), ("Done", "Everybody has answered"),
    ]  # fmt: skip


def test_a_meetings_page_holds_its_quorum_agenda_interests_and_actions(world):
    meeting = plan(world)
    seat = meeting.attendances.get(person=world.chair)
    interest = commands.declare_interest(attendance=seat, organisation=world.charity, by=SYSTEM, at=NOON)
    states = {world.chair.pk: "present", world.member.pk: "absent"}
    commands.take_attendance(meeting=meeting, states=states, by=SYSTEM, at=NOON)
    action = agree(world, meeting=meeting)
    page = meeting_page(meeting_of(meeting.reference))
    assert [(a.person, a.state) for a in page.attendances] == [(world.member, "absent"), (world.chair, "present")]
    assert (page.quorum, page.planned_minutes, len(page.agenda)) == (Quorum(0, 1, 1, 1), 60, 6)
    assert (page.interests, page.agreed_here, page.last_tasks) == ([interest], [action], [])


def test_an_actions_page_says_who_has_not_answered(world):
    made = agree(world, every_member=True)
    answer = answer_of(person=world.member, reference=made.reference)
    commands.answer_task(answer=answer, text="Parks", by=world.member, at=START)
    page = action_page(made.reference)
    assert ([a.person for a in page.answers], [a.person for a in page.waiting]) == ([world.member], [world.chair])
    assert [a.person for a in unanswered(made.reference)] == [world.chair]
    assert answer_of(uid=str(answer.uid)) == answer
    assert (action_page("WESS-1999-A001"), answer_of(person=world.champion, reference=made.reference)) == (None, None)


# What is read, down to the names shown, and in how many queries.
READS = {
    "open actions": (lambda world, one: [(str(a.owner), str(a.meeting)) for a in open_actions(world.group)], 1),
    "actions": (lambda world, one: [(str(a.owner), str(a.meeting)) for a in actions_of(world.group)], 1),
    "past meetings": (lambda world, one: meeting_lines(world.group), 1),
    "group page": (lambda world, one: [str(a.owner) for a in group_page(world.area).actions], 4),
    "meeting page": (lambda world, one: read_meeting(one), 7),
    "last tasks": (lambda world, one: [[str(a.person) for a in t.answers] for t in last_tasks(one)], 3),
}


def read_meeting(meeting):
    page = meeting_page(meeting)
    seats = [f"{seat.person} {seat.organisation} {seat.unit}" for seat in page.attendances]
    interests = [f"{i.attendance.person} {i.organisation}" for i in page.interests]
    return seats + interests + [str(action.owner) for action in page.agreed_here]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", READS)
def test_reads_take_the_same_queries_for_one_and_for_three(world, django_assert_num_queries, name, rows):
    for n in range(rows):
        somebody(world.area, world.trust, f"Extra{n}", "group_member")
        past = hold(world, n)
        agree(world, f"Extra {n}", meeting=past)
        agree(world, f"All {n}", every_member=True, meeting=past)
    meeting = plan(world, 30)
    for seat in meeting.attendances.all()[:rows]:
        commands.declare_interest(attendance=seat, organisation=world.charity, by=SYSTEM, at=NOON)
        agree(world, meeting=meeting)
    one = meeting_of(meeting.reference)
    read, queries = READS[name]
    with django_assert_num_queries(queries):
        assert read(world, one)
