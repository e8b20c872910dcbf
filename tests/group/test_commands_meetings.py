"""Meetings: planned, changed, held, cancelled; attendance, interests, the agenda."""

from datetime import UTC, date, datetime, timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands as directory
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.group import commands
from concord.group.models import Interest, Meeting
from concord.group.queries import quorum_of
from tests.worlds import START

NOON = datetime(2026, 4, 1, 11, tzinfo=UTC)  # noon in London


def plan(world, by=None, starts_at=NOON, minutes=60, **facts):
    ends_at = starts_at + timedelta(minutes=minutes)
    return commands.schedule_meeting(
        group=world.group, kind="regular", starts_at=starts_at, ends_at=ends_at, by=by or world.officer, at=START,
        **facts,
    )  # fmt: skip


@pytest.fixture
def meeting(world):
    return plan(world, place="Room 3")


def latest():
    return AuditEntry.objects.latest("pk")


def attend(world, meeting, state="present", by=None, who=None, **facts):
    states = {getattr(world, name).pk: state for name in (who or ["chair", "member"])}
    commands.take_attendance(meeting=meeting, states=states, by=by or world.chair, at=NOON, **facts)


def change(world, meeting, by=None, hours=1):
    starts_at = NOON + timedelta(days=7)
    return commands.change_meeting(
        meeting=meeting, starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours), place="", kind="extra",
        link="https://meet.example.org", by=by or world.officer, at=START,
    )  # fmt: skip


def cancel(world, meeting, by=None):
    commands.cancel_meeting(meeting=meeting, by=by or world.officer, at=START)


def hold(world, meeting, by=None):
    commands.hold_meeting(meeting=meeting, by=by or world.officer, at=NOON)


def set_agenda(world, meeting, *minutes, by=None):
    items = [commands.ItemInput(title=f"Item {n}", minutes=length) for n, length in enumerate(minutes or [5])]
    commands.set_agenda(meeting=meeting, items=items, by=by or world.officer, at=START)


def test_a_planned_meeting_invites_the_members_of_that_day_with_their_hats(world):
    ended = world.member.memberships.get()
    directory.end_membership(membership=ended, ends_on=date(2026, 3, 31), by=SYSTEM, at=START)
    made = plan(world)
    assert (made.reference, made.state) == ("WESS-2026-M001", "scheduled")
    seats = [(s.person, s.organisation_name, s.sector, s.decides, s.state) for s in made.attendances.all()]
    assert seats == [(world.chair, "Open Door Advice", "voluntary", True, "invited")]
    entry = AuditEntry.objects.filter(verb="group.meeting_scheduled").get()
    assert (entry.subject_key, entry.facts) == ("WESS-2026-M001", {"starts_on": "2026-04-01"})


@pytest.mark.parametrize(("minutes", "total"), [(60, 60), (120, 60), (30, 28), (0.5, 0)])
def test_the_usual_agenda_always_fits_the_meeting(world, minutes, total):
    agenda = list(plan(world, minutes=minutes).agenda.all())
    assert [item.kind for item in agenda] == ["matters_arising", "actions", "returns", "board", "successes", "aob"]
    assert sum(item.minutes for item in agenda) == total


@pytest.mark.parametrize("minutes", [0, -30, 13 * 60])
def test_a_meeting_with_impossible_times_is_not_planned(world, minutes):
    with pytest.raises(RuleBroken) as refused:
        plan(world, minutes=minutes)
    assert (refused.value.field, Meeting.objects.count()) == ("ends", 0)


def test_a_meeting_is_moved_and_the_trail_says_so(world, meeting):
    change(world, meeting)
    meeting.refresh_from_db()
    assert (meeting.starts_at, meeting.kind, meeting.place, meeting.link) == (
        NOON + timedelta(days=7), "extra", "", "https://meet.example.org",
    )  # fmt: skip
    changed = {"moved": True, "changed": ["starts_at", "ends_at", "place", "link"], "was": "2026-04-01T12:00:00+01:00"}
    assert (latest().verb, latest().facts) == ("group.meeting_changed", changed)
    with pytest.raises(RuleBroken):
        change(world, meeting, hours=0)


def test_a_meeting_is_held_only_with_attendance_and_only_once(world, meeting):
    with pytest.raises(RuleBroken, match="Take attendance"):
        hold(world, meeting)
    attend(world, meeting)
    hold(world, meeting)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.held_at, latest().verb) == ("held", NOON, "group.meeting_held")
    for act in (hold, cancel):
        with pytest.raises(RuleBroken, match="closed or cancelled already"):
            act(world, meeting)
    with pytest.raises(RuleBroken, match="is over"):
        change(world, meeting)


def test_a_cancelled_meeting_stays_but_nobody_attends_it(world, meeting):
    cancel(world, meeting)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.held_at, latest().verb) == ("cancelled", None, "group.meeting_cancelled")
    with pytest.raises(RuleBroken, match="was cancelled"):
        attend(world, meeting)


