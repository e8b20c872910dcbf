"""Which point is proposed and why, what may be said, which state follows which."""

from datetime import date, timedelta

import pytest

from concord.board.models import BoardAnswer
from concord.board.rules.page import LIMITS, check_length, check_unchanged
from concord.board.rules.proposals import PointFacts, proposal_of
from concord.board.rules.reports import (
    answer_due,
    check_answer,
    check_can_write,
    check_line,
    check_point,
    check_safe_wording,
    check_transition,
    is_high,
)
from concord.core.lib.errors import RuleBroken

FOLLOWED, FAILED = PointFacts(verdict="followed"), PointFacts(verdict="not_followed")
WIN = PointFacts(verdict="followed", win=True)
CAME_BACK = PointFacts(verdict="not_followed", raised=3, back=1)
LEARNING = PointFacts(verdict="followed", learning=True)
MANY = PointFacts(verdict="followed", raised=9, both_sectors=True)
IDEA = PointFacts(verdict="followed", answers_problem=True)
PRACTICE = PointFacts(verdict="followed", practice=True)


@pytest.mark.parametrize(
    ("box", "first", "second"),
    [
        (1, MANY, FOLLOWED),
        (1, FOLLOWED, CAME_BACK),
        (2, CAME_BACK, PointFacts(verdict="not_followed", raised=8)),
        (2, FAILED, LEARNING),
        (2, FAILED, MANY),
        (2, FAILED, WIN),
        (2, LEARNING, MANY),
        (3, WIN, MANY),
        (3, PointFacts(verdict="followed", win=True, raised=2), WIN),
        (4, IDEA, MANY),
        (4, IDEA, PRACTICE),
        (4, PRACTICE, LEARNING),
        (4, LEARNING, MANY),
        (4, MANY, FOLLOWED),
    ],
)
def test_what_the_heading_asks_for_comes_first(box: int, first: PointFacts, second: PointFacts) -> None:
    better, worse = proposal_of(box, first), proposal_of(box, second)
    assert (better.fits, better.rank) > (worse.fits, worse.rank)


@pytest.mark.parametrize(
    ("box", "facts", "fits"),
    [
        (1, FOLLOWED, True),
        (1, FAILED, False),
        (1, PointFacts(), False),
        (2, FAILED, True),
        (2, LEARNING, True),
        (2, FOLLOWED, False),
        (2, WIN, False),
        (2, PointFacts(verdict="not_for_us", learning=True), False),
        (3, WIN, True),
        (3, MANY, False),
        (3, CAME_BACK, False),
        (3, PointFacts(verdict="not_for_us", win=True), False),
        (4, FOLLOWED, True),
        (4, IDEA, True),
        (4, PointFacts(verdict="asked_back"), False),
        (4, PointFacts(verdict="deferred", answers_problem=True), False),
        (4, PointFacts(verdict="no_eligible"), False),
        (4, PointFacts(verdict="not_agreed"), False),
        (4, PointFacts(), False),
    ],
)
def test_what_the_heading_does_not_ask_for_is_never_proposed(box: int, facts: PointFacts, fits: bool) -> None:
    assert proposal_of(box, facts).fits is fits


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (CAME_BACK, "not followed, raised by 3, came back"),
        (PointFacts(verdict="followed", win=True, raised=2, both_sectors=True),
         "followed, a win, raised by 2, by both sectors"),
        (PointFacts(learning=True), "no decision yet, something to learn, raised by 1"),
        (PointFacts(verdict="followed", answers_problem=True, practice=True),
         "followed, answers a point of box 2, kept as good practice, raised by 1"),
    ],
)  # fmt: skip
def test_a_proposal_says_why_in_words(facts: PointFacts, words: str) -> None:
    assert proposal_of(2, facts).words == words


OWN = "The trust cut the contract with two weeks' notice, and nobody had told us before."


