"""The officers' list: by the nine parts of the role, with what repeats, and on the front desk when it is due."""

from datetime import date, timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.interfaces.home.queries import front_desk
from concord.officers import commands
from concord.officers.models import Task
from concord.officers.queries.tasks import due_for_officers, duty_sums, tasks_done, tasks_to_do
from concord.officers.rules.tasks import next_due
from concord.officers.terms import Duty
from tests.pages import text
from tests.worlds import at

from .running import DAY, FACTS, URL, note_post


def put(world, what="Book the room", due_on=DAY, duty="group", **more):
    return commands.put_task(area=world.area, text=what, duty=duty, due_on=due_on, **more, **FACTS)


@pytest.mark.parametrize(
    ("due", "repeat", "done", "again"),
    [
        (DAY, "never", DAY, None),
        (DAY, "weekly", DAY, date(2026, 3, 9)),
        (DAY, "weekly", date(2026, 2, 20), date(2026, 3, 9)),
        (DAY, "weekly", date(2026, 3, 9), date(2026, 3, 16)),
        (DAY, "monthly", date(2026, 4, 2), date(2026, 5, 2)),
        (date(2026, 1, 31), "monthly", date(2026, 1, 31), date(2026, 2, 28)),
        (date(2026, 1, 31), "monthly", date(2026, 2, 28), date(2026, 3, 31)),
        (DAY, "quarterly", DAY, date(2026, 6, 2)),
        (date(2024, 2, 29), "yearly", DAY, date(2027, 2, 28)),
    ],
)
def test_what_repeats_comes_back_after_it_was_done(due, repeat, done, again):
    assert next_due(due, repeat, done) == again


def test_done_once_and_back_again(world):
    task = put(world, repeat="monthly")
    again = commands.do_task(task=task, minutes=30, by=world.officer, at=at(DAY))
    assert (again.due_on, again.repeat, list(tasks_to_do(world.area))) == (date(2026, 4, 2), "monthly", [again])
    assert [(one.done_on, one.done_by, one.minutes) for one in tasks_done(world.area)] == [(DAY, world.officer, 30)]
    with pytest.raises(RuleBroken, match="just done"):
        commands.do_task(task=task, by=SYSTEM, at=at(DAY))
    with pytest.raises(RuleBroken, match="Minutes"):
        commands.do_task(task=again, minutes=0, by=SYSTEM, at=at(DAY))
    assert Task.objects.count() == 2


def test_the_nine_parts_of_the_role_stand_there_whatever_was_done(world):
    commands.do_task(task=put(world), minutes=45, **FACTS)
    put(world, due_on=DAY - timedelta(days=1))
    put(world, duty="budget")
    found = {one.duty: (one.open, one.late, one.done, one.minutes) for one in duty_sums(world.area, DAY, DAY)}
    assert list(found) == list(Duty)
    assert (found["group"], found["budget"], found["horizon"]) == ((1, 1, 1, 45), (1, 0, 0, 0), (0, 0, 0, 0))


def test_the_front_desk_shows_what_is_due_this_week(world):
    put(world, "Late", DAY - timedelta(days=1))
    put(world, "This week", DAY + timedelta(days=7))
    put(world, "Next week", DAY + timedelta(days=8))
    due = {one.text: one for one in front_desk(world.area, world.public_officer, at=at(DAY)).today}
    assert (due["Late"].state, due["This week"].detail) == ("late", "Meetings and minutes of the group")
    assert "Next week" not in due
    assert "Late" not in {one.text for one in front_desk(world.area, world.chair, at=at(DAY)).today}


@pytest.mark.parametrize("count", [1, 3])
def test_one_query_for_the_front_desk(world, count, django_assert_num_queries):
    for number in range(count):
        put(world, f"Task {number}")
        note_post(world, name=f"Ivy {number}", funded_until=DAY)
    with django_assert_num_queries(1):
        found = due_for_officers(world.area, DAY, 9)
    assert sorted(one.kind for one in found) == ["post"] * count + ["task"] * count


def test_pages_and_who_may(world, signed_in):
    officer = signed_in(world.officer)
    assert "Nothing is on the list" in text(officer.get(f"{URL}tasks/"))
    assert "Choose part of the role" in text(officer.post(f"{URL}tasks/new/", {"text": ""}))
    typed = {"text": "Write the agenda", "duty": "group", "repeat": "weekly"}
    typed |= {"due_on_day": "2", "due_on_month": "3", "due_on_year": "2026"}
    assert officer.post(f"{URL}tasks/new/", typed)["Location"] == f"{URL}tasks/"
    task = Task.objects.get()
    assert "Write the agenda" in text(officer.get(f"{URL}tasks/"))
    assert officer.post(f"{URL}tasks/{task.uid}/", typed | {"text": "Write it"}).status_code == 302
    assert officer.post(f"{URL}tasks/{task.uid}/done/", {"minutes": "20"}).status_code == 302
    assert officer.get(f"{URL}tasks/{task.uid}/").status_code == 404
    following = Task.objects.get(done_on=None)
    assert following.text == "Write it"
    assert officer.post(f"{URL}tasks/{following.uid}/remove/").status_code == 302
    assert signed_in(world.member).get(f"{URL}tasks/").status_code == 403
    own = {"by": world.member, "at": at(DAY)}
    for run in (
        lambda: commands.put_task(area=world.area, text="A", duty="group", due_on=DAY, **own),
        lambda: commands.do_task(task=following, **own),
        lambda: commands.remove_row(row=following, **own),
    ):
        with pytest.raises(AccessDenied):
            run()
