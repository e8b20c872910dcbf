"""When a point may be withdrawn, and which reasons may be given."""

import pytest

from concord.core.lib.errors import RuleBroken
from concord.log.rules.withdrawing import check_can_withdraw, check_reason


@pytest.mark.parametrize("state", ["locked", "decided"])
def test_a_point_is_withdrawn_while_its_period_is_with_the_group(state):
    check_can_withdraw(state=state)


@pytest.mark.parametrize(
    ("state", "others"), [("planned", False), ("open", False), ("reported", False), ("locked", True), ("decided", True)]
)
def test_no_other_point_is_withdrawn(state, others):
    with pytest.raises(RuleBroken):
        check_can_withdraw(state=state, stands_for_others=others)


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