@pytest.mark.parametrize(
    "wording",
    [
        OWN,
        OWN.upper().replace(",", ""),
        "One group says: the trust cut the contract with two weeks’ notice.",
        "Cut the contract with two weeks' notice",
        "the trust cut the contract",
    ],
)
def test_a_withheld_point_never_leaves_in_its_own_words(wording: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_safe_wording(wording=wording, withheld_texts=["Another.", OWN], field="ask")
    assert refused.value.field == "ask"


def test_few_own_words_are_its_own_only_when_they_are_all_of_it() -> None:
    with pytest.raises(RuleBroken):
        check_safe_wording(wording="no notice", withheld_texts=["No notice!"])
    check_safe_wording(wording="The trust gave no notice at all.", withheld_texts=["No notice!"])


def test_other_words_may_leave() -> None:
    check_safe_wording(wording="Contracts ended with less notice than agreed.", withheld_texts=[OWN])
    check_safe_wording(wording="", withheld_texts=[OWN])


@pytest.mark.parametrize(("has_point", "wording"), [(False, "The council broke the agreement."), (True, " ")])
def test_a_line_has_a_point_and_words_or_neither(has_point: bool, wording: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_line(has_point=has_point, wording=wording)
    assert refused.value.field == "wording"
    check_line(has_point=not has_point, wording=wording)


def test_a_point_that_is_gone_is_chosen_again() -> None:
    check_point(gone=False, box=2)
    with pytest.raises(RuleBroken, match="box 2"):
        check_point(gone=True, box=2)


@pytest.mark.parametrize(
    ("old", "new", "allowed"),
    [
        ("draft", "approved", True),
        ("draft", "issued", False),
        ("approved", "draft", True),
        ("approved", "issued", True),
        ("issued", "draft", False),
        ("issued", "approved", False),
    ],
)
def test_states_follow_one_another(old: str, new: str, allowed: bool) -> None:
    if allowed:
        check_transition(old, new)
    else:
        with pytest.raises(RuleBroken):
            check_transition(old, new)


def test_only_a_draft_is_written() -> None:
    check_can_write("draft")
    for state in ("approved", "issued"):
        with pytest.raises(RuleBroken):
            check_can_write(state)


USUAL = {"ask_answer": "accepted"}
ON = date(2026, 4, 10)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ask_answer": "perhaps"}, "ask_answer"),
        ({"ask_answer": "noted"}, "ask_answer"),
        ({"ask_answer": "refused", "reason": " "}, "reason"),
        ({"ask_answer": "amended"}, "reason"),
        ({"ask_answer": "put_off"}, "reason"),
        ({"agenda_item": 9, "agenda_items": 8}, "agenda_item"),
        ({"on_agenda": False, "agenda_item": 2}, "on_agenda"),
        ({"task": " ", "task_due_on": ON}, "task"),
        ({"task": "Bring examples.", "task_due_on": ON - timedelta(days=1)}, "task_due_on"),
    ],
)
def test_an_answer_that_does_not_hold_together_is_refused(changes: dict, field: str) -> None:
    check_answer(BoardAnswer(**USUAL), has_ask=True, on=ON)
    with pytest.raises(RuleBroken) as refused:
        check_answer(BoardAnswer(**USUAL | changes), has_ask=True, on=ON)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("item", "items", "high"),
    [(1, 9, True), (3, 9, True), (4, 9, False), (1, 2, True), (2, 2, False), (3, 10, True), (4, 10, False)],
)
def test_high_is_the_first_third_of_the_agenda(item: int, items: int, high: bool) -> None:
    assert is_high(item, items) is high


def test_a_place_that_is_not_known_is_neither_high_nor_low() -> None:
    assert is_high(None, 9) is None
    assert is_high(2, None) is None


def test_the_board_has_a_fortnight_after_its_meeting() -> None:
    assert answer_due(date(2026, 5, 5)) == date(2026, 5, 19)


@pytest.mark.parametrize("name", sorted(LIMITS))
def test_one_character_over_the_limit_is_refused(name: str) -> None:
    check_length(name, "w" * LIMITS[name])
    with pytest.raises(RuleBroken, match="is 1 character too long"):
        check_length(name, "w" * (LIMITS[name] + 1))


def test_a_line_is_one_line() -> None:
    with pytest.raises(RuleBroken) as refused:
        check_length("line", "one\ntwo", field_name="wording")
    assert refused.value.field == "wording"


def test_a_page_is_decided_on_as_it_was_read() -> None:
    check_unchanged("abc", "abc")
    check_unchanged("", "abc")
    with pytest.raises(RuleBroken):
        check_unchanged("abc", "abd")
