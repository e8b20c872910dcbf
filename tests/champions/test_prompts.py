"""What the officer is asked to look at on the register."""

from datetime import date

import pytest

from concord.champions.queries.register import Sought, register_page
from concord.champions.rules.prompts import needs_of

from .watching import DAY, URL, describe

FINE = {
    "day": DAY,
    "began_on": date(2025, 12, 2),
    "role_ends_on": None,
    "elected": False,
    "term_ends_on": None,
    "role_agreed_on": date(2026, 1, 1),
    "is_quiet": False,
}


@pytest.mark.parametrize(
    ("facts", "needs"),
    [
        ({}, set()),
        ({"role_ends_on": date(2026, 6, 2)}, {"role_ends"}),
        ({"role_ends_on": date(2026, 6, 3)}, set()),
        ({"elected": True}, {"no_term"}),
        ({"elected": True, "term_ends_on": date(2026, 6, 2)}, {"term_ends"}),
        ({"elected": True, "term_ends_on": date(2025, 5, 7)}, {"term_ends"}),
        ({"elected": True, "term_ends_on": date(2026, 6, 3)}, set()),
        ({"elected": False, "term_ends_on": date(2026, 4, 1)}, set()),
        ({"role_agreed_on": None, "is_quiet": True}, {"no_role", "not_heard"}),
        ({"is_quiet": True, "began_on": date(2025, 12, 3)}, set()),
    ],
)
def test_what_waits_for_the_officer(facts, needs):
    assert needs_of(**{**FINE, **facts}) == needs


def test_the_register_counts_and_finds_them(world, signed_in):
    describe(world, world.champion, elected=True, elected_post="Mayor", term_ends_on=date(2026, 5, 7))
    describe(world, world.volunteer, role_agreed_on=date(2026, 1, 1))
    page = register_page(world.area, DAY, Sought())
    assert [(one.need, one.n) for one in page.prompts] == [("term_ends", 1), ("no_role", 1), ("not_heard", 2)]
    found = register_page(world.area, DAY, Sought(needs="no_role")).lines
    assert [line.hat.person for line in found] == [world.champion]
    page = signed_in(world.officer).get(f"{URL}?needs=no_role").content.decode()
    assert "1 of 2" in page
    assert "No role agreed with them yet" in page


@pytest.mark.parametrize("who", ["chair", "champion", "member"])
def test_nobody_else_is_prompted(world, signed_in, who):
    assert signed_in(world.people[who]).get(f"{URL}?needs=no_role").status_code == 403
