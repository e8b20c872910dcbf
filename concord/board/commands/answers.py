"""The board's answer: asked for, kept, told to those concerned."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from concord.core.accounts.access import SYSTEM, acting, require
from concord.core.accounts.commands import Actor, IssuedLink, issue_link, revoke_links
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.roles import Role
from concord.core.accounts.terms import Purpose
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.queries import memberships_on
from concord.core.lib.errors import RuleBroken
from concord.core.mail.commands import queue_mail
from concord.core.mail.queries import messages_about
from concord.group.commands import agree_action, point_to
from concord.group.models import Action, Meeting
from concord.group.queries import group_of
from concord.group.terms import AgendaItemKind, MeetingState

from ..models import BoardAnswer, BoardReport
from ..queries.replies import family
from ..queries.reports import overdue
from ..rules import reports as rules
from ..terms import AskAnswer, ReportState, Verb

TASK_DAYS, LINK_DAYS = 60, 180


def hold(report: BoardReport, by: Actor, permission: Permission = Permission.WRITE_REPORT) -> None:
    """For somebody who may: read the report again, and keep others from changing it until this is done."""
    require(by, permission, report.area)
    # The update locks the row, so that what is checked next still holds when it is written.
    BoardReport.objects.filter(pk=report.pk).update(reference=F("reference"))
    report.refresh_from_db()


def ask_for_answer(report: BoardReport, *, by: Actor, at: datetime) -> int:
    """Send every board contact a personal link to answer with. Gives how many have an address."""
    contacts = {hat.person for hat in memberships_on(report.area, timezone.localdate(at), [Role.BOARD_CONTACT])}
    asked = sorted((person for person in contacts if person.email), key=lambda person: person.pk)
    for person in asked:
        issued = issue_link(**answering(report), person=person, by=by, at=at, expires_at=at + timedelta(days=LINK_DAYS))
        subject = f"One page from the {report.area.word('group')}: your answer by {report.answer_due_on:%-d %B}"
        mail(report, person, "answer", subject, at=at, link=issued)
    return len(asked)


def answering(report: BoardReport) -> dict[str, Any]:
    """What a link that answers a report is for."""
    return {"purpose": Purpose.BOARD_ANSWER, "area": report.area, "subject_key": report.reference}


def mail(report: BoardReport, person: Person, kind: str, subject: str, *, at: datetime, **more: Any) -> None:
    link: IssuedLink | None = more.pop("link", None)
    queue_mail(
        kind=f"board.{kind}",
        to_address=person.email,
        to_person=person,
        area=report.area,
        about=report,
        at=at,
        subject=subject,
        template=f"board_{kind}",
        context={"area": report.area, "report": report, "person": person, **more},
        link=link,
        shown=True,
    )


@transaction.atomic
def ask_again(*, report: BoardReport, by: Actor, at: datetime) -> int:
    """Send the board's contacts new links; those sent before no longer open. Gives how many were asked."""
    require(by, Permission.WRITE_REPORT, report.area)
    check_waits(report)
    revoke_links(**answering(report), by=by, at=at)
    asked = ask_for_answer(report, by=by, at=at)
    rules.check_somebody_asked(asked)
    record(Verb.ANSWER_ASKED, subject=report, by=by, at=at, people=asked)
    return asked


def check_waits(report: BoardReport) -> None:
    answered = BoardAnswer.objects.filter(report=report).exists()
    rules.check_waits_for_answer(issued=report.state == ReportState.ISSUED, answered=answered)


@transaction.atomic
def answer_report(*, report: BoardReport, answer: BoardAnswer, by: Actor, name: str, at: datetime) -> BoardAnswer:
    """Keep the board's answer to the ask, and the one task that it sets: it becomes an action of the group.

    `by` is the contact, also when they came by personal link. The answer reaches the group and every champion whose
    point it was.
    """
    hold(report, by, Permission.ANSWER_REPORT)
    check_waits(report)
    if not report.ask:
        answer.ask_answer = AskAnswer.NOTED
    rules.check_answer(answer, has_ask=bool(report.ask), on=timezone.localdate(at))
    answer.area, answer.report, answer.action = report.area, report, task_action(report, answer, by, at)
    answer.answered_at, answer.answered_by, answer.answered_name = at, acting(by), name
    answer.save()
    show_on_agenda(answer, at=at)
    record(Verb.REPORT_ANSWERED, subject=report, by=by, at=at, answer=answer.ask_answer, task=bool(answer.task))
    tell_those_concerned(answer, at=at)
    return answer


def task_action(report: BoardReport, answer: BoardAnswer, by: Actor, at: datetime) -> Action | None:
    if not answer.task.strip():
        return None
    due = answer.task_due_on or timezone.localdate(at) + timedelta(days=TASK_DAYS)
    try:
        return agree_action(group=group_of(report.area), text=answer.task, due_on=due, set_by="board", by=by, at=at)
    except RuleBroken as error:
        # The action's own field, as the board's form calls it.
        names = {"text": "task", "due_on": "task_due_on"}
        raise RuleBroken(error.message, field=names.get(error.field, error.field)) from error


def show_on_agenda(answer: BoardAnswer, *, at: datetime) -> None:
    """The group's next meeting has the answer on its agenda (R126)."""
    report = answer.report
    coming = Meeting.objects.filter(
        area=report.area, group__is_main=True, state=MeetingState.SCHEDULED, starts_at__gte=at
    )
    meeting = coming.order_by("starts_at").first()
    if meeting is not None:
        key, title = f"reports/{report.reference}/", f"The answer of the {report.area.word('board')}"
        point_to(meeting=meeting, key=key, title=title, kind=AgendaItemKind.BOARD, by=SYSTEM, at=at)


def tell_those_concerned(answer: BoardAnswer, *, at: datetime) -> None:
    """Mail the answer to the group and to every named champion whose point stood on the page, merged ones too."""
    report = answer.report
    points = [one for line in report.lines.select_related("point") if line.point for one in family(line.point)]
    people = {point.log_return.person for point in points if point.log_return}
    members = memberships_on(report.area, timezone.localdate(at), [Role.OFFICER, Role.CHAIR, Role.GROUP_MEMBER])
    people |= {hat.person for hat in members}
    for person in sorted((p for p in people if p.email), key=lambda p: p.pk):
        subject = f"The {report.area.word('board')} has answered"
        mail(report, person, "answered", subject, at=at, answer=answer)


def note_overdue_answers(*, area: Area, on: date, at: datetime) -> int:
    """How many answers of the board are overdue; contacts are asked once more when the day has passed."""
    late = list(overdue(area, on))
    for report in late:
        due_on = report.answer_due_on or on
        if not any(timezone.localdate(message.at) > due_on for message in messages_about(report)):
            ask_for_answer(report, by=SYSTEM, at=at)
    return len(late)
