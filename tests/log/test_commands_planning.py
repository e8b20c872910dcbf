"""Periods and the meetings they go with: planned, moved, cancelled, taken up by the next."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.audit.models import AuditEntry
from concord.core.lib.dates import is_working_day
from concord.group.commands import cancel_meeting, change_meeting, schedule_meeting
from concord.log import commands
from concord.log.models import Period
from concord.log.queries.planning import meeting_note

pytestmark = pytest.mark.usefixtures("at_once")
DATES = ("opens_on", "due_on", "locks_on")


def noon(place, days):
    return timezone.make_aware(datetime.combine(place.today + timedelta(days=days), time(14)))


def meeting_in(place, days, kind="regular"):
    starts = noon(place, days)
    ends = starts + timedelta(hours=1)
    return schedule_meeting(group=place.group, kind=kind, starts_at=starts, ends_at=ends, by=SYSTEM, at=place.now)


def move(place, meeting, days):
    starts = noon(place, days)
    facts = {"place": "", "link": "", "kind": "regular", "by": place.officer, "at": place.now}
    change_meeting(meeting=meeting, starts_at=starts, ends_at=starts + timedelta(hours=1), **facts)


def cancel(place, meeting):
    cancel_meeting(meeting=meeting, by=place.officer, at=place.now)


def change(place, period, **dates):
    kept = {name: getattr(period, name) for name in ("opens_on", "due_on", "locks_on", "label")}
    return commands.change_period(period=period, by=place.officer, at=place.now, **kept | dates)


def dates_of(period):
    found = Period.objects.get(pk=period.pk)
    return found.opens_on, found.due_on, found.locks_on


def note(place, period):
    found = Period.objects.select_related("meeting__group", "area").get(pk=period.pk)
    return meeting_note(found, on=place.today)


def open_one(place, meeting):
    """The meeting's period, opened by hand."""
    return commands.open_period(period=Period.objects.get(meeting=meeting), by=place.officer, at=place.now)


def test_a_meeting_that_is_scheduled_plans_its_period_by_the_areas_rules(place):
    meeting = meeting_in(place, 60)
    period, day = Period.objects.get(), timezone.localdate(meeting.starts_at)
    for name, days in zip(DATES, (42, 10, 5), strict=True):
        found, counted = getattr(period, name), day - timedelta(days=days)
        assert (0 <= (counted - found).days <= 4, is_working_day(found, "ENG")) == (True, True)


def test_the_areas_settings_and_nation_feed_the_rules(place):
    days = {"opens_days_before_meeting": 30, "due_days_before_meeting": 20, "locks_days_before_meeting": 15}
    commands.change_settings(area=place.area, changes=days, by=place.officer, at=place.now)
    place.area.nation = "SCT"
    place.area.save()
    due_on = date_after_hogmanay(place) - timedelta(days=20)
    meeting_in(place, (due_on + timedelta(days=20) - place.today).days)
    # 2 January is a holiday in Scotland alone, so the due date goes back beyond it.
    found = Period.objects.get().due_on
    assert found < due_on
    assert is_working_day(found, "SCT")


def test_planned_periods_follow_the_settings_and_those_set_by_hand_do_not(place):
    for days in (60, 120):
        meeting_in(place, days)
    first, second = Period.objects.order_by("opens_on")
    change(place, second, due_on=second.due_on - timedelta(days=1))
    kept = dates_of(second)
    commands.change_settings(area=place.area, changes={"due_days_before_meeting": 24}, by=place.officer, at=place.now)
    early = timezone.localdate(first.meeting.starts_at) - timedelta(days=24) - dates_of(first)[1]
    assert (0 <= early.days <= 4, dates_of(second)) == (True, kept)


def date_after_hogmanay(place):
    """A meeting day twenty days after the next 2 January that is a working day elsewhere."""
    year = place.today.year + 1
    while not is_working_day(day := place.today.replace(year=year, month=1, day=2), "ENG"):
        year += 1
    return day + timedelta(days=20)


def test_the_next_period_speaks_of_the_time_since_the_last_meeting(place):
    first = meeting_in(place, 30)
    second = meeting_in(place, 90)
    assert Period.objects.get(meeting=second).starts_on == timezone.localdate(first.starts_at)


def test_a_champions_meeting_has_no_period_and_ends_none(place):
    champions = meeting_in(place, 40, kind="champions")
    assert not Period.objects.exists()
    meeting_in(place, 60)
    assert Period.objects.get().starts_on < timezone.localdate(champions.starts_at)


