"""What may follow from a point: pure rules."""

from datetime import date

import pytest

from concord.core.lib.errors import RuleBroken
from concord.log.rules.follow_up import check_can_be_told, check_is_quick, strength
from concord.log.rules.polls import Side, Standing, ranked
from concord.log.rules.repeats import reporters_words


@pytest.mark.parametrize("where", ["newsletter", "induction", "award", "board", "case_study"])
def test_a_win_can_be_told_before_its_cause_was_judged(where: str) -> None:
    check_can_be_told(where, contribution="")


def test_a_funding_bid_waits_for_a_judgement_even_if_it_says_unclear() -> None:
    with pytest.raises(RuleBroken, match="must not claim more") as refused:
        check_can_be_told("funding_bid", contribution="")
    assert refused.value.field == "where"
    check_can_be_told("funding_bid", contribution="unclear")


@pytest.mark.parametrize(("due_on", "is_quick"), [(date(2027, 3, 1), True), (date(2027, 3, 3), False)])
def test_a_quick_win_is_done_within_twelve_months(due_on: date, is_quick: bool) -> None:
    if is_quick:
        check_is_quick(due_on, on=date(2026, 3, 1))
    else:
        with pytest.raises(RuleBroken, match="within twelve months"):
            check_is_quick(due_on, on=date(2026, 3, 1))


def test_what_a_win_rests_on_counts_more_than_how_sure_one_is() -> None:
    answers = [
        ("figures", "unsure", "unclear"),
        ("document", "sure", "sole"),
        ("said", "sure", "slight"),
        ("said", "likely", "sole"),
        ("none", "sure", "main"),
        ("", "", "main"),
        ("", "", ""),
    ]
    found = [strength(*one) for one in answers]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(found)
    assert found[-1] == 0


@pytest.mark.parametrize(
    ("named", "unnamed", "words"),
    [
        (1, 0, "Reported by one person."),
        (3, 0, "Reported by 3 different people."),
        (0, 1, "1 report came without a name. From how many people is not known."),
        (2, 2, "Reported by 2 different people by name, and in 2 reports without a name, perhaps by the same."),
    ],
)
def test_reports_without_a_name_are_not_counted_as_people(named: int, unnamed: int, words: str) -> None:
    assert reporters_words(named, unnamed) == words


def side(a_lot: int, works_well: int = 0, answered: int = 10) -> Side:
    return Side(a_lot, 0, answered - a_lot - works_well, works_well, answered)


def test_both_sectors_weigh_the_same_however_many_answered() -> None:
    small = Standing("Matters to the few", side(5, answered=5), side(0, answered=100))
    large = Standing("Matters to the many", side(0, answered=5), side(60, answered=100))
    assert (small.annoys, large.annoys) == (0.5, 0.3)
    assert [one.matter for one in ranked([large, small])] == ["Matters to the few", "Matters to the many"]


def test_what_works_for_half_of_each_sector_is_left_alone_and_comes_last() -> None:
    fine = Standing("Fine", side(5, 5), side(5, 5))
    one_sided = Standing("One-sided", side(1, 9), side(1, 4))
    unknown = Standing("Unknown", side(0, 10), None)
    assert [one.leave_alone for one in (fine, one_sided, unknown)] == [True, False, False]
    assert [one.matter for one in ranked([fine, one_sided, unknown])] == ["One-sided", "Unknown", "Fine"]
