"""How signatories take part: facts with their numbers, for officer and chair alone."""

from datetime import date, timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.areas.scoping import within
from concord.group import commands as group
from concord.interfaces.home.queries.watch import Facts, standing_of, watch_page
from concord.log import commands as log
from concord.log.models import Expectation, Period
from concord.log.rules.returns import PointInput
from tests.agreement.signing import adopt, signed
from tests.worlds import OPENS, at, hold_a_meeting, later, open_a_period

PAGE = "/areas/wessington/signatories-watch/"
TODAY = date(2026, 4, 2)


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        (Facts(), "new"),
        (Facts(champions=2), "new"),
        (Facts(due=2), "silent"),
        (Facts(invited=1, came=1, heard_on=TODAY - timedelta(days=183)), "active"),
        (Facts(invited=1, came=1, heard_on=TODAY - timedelta(days=184)), "quiet"),
    ],
)
def test_what_nobody_asked_is_not_held_against_anybody(facts, standing):
    assert standing_of(facts, TODAY) == standing


@pytest.fixture
def year(world):
    """The council's champion made a return, the trust never came, the CVS was at the meeting."""
    adopt(world)
    for body in (world.council, world.cvs, world.trust):
        signed(world, body)
    period = open_a_period(world)
    made = log.start_return(period=period, person=world.champion, at=at(OPENS))
    log.save_box(log_return=made, box=1, points=[PointInput("We met.")], nothing=False, by=world.champion, at=at(OPENS))
    log.send_return(log_return=made, by=world.champion, at=at(OPENS))
    log.lock_period(period=Period.objects.get(), by=SYSTEM, at=later(24))
    meeting = hold_a_meeting(world)
    group.hold_meeting(meeting=meeting, by=SYSTEM, at=at(date(2026, 4, 1), 13))
    return world


def test_each_signatory_stands_with_what_it_was_asked_for(year):
    page = watch_page(year.area, TODAY)
    rows = {str(row.organisation): row for row in page.rows}
    council = rows["Wessington Council"].facts
    assert (council.due, council.returned, council.invited, council.came, council.champions) == (2, 1, 1, 1, 1)
    assert (council.heard_on, rows["Wessington Council"].standing) == (date(2026, 4, 1), "active")
    assert (rows["Mid Health Trust"].standing, len(rows)) == ("new", 3)
    assert [(line.label, line.active, line.total) for line in page.sectors] == [
        ("Public sector", 1, 2), ("Voluntary sector", 0, 1),
    ]  # fmt: skip


def test_who_is_excused_or_was_not_reached_is_not_counted(year):
    Expectation.objects.filter(person=year.member).update(excused_reason="On leave")
    facts = {str(row.organisation): row.facts for row in watch_page(year.area, TODAY).rows}
    assert (facts["Wessington Council"].due, facts["Wessington Council"].returned) == (1, 1)


def test_what_lies_more_than_a_year_back_does_not_count(year):
    facts = [row.facts for row in watch_page(year.area, TODAY + timedelta(days=500)).rows]
    assert all((one.invited, one.due, one.heard_on) == (0, 0, None) for one in facts)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_the_same_queries_for_one_and_for_three(world, signed_in, rows, django_assert_num_queries):
    adopt(world)
    for body in (world.council, world.cvs, world.trust)[:rows]:
        signed(world, body)
    client = signed_in(world.officer)
    with django_assert_num_queries(9):
        body = client.get(PAGE).content.decode()
    assert body.count("Not asked for anything yet</td>") == rows


@pytest.mark.parametrize(
    ("who", "status"), [("officer", 200), ("chair", 200), ("member", 403), ("observer", 403), ("champion", 403)]
)
def test_officer_and_chair_alone_read_it(year, signed_in, who, status):
    assert signed_in(getattr(year, who)).get(PAGE).status_code == status
    with within(year.neighbour):
        assert watch_page(year.neighbour, TODAY).rows == []


def test_the_list_is_narrowed_by_how_they_stand(year, signed_in):
    body = signed_in(year.officer).get(f"{PAGE}?standing=active").content.decode()
    assert "No signatory stands like this." in body