def test_a_meeting_put_in_between_shortens_the_time_of_the_next(place):
    last = meeting_in(place, 90)
    between = meeting_in(place, 30)
    assert Period.objects.get(meeting=last).starts_on == timezone.localdate(between.starts_at)


def test_planning_for_a_meeting_twice_plans_once(place):
    meeting = meeting_in(place, 60)
    assert commands.plan_for_meeting(meeting=meeting, at=place.now) is None
    assert Period.objects.count() == 1


def test_a_meeting_soon_still_gets_a_period_with_dates_in_order(place):
    meeting_in(place, 3)
    period = Period.objects.get()
    assert place.today <= period.opens_on <= period.due_on <= period.locks_on


def test_a_planned_period_moves_with_its_meeting_and_its_name_too(place):
    meeting = meeting_in(place, 60)
    before = Period.objects.get()
    move(place, meeting, 88)
    after = Period.objects.get()
    moved = [getattr(after, name) - getattr(before, name) for name in DATES]
    assert all(23 <= days.days <= 33 for days in moved), "four weeks, but for days without work"
    assert after.label.endswith(f"{after.ends_on:%-d %B %Y}")
    entry = AuditEntry.objects.get(verb="log.period_changed")
    assert (entry.person_key, entry.facts) == (str(SYSTEM.uid), {"moved": True})
    assert note(place, after) is None


def test_a_name_that_somebody_gave_stays(place):
    meeting = meeting_in(place, 60)
    change(place, Period.objects.get(), label="Spring")
    move(place, meeting, 88)
    assert Period.objects.get().label == "Spring"


def test_a_change_of_room_moves_nothing(place):
    meeting = meeting_in(place, 60)
    before = dates_of(Period.objects.get())
    move(place, meeting, 60)
    assert dates_of(Period.objects.get()) == before
    assert not AuditEntry.objects.filter(verb="log.period_changed").exists()


def test_dates_set_by_hand_stay_and_the_page_says_what_they_would_be(place):
    meeting = meeting_in(place, 60)
    period = Period.objects.get()
    change(place, period, due_on=period.due_on - timedelta(days=1))
    before = dates_of(period)
    move(place, meeting, 88)
    assert dates_of(period) == before
    assert note(place, period).suggested.due_on > before[1]


def test_an_open_period_keeps_its_dates_until_somebody_changes_them(place):
    meeting = meeting_in(place, 60)
    period = open_one(place, meeting)
    before = dates_of(period)
    assert note(place, period) is None
    move(place, meeting, 88)
    assert dates_of(period) == before
    found = note(place, period)
    assert (found.suggested.due_on > before[1], found.suggested.locks_on > before[2]) == (True, True)
    change(place, period, due_on=found.suggested.due_on, locks_on=found.suggested.locks_on)
    assert note(place, period) is None


def test_looking_at_the_dates_and_leaving_them_ends_the_note(place):
    meeting = meeting_in(place, 60)
    period = open_one(place, meeting)
    move(place, meeting, 88)
    change(place, period)
    assert note(place, period) is None


def test_a_planned_period_whose_meeting_is_cancelled_does_not_open_by_itself(place):
    meeting = meeting_in(place, 42)
    period = Period.objects.get()
    cancel(place, meeting)
    assert note(place, period).suggested is None
    on = period.opens_on
    assert commands.open_due_periods(area=place.area, on=on, at=place.now) == 0


def test_the_next_meeting_takes_up_what_a_cancelled_one_left(place):
    cancel(place, meeting_in(place, 60))
    old = Period.objects.get()
    meeting = meeting_in(place, 88)
    new = Period.objects.get()
    assert (new.meeting, new.due_on > old.due_on) == (meeting, True)
    assert note(place, new) is None


def test_an_open_period_taken_up_by_another_meeting_keeps_its_dates_with_a_note(place):
    first = meeting_in(place, 60)
    period = open_one(place, first)
    before = dates_of(period)
    cancel(place, first)
    second = meeting_in(place, 88)
    assert (Period.objects.get().meeting, dates_of(period)) == (second, before)
    assert note(place, period).suggested.due_on > before[1]


def test_when_a_meeting_is_cancelled_the_next_period_speaks_of_its_time_too(place):
    first, second = meeting_in(place, 30), meeting_in(place, 90)
    cancel(place, first)
    assert Period.objects.get(meeting=second).starts_on < timezone.localdate(first.starts_at)


def test_nothing_is_noted_once_it_is_locked(place):
    meeting = meeting_in(place, 60)
    period = open_one(place, meeting)
    commands.lock_period(period=period, by=place.officer, at=place.now)
    cancel(place, meeting)
    assert note(place, period) is None
