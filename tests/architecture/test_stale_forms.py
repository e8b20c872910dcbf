"""A form sent after somebody else changed what it is about: it is drawn again with what was typed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.areas.scoping import within
from concord.core.directory import commands as directory
from concord.core.directory.models import Organisation
from concord.group import commands as group
from concord.group.models import Action
from concord.log.models import Point
from tests.worlds import World

from .busy import make_busy
from .visitors import signed_in

TYPED = "Half an hour of careful words"


def an_action(world: World) -> Action:
    now = timezone.now()
    due = timezone.localdate() + timedelta(days=9)
    facts = {"group": world.group, "text": "Tell us", "due_on": due, "every_member": True}
    action = group.agree_action(**facts, by=SYSTEM, at=now)
    group.close_action(action=action, state="done", result="", on=due, by=SYSTEM, at=now)
    return action


def closing_twice(world: World) -> tuple[Client, str, dict[str, str]]:
    path = f"group/actions/{an_action(world).reference}/close/"
    return signed_in(world.officer), path, {"state": "done", "result": TYPED}


def answering_a_closed_task(world: World) -> tuple[Client, str, dict[str, str]]:
    return signed_in(world.member), f"group/actions/{an_action(world).reference}/answer/", {"text": TYPED}


def renaming_what_another_area_looks_after(world: World) -> tuple[Client, str, dict[str, str]]:
    Organisation.objects.filter(pk=world.charity.pk).update(home_area=world.neighbour)
    path = f"organisations/{world.charity.uid}/rename/"
    return signed_in(world.officer), path, {"name": TYPED, "on_day": "1", "on_month": "2", "on_year": "2026"}


@pytest.mark.parametrize("begin", [closing_twice, answering_a_closed_task, renaming_what_another_area_looks_after])
def test_what_was_typed_comes_back(world: World, begin: Callable[[World], tuple[Client, str, dict[str, str]]]) -> None:
    client, path, typed = begin(world)
    answer = client.post(f"/areas/wessington/{path}", typed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "There is a problem" in page
    assert TYPED in page


def test_a_merger_that_somebody_else_has_just_noted_is_refused_on_its_form(world: World) -> None:
    now, today = timezone.now(), timezone.localdate()
    directory.close_organisation(organisation=world.charity, area=world.area, on=today, by=SYSTEM, at=now)
    typed = {"into": str(world.cvs.uid), "on_day": "1", "on_month": "2", "on_year": "2026"}
    answer = signed_in(world.officer).post(f"/areas/wessington/organisations/{world.charity.uid}/merge/", typed)
    assert answer.status_code == 200
    assert "was merged or closed already" in answer.content.decode()


def test_the_story_of_what_is_no_win_after_all_comes_back(db: None) -> None:
    busy = make_busy()
    with within(busy.world.area):
        point = Point.objects.tabled().filter(decisions__isnull=True).first()
        typed = {"title": TYPED, "branded": "", "contribution": ""}
        answer = signed_in(busy.world.officer).post(f"/areas/wessington/log/points/{point.reference}/win/", typed)
    assert answer.status_code == 200
    assert TYPED in answer.content.decode()
