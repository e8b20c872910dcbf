"""A locked period is opened again, and no confidential point can be told apart by it."""

from datetime import timedelta

import pytest

from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.log import commands
from concord.log.models import ConfidentialPoint, LearningItem, LogReturn, Point
from concord.log.rules.returns import PointInput

NAMED = PointInput("We met early.")
SECRET = PointInput("Told too late.", point_class=2)
HELD = PointInput("For the trustee.", point_class=3)


def lock(place, period):
    period.refresh_from_db()
    return commands.lock_period(period=period, by=place.officer, at=place.now)


def reopen(place, period, **facts):
    period.refresh_from_db()
    usual = {"reason": "mistake", "locks_on": period.locks_on, "by": place.officer, "at": place.now}
    return commands.reopen_period(period=period, **usual | facts)


def write(place, period, person, box, *points):
    made = commands.start_return(period=period, person=person, at=place.now)
    facts = {"nothing": False, "by": person, "at": place.now, "address": person.email}
    commands.save_box(log_return=made, box=box, points=list(points), **facts)
    return made


def seen_by_the_group(period):
    return set(Point.objects.filter(period=period, log_return__isnull=True).values_list("reference", "text"))


@pytest.fixture
def reopened(place):
    """A period with a point of each class, locked and opened again."""
    period = place.open()
    place.send(period, place.champion, {1: [NAMED], 2: [SECRET], 4: [HELD]})
    lock(place, period)
    return reopen(place, period)


def test_it_takes_returns_again_and_the_trail_keeps_why(place, reopened):
    assert reopened.state == "open"
    entry = AuditEntry.objects.get(verb="log.period_reopened")
    assert (entry.person_key, entry.facts) == (str(place.officer.uid), {"reason": "mistake"})
    assert place.send(reopened, place.member, {1: [NAMED]}).state == "sent"


def test_a_last_day_that_is_over_is_moved(place):
    period = place.open(due_on=place.today - timedelta(days=3), locks_on=place.today - timedelta(days=1))
    commands.lock_due_periods(area=place.area, on=place.today, at=place.now)
    with pytest.raises(RuleBroken, match="today or later"):
        reopen(place, period)
    later = place.today + timedelta(days=2)
    assert reopen(place, period, reason="dates", locks_on=later).locks_on == later
    assert commands.lock_due_periods(area=place.area, on=place.today, at=place.now) == 0


def test_only_an_officer_opens_it_again(place):
    period = place.open()
    lock(place, period)
    with pytest.raises(AccessDenied):
        reopen(place, period, by=place.chair)


def test_once_something_came_of_a_point_it_stays_locked(place):
    period = place.open()
    place.send(period, place.champion, {1: [NAMED]})
    lock(place, period)
    LearningItem(area=place.area, point=Point.objects.get(), text="Tell people", added_on=place.today).save()
    with pytest.raises(RuleBroken, match="has begun to work"):
        reopen(place, period)


def test_once_an_organisation_was_asked_to_reply_it_stays_locked(place):
    period = place.open()
    about = PointInput("Told too late.", about_organisation=place.bodies["council"])
    place.send(period, place.champion, {2: [about]})
    lock(place, period)
    commands.build_sheet(period=period, by=place.officer, at=place.now)
    with pytest.raises(RuleBroken, match="has begun to work"):
        reopen(place, period)


def test_once_the_next_one_is_open_it_stays_locked(place):
    period = place.open()
    lock(place, period)
    place.open(opens_on=place.today)
    with pytest.raises(RuleBroken, match="next period is open"):
        reopen(place, period)


@pytest.mark.parametrize(
    ("box", "points"),
    [
        (2, [SECRET, PointInput("One more.", point_class=2)]),
        (2, [PointInput("Said otherwise.", point_class=2)]),
        (2, []),
        (2, [PointInput("Told too late.")]),
        (3, [PointInput("A win.", point_class=3, win_source="planned")]),
        (1, [PointInput("We met early.", point_class=2)]),
    ],
)
def test_no_confidential_point_comes_goes_or_changes(place, reopened, box, points):
    before = seen_by_the_group(reopened)
    with pytest.raises(RuleBroken, match="because that could show whose it is"):
        write(place, reopened, place.champion, box, *points)
    lock(place, reopened)
    assert seen_by_the_group(reopened) == before


def test_named_points_go_on_beside_those_that_stay(place, reopened):
    before = seen_by_the_group(reopened)
    write(place, reopened, place.champion, 2, PointInput("Named, and new."), SECRET)
    lock(place, reopened)
    assert (seen_by_the_group(reopened), Point.objects.filter(text="Named, and new.").count()) == (before, 1)


def test_somebody_else_is_told_the_same(place, reopened):
    with pytest.raises(RuleBroken, match="because that could show whose it is"):
        write(place, reopened, place.member, 1, SECRET)


def test_what_was_written_and_not_sent_before_the_locking_waits_for_the_next_period(place):
    period = place.open()
    made = write(place, period, place.member, 2, SECRET)
    write(place, period, place.member, 1, NAMED)
    lock(place, period)
    reopen(place, period)
    made.refresh_from_db()
    commands.send_return(log_return=made, by=place.member, at=place.now, address=place.member.email)
    lock(place, period)
    assert (seen_by_the_group(period), ConfidentialPoint.objects.get().is_draft) == (set(), True)
    later = place.open(opens_on=place.today)
    assert ConfidentialPoint.objects.get().period == later
    assert not LogReturn.objects.filter(period=later).exists()


def test_a_trustee_enters_and_imports_none_either(place, reopened, keeper):
    with pytest.raises(RuleBroken, match="because that could show whose it is"):
        commands.enter_return(
            period=reopened,
            person=place.member,
            boxes={2: ([HELD], False)},
            received_on=place.today,
            is_nil=False,
            by=keeper,
            at=place.now,
        )


def test_a_planned_period_is_taken_away_and_an_open_one_is_not(place):
    period = place.plan()
    commands.remove_period(period=period, by=place.officer, at=place.now)
    assert AuditEntry.objects.get(verb="log.period_removed").person_key == str(place.officer.uid)
    with pytest.raises(RuleBroken, match="Only a planned period"):
        commands.remove_period(period=place.open(), by=place.officer, at=place.now)
