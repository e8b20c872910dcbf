"""The areas below on the front desk of whoever sees their sums: shared, small ones held back, and nothing else."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from concord.core.accounts.access import SYSTEM
from concord.core.areas.scoping import within
from concord.group import commands as group
from tests.log.test_views_below import lead, mid, period, person_of, row, share  # noqa: F401 - fixtures, and how rows are made
from tests.signing_in import sign_in
from tests.worlds import START

DESK = "/areas/mid/"


def desk(person):
    response = sign_in(person).get(DESK)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_an_area_that_shares_shows_its_last_decided_period_and_both_sectors(world, lead):  # noqa: F811 - a fixture
    share(world.area, world.neighbour)
    period(world.area, (28, 40, 0, 0), (13, 20, 0, 0), (15, 20, 0, 0))
    row(world.area, "P2", undecided=3)
    body = desk(lead)
    for words in (
        "Period P1",
        "70 % (28 of 40 expected)",
        "65 % (13 of 20 expected)",
        "75 % (15 of 20 expected)",
        "No period is decided yet.",
    ):
        assert words in body
    assert body.count("Period P2") == 1
    assert "/areas/mid/log/below/" in body


def test_what_is_not_shared_or_small_is_not_told(world, lead):  # noqa: F811 - a fixture
    period(world.area, (28, 40, 0, 0), (13, 20, 0, 0), (15, 20, 0, 0))
    row(world.area, "P2", undecided=3)
    body = desk(lead)
    assert ("28 of 40" in body, "Period P" in body, "It does not share its sums." in body) == (False, False, True)
    assert ("not shared" in body, "no point waits" in body) == (True, False)
    share(world.area)
    period(world.area, (21, 43, 0, 0), (19, 40, 0, 0), (2, 3, 0, 0), reference="P3", opens_on=date(2026, 3, 1))
    body = desk(lead)
    assert ("2 of 3" in body, "19 of 40" in body) == (False, False)


def test_an_area_with_nothing_below_says_so(world):
    body = sign_in(person_of(world.neighbour, "Nell", "regional_lead")).get("/areas/eastmere/").content.decode()
    assert "No area lies below this one" in body


@pytest.mark.parametrize("who", ["officer", "chair", "member"])
def test_nobody_else_sees_them(world, signed_in, who):
    share(world.area)
    body = signed_in(getattr(world, who)).get("/areas/wessington/").content.decode()
    assert "The areas below" not in body


def test_the_page_takes_the_same_queries_whatever_lies_below(world, lead):  # noqa: F811 - a fixture
    client = sign_in(lead)
    counts = []
    for places in ((world.area,), (world.area, world.neighbour)):
        share(*places)
        for place in places[-1:]:
            period(place, (28, 40, 0, 0), (13, 20, 0, 0), (15, 20, 0, 0))
        with CaptureQueriesContext(connection) as found:
            client.get(DESK)
        counts.append(len(found))
    assert counts[0] == counts[1] <= 20


def test_a_region_without_a_group_of_its_own_says_so_and_speaks_of_no_period_or_meeting(world, lead):  # noqa: F811 - a fixture
    body = desk(lead)
    assert "Mid has no Compact group of its own." in body
    for words in ("This period", "No period is open", "Next meeting", "Corrections", "All dates"):
        assert words not in body


@pytest.mark.parametrize("has_group", [True, False])
def test_a_region_with_a_group_or_an_officer_shows_its_periods_and_meetings(world, mid, lead, has_group):  # noqa: F811 - fixtures
    if has_group:
        with within(mid):
            group.add_group(area=mid, name="Mid circle", slug="circle", by=SYSTEM, at=START)
    body = desk(lead if has_group else person_of(mid, "Idris", "officer"))
    assert ("No period is open" in body, "Next meeting" in body, "of its own" in body) == (True, True, False)
