"""The board's answer: asked for, kept, told to those concerned."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from concord.core.accounts.access import SYSTEM, Installation, acting
from concord.core.accounts.commands import issue_link
from concord.core.accounts.models import Person
from concord.core.accounts.roles import Role
from concord.core.accounts.terms import Purpose
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.queries import memberships_on
from concord.core.lib.errors import RuleBroken
from concord.core.mail.commands import queue_mail
from concord.group.commands import agree_action
from concord.group.models import Action
from concord.group.queries import group_of

from ..models import BoardAnswer, BoardReport
from ..queries import overdue
from ..rules import reports as rules
from ..terms import ReportState, Verb

Actor = Person | Installation
TASK_DAYS = 60


@dataclass(frozen=True)
class AnswerInput:
    """What the board said."""

    ask_answer: str
    reason: str = ""
    ask_owner: str = ""
    task: str = ""
    task_due_on: date | None = None
    on_agenda: bool = True
    agenda_item: int | None = None
    agenda_items: int | None = None
    presenter: str = ""
    minutes_given: int | None = None
    minute_reference: str = ""


def ask_for_answer(report: BoardReport, *, by: Actor, at: datetime) -> int:
    """Send every board contact a personal link to answer with."""
    sent = 0
    for hat in memberships_on(report.area, timezone.localdate(at), [Role.BOARD_CONTACT]):
        person = hat.person
        if not person.email:
            continue
        issued = issue_link(
            purpose=Purpose.BOARD_ANSWER,
            area=report.area,
            subject_key=report.reference,
            person=person,
            by=by,
            at=at,
            expires_at=at + timedelta(days=180),
        )
        context = {"area": report.area, "report": report, "person": person, "url": issued.url, "code": issued.code}
        queue_mail(
            kind="board.answer",
            to_address=person.email,
            to_person=person,
            area=report.area,
            about=report,
            at=at,
            subject=f"One page from the {report.area.word('group')}: your answer by {report.answer_due_on:%-d %B}",
            template="board_answer",
            context=context,
        )
        sent += 1
    return sent


@transaction.atomic
def answer_report(
    *, report: BoardReport, answer: AnswerInput, by: Actor | None, name: str, at: datetime
) -> BoardAnswer:
    """Keep the board's answer to the ask, and the one task that it sets: it becomes an action of the group.

    `by` is the contact, also when they came by personal link. The answer reaches the group and every champion whose
    point it was.
    """
    # The update locks the row: of two answers sent at once the second finds the first.
    BoardReport.objects.filter(pk=report.pk).update(reference=F("reference"))
    report.refresh_from_db()
    if report.state != ReportState.ISSUED:
        raise RuleBroken("This report is not issued, so it cannot be answered yet.")
    if BoardAnswer.objects.filter(report=report).exists():
        raise RuleBroken("This report has been answered already.")
    rules.check_answer(
        ask_answer=answer.ask_answer,
        reason=answer.reason,
        on_agenda=answer.on_agenda,
        item=answer.agenda_item,
        items=answer.agenda_items,
        has_ask=bool(report.ask),
    )
    made = BoardAnswer(
        area=report.area,
        report=report,
        answered_at=at,
        answered_by=acting(by),
        answered_name=name,
        action=task_action(report, answer, by, at),
        **vars(answer),
    )
    made.save()
    record(Verb.REPORT_ANSWERED, subject=report, by=by, at=at, answer=answer.ask_answer, task=bool(answer.task))
    tell_those_concerned(made, at=at)
    return made


def task_action(report: BoardReport, answer: AnswerInput, by: Actor | None, at: datetime) -> Action | None:
    if not answer.task.strip():
        return None
    due = answer.task_due_on or timezone.localdate(at) + timedelta(days=TASK_DAYS)
    try:
        return agree_action(group=group_of(report.area), text=answer.task, due_on=due, set_by="board", by=by, at=at)
    except RuleBroken as error:
        # The action's own field, as the board's form calls it.
        names = {"text": "task", "due_on": "task_due_on"}
        raise RuleBroken(error.message, field=names.get(error.field, error.field)) from error


def tell_those_concerned(answer: BoardAnswer, *, at: datetime) -> None:
    """Mail the answer to the group's members and to every named champion whose point stood on the page."""
    report = answer.report
    lines = report.lines.filter(point__log_return__isnull=False).select_related("point__log_return__person")
    people = {line.point.log_return.person for line in lines if line.point and line.point.log_return}
    members = memberships_on(report.area, timezone.localdate(at), [Role.CHAIR, Role.GROUP_MEMBER])
    people |= {hat.person for hat in members}
    for person in sorted((p for p in people if p.email), key=lambda p: p.pk):
        context = {"area": report.area, "report": report, "answer": answer, "person": person}
        queue_mail(
            kind="board.answered",
            to_address=person.email,
            to_person=person,
            area=report.area,
            about=report,
            at=at,
            subject=f"The {report.area.word('board')} has answered",
            template="board_answered",
            context=context,
        )


def note_overdue_answers(*, area: Area, on: date, at: datetime) -> int:
    """How many answers of the board are overdue; contacts are asked again on the first day after, once."""
    late = overdue(area, on)
    for report in late.filter(answer_due_on=on - timedelta(days=1)):
        ask_for_answer(report, by=SYSTEM, at=at)
    return late.count()
