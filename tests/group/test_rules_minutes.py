"""Rules of minutes: when each step may be taken, and what an outcome says."""

from datetime import UTC, date, datetime, timedelta

import pytest

from concord.core.lib.errors import RuleBroken
from concord.group.models import Meeting, Minutes, Outcome
from concord.group.rules.minutes import (
    check_can_become,
    check_may_answer,
    check_may_approve,
    check_may_begin,
    check_may_correct,
    check_outcome,
    check_says_something,
)

DAY = date(2026, 4, 1)
NOON = datetime(2026, 4, 1, 11, tzinfo=UTC)
STATES = ("draft", "circulated", "approved", "corrected")
MAY = {("draft", "circulated"), ("circulated", "approved"), ("circulated", "corrected"), ("approved", "corrected")}


@pytest.mark.parametrize("old", STATES)
@pytest.mark.parametrize("new", STATES)
def test_minutes_go_one_way(old, new):
    if (old, new) in MAY:
        check_can_become(old, new)
    else:
        with pytest.raises(RuleBroken):
            check_can_become(old, new)


@pytest.mark.parametrize(
    ("state", "days", "words"),
    [("cancelled", 0, "was cancelled"), ("scheduled", -1, "1 April 2026"), ("scheduled", 0, ""), ("held", 5, "")],
)
def test_minutes_are_begun_on_the_day_or_after(state, days, words):
    said(words, check_may_begin, Meeting(state=state), DAY, DAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("kind", "text", "asked", "due", "words"),
    [
        ("information", "It rains", "", None, ""),
        ("decision", " ", "", None, "what came of it"),
        ("action", "Do it", "", None, "by when"),
        ("action", "x" * 401, "", DAY, "400 characters"),
        ("action", "x" * 400, "", DAY, ""),
        ("question", "May we?", "", DAY, "who is asked"),
        ("question", "May we?", "Legal", None, "by when"),
        ("question", "May we?", "Legal", DAY, ""),
    ],
)
def test_an_outcome_says_who_and_when(kind, text, asked, due, words):
    said(words, check_outcome, kind, text, asked_of=asked, due_on=due)


@pytest.mark.parametrize(
    ("facts", "today", "words"),
    [
        ({}, 30, ""),
        ({}, 27, "has not come"),
        ({"group_id": 2}, 30, "later meeting of this group"),
        ({"starts_at": NOON}, 30, "later meeting"),
        ({"state": "cancelled"}, 30, "later meeting"),
    ],
)
def test_minutes_are_approved_at_a_later_meeting_of_the_group(facts, today, words):
    later = {"group_id": 1, "starts_at": NOON + timedelta(days=28), "state": "scheduled"} | facts
    approving = Meeting(**later)
    on = approving.starts_at.date()
    said(words, check_may_approve, Meeting(group_id=1, starts_at=NOON), approving, on, DAY + timedelta(days=today))


@pytest.mark.parametrize(("state", "text", "words"), [("draft", "x", "draft"), ("approved", " ", "what is put right")])
def test_a_correction_says_something_of_minutes_that_are_out(state, text, words):
    said(words, check_may_correct, Minutes(state=state), text)


@pytest.mark.parametrize(
    ("facts", "answer", "words"),
    [
        ({}, "Yes", ""),
        ({}, "", "Write the answer"),
        ({"answered_on": DAY}, "Yes", "already"),
        ({"kind": "decision"}, "Yes", "already"),
    ],
)
def test_a_question_is_answered_once(facts, answer, words):
    said(words, check_may_answer, Outcome(**{"kind": "question"} | facts), answer)


@pytest.mark.parametrize(("texts", "outcomes", "words"), [(0, 0, "Nothing is written"), (1, 0, ""), (0, 1, "")])
def test_empty_minutes_are_not_sent_round(texts, outcomes, words):
    said(words, check_says_something, texts, outcomes)


def said(words, check, *args, **facts):
    if not words:
        check(*args, **facts)
        return
    with pytest.raises(RuleBroken) as refused:
        check(*args, **facts)
    assert words.lower() in str(refused.value).lower()
