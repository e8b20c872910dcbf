"""When a point may be withdrawn, and which reasons may be given."""

import pytest

from concord.core.lib.errors import RuleBroken
from concord.log.rules.withdrawing import can_withdraw, check_can_withdraw, check_period, check_reason


@pytest.mark.parametrize("state", ["locked", "decided"])
def test_a_point_is_withdrawn_while_its_period_is_with_the_group(state):
    check_period(state)
    check_can_withdraw(stands_for_others=False, is_sealed=False)
    assert can_withdraw(state=state, is_merged=False, stands_for_others=False)


@pytest.mark.parametrize("state", ["planned", "open", "reported"])
def test_no_point_of_another_period_is_withdrawn(state):
    with pytest.raises(RuleBroken):
        check_period(state)
    assert not can_withdraw(state=state, is_merged=False, stands_for_others=False)


@pytest.mark.parametrize(("others", "is_sealed", "words"), [(True, False, "merged"), (False, True, "sealed")])
def test_a_point_that_stands_for_others_or_is_being_voted_on_stays(others, is_sealed, words):
    with pytest.raises(RuleBroken, match=words):
        check_can_withdraw(stands_for_others=others, is_sealed=is_sealed)


@pytest.mark.parametrize("merger", [{"is_merged": True}, {"stands_for_others": True}])
def test_a_merged_point_is_not_offered_to_be_withdrawn(merger):
    assert not can_withdraw(**{"state": "locked", "is_merged": False, "stands_for_others": False} | merger)


@pytest.mark.parametrize(
    ("reason", "is_named", "good"),
    [
        ("mistake", True, True),
        ("asked", True, True),
        ("twice", False, True),
        ("asked", False, False),
        ("", True, False),
        ("because", True, False),
    ],
)
def test_of_a_reporter_who_is_not_named_nobody_says_that_they_asked(reason, is_named, good):
    if good:
        check_reason(reason=reason, is_named=is_named)
        return
    with pytest.raises(RuleBroken) as refused:
        check_reason(reason=reason, is_named=is_named)
    assert refused.value.field == "reason"
