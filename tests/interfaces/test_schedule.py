"""The day's work and the clock that begins it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from concord.core.accounts.models import Person
from concord.core.audit.commands import record
from concord.group.models import Attendance
from concord.interfaces.schedule import clock, daily
from concord.log.models import Expectation
from tests.factories.areas import AreaFactory
from tests.worlds import hold_a_meeting, open_a_period

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def areas():
    return [AreaFactory(name=name) for name in ("Upton", "Downton")]


@pytest.fixture
def at(monkeypatch):
    """Set the clock."""

    def set_to(*moment):
        now = datetime(*moment, tzinfo=LONDON)
        monkeypatch.setattr(timezone, "localtime", lambda: now)
        return now

    return set_to


def work(on):
    return daily.do_daily(on=on.date(), at=on)


def test_what_fails_in_one_area_keeps_no_other_from_its_day(areas, at, monkeypatch, caplog):
    def command(*, area, on, at):
        if area.name == "Upton":
            raise ValueError("broken")
        return 2

    monkeypatch.setattr(daily, "FOR_EACH_AREA", ((command, "periods opened"),))
    done = work(at(2026, 6, 1, 8))
    assert done.failures == ["Upton: periods opened: broken"]
    assert "Downton: 2 periods opened" in done.lines
    assert "The day's work failed at “Upton: periods opened”" in caplog.text


def test_an_area_that_needs_nothing_has_no_line(areas, at):
    now = at(2026, 6, 1, 8)
    work(now)
    assert work(now).lines == []


def test_each_day_follows_those_who_joined_and_were_not_followed(world):
    asha = Person.objects.create(name="Asha Account", login_email="asha@example.org")
    now = datetime(2026, 4, 2, 8, tzinfo=LONDON)
    record(
        "directory.invitation_accepted", subject=asha, by=asha, at=now, area=world.area, label="invitation",
        was=str(world.champion.uid),
    )  # fmt: skip
    hold_a_meeting(world)
    open_a_period(world)
    Attendance.objects.filter(person=world.member).update(person=world.champion)
    done = work(now)
    assert (done.failures, done.lines[:1]) == ([], ["Wessington: 1 of those who joined given what was theirs"])
    assert Attendance.objects.filter(person=asha).exists()
    assert Expectation.objects.filter(person=asha).exists()
    assert not any("joined" in line for line in work(now).lines)


def test_the_days_work_begins_in_the_morning_once(areas, at, monkeypatch):
    began = []
    monkeypatch.setattr(clock, "do_daily", lambda *, on, at: began.append(on) or daily.Day())
    at(2026, 6, 1, 6, 59)
    worked = clock.tick(None)
    assert (worked, began) == (None, [])
    first = at(2026, 6, 1, 7)
    worked = clock.tick(worked)
    at(2026, 6, 1, 23)
    worked = clock.tick(worked)
    assert began == [first.date()]
    second = at(2026, 6, 2, 7)
    clock.tick(worked)
    assert began == [first.date(), second.date()]


def test_work_that_failed_is_begun_again_a_quarter_of_an_hour_later(areas, at, monkeypatch):
    began = []
    monkeypatch.setattr(clock, "do_daily", lambda *, on, at: began.append(at) or daily.Day(failures=["x"]))
    now = at(2026, 6, 1, 8)
    worked = clock.tick(None)
    at(2026, 6, 1, 8, 14)
    worked = clock.tick(worked)
    assert began == [now]
    later = at(2026, 6, 1, 8, 15)
    clock.tick(worked)
    assert began == [now, later]


def test_a_task_whose_worker_died_is_given_to_another():
    now = timezone.now()
    for minutes in (14, 16):
        DBTaskResult.objects.create(
            status="RUNNING",
            started_at=now - timedelta(minutes=minutes),
            run_after=now,
            args_kwargs={"args": [], "kwargs": {}},
            task_path="concord.core.mail.tasks.send",
            backend_name="default",
            exception_class_path="",
            traceback="",
        )
    assert clock.put_back_stuck_tasks() == 1
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["READY", "RUNNING"]
