"""Actions and tasks: agreed, answered, closed, reopened."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import SYSTEM, Installation, require, require_unless_own
from concord.core.accounts.commands import mail_link
from concord.core.accounts.models import Person, PersonalLink
from concord.core.accounts.permissions import Permission
from concord.core.accounts.terms import Purpose
from concord.core.areas.commands import next_reference
from concord.core.audit.commands import record
from concord.core.directory.queries import members
from concord.core.lib.errors import AccessDenied, RuleBroken

from .. import rules
from ..models import Action, ActionAnswer, Group, Meeting
from ..terms import ActionState, Verb

Actor = Person | Installation


@transaction.atomic
def agree_action(
    *,
    group: Group,
    text: str,
    due_on: date,
    owner: Person | None = None,
    every_member: bool = False,
    meeting: Meeting | None = None,
    set_by: str = "group",
    confidential: bool = False,
    by: Actor | None,
    at: datetime,
) -> Action:
    """Agree who does what by when; a task for every member asks each of them for an answer (R060).

    `confidential`: its words are for the group's members alone. `by` is None only when the board's contact sets the
    task by personal link.
    """
    if set_by != "board":
        require(by, Permission.RECORD_DECISIONS, group.area)
    on = timezone.localdate(at)
    has_owner = owner is not None or set_by == "board"
    rules.check_action(text, has_owner=has_owner, every_member=every_member, due_on=due_on, agreed_on=on)
    action = Action(
        area=group.area,
        group=group,
        meeting=meeting,
        text=text.strip(),
        owner=owner,
        every_member=every_member,
        agreed_on=on,
        due_on=due_on,
        set_by=set_by,
        confidential=confidential,
        reference=next_reference(area=group.area, series="A", year=on.year),
    )
    action.save()
    if every_member:
        ask_every_member(action, on)
    record(Verb.ACTION_AGREED, subject=action, by=by, at=at, label=action.reference, due_on=due_on.isoformat())
    return action


def ask_every_member(action: Action, on: date) -> None:
    people = [hat.person for hat in members(action.area, on)]
    ActionAnswer.objects.bulk_create(ActionAnswer(area=action.area, action=action, person=person) for person in people)


@transaction.atomic
def answer_task(*, answer: ActionAnswer, text: str, by: Person, at: datetime) -> None:
    """A member's own answer to a task of every member. The last answer closes the task."""
    if by.pk != answer.person_id:
        raise AccessDenied("Only the member who was asked can answer.")
    if answer.action.state != ActionState.OPEN:
        raise RuleBroken("This task is closed.")
    answer.text, answer.answered_at = text, at
    answer.save(update_fields=["text", "answered_at"])
    record(Verb.ACTION_ANSWERED, subject=answer.action, by=by, at=at, label=answer.action.reference)
    if not answer.action.answers.filter(answered_at__isnull=True).exists():
        move_action(answer.action, ActionState.DONE, result="Everybody has answered", closed_on=timezone.localdate(at))
        record(Verb.ACTION_CLOSED, subject=answer.action, by=by, at=at, label=answer.action.reference, state="done")


def check_may_close(*, action: Action, by: Actor) -> None:
    """Its owner, the chair or an officer closes an action. Raises `AccessDenied` for anybody else."""
    require_unless_own(by, action.owner_id, Permission.RECORD_DECISIONS, action.area)


@transaction.atomic
def close_action(*, action: Action, state: str, result: str, on: date, by: Actor, at: datetime) -> None:
    """Mark an action as done or dropped, by its owner, the chair or an officer."""
    check_may_close(action=action, by=by)
    move_action(action, state, result=result, closed_on=on)
    record(Verb.ACTION_CLOSED, subject=action, by=by, at=at, label=action.reference, state=state)


@transaction.atomic
def reopen_action(*, action: Action, by: Actor, at: datetime) -> None:
    """Take back that an action was closed."""
    require(by, Permission.RECORD_DECISIONS, action.area)
    move_action(action, ActionState.OPEN, result=action.result, closed_on=None)
    record(Verb.ACTION_REOPENED, subject=action, by=by, at=at, label=action.reference)


def move_action(action: Action, state: str, *, result: str, closed_on: date | None) -> None:
    rules.check_action_can_become(action.state, state)
    found = Action.objects.filter(pk=action.pk, state=action.state)
    if found.update(state=state, result=result, closed_on=closed_on) != 1:
        raise RuleBroken("Someone else has just changed this.")
    action.state, action.result, action.closed_on = state, result, closed_on


@transaction.atomic
def send_task_mail(*, answer: ActionAnswer, expires_at: datetime, at: datetime) -> None:
    """Mail a member the task with a link to answer it, once. Members without an address are asked at the meeting."""
    person, area = answer.person, answer.action.area
    if not person.email or PersonalLink.objects.filter(purpose=Purpose.TASK, subject_key=str(answer.uid)).exists():
        return
    mail_link(
        purpose=Purpose.TASK,
        subject_key=str(answer.uid),
        expires_at=expires_at,
        mail={
            "kind": "group.task",
            "subject": f"A task from {answer.action.group.called}",
            "template": "group_task",
            "context": {"action": answer.action},
        },
        about=answer.action,
        area=area,
        by=SYSTEM,
        at=at,
        person=person,
    )
