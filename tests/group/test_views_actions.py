"""Pages of actions and tasks."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.group import commands
from concord.group.models import Action
from concord.group.tasks import mail_task_to_members

URL = "/areas/wessington/group/actions/"


def of(action, rest=""):
    return f"{URL}{action.reference}/{rest}"


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def said(client, url, typed):
    response = client.post(url, typed)
    assert response.status_code == 200
    body = response.content.decode()
    assert "There is a problem" in body
    return body


def agree(world, text="Publish the register", **facts):
    usual = {} if facts.get("every_member") else {"owner": world.member}
    due_on = timezone.localdate() + timedelta(days=10)
    return commands.agree_action(
        group=world.group, text=text, due_on=due_on, by=SYSTEM, at=timezone.now(), **usual | facts
    )


def typed(owner, days=10, **facts):
    day = timezone.localdate() + timedelta(days=days)
    due = {"due_on_day": day.day, "due_on_month": day.month, "due_on_year": day.year}
    return {"text": "Publish the register", "owner": owner} | due | facts


@pytest.fixture
def client(world, signed_in):
    return signed_in(world.chair)


def test_the_list_is_narrowed_by_state(world, client):
    agree(world)
    done = agree(world, "Ask the board")
    commands.close_action(action=done, state="done", result="", on=timezone.localdate(), by=SYSTEM, at=timezone.now())
    body = page(client, f"{URL}?state=done")
    assert ("Ask the board" in body, "Publish the register" in body) == (True, False)
    for odd in ("state=nonsense", "page=x", "state=%00"):
        assert "Publish the register" in page(client, f"{URL}?{odd}")


def test_an_action_is_agreed_for_one_or_for_all(world, client):
    response = client.post(f"{URL}new/", typed(str(world.member.uid)))
    made = Action.objects.get()
    assert (response.url, made.owner, made.every_member) == (of(made), world.member, False)
    client.post(f"{URL}new/", typed("everybody"))
    assert Action.objects.get(every_member=True).answers.count() == 2


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"text": ""}, "There is a problem"),
        ({"owner": ""}, "There is a problem"),
        ({"owner": "00000000-0000-4000-8000-000000000000"}, "There is a problem"),
        ({"due_on_year": "2020"}, "before the day it was agreed"),
        ({"due_on_day": "99"}, "There is a problem"),
    ],
)
def test_an_action_that_breaks_a_rule_comes_back(world, client, facts, words):
    assert words in said(client, f"{URL}new/", typed(str(world.member.uid)) | facts)
    assert not Action.objects.exists()


def test_an_action_of_a_meeting_is_noted_there(world, client):
    starts_at = timezone.now()
    meeting = commands.schedule_meeting(
        group=world.group, kind="regular", starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), by=SYSTEM,
        at=starts_at,
    )  # fmt: skip
    client.post(f"{URL}new/?meeting={meeting.reference}", typed("everybody"))
    client.post(f"{URL}new/?meeting=WESS-1999-M001", typed("everybody"))
    assert list(Action.objects.order_by("pk").values_list("meeting", flat=True)) == [meeting.pk, None]


def test_the_owner_closes_and_the_chair_reopens(world, signed_in, client):
    made = agree(world)
    owner = signed_in(world.member)
    assert of(made, "close/") in page(owner, of(made))
    assert "What came of it" in page(owner, of(made, "close/"))
    said(owner, of(made, "close/"), {"state": "open"})
    assert owner.post(of(made, "close/"), {"state": "done", "result": "On the website"}).url == of(made)
    assert "On the website" in page(client, of(made))
    assert owner.post(of(made, "reopen/")).status_code == 403
    assert client.post(of(made, "reopen/")).url == of(made)
    assert client.post(of(made, "reopen/")).status_code == 409
    made.refresh_from_db()
    assert made.state == "open"


def test_a_closed_action_is_not_closed_again(world, client):
    made = agree(world)
    for state in ("done", "dropped"):
        response = client.post(of(made, "close/"), {"state": state})
    assert "closed already" in response.content.decode()
    made.refresh_from_db()
    assert made.state == "done"


@pytest.mark.parametrize("who", ["champion", "observer"])
def test_others_read_and_close_nothing(world, signed_in, who):
    made, other = agree(world), signed_in(getattr(world, who))
    assert "Close the action" not in page(other, of(made))
    assert other.get(of(made, "close/")).status_code == 403
    assert other.post(of(made, "close/"), {"state": "done"}).status_code == 403
    assert other.get(f"{URL}new/").status_code == 403
    made.refresh_from_db()
    assert made.state == "open"


@pytest.mark.parametrize("who", ["board_contact", "trustee", "stranger"])
def test_those_outside_meetings_read_nothing(world, signed_in, who):
    made, other = agree(world), signed_in(getattr(world, who))
    assert [other.get(url).status_code for url in (URL, of(made))] == [403, 403]


def test_a_member_answers_and_the_page_says_who_has_not(world, signed_in, client):
    made = agree(world, every_member=True)
    member = signed_in(world.member)
    said(member, of(made, "answer/"), {"text": ""})
    assert member.post(of(made, "answer/"), {"text": "Parks and pools"}).url == of(made)
    body = page(client, of(made))
    assert ("Parks and pools" in body, "Ruth Example" in body) == (True, True)
    assert signed_in(world.champion).get(of(made, "answer/")).status_code == 404


def test_a_member_answers_by_the_link_that_was_mailed(world):
    made = agree(world, every_member=True)
    if not mail.outbox:
        mail_task_to_members.func("WESS", made.reference)
    (sent,) = [m for m in mail.outbox if m.to == ["marta@example.org"]]
    guest = Client()
    task = guest.post(re.search(r"(/link/\S+)", sent.body)[1]).url
    assert "Publish the register" in page(guest, task)
    assert guest.post(task, {"text": "Parks"}).url == "/areas/wessington/group/task/thanks/"
    assert made.answers.get(person=world.member).text == "Parks"
    assert made.answers.get(person=world.chair).text == ""
    assert guest.get(of(made)).status_code == 302


def test_without_a_link_there_is_no_task(world, client):
    assert client.get("/areas/wessington/group/task/").status_code == 403


@pytest.mark.parametrize("rest", ["", "close/", "answer/"])
def test_what_is_not_there_is_not_found(world, client, rest):
    assert client.get(f"{URL}WESS-1999-A001/{rest}").status_code == 404


@pytest.mark.parametrize(("days", "late"), [(-1, True), (0, False)])
def test_an_open_action_whose_day_is_over_reads_late(world, client, days, late):
    action = agree(world)
    Action.objects.filter(pk=action.pk).update(due_on=timezone.localdate() + timedelta(days=days))
    assert ("&nbsp;late<" in page(client, of(action))) is late
