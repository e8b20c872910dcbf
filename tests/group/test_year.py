"""A year of meetings: the days, what moves them, and how many were held (T28)."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from concord.agreement.models import PreElection
from concord.core.accounts.access import SYSTEM
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.group import commands
from concord.group.models import Meeting
from concord.group.queries.year import proposed, year_counts
from concord.group.rules.year import Taken, check_days, days_every, proposals
from concord.log.models import Period
from tests.worlds import START

URL = "/areas/wessington/group/groups/group/year/"
TUESDAY = date(2026, 1, 13)  # the second of its month
DAYS = [
    date(2026, 1, 13),
    date(2026, 3, 10),
    date(2026, 5, 12),
    date(2026, 7, 14),
    date(2026, 9, 8),
    date(2026, 11, 10),
]


def test_by_months_it_stays_the_same_weekday_and_a_fifth_is_the_last():
    assert days_every(TUESDAY, 6, 2, "months") == DAYS
    assert days_every(date(2026, 1, 30), 3, 1, "months") == [date(2026, 1, 30), date(2026, 2, 27), date(2026, 3, 27)]
    assert days_every(date(2026, 3, 24), 2, 2, "weeks") == [date(2026, 3, 24), date(2026, 4, 7)]


@pytest.mark.parametrize(
    ("wanted", "division", "day", "why"),
    [
        (date(2026, 5, 4), "ENG", date(2026, 5, 11), "is a bank holiday"),
        (date(2026, 3, 17), "NIR", date(2026, 3, 24), "is a bank holiday"),
        (date(2026, 3, 17), "ENG", date(2026, 3, 17), ""),
        (date(2026, 4, 1), "ENG", date(2026, 5, 13), "lies before an election"),
    ],
)
def test_a_day_that_is_taken_moves_by_weeks_with_a_word_why(wanted, division, day, why):
    taken = [Taken(date(2026, 3, 30), date(2026, 5, 7), "lies before an election")] if wanted.month == 4 else []
    (found,) = proposals([wanted], division, taken)
    assert (found.day, found.why, bool(found.words)) == (day, why, bool(why))


def test_two_meetings_of_a_plan_never_fall_on_one_day():
    found = proposals([date(2026, 5, 4), date(2026, 5, 11)], "ENG", [])
    assert [one.day for one in found] == [date(2026, 5, 11), date(2026, 5, 18)]


def test_where_no_day_is_free_it_stays_and_says_so():
    (found,) = proposals([TUESDAY], "ENG", [Taken(TUESDAY, date(2026, 12, 31), "is full")])
    assert (found.day, found.words) == (TUESDAY, "No free day was found near it. Tuesday 13 January 2026 is full.")


@pytest.mark.parametrize("days", [[], [TUESDAY, TUESDAY], [START.date() - timedelta(days=1)], [TUESDAY] * 25])
def test_days_that_cannot_be_planned(days):
    with pytest.raises(RuleBroken):
        check_days(days, START.date())


def plan(world, days=DAYS, by=SYSTEM):
    noon, one = datetime(2026, 1, 1, 12).time(), datetime(2026, 1, 1, 13).time()
    return commands.plan_year(
        group=world.group, days=days, starts=noon, ends=one, kind="regular", place="Room 3", by=by, at=START
    )


def test_elections_and_other_meetings_of_the_area_move_a_day(world):
    plan(world, DAYS[:1])
    facts = {"name": "Local election", "starts_on": date(2026, 3, 9), "ends_on": date(2026, 3, 12)}
    PreElection(area=world.area, **facts).save()
    found = proposed(world.group, world.officer, DAYS[:3])
    assert [one.day for one in found] == [date(2026, 1, 20), date(2026, 3, 17), DAYS[2]]
    assert "something else planned (Regular meeting)" in found[0].words
    assert "the time before an election (Local election)" in found[1].words


def test_six_are_planned_with_a_round_each_that_waits_and_nobody_gets_mail(world):
    made = plan(world)
    assert [timezone.localtime(one.starts_at).hour for one in made] == [12] * 6
    assert [timezone.localdate(one.starts_at) for one in made] == DAYS
    assert list(Period.objects.values_list("state", flat=True)) == ["planned"] * 6
    assert mail.outbox == []


def test_of_six_planned_five_were_held(world):
    for meeting in plan(world)[:5]:
        states = {seat.person_id: "present" for seat in meeting.attendances.all()}
        commands.take_attendance(meeting=meeting, states=states, by=SYSTEM, at=meeting.starts_at)
        commands.hold_meeting(meeting=meeting, by=SYSTEM, at=meeting.ends_at)
    (count,) = year_counts(world.group)
    assert (count.planned, count.held, count.share) == (6, 5, "83\N{NO-BREAK SPACE}% (5 of 6)")


def test_all_or_none_and_by_an_officer_alone(world):
    with pytest.raises(RuleBroken):
        plan(world, [TUESDAY, TUESDAY])
    for who in (world.member, world.chair, world.stranger):
        with pytest.raises(AccessDenied):
            plan(world, by=who)
    assert not Meeting.objects.exists()


def typed(**facts):
    first = timezone.localdate() + timedelta(days=60)
    usual = {"count": "2", "every": "2", "unit": "weeks", "kind": "regular", "starts": "12:30", "ends": "13:30"}
    usual |= {f"on_{part}": str(getattr(first, part)) for part in ("day", "month", "year")}
    return usual | {"place": "Room 3", "link": ""} | facts


def test_the_days_are_shown_first_then_planned_and_one_is_left_out(world, signed_in):
    client = signed_in(world.officer)
    assert "Meetings planned and held" in client.get(URL).content.decode()
    shown = client.post(URL, typed(show="1")).content.decode()
    assert "Meeting 2" in shown
    assert not Meeting.objects.exists()
    day = timezone.localdate() + timedelta(days=70)
    days = {f"day_1_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}
    again = client.post(URL, typed(plan="1", **days)).content.decode()
    assert "Enter a day, or leave this meeting out" in again
    assert client.post(URL, typed(plan="1", leave_2="on", **days)).status_code == 302
    assert timezone.localdate(Meeting.objects.get().starts_at) == day
