"""How long a consultation lasts, and what a comment and an answer need."""

from datetime import date

import pytest

from concord.agreement.models import Comment, CommitmentText, Consultation, Version
from concord.agreement.rules.consultation import (
    check_answer,
    check_can_open,
    check_days,
    check_may_settle,
    check_says_something,
    check_short,
    check_takes,
    length_rule,
    longest_first,
    wanted_until,
)
from concord.core.lib.errors import RuleBroken

MONDAY = date(2026, 3, 2)
BOTH = "the first and the last day both count (commitment 2.1)"


def measured(number, unit, counting="both_ends"):
    return CommitmentText(
        number="2.1", rule_kind="consultation", rule_number=number, rule_unit=unit, rule_counting=counting
    )


@pytest.mark.parametrize(
    ("own", "until", "words"),
    [
        (None, date(2026, 5, 24), "12 weeks, both days counted"),
        (measured(84, "days"), date(2026, 5, 24), f"84 days, {BOTH}"),
        (measured(12, "weeks"), date(2026, 5, 24), f"12 weeks, {BOTH}"),
        (
            measured(12, "weeks", "difference"),
            date(2026, 5, 25),
            "12 weeks, the first day does not count (commitment 2.1)",
        ),
        (measured(2, "months"), date(2026, 5, 2), f"2 calendar months, {BOTH}"),
        (measured(5, "working_days"), date(2026, 3, 6), f"5 working days, {BOTH}"),
    ],
)
def test_the_areas_own_rule_comes_before_twelve_weeks(own, until, words):
    rule, said = length_rule(own)
    assert (wanted_until(rule, MONDAY), said) == (until, words)


def test_twelve_weeks_are_84_days_with_both_counted():
    rule, _ = length_rule(None)
    assert (wanted_until(rule, MONDAY) - MONDAY).days + 1 == 84


def test_of_several_rules_the_longest_counts():
    found = longest_first([measured(30, "days"), measured(12, "weeks"), measured(2, "months")])
    assert (found.rule_number, found.rule_unit) == (12, "weeks")
    assert longest_first([]) is None


@pytest.mark.parametrize(
    ("state", "clauses", "words"),
    [
        ("consultation", 1, "already"),
        ("adopted", 1, "Only a draft"),
        ("given_up", 1, "Only a draft"),
        ("draft", 0, "no commitment"),
    ],
)
def test_only_a_draft_with_words_is_opened(state, clauses, words):
    with pytest.raises(RuleBroken, match=words):
        check_can_open(Version(state=state), clauses)


@pytest.mark.parametrize(
    ("opens_on", "closes_on", "field"),
    [
        (date(2026, 3, 1), date(2026, 6, 1), "opens_on"),
        (date(2026, 3, 3), date(2026, 3, 2), "closes_on"),
        (date(2026, 3, 2), date(2028, 3, 3), "closes_on"),
    ],
)
def test_days_that_will_not_do(opens_on, closes_on, field):
    with pytest.raises(RuleBroken) as refused:
        check_days(opens_on, closes_on, MONDAY)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("closes_on", "reason", "remedy", "field"),
    [
        (date(2026, 5, 23), "", "", "short_reason"),
        (date(2026, 5, 23), "Why", "", "short_remedy"),
        (date(2026, 5, 23), "Why", "What", None),
        (date(2026, 5, 24), "", "", None),
    ],
)
def test_a_shorter_time_says_why_and_what_is_done(closes_on, reason, remedy, field):
    try:
        check_short(closes_on, date(2026, 5, 24), "12 weeks", reason=reason, remedy=remedy)
        found = None
    except RuleBroken as refused:
        found = refused.field
    assert found == field


@pytest.mark.parametrize(
    ("today", "state", "ended", "words"),
    [
        (date(2026, 3, 1), "consultation", None, "taken from 2 March 2026"),
        (date(2026, 3, 2), "consultation", None, ""),
        (date(2026, 5, 24), "consultation", None, ""),
        (date(2026, 5, 25), "consultation", None, "is over: its last day was 24 May 2026"),
        (date(2026, 3, 9), "consultation", date(2026, 3, 9), "is over"),
        (date(2026, 3, 9), "given_up", None, "is over"),
        (date(2026, 3, 9), "draft", None, "is over"),
    ],
)
def test_comments_are_taken_from_the_first_day_to_the_last(today, state, ended, words):
    found = Consultation(
        version=Version(state=state), opens_on=date(2026, 3, 2), closes_on=date(2026, 5, 24), ended_on=ended
    )
    try:
        check_takes(found, today)
        said = ""
    except RuleBroken as refused:
        said = refused.message
    assert words in said
    assert bool(words) == bool(said)


def test_a_comment_says_something():
    check_says_something(text="", proposed="", mark="unsure")
    with pytest.raises(RuleBroken):
        check_says_something(text="", proposed="", mark="")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"outcome": "taken", "answer": ""}, "answer"),
        ({"outcome": "taken", "answer": "Yes"}, None),
        ({"outcome": "clarify", "on": date(2026, 4, 1)}, "follow_up_by"),
        ({"outcome": "clarify", "by": "Legal team"}, "follow_up_on"),
        ({"outcome": "clarify", "by": "Legal team", "on": date(2026, 3, 1)}, "follow_up_on"),
        ({"outcome": "clarify", "by": "Legal team", "on": MONDAY}, None),
    ],
)
def test_an_answer_is_public_and_what_is_unclear_is_followed_up(facts, field):
    try:
        check_answer(**{"answer": "", "by": "", "on": None, "today": MONDAY} | facts)
        found = None
    except RuleBroken as refused:
        found = refused.field
    assert found == field


@pytest.mark.parametrize(
    ("states", "words"), [([], "at least one"), (["waiting"], "Only comments"), (["accepted"] * 201, "at most 200")]
)
def test_only_comments_that_are_shown_are_answered(states, words):
    with pytest.raises(RuleBroken, match=words):
        check_may_settle([Comment(state=state) for state in states])
