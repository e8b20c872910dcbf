"""How the group decides: two sectors, interests, the win test, the right of reply."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from concord.core.lib.errors import RuleBroken
from concord.log.rules.verdicts import (
    CHOICES,
    LEFT,
    Outcome,
    PositionFact,
    Seat,
    check_can_decide,
    check_choice,
    check_everybody_answered,
    check_reply_before_board,
    check_seats,
    check_win,
    needs_reply,
    outcome,
    position_words,
    sectors_without_eligible,
    stands_aside,
)

SEATS = [Seat(1, "public"), Seat(2, "public"), Seat(3, "voluntary"), Seat(4, "voluntary")]
COUNCIL, LEISURE, PARKS, CHARITY = 1, 11, 12, 2
seats = st.lists(
    st.builds(Seat, st.integers(1, 99), st.sampled_from(["public", "voluntary", "other"]), st.booleans()), max_size=8
)
keys = st.tuples(st.integers(1, 3), st.none() | st.integers(1, 3))
positions = st.lists(
    st.builds(PositionFact, st.sampled_from(["public", "voluntary"]), st.booleans(), st.sampled_from(["", "a", "b"])),
    max_size=12,
)


def taken(public: str, voluntary: str) -> list[PositionFact]:
    """`+` consents, `-` objects with a reason."""
    return [
        PositionFact(sector, mark == "+", "" if mark == "+" else f"{sector} reason")
        for sector, marks in (("public", public), ("voluntary", voluntary))
        for mark in marks
    ]


@pytest.mark.parametrize(
    ("public", "voluntary", "verdict"),
    [
        ("++", "++", "followed"),
        ("++-", "+", "followed"),
        ("++", "--", "not_agreed"),
        ("--", "++", "not_agreed"),
        ("+-", "++", "not_agreed"),
        ("+++++", "-", "not_agreed"),
        ("", "++", "not_agreed"),
        ("+", "", "not_agreed"),
        ("+", "-", "not_agreed"),
        ("", "", "not_agreed"),
    ],
)
def test_it_is_agreed_only_when_both_sectors_consent(public: str, voluntary: str, verdict: str) -> None:
    found = outcome(proposed="followed", positions=taken(public, voluntary), seats=SEATS, two_sectors=True)
    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("public", "voluntary", "verdict"),
    [("+++++-", "", "followed"), ("++", "-", "followed"), ("+-", "", "not_agreed"), ("", "", "not_agreed")],
)
def test_without_the_two_sector_rule_more_than_half_of_all_decide(public: str, voluntary: str, verdict: str) -> None:
    found = outcome(proposed="followed", positions=taken(public, voluntary), seats=SEATS, two_sectors=False)
    assert found.verdict == verdict


def test_what_is_not_agreed_keeps_the_reasons_of_both_sectors() -> None:
    given_reasons = [
        PositionFact("public", False, "We gave notice."),
        PositionFact("voluntary", False, "Nobody was told."),
        PositionFact("voluntary", False, "A month is not three."),
        PositionFact("voluntary", True, "not an objection"),
    ]
    found = outcome(proposed="not_followed", positions=given_reasons, seats=SEATS, two_sectors=True)
    assert found == Outcome("not_agreed", "We gave notice.", "A month is not three. · Nobody was told.", "not_followed")


@given(positions)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_the_order_in_which_positions_were_taken_shows_nowhere(facts: list[PositionFact]) -> None:
    there, back = (
        outcome(proposed="followed", positions=order, seats=SEATS, two_sectors=True) for order in (facts, facts[::-1])
    )
    assert there == back
    assert position_words(facts) == position_words(facts[::-1])


@given(positions)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_consent_of_everybody_is_needed_by_nobody_but_an_objecting_sector_is_never_outvoted(
    facts: list[PositionFact],
) -> None:
    found = outcome(proposed="followed", positions=facts, seats=SEATS, two_sectors=True)
    for sector in ("public", "voluntary"):
        own = [fact.consents for fact in facts if fact.sector == sector]
        if sum(own) * 2 <= len(own):
            assert found.verdict == "not_agreed"


@given(seats, positions, st.booleans())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_where_everybody_of_a_sector_stands_aside_nothing_is_decided_and_the_reason_is_kept(
    there: list[Seat], facts: list[PositionFact], two_sectors: bool
) -> None:
    found = outcome(proposed="followed", positions=facts, seats=there, two_sectors=two_sectors)
    for sector, reason in (("public", found.reason_public), ("voluntary", found.reason_voluntary)):
        aside = [seat.stands_aside for seat in there if seat.sector == sector]
        if aside and all(aside):
            assert found.verdict == "no_eligible"
            assert reason == "Everybody who is there has an interest in this point"
        if two_sectors and not aside:
            assert (found.verdict, reason) == ("no_eligible", "Nobody is there")


@given(seats, positions)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_both_sectors_consent_to_whatever_is_agreed(there: list[Seat], facts: list[PositionFact]) -> None:
    found = outcome(proposed="followed", positions=facts, seats=there, two_sectors=True)
    if found.verdict == "followed":
        for sector in ("public", "voluntary"):
            own = [fact.consents for fact in facts if fact.sector == sector]
            assert sum(own) > len(own) - sum(own)
            assert any(seat.sector == sector and not seat.stands_aside for seat in there)


@given(st.lists(keys, max_size=3), st.lists(keys, max_size=3), keys)
def test_the_reporter_never_stands_aside_whatever_is_theirs_or_declared(
    own: list[tuple[int, int | None]], declared: list[tuple[int, int | None]], about: tuple[int, int | None]
) -> None:
    assert not stands_aside(own=own, declared=declared, about=about, is_reporter=True)


@given(st.lists(keys, max_size=3), st.lists(keys, max_size=3), keys, keys)
def test_declaring_more_never_brings_anybody_back(
    own: list[tuple[int, int | None]],
    declared: list[tuple[int, int | None]],
    more: tuple[int, int | None],
    about: tuple[int, int | None],
) -> None:
    def aside(all_declared: list[tuple[int, int | None]]) -> bool:
        return stands_aside(own=own, declared=all_declared, about=about, is_reporter=False)

    assert aside(declared) <= aside([*declared, more])


@given(st.lists(keys, max_size=3), keys)
def test_only_whoever_has_to_do_with_the_organisation_named_stands_aside(
    own: list[tuple[int, int | None]], about: tuple[int, int | None]
) -> None:
    if stands_aside(own=own, declared=[], about=about, is_reporter=False):
        assert about[0] in {organisation for organisation, _ in own}


def test_a_sector_in_which_everybody_stands_aside_cannot_decide() -> None:
    there = [Seat(1, "public", stands_aside=True), Seat(2, "public", stands_aside=True), Seat(3, "voluntary")]
    assert sectors_without_eligible(there, two_sectors=True) == ["public"]
    found = outcome(proposed="followed", positions=taken("", "+"), seats=there, two_sectors=True)
    assert found == Outcome("no_eligible", "Everybody who is there has an interest in this point", "")


@pytest.mark.parametrize(
    ("own", "declared", "about", "is_reporter", "expected"),
    [
        ([(COUNCIL, LEISURE)], [], (COUNCIL, LEISURE), False, True),
        ([(COUNCIL, PARKS)], [], (COUNCIL, LEISURE), False, False),
        ([(COUNCIL, PARKS)], [], (COUNCIL, None), False, False),
        ([(COUNCIL, None)], [], (COUNCIL, LEISURE), False, True),
        ([(CHARITY, None)], [], (COUNCIL, LEISURE), False, False),
        ([(CHARITY, None)], [(COUNCIL, LEISURE)], (COUNCIL, LEISURE), False, True),
        ([(CHARITY, None)], [(COUNCIL, PARKS)], (COUNCIL, LEISURE), False, False),
        ([(COUNCIL, LEISURE)], [], (COUNCIL, LEISURE), True, False),
        ([(CHARITY, None)], [(COUNCIL, LEISURE)], (COUNCIL, LEISURE), True, False),
        ([(COUNCIL, LEISURE)], [], (None, None), False, False),
        ([(CHARITY, None)], [], (CHARITY, None), False, True),
        ([(CHARITY, None)], [], (CHARITY, None), True, False),
        ([(CHARITY, None)], [(COUNCIL, None)], (COUNCIL, LEISURE), False, True),
    ],
    ids=[
        "own unit named",
        "another unit named",
        "only the large organisation named",
        "of the whole organisation, a unit named",
        "another body",
        "declared",
        "declared for something else",
        "the reporter never stands aside",
        "the reporter never stands aside, even when declared",
        "nobody named",
        "a body without units named",
        "the reporter of a body without units",
        "declared for a whole organisation, a unit named",
    ],
)
def test_who_stands_aside(
    own: list[tuple[int, int | None]],
    declared: list[tuple[int, int | None]],
    about: tuple[int | None, int | None],
    is_reporter: bool,
    expected: bool,
) -> None:
    assert stands_aside(own=own, declared=declared, about=about, is_reporter=is_reporter) is expected


def test_the_quorum_is_counted_in_each_sector() -> None:
    check_seats(SEATS, {"public": 2, "voluntary": 2})
    with pytest.raises(RuleBroken, match="voluntary sector members are there: 2 of 3"):
        check_seats(SEATS, {"public": 2, "voluntary": 3})


@pytest.mark.parametrize(
    ("public", "voluntary", "words"),
    [
        ("+++", "++-", ["3 of 3 consent", "2 of 3 consent"]),
        ("+++", "+-", ["consents", "does not consent"]),
        ("++", "+++++", ["consents", "consents"]),
        ("+", "", ["consents", "does not consent"]),
        ("---+", "----", ["1 of 4 consent", "0 of 4 consent"]),
    ],
)
def test_counts_are_shown_only_with_three_or_more_in_each_sector(public: str, voluntary: str, words: list[str]) -> None:
    assert [line.text for line in position_words(taken(public, voluntary))] == words


@pytest.mark.parametrize(
    "facts",
    [
        {"limb": "A", "limb_reason": "", "names_commitment": True, "names_action": False},
        {"limb": "A", "limb_reason": "", "names_commitment": False, "names_action": True},
        {"limb": "B", "limb_reason": "not_at_all", "names_commitment": False, "names_action": False},
        {"limb": "B", "limb_reason": "not_as_well", "names_commitment": False, "names_action": False},
        {"limb": "B", "limb_reason": "not_as_quickly", "names_commitment": False, "names_action": False},
    ],
)
def test_a_win_by_either_limb(facts: dict[str, object]) -> None:
    check_win(win=True, **facts)  # type: ignore[arg-type]  # T07


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"limb": "A", "limb_reason": "", "names_commitment": False, "names_action": False}, "commitment"),
        ({"limb": "B", "limb_reason": "", "names_commitment": True, "names_action": False}, "limb_reason"),
        ({"limb": "B", "limb_reason": "nicely", "names_commitment": True, "names_action": True}, "limb_reason"),
        ({"limb": "", "limb_reason": "", "names_commitment": True, "names_action": True}, "limb"),
        ({"limb": "C", "limb_reason": "not_at_all", "names_commitment": True, "names_action": True}, "limb"),
    ],
)
def test_neither_limb_is_no_win(facts: dict[str, object], field: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        check_win(win=True, **facts)  # type: ignore[arg-type]  # T07
    assert caught.value.field == field


@pytest.mark.parametrize("win", [None, False])
def test_good_practice_that_is_no_win_needs_no_limb(win: bool | None) -> None:
    check_win(win=win, limb="", limb_reason="", names_commitment=False, names_action=False)


@pytest.mark.parametrize("verdict", CHOICES)
def test_every_choice_can_be_made_with_a_reason(verdict: str) -> None:
    check_choice(verdict=verdict, reason="why")


@pytest.mark.parametrize(
    ("verdict", "reason", "field"),
    [
        ("", "", "verdict"),
        ("not_agreed", "x", "verdict"),
        ("no_eligible", "x", "verdict"),
        ("asked_back", " ", "reason"),
    ],
)
def test_what_cannot_be_chosen(verdict: str, reason: str, field: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        check_choice(verdict=verdict, reason=reason)
    assert caught.value.field == field


def test_what_was_put_off_or_asked_back_or_had_nobody_to_decide_comes_back() -> None:
    assert frozenset({"deferred", "asked_back", "no_eligible"}) == LEFT


@pytest.mark.parametrize(
    ("state", "refused"), [("planned", True), ("open", True), ("locked", False), ("decided", False)]
)
def test_the_group_decides_when_no_more_returns_can_come(state: str, refused: bool) -> None:
    if refused:
        with pytest.raises(RuleBroken, match="Lock the period"):
            check_can_decide(state)
    else:
        check_can_decide(state)


@pytest.mark.parametrize(
    ("box", "breach", "verdict", "has_organisation", "reporter_is_named_body", "expected"),
    [
        (2, "", "", True, False, True),
        (2, "short_notice", "", True, False, True),
        (1, "short_notice", "", True, False, True),
        (4, "short_notice", "", True, False, True),
        (1, "", "", True, False, False),
        (3, "", "", True, False, False),
        (2, "short_notice", "", False, False, False),
        (2, "short_notice", "", True, True, False),
        (1, "", "not_followed", True, False, True),
        (3, "", "not_followed", True, False, True),
        (4, "", "not_followed", True, False, True),
        (1, "", "followed", True, False, False),
        (1, "", "not_agreed", True, False, False),
        (1, "", "not_followed", False, False, False),
        (1, "", "not_followed", True, True, False),
    ],
)
def test_which_points_wait_for_a_reply(
    box: int, breach: str, verdict: str, has_organisation: bool, reporter_is_named_body: bool, expected: bool
) -> None:
    found = needs_reply(
        box=box,
        breach=breach,
        verdict=verdict,
        has_organisation=has_organisation,
        reporter_is_named_body=reporter_is_named_body,
    )
    assert found is expected


ENDS = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("needed", "replied", "asked", "ends", "on"),
    [
        (False, False, False, None, ENDS),
        (True, True, True, ENDS, date(2026, 3, 1)),
        (True, False, True, ENDS, date(2026, 3, 11)),
    ],
    ids=["no reply needed", "replied before the window ended", "asked, and the whole window has passed"],
)
def test_the_page_may_be_issued(needed: bool, replied: bool, asked: bool, ends: date | None, on: date) -> None:
    check_reply_before_board(needed=needed, replied=replied, asked=asked, window_ends_on=ends, on=on)


@pytest.mark.parametrize(
    ("asked", "ends", "on", "message"),
    [
        (False, None, date(2027, 1, 1), "has not been asked"),
        (False, ENDS, date(2027, 1, 1), "has not been asked"),
        (True, ENDS, date(2026, 3, 9), "until 10 March 2026"),
        (True, ENDS, ENDS, "until 10 March 2026"),
    ],
    ids=["never asked", "no proof of asking", "still time", "the last day is theirs"],
)
def test_the_page_waits_for_the_reply(asked: bool, ends: date | None, on: date, message: str) -> None:
    with pytest.raises(RuleBroken, match=message):
        check_reply_before_board(needed=True, replied=False, asked=asked, window_ends_on=ends, on=on)


@pytest.mark.parametrize(
    ("taken", "asked", "reason", "words"),
    [
        ((4, 4), (4, 4), "", ""),
        ((3, 3), (5, 4), "Two have gone", ""),
        ((3, 2), (5, 2), "Two have gone", ""),
        ((3, 3), (5, 4), " ", "or say why you do not"),
        ((2, 4), (5, 4), "Three have gone", "At least three members of each sector"),
        ((4, 1), (4, 2), "One has gone", "At least three members of each sector"),
    ],
)
def test_positions_are_opened_early_with_a_reason_and_three_of_each_sector(
    taken: tuple[int, int], asked: tuple[int, int], reason: str, words: str
) -> None:
    have, of = (dict(zip(("public", "voluntary"), counts, strict=True)) for counts in (taken, asked))
    if not words:
        check_everybody_answered(taken=have, asked=of, reason=reason)
        return
    with pytest.raises(RuleBroken, match=words) as refused:
        check_everybody_answered(taken=have, asked=of, reason=reason)
    assert f"Only {sum(taken)} of {sum(asked)} members" in refused.value.message
