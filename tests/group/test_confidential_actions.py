"""The words of an action that came of a confidential item: for members, officers and its owner, and nobody else."""

import io

import pytest
from django.urls import reverse
from docx import Document

from concord.core.accounts.access import permissions_in
from concord.core.accounts.calendar import dates_of
from concord.group import commands
from concord.group.exports import minutes_file
from concord.group.models import Action
from concord.group.models.actions import VEILED
from concord.group.queries.minutes import minutes_page
from concord.interfaces.home.queries import search
from tests.signing_in import sign_in

from .minuting import FACTS, NOW, SECRET, add, day, meet, write, written

TEXT = "Ask the landlord"


@pytest.fixture
def action(world):
    """Agreed under the confidential item of yesterday's meeting; another meeting comes."""
    minutes = written(world)
    add(minutes.items.get(confidential=True), "action", text=TEXT, owner=world.chair, due_on=day(3))
    commands.circulate_minutes(minutes=minutes, **FACTS)
    return Action.objects.get(text=TEXT)


def pages(world, action):
    coming = meet(world, 5, held=False)
    arguments = {
        "group:group": {},
        "group:actions": {},
        "group:action": {"reference": action.reference},
        "group:meeting": {"reference": coming.reference},
        "log:minutes": {"reference": action.meeting.reference},
        "group:recap": {"slug": "group"},
        "home:calendar": {},
    }
    return {name: reverse(name, kwargs={"area": "wessington", **more}) for name, more in arguments.items()}


@pytest.mark.parametrize("who", ["observer", "champion"])
def test_whoever_reads_along_does_not_get_its_words_anywhere(world, action, who):
    commands.close_action(action=action, state="done", result="He sells", on=day(0), **FACTS)
    client = sign_in(getattr(world, who))
    for name, url in pages(world, action).items():
        text = client.get(url).content.decode()
        assert (name, TEXT in text, "He sells" in text, SECRET in text) == (name, False, False, False)
    assert VEILED in client.get(pages(world, action)["group:meeting"]).content.decode()


@pytest.mark.parametrize("who", ["officer", "chair", "member"])
def test_members_and_officers_read_it(world, action, who):
    client = sign_in(getattr(world, who))
    there = pages(world, action)
    there.pop("home:calendar")
    if who == "officer":
        there["home:calendar"] = reverse("home:calendar", kwargs={"area": "wessington"})
    for name, url in there.items():
        assert (name, TEXT in client.get(url).content.decode()) == (name, True)


def test_its_owner_reads_it_whatever_their_role(world, action):
    Action.objects.filter(pk=action.pk).update(owner=world.observer)
    client = sign_in(world.observer)
    url = reverse("group:action", kwargs={"area": "wessington", "reference": action.reference})
    assert TEXT in client.get(url).content.decode()


def test_a_task_of_everybody_keeps_its_answers_too(world, action):
    item = action.outcomes.get().item
    item.minutes.state = "draft"
    type(item.minutes).objects.update(state="draft", circulated_at=None)
    add(item, "action", text=f"{TEXT} again", every_member=True, due_on=day(3))
    made = Action.objects.get(text=f"{TEXT} again")
    commands.answer_task(answer=made.answers.get(person=world.member), text="He agrees", by=world.member, at=NOW)
    for name, url in pages(world, made).items():
        text = sign_in(world.observer).get(url).content.decode()
        assert (name, TEXT in text, "He agrees" in text) == (name, False, False)


def test_search_and_calendar_do_not_tell(world, action):
    def found(person):
        return [kind.name for kind in search(world.area, person, "landlord")]

    assert (found(world.observer), found(world.champion)) == ([], [])
    assert "Actions" in found(world.member)
    for person, told in ((world.observer, VEILED), (world.member, TEXT), (world.chair, TEXT)):
        lines = dates_of(world.area, person, first=day(3), last=day(3))
        assert [line.detail for line in lines if line.key == f"action-{action.reference}"] == [told]
    assert permissions_in(world.observer, world.area)


def test_the_minutes_of_the_next_meeting_do_not_tell_either(world, action):
    minutes = commands.begin_minutes(meeting=meet(world, 0), **FACTS)
    for seen, told in ((False, VEILED), (True, TEXT)):
        page = minutes_page(minutes, confidential=seen, today=day(0))
        assert told in [line.text for line in page.last_tasks]
        assert (TEXT in minutes_text(page)) is seen


def minutes_text(page):
    return "\n".join(one.text for one in Document(io.BytesIO(minutes_file(page, "docx"))).paragraphs)


def test_an_item_that_becomes_confidential_takes_its_actions_along(world):
    minutes = written(world)
    item = minutes.items.first()
    made = item.outcomes.get(kind="action").action
    write(item, "Now in confidence", confidential=True)
    made.refresh_from_db()
    assert (made.confidential, str(made)) == (True, f"{made.reference} {VEILED}")
    write(item, "No longer", confidential=False)
    made.refresh_from_db()
    assert made.confidential is False
