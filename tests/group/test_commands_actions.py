"""Actions and tasks: agreed, answered, closed, reopened; each member asked once."""

from datetime import date, timedelta

import pytest
from django.core import mail

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person, PersonalLink
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.group import commands
from concord.group.models import Action, ActionAnswer
from concord.group.tasks import mail_task_to_members
from tests.worlds import START

DUE = date(2026, 2, 1)


def agree(world, by=None, **facts):
    usual = {"text": " Publish the register ", "due_on": DUE, "owner": world.member}
    return commands.agree_action(group=world.group, by=by or world.chair, at=START, **usual | facts)


def task(world, **facts):
    return agree(world, owner=None, every_member=True, **facts)


def close(world, action, by=None, state="done"):
    commands.close_action(action=action, state=state, result="On the website", on=DUE, by=by or world.chair, at=START)


def answer(world, action, person, by=None):
    found = ActionAnswer.objects.select_related("action", "action__area").get(action=action, person=person)
    commands.answer_task(answer=found, text="Leisure and parks", by=by or person, at=START)
    found.refresh_from_db()
    return found


def latest():
    return AuditEntry.objects.latest("pk")


def test_an_action_is_agreed_with_an_owner_and_a_number(world):
    made = agree(world)
    assert (made.reference, made.text, made.owner, made.due_on, made.state, made.set_by) == (
        "WESS-2026-A001", "Publish the register", world.member, DUE, "open", "group",
    )  # fmt: skip
    assert (latest().verb, latest().subject_key, latest().facts) == (
        "group.action_agreed", "WESS-2026-A001", {"due_on": "2026-02-01"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"text": " "}, "text"),
        ({"owner": None}, "owner"),
        ({"every_member": True}, "owner"),
        ({"due_on": date(2026, 1, 4)}, "due_on"),
    ],
)
def test_an_action_that_breaks_a_rule_is_not_agreed(world, facts, field):
    with pytest.raises(RuleBroken) as refused:
        agree(world, **facts)
    assert (refused.value.field, Action.objects.count()) == (field, 0)


def test_a_task_asks_every_member_of_that_day_once(world):
    made = task(world)
    assert set(made.answers.values_list("person", flat=True)) == {world.chair.pk, world.member.pk}


def test_the_boards_contact_sets_a_task_without_being_of_the_group(world):
    made = agree(world, by=world.board_contact, owner=None, set_by="board")
    assert (made.set_by, made.owner) == ("board", None)


def test_each_member_answers_for_themselves_and_the_last_answer_closes_the_task(world):
    made = task(world)
    with pytest.raises(AccessDenied):
        answer(world, made, world.member, by=world.chair)
    found = answer(world, made, world.member)
    assert (found.text, found.answered_at, latest().verb) == (
        "Leisure and parks", START, "group.action_answered",
    )  # fmt: skip
    assert Action.objects.get().state == "open"
    answer(world, made, world.chair)
    closed = Action.objects.get()
    assert (closed.state, closed.closed_on, latest().verb) == ("done", date(2026, 1, 5), "group.action_closed")
    with pytest.raises(RuleBroken, match="closed"):
        answer(world, made, world.member)


@pytest.mark.parametrize(("who", "state"), [("member", "done"), ("chair", "dropped"), ("officer", "done")])
def test_an_action_is_closed_by_its_owner_the_chair_or_an_officer(world, who, state):
    made = agree(world)
    close(world, made, by=getattr(world, who), state=state)
    made.refresh_from_db()
    assert (made.state, made.result, made.closed_on) == (state, "On the website", DUE)
    assert (latest().verb, latest().facts) == ("group.action_closed", {"state": state})
    with pytest.raises(RuleBroken):
        close(world, made)


def test_an_action_is_reopened(world):
    made = agree(world)
    with pytest.raises(RuleBroken):
        commands.reopen_action(action=made, by=world.chair, at=START)
    close(world, made)
    commands.reopen_action(action=made, by=world.chair, at=START)
    made.refresh_from_db()
    assert (made.state, made.closed_on, latest().verb) == ("open", None, "group.action_reopened")


def test_somebody_who_was_faster_wins(world):
    made = agree(world)
    same = Action.objects.get(pk=made.pk)
    close(world, made)
    with pytest.raises(RuleBroken, match="has just changed this"):
        close(world, same, state="dropped")
    assert Action.objects.get().state == "done"


@pytest.mark.parametrize("who", ["champion", "volunteer", "trustee", "observer", "stranger"])
def test_others_agree_close_and_reopen_nothing(world, who):
    person, made = getattr(world, who), agree(world)
    with pytest.raises(AccessDenied):
        agree(world, by=person)
    with pytest.raises(AccessDenied):
        close(world, made, by=person)
    close(world, made)
    with pytest.raises(AccessDenied):
        commands.reopen_action(action=made, by=person, at=START)
    assert Action.objects.get().state == "done"


def test_the_owner_does_not_reopen_what_the_group_closed(world):
    made = agree(world)
    close(world, made)
    with pytest.raises(AccessDenied):
        commands.reopen_action(action=made, by=world.member, at=START)


def test_members_are_mailed_the_task_once_and_those_without_an_address_not_at_all(world):
    made = task(world)
    Person.objects.filter(pk=world.chair.pk).update(email="")
    mail.outbox.clear()
    PersonalLink.objects.all().delete()
    for _ in range(2):
        mail_task_to_members.func("WESS", made.reference)
    (sent,) = mail.outbox
    assert (sent.to, "Publish the register" in sent.body) == (["marta@example.org"], True)
    link = PersonalLink.objects.get()
    assert (link.purpose, link.subject_key) == ("task", str(made.answers.get(person=world.member).uid))


def test_who_answered_already_is_not_asked_again(world):
    made = task(world)
    answer(world, made, world.member)
    PersonalLink.objects.all().delete()
    mail.outbox.clear()
    mail_task_to_members.func("WESS", made.reference)
    assert [sent.to for sent in mail.outbox] == [["ruth@example.org"]]


def test_a_link_outlives_the_task_by_a_month(world):
    made = task(world)
    found = made.answers.select_related("action", "action__area", "person").first()
    PersonalLink.objects.all().delete()
    expires = START + timedelta(days=30)
    commands.send_task_mail(answer=found, expires_at=expires, at=START)
    assert PersonalLink.objects.get().expires_at == expires
    assert agree(world, by=SYSTEM).state == "open"
