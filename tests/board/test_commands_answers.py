"""The board's answer: asked for, kept once, told to those concerned, asked for again when it is late."""

from datetime import date, timedelta

import pytest

from concord.board import commands
from concord.board.models import BoardAnswer, BoardReport
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import PersonalLink
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.group.commands import schedule_meeting
from tests.board.conftest import TODAY
from tests.worlds import at


def told() -> list[str]:
    return sorted(OutgoingMessage.objects.filter(kind="board.answered").values_list("to_address", flat=True))


def test_an_issued_page_sends_every_contact_a_link_to_answer_with(desk):
    report = desk.issued(ask="Pay in 30 days.")
    link = PersonalLink.objects.get()
    assert (link.purpose, link.subject_key, link.person) == (
        "board_answer", report.reference, desk.world.board_contact,
    )  # fmt: skip
    message = OutgoingMessage.objects.get(kind="board.answer")
    assert (message.to_address, message.subject) == (
        "harriet@example.org", "One page from the Compact group: your answer by 19 May",
    )  # fmt: skip


def test_an_answer_is_kept_and_its_task_becomes_an_action(desk):
    report = desk.issued(ask="Pay in 30 days.")
    made = desk.answered(
        report, task="Bring three examples.", task_due_on=date(2026, 7, 1), agenda_item=2, agenda_items=9,
        presenter="Ruth", minutes_given=10, minute_reference="4.1",
    )  # fmt: skip
    assert (made.ask_answer, made.answered_by, made.answered_name, made.agenda_item, made.minutes_given) == (
        "accepted", desk.world.board_contact, "Harriet", 2, 10,
    )  # fmt: skip
    assert (made.action.text, made.action.due_on, made.action.set_by) == (
        "Bring three examples.", date(2026, 7, 1), "board",
    )  # fmt: skip
    entry = AuditEntry.objects.get(verb="board.report_answered")
    assert (entry.subject_key, entry.facts) == (report.reference, {"answer": "accepted", "task": True})


def test_the_answer_reaches_the_group_and_whose_point_it_was(desk):
    point = desk.point(1, "The draft was written together.")
    desk.point(1, "It was a joint draft.", "", by="champion", merged_into=point)
    desk.answered(desk.issued())
    assert told() == [f"{name}@example.org" for name in ("gareth", "lena", "marta", "pat", "priya", "ruth")]


def test_nobody_is_told_as_the_reporter_of_a_point_without_a_name(desk):
    point = desk.withheld(2, "They cut the grant before the consultation ended.", "not_followed")
    report = desk.report()
    desk.choose(report, 2, point, "A grant changed in the middle of a consultation.")
    commands.approve_report(report=report, by=desk.world.chair, at=TODAY)
    desk.answered(commands.issue_report(report=report, by=desk.world.officer, at=TODAY))
    assert told() == [f"{name}@example.org" for name in ("gareth", "marta", "priya", "ruth")]


def test_a_draft_is_not_answered(desk):
    with pytest.raises(RuleBroken, match="not issued"):
        desk.answered(desk.report())


def test_a_report_is_answered_once_also_from_two_devices(desk):
    report = desk.issued()
    stale = BoardReport.objects.get(pk=report.pk)
    desk.answered(report, task="One task.")
    with pytest.raises(RuleBroken, match="answered already"):
        desk.answered(stale, task="Another task.")
    assert BoardAnswer.objects.values_list("task", flat=True).get() == "One task."


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"ask_answer": "refused"}, "reason"),
        ({"agenda_item": 5, "agenda_items": 3}, "agenda_item"),
        ({"task": "Bring examples.", "task_due_on": date(2026, 1, 1)}, "task_due_on"),
    ],
)
def test_an_answer_that_does_not_hold_together_is_not_kept(desk, said, field):
    with pytest.raises(RuleBroken) as refused:
        desk.answered(desk.issued(ask="Pay in 30 days."), **said)
    assert refused.value.field == field
    assert not BoardAnswer.objects.exists()


def test_a_late_answer_is_asked_for_once_more(desk):
    desk.issued()

    def note(on: date) -> int:
        return commands.note_overdue_answers(area=desk.world.area, on=on, at=at(on))

    due = date(2026, 5, 19)
    assert [note(due), note(due + timedelta(days=1)), note(due + timedelta(days=2))] == [0, 1, 1]
    assert OutgoingMessage.objects.filter(kind="board.answer").count() == 2


def test_a_late_answer_is_asked_for_also_when_a_day_of_work_was_missed(desk):
    desk.issued()
    for on in (date(2026, 5, 24), date(2026, 5, 24), date(2026, 6, 1)):
        commands.note_overdue_answers(area=desk.world.area, on=on, at=at(on))
    assert OutgoingMessage.objects.filter(kind="board.answer").count() == 2


def test_a_page_that_asks_nothing_is_noted(desk):
    made = desk.answered(desk.issued(), ask_answer="accepted", task="Bring examples.")
    assert (made.ask_answer, made.task) == ("noted", "Bring examples.")
    with pytest.raises(RuleBroken, match="Choose an answer"):
        desk.answered(desk.issued(date(2026, 8, 4), desk.period_more(reference="P2"), ask="Pay."), ask_answer="noted")


def test_the_answer_is_on_the_agenda_of_the_groups_next_meeting(desk):
    day = at(date(2026, 5, 8))
    meeting = schedule_meeting(
        group=desk.world.group, kind="regular", starts_at=day, ends_at=day + timedelta(hours=1), place="Room 3",
        by=SYSTEM, at=TODAY,
    )  # fmt: skip
    report = desk.issued(ask="Pay in 30 days.")
    desk.answered(report)
    assert meeting.agenda.get(kind="board").source_key == f"reports/{report.reference}/"


def test_asking_again_closes_the_links_that_were_sent(desk):
    report = desk.issued(ask="Pay in 30 days.")
    commands.ask_again(report=report, by=desk.world.officer, at=TODAY)
    first, second = PersonalLink.objects.order_by("pk")
    assert (first.revoked_at, second.revoked_at, second.person) == (TODAY, None, desk.world.board_contact)
    with pytest.raises(AccessDenied):
        commands.ask_again(report=report, by=desk.world.board_contact, at=TODAY)
    desk.answered(report)
    with pytest.raises(RuleBroken, match="answered already"):
        commands.ask_again(report=report, by=desk.world.officer, at=TODAY)


def test_asking_again_says_when_there_is_nobody_to_ask(desk):
    report = desk.issued()
    type(desk.world.board_contact).objects.filter(pk=desk.world.board_contact.pk).update(email="")
    with pytest.raises(RuleBroken, match="has an e-mail address"):
        commands.ask_again(report=report, by=desk.world.officer, at=TODAY)


@pytest.mark.parametrize("who", ["champion", "observer", "stranger"])
def test_nobody_else_answers_for_the_board(desk, who):
    report = desk.issued(ask="Pay in 30 days.")
    with pytest.raises(AccessDenied):
        commands.answer_report(
            report=report, answer=BoardAnswer(ask_answer="accepted"), by=desk.world.people[who], name="Me", at=TODAY
        )
