"""An officer's post: how time and money are split, and when the money ends."""

from datetime import date
from decimal import Decimal

import pytest

from concord.core.lib.errors import RuleBroken
from concord.officers.rules import posts as rules

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("shares", "parts"), [([None], [100]), ([100], [100]), ([None, None], [50, 50]), ([60, 40], [60, 40])]
)
def test_time_is_split_into_a_whole(shares, parts):
    assert rules.split_of_time(shares) == parts


@pytest.mark.parametrize("shares", [[50], [60, 50], [60, None], [100, 1]])
def test_parts_that_make_no_whole_are_refused(shares):
    with pytest.raises(RuleBroken, match="100 %"):
        rules.split_of_time(shares)


@pytest.mark.parametrize(
    ("until", "stands"),
    [
        (None, "open"),
        (date(2026, 3, 1), "over"),
        (DAY, "near"),
        (date(2026, 9, 2), "near"),
        (date(2026, 9, 3), "safe"),
    ],
)
def test_the_end_of_the_money_is_told_six_months_before(until, stands):
    assert rules.funding_stands(until, DAY) == stands


@pytest.mark.parametrize(
    ("check", "given", "field"),
    [
        (rules.check_who, {"has_person": True, "name": "Ivy"}, "name"),
        (rules.check_who, {"has_person": False, "name": ""}, "name"),
        (rules.check_hours, {"hours": Decimal(0)}, "hours"),
        (rules.check_hours, {"hours": Decimal("168.5")}, "hours"),
        (rules.check_order, {"starts_on": DAY, "ends_on": date(2026, 3, 1)}, "ends_on"),
        (rules.check_once, {"named": ["a", "a"], "field": "host_2"}, "host_2"),
        (rules.check_funding, {"shares": [60, 41]}, "funder_1_share"),
        (rules.check_reachable, {"email": "", "phone": ""}, "public_email"),
    ],
)
def test_what_is_refused_names_its_field(check, given, field):
    with pytest.raises(RuleBroken) as refused:
        check(**given)
    assert refused.value.field == field


def test_what_is_in_order_passes():
    rules.check_who(has_person=True, name="")
    rules.check_hours(None)
    rules.check_hours(Decimal("18.5"))
    rules.check_order(DAY, DAY)
    rules.check_funding([50, 50])
    rules.check_reachable("", "01632 960000")
