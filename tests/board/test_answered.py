"""The board's answer as it is checked, sent, shown and told: nothing stands that nobody read."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from concord.board import commands
from concord.board.models import BoardAnswer
from concord.core.mail.models import OutgoingMessage
from concord.group.models import Action
from tests.board.conftest import MEETS, TODAY

AREA = "/areas/wessington/"
TYPED = {
    "name": "Harriet, chair",
    "task": "Bring three examples.",
    "on_agenda": "on",
    "agenda_item": "2",
    "agenda_items": "9",
}
ASKED = TYPED | {"ask_answer": "accepted"}
DAY = {"task_due_on_day": "1", "task_due_on_month": "7", "task_due_on_year": "2030"}


def text(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def board(desk, signed_in):
    """Somebody of the board at a page with an ask: sends what they typed, and gives what they then read."""
    report, client = desk.issued(ask="Pay in 30 days."), signed_in(desk.world.board_contact)
    return lambda typed: text(client.post(f"{AREA}reports/{report.reference}/answer/", typed, follow=True))


def test_an_answer_is_read_before_it_is_sent(board):
    shown = board(ASKED | DAY)
    for words in (
        "Check your answer",
        "Accepted",
        "Bring three examples.",
        "1 July 2030",
        "item 2 of 9",
        "Harriet, chair",
    ):
        assert words in shown
    assert "A slip is put right by a dated note" in shown
    assert not BoardAnswer.objects.exists()


def test_what_does_not_hold_together_is_said_before_the_check(board):
    shown = board(TYPED | {"ask_answer": "refused"})
    assert "Say why, so that the group can learn from it." in shown
    assert "Check your answer" not in shown


def test_a_day_that_is_past_is_said_before_the_check_beside_the_day(board):
    shown = board(ASKED | DAY | {"task_due_on_year": "2020"})
    assert re.search(r'href="#[^"]*task_due_on[^"]*"[^>]*>\s*This day is past\.', shown)
    assert "Check your answer" not in shown


def test_a_day_without_a_task_is_said_before_the_check(board):
    shown = board(ASKED | DAY | {"task": ""})
    assert "Say what the task is, or leave the date empty." in shown
    assert "Check your answer" not in shown


def test_an_answer_goes_back_to_be_changed_with_what_was_typed(board):
    shown = board(ASKED | {"change": "1"})
    assert 'value="Harriet, chair"' in shown
    assert "Check the answer" in shown
    assert not BoardAnswer.objects.exists()


def test_the_confirmation_says_the_tasks_day_and_the_place_on_the_agenda(board):
    shown = board(ASKED | DAY | {"sure": "1"})
    for words in ("The answer is in", "Bring three examples.", "1 July 2030", "item 2 of 9", "A slip is put right"):
        assert words in shown
    assert BoardAnswer.objects.get().action.due_on == date(2030, 7, 1)


def test_the_form_says_first_that_an_answer_stands(desk, signed_in):
    page = f"{AREA}reports/{desk.issued(ask='Pay in 30 days.').reference}/answer/"
    assert "told at once and the answer stands" in text(signed_in(desk.world.board_contact).get(page))


def test_a_blank_answer_to_a_page_that_asks_nothing_says_what_it_is(desk, signed_in):
    page = f"{AREA}reports/{desk.issued().reference}/answer/"
    shown = text(signed_in(desk.world.board_contact).post(page, {"name": "Harriet"}))
    for words in ("We asked nothing. The page is noted.", "none", "it was not on it"):
        assert words in shown


def test_a_slip_is_put_right_by_a_dated_note_that_the_board_reads_too(desk, signed_in):
    report = desk.issued(ask="Pay in 30 days.")
    desk.answered(report)
    page = f"{AREA}reports/{report.reference}/"
    assert "put a slip in the answer right" in text(signed_in(desk.world.officer).get(page))
    commands.add_addendum(report=report, text="It was item 3.", by=desk.world.officer, at=TODAY)
    assert "10 April 2026: It was item 3." in text(signed_in(desk.world.board_contact).get(f"{page}answer/"))


def noted_after_a_task(desk):
    desk.answered(desk.issued(ask="Pay in 30 days."), task="Bring three examples.", task_due_on=date(2026, 7, 1))
    second = desk.issued(MEETS + timedelta(days=90), desk.period_more(reference="P2"), TODAY + timedelta(days=1))
    return desk.answered(second, when=TODAY + timedelta(days=2))


def test_what_the_boards_contact_is_asked_to_answer_stands_on_their_front_desk_until_it_is(desk, signed_in):
    report = desk.issued(ask="Pay in 30 days.")
    contact, words = signed_in(desk.world.board_contact), f"asks you to answer {report.reference}"
    assert words in text(contact.get(AREA))
    assert words not in text(signed_in(desk.world.chair).get(AREA))
    desk.answered(report)
    assert words not in text(contact.get(AREA))


@pytest.mark.parametrize(("days", "is_late"), [(0, False), (-1, True)])
def test_the_front_desk_keeps_an_open_task_and_says_that_nothing_was_asked(desk, signed_in, days, is_late):
    noted_after_a_task(desk)
    due_on = timezone.localdate() + timedelta(days=days)
    Action.objects.filter(set_by="board").update(due_on=due_on)
    shown = text(signed_in(desk.world.officer).get(AREA))
    assert "We asked nothing. They have noted the page." in shown
    said = f"Still to do, as they set it before, by {due_on:%A %-d %B %Y}"
    assert (f"{said}: <a" in shown, f"{said} <" in shown) == (not is_late, is_late)
    assert "Bring three examples.</a>" in shown


def test_the_mail_says_that_nothing_was_asked_and_by_when_a_task_is_due(desk):
    noted_after_a_task(desk)
    first, *_, last = (
        OutgoingMessage.objects.filter(kind="board.answered").order_by("pk").values_list("kept_text", flat=True)
    )
    assert "Its task for us, by 1 July 2026: Bring three examples." in first
    assert "We asked nothing. It has noted the page." in last
    assert "Our ask:" not in last
