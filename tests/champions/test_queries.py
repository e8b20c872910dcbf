from datetime import date, timedelta

import pytest

from concord.champions.queries.coverage import coverage_page
from concord.champions.queries.page import champion_page
from concord.champions.queries.register import Sought, register_page
from concord.core.directory import commands as directory
from concord.core.directory.models import Organisation
from concord.log import commands as log
from concord.log.rules.returns import PointInput
from tests.worlds import later, open_a_period

from .watching import DAY, FACTS, describe, more_champions, note

AFTER = date(2026, 4, 1)


def send(world, person, points=("Told early",), day=5, **more):
    begun = log.start_return(period=world.period, person=person, at=later(day))
    facts = {"by": person, "at": later(day), "address": person.login_email}
    inputs = [PointInput(text, **more) for text in points]
    log.save_box(log_return=begun, box=1, points=inputs, nothing=not inputs, **facts)
    log.send_return(log_return=begun, **facts)


def lock(world):
    world.period.refresh_from_db()
    log.lock_period(period=world.period, by=FACTS["by"], at=later(25))


def names(world, **sought):
    return [line.hat.person.name for line in register_page(world.area, AFTER, Sought(**sought)).lines]


@pytest.fixture
def described(world):
    unit = directory.add_unit(organisation=world.council, area=world.area, name="Leisure", **FACTS)
    world.leisure = unit
    hat = {"organisation": world.council, "role": "champion", "unit": unit, "starts_on": DAY}
    directory.add_membership(area=world.area, person=world.member, **hat, **FACTS)
    describe(world, world.champion, seniority="manager")
    describe(world, world.volunteer, elected=True)
    note(world, world.member)
    return world


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ({}, ["Lena Example", "Marta Example", "Pat Example"]),
        ({"search": "MARTA"}, ["Marta Example"]),
        ({"search": "open door"}, ["Pat Example"]),
        ({"sector": "voluntary"}, ["Pat Example"]),
        ({"department": "leis"}, ["Marta Example"]),
        ({"seniority": "manager"}, ["Lena Example"]),
        ({"seniority": "unknown"}, ["Marta Example", "Pat Example"]),
        ({"elected": "yes"}, ["Pat Example"]),
        ({"elected": "no"}, ["Lena Example", "Marta Example"]),
        ({"trained": "yes"}, ["Marta Example"]),
        ({"band": "occasional"}, ["Marta Example"]),
        ({"band": "active"}, []),
    ],
)
def test_the_register_is_narrowed(described, sought, found):
    assert names(described, **sought) == found


def test_both_sectors_are_counted_apart(described):
    assert [
        (one.sector, one.n, [n for _, n in one.bands]) for one in register_page(described.area, AFTER, Sought()).sectors
    ] == [
        ("public", 2, [0, 1, 1]),
        ("voluntary", 1, [0, 0, 1]),
    ]


@pytest.mark.parametrize("count", [0, 3, 30])
def test_the_register_asks_as_often_for_many(world, count, django_assert_num_queries):
    more_champions(world, count)
    with django_assert_num_queries(9):
        assert len(register_page(world.area, AFTER, Sought()).lines) == 2 + count


@pytest.mark.parametrize("count", [0, 30])
def test_the_coverage_asks_as_often_for_many(world, count, django_assert_num_queries):
    more_champions(world, count)
    with django_assert_num_queries(4):
        assert coverage_page(world.area, AFTER).sectors[1].champions == 1 + count


def test_the_coverage_names_what_is_missing(described):
    directory.add_unit(organisation=described.council, area=described.area, name="Roads", **FACTS)
    Organisation.objects.filter(pk=described.charity.pk).update(size="large")
    page = coverage_page(described.area, AFTER)
    assert [(one.covered, one.needed, one.champions) for one in page.sectors] == [(1, 2, 2), (1, 2, 1)]
    assert page.gap == "The two sectors stand alike."
    assert [(body.name, gap.key, gap.department) for body, gap in page.gaps] == [
        ("Mid Health Trust", "nobody", ""),
        ("Wessington Council", "department", "Roads"),
        ("Open Door Advice", "only_elected", ""),
        ("Wessington Voluntary Action", "nobody", ""),
    ]
    council = next(body for body in page.bodies if body.organisation == described.council)
    assert [(row.department, list(row.counts), row.n) for row in council.rows] == [
        ("No department named", [0, 1, 0, 0, 0, 0], 1),
        ("Leisure", [0, 0, 0, 0, 0, 1], 1),
        ("Roads", [0, 0, 0, 0, 0, 0], 0),
    ]


def test_a_team_counts_for_its_department(described):
    team = directory.add_unit(
        organisation=described.council, area=described.area, name="Pools", parent=described.leisure, **FACTS
    )
    hat = {"organisation": described.council, "role": "champion", "unit": team, "starts_on": DAY}
    directory.add_membership(area=described.area, person=described.chair, **hat, **FACTS)
    rows = {row.department: row.n for row in coverage_page(described.area, AFTER).bodies[-3].rows}
    council = next(b for b in coverage_page(described.area, AFTER).bodies if b.organisation == described.council)
    assert {row.department: row.n for row in council.rows}["Leisure"] == 2, rows


def test_returns_are_counted_once_their_period_is_over(world):
    open_a_period(world)
    send(world, world.champion, day=3)
    send(world, world.volunteer, day=21)
    assert champion_page(world.champion, world.area, AFTER).returned.made == 0
    lock(world)
    told = champion_page(world.champion, world.area, AFTER)
    late = champion_page(world.volunteer, world.area, AFTER)
    assert (told.returned.expected, told.returned.made, told.returned.on_time, told.returned.points) == (1, 1, 1, 1)
    assert (late.returned.made, late.returned.on_time) == (1, 0)
    assert (told.took_part.returns, told.took_part.times) == (1, 1)


def test_the_span_ends_with_its_months(world):
    note(world, world.champion, kind="event", on=date(2025, 4, 2))
    page = champion_page(world.champion, world.area, AFTER)
    assert page.took_part.noted == 1
    assert champion_page(world.champion, world.area, AFTER + timedelta(days=2)).took_part.noted == 0


def test_support_is_given_and_says_nothing_of_what_somebody_did(world):
    note(world, world.champion, kind="support", text="A talk")
    page = champion_page(world.champion, world.area, AFTER)
    assert (page.took_part.times, page.band, len(page.support)) == (0, "quiet", 1)


def test_nobody_else_has_a_page(world):
    assert champion_page(world.observer, world.area, DAY) is None


@pytest.mark.parametrize("kept", [2, 3])
def test_counts_are_the_same_with_and_without_a_confidential_point(world, kept):
    """Everything that a champion's page and the register say, beside somebody who told nothing in confidence."""
    open_a_period(world)
    begun = {
        who: log.start_return(period=world.period, person=who, at=later(3)) for who in (world.champion, world.volunteer)
    }
    for who, one in begun.items():
        facts = {"by": who, "at": later(3), "address": who.login_email}
        points = [PointInput("In the open")]
        if who == world.champion:
            points.append(PointInput("In confidence", point_class=kept))
        log.save_box(log_return=one, box=1, points=points, nothing=False, **facts)
        log.send_return(log_return=one, **facts)
    lock(world)
    pages = [champion_page(who, world.area, AFTER) for who in begun]
    assert pages[0].returned == pages[1].returned
    assert (pages[0].took_part, pages[0].band) == (pages[1].took_part, pages[1].band)
    lines = register_page(world.area, AFTER, Sought()).lines
    assert len({(line.took_part, line.band, line.words) for line in lines}) == 1