def test_attendance_counts_those_present_or_through_a_substitute(world, meeting):
    attend(world, meeting, "present", who=["chair"])
    attend(world, meeting, "substitute", who=["member"], substitutes={world.member.pk: "Ann Other"})
    seat = meeting.attendances.get(person=world.member)
    quorum = quorum_of(meeting)
    assert (seat.state, seat.substitute_name, quorum.public, quorum.voluntary) == ("substitute", "Ann Other", 1, 1)
    attend(world, meeting, "apologies", who=["member"])
    assert (quorum_of(meeting).public, meeting.attendances.get(person=world.chair).state) == (0, "present")
    assert latest().verb == "group.attendance_taken"


def test_a_guest_takes_part_without_deciding_and_is_invited_once(world, meeting):
    hat = world.observer.memberships.get()
    seat = commands.invite_guest(meeting=meeting, hat=hat, by=world.officer, at=START)
    attend(world, meeting, who=["observer"])
    assert (seat.decides, seat.organisation_name, quorum_of(meeting).public) == (False, "Mid Health Trust", 0)
    with pytest.raises(RuleBroken) as refused:
        commands.invite_guest(meeting=meeting, hat=hat, by=world.officer, at=START)
    assert refused.value.field == "person"


def declare(world, meeting, by, reason="Trustee"):
    seat = meeting.attendances.get(person=world.member)
    return commands.declare_interest(attendance=seat, organisation=world.charity, reason=reason, by=by, at=NOON)


@pytest.mark.parametrize("who", ["member", "chair", "officer"])
def test_an_interest_is_noted_once_by_the_member_the_chair_or_the_officer(world, meeting, who):
    for reason in ("Trustee", "Chair of its trustees"):
        declare(world, meeting, getattr(world, who), reason)
    assert Interest.objects.get().reason == "Chair of its trustees"
    assert (latest().verb, latest().facts) == (
        "group.interest_declared", {"organisation": str(world.charity.uid)},
    )  # fmt: skip


@pytest.mark.parametrize("who", ["champion", "trustee", "stranger"])
def test_nobody_else_notes_an_interest(world, meeting, who):
    with pytest.raises(AccessDenied):
        declare(world, meeting, getattr(world, who))


def test_an_interest_is_taken_back_by_the_member_or_whoever_records(world, meeting):
    for who in (world.member, world.chair):
        interest = declare(world, meeting, who)
        with pytest.raises(AccessDenied):
            commands.withdraw_interest(interest=interest, by=world.champion, at=NOON)
        commands.withdraw_interest(interest=interest, by=who, at=NOON)
        assert not Interest.objects.exists()
        assert latest().verb == "group.interest_withdrawn"
    with pytest.raises(RuleBroken, match="already"):
        commands.withdraw_interest(interest=interest, by=world.chair, at=NOON)


def test_interests_stay_as_they_were_once_the_meeting_is_over(world, meeting):
    interest = declare(world, meeting, world.member)
    attend(world, meeting)
    hold(world, meeting)
    meeting.refresh_from_db()
    interest.refresh_from_db()
    for change in (
        lambda: declare(world, meeting, world.chair, "Another"),
        lambda: commands.withdraw_interest(interest=interest, by=world.chair, at=NOON),
    ):
        with pytest.raises(RuleBroken, match="meeting is over"):
            change()
    assert Interest.objects.get().reason == "Trustee"


def test_an_agenda_is_put_in_order_and_must_fit(world, meeting):
    set_agenda(world, meeting, 20, 40)
    with pytest.raises(RuleBroken, match="Take 1 minutes off"):
        set_agenda(world, meeting, 20, 41)
    rows = [(item.position, item.title, item.minutes) for item in meeting.agenda.all()]
    assert rows == [(1, "Item 0", 20), (2, "Item 1", 40)]
    assert (latest().verb, latest().facts) == ("group.agenda_changed", {"items": 2})


OFFICE = {
    "plan": lambda world, meeting, by: plan(world, by=by),
    "change": lambda world, meeting, by: change(world, meeting, by=by),
    "cancel": lambda world, meeting, by: cancel(world, meeting, by=by),
    "hold": lambda world, meeting, by: hold(world, meeting, by=by),
    "agenda": lambda world, meeting, by: set_agenda(world, meeting, by=by),
    "guest": lambda world, meeting, by: commands.invite_guest(
        meeting=meeting, hat=world.observer.memberships.get(), by=by, at=START
    ),
}


@pytest.mark.parametrize("act", OFFICE)
@pytest.mark.parametrize("who", ["chair", "member", "stranger"])
def test_only_an_officer_of_the_area_manages_meetings(world, meeting, act, who):
    with pytest.raises(AccessDenied):
        OFFICE[act](world, meeting, getattr(world, who))


@pytest.mark.parametrize("who", ["member", "champion", "stranger"])
def test_only_the_chair_and_an_officer_take_attendance(world, meeting, who):
    with pytest.raises(AccessDenied):
        attend(world, meeting, by=getattr(world, who))
    attend(world, meeting, by=world.officer)
