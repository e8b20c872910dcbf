"""How the group decides."""

from datetime import date

import pytest

from concord.core.lib.errors import RuleBroken
from concord.log.rules.verdicts import (
    PositionFact,
    Seat,
    check_choice,
    check_reply_before_board,
    check_seats,
    check_win,
    needs_reply,
    outcome,
    position_words,
    stands_aside,
)

BOTH = [Seat(1, "public"), Seat(2, "voluntary")]


def facts(*taken: tuple[str, bool]) -> list[PositionFact]:
    return [PositionFact(sector, consents, "" if consents else f"{sector} says no") for sector, consents in taken]


@pytest.mark.parametrize(
    ("taken", "two_sectors", "verdict"),
    [
        ([("public", True), ("voluntary", True)], True, "followed"),
        ([("public", True), ("voluntary", False)], True, "not_agreed"),
        ([("public", True), ("public", True), ("voluntary", False)], False, "followed"),
        ([("public", True), ("public", False), ("voluntary", True)], True, "not_agreed"),
        ([("public", True)], True, "not_agreed"),
    ],
)
def test_both_sectors_must_consent(taken: list[tuple[str, bool]], two_sectors: bool, verdict: str) -> None:
    found = outcome(proposed="followed", positions=facts(*taken), seats=BOTH, two_sectors=two_sectors)
    assert found.verdict == verdict


def test_not_agreed_keeps_the_reasons_of_both_sectors() -> None:
    found = outcome(
        proposed="followed", positions=facts(("public", False), ("voluntary", False)), seats=BOTH, two_sectors=True
    )
    assert (found.reason_public, found.reason_voluntary) == ("public says no", "voluntary says no")


def test_a_sector_where_everybody_stands_aside_leaves_the_point_undecided() -> None:
    seats = [Seat(1, "public", stands_aside=True), Seat(2, "voluntary")]
    found = outcome(proposed="followed", positions=facts(("voluntary", True)), seats=seats, two_sectors=True)
    assert found.verdict == "no_eligible"


@pytest.mark.parametrize(
    ("own", "declared", "about", "is_reporter", "aside"),
    [
        ([(1, None)], [], (1, None), False, True),
        ([(1, 7)], [], (1, 7), False, True),
        ([(1, 8)], [], (1, 7), False, False),
        ([(1, 8)], [], (1, None), False, True),
        ([(2, None)], [(1, None)], (1, 7), False, True),
        ([(1, None)], [], (1, None), True, False),
        ([(1, None)], [], (None, None), False, False),
    ],
)
def test_who_stands_aside(own: list, declared: list, about: tuple, is_reporter: bool, aside: bool) -> None:
    assert stands_aside(own=own, declared=declared, about=about, is_reporter=is_reporter) is aside


def test_position_counts_are_shown_with_three_in_each_sector_only() -> None:
    few = facts(("public", True), ("public", True), ("voluntary", False))
    many = facts(*[("public", True)] * 3, *[("voluntary", False)] * 2, ("voluntary", True))
    assert [w.text for w in position_words(few)] == ["consents", "does not consent"]
    assert [w.text for w in position_words(many)] == ["3 of 3 consent", "1 of 3 consent"]


def test_quorum_is_needed_in_each_sector() -> None:
    with pytest.raises(RuleBroken, match="voluntary"):
        check_seats([Seat(1, "public")], {"public": 1, "voluntary": 1})
    check_seats(BOTH, {"public": 1, "voluntary": 1})


@pytest.mark.parametrize(
    ("win", "limb", "reason", "commitment", "action", "field"),
    [
        (True, "A", "", False, False, "commitment"),
        (True, "B", "", False, False, "limb_reason"),
        (True, "", "", True, False, "limb"),
    ],
)
def test_a_win_passes_the_two_limb_test(
    win: bool, limb: str, reason: str, commitment: bool, action: bool, field: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_win(win=win, limb=limb, limb_reason=reason, names_commitment=commitment, names_action=action)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("win", "limb", "reason", "commitment"),
    [(True, "A", "", True), (True, "B", "not_as_quickly", False), (False, "", "", False), (None, "", "", False)],
)
def test_a_kept_commitment_or_a_group_judgement_makes_a_win(
    win: bool, limb: str, reason: str, commitment: bool
) -> None:
    check_win(win=win, limb=limb, limb_reason=reason, names_commitment=commitment, names_action=False)


def test_asking_back_says_what_is_asked() -> None:
    with pytest.raises(RuleBroken, match="what you want to know"):
        check_choice(verdict="asked_back", reason=" ")


@pytest.mark.parametrize(
    ("box", "breach", "named", "itself", "needed"),
    [(2, "", True, False, True), (4, "short_notice", True, False, True), (1, "", True, False, False),
     (2, "", False, False, False), (2, "", True, True, False)],
)  # fmt: skip
def test_which_points_need_a_reply(box: int, breach: str, named: bool, itself: bool, needed: bool) -> None:
    assert needs_reply(box=box, breach=breach, has_organisation=named, reporter_is_named_body=itself) is needed


def test_the_board_waits_for_a_reply_or_the_whole_window() -> None:
    asked = {"verdict": "", "needed": True, "replied": False, "asked": True, "window_ends_on": date(2026, 4, 10)}
    with pytest.raises(RuleBroken, match="10 April 2026"):
        check_reply_before_board(**asked, on=date(2026, 4, 10))
    check_reply_before_board(**asked, on=date(2026, 4, 11))
    check_reply_before_board(**{**asked, "replied": True}, on=date(2026, 4, 1))
    with pytest.raises(RuleBroken, match="not been asked"):
        check_reply_before_board(**{**asked, "asked": False, "window_ends_on": None}, on=date(2026, 5, 1))
