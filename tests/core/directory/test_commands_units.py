"""Departments: added, renamed, moved, ended; the past keeps what they were; who may."""

from datetime import date, timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.areas.scoping import within
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands
from concord.core.directory.models import Membership, Partner, Unit
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.worlds import START, open_a_period

LATER = START + timedelta(days=30)
DAY, NEXT = date(2026, 2, 4), START + timedelta(days=31)


def unit(world, name, body=None, by=None, at=LATER, **facts):
    return commands.add_unit(
        organisation=body or world.council, name=name, area=world.area, by=by or world.officer, at=at, **facts
    )


def change(world, found, by=None, at=NEXT, **facts):
    usual = {"name": found.name, "email": found.email, "parent": found.parent}
    commands.change_unit(unit=found, area=world.area, by=by or world.officer, at=at, **usual | facts)


def end(world, found, by=None, on=DAY, people_to=None):
    commands.end_unit(unit=found, on=on, people_to=people_to, area=world.area, by=by or world.officer, at=NEXT)


def before(found):
    return [(row.name, row.part_of, row.until) for row in found.before.all()]


def champion_in(world, found):
    commands.change_membership(
        membership=Membership.objects.get(person=world.champion), changes={"unit": found}, by=world.officer, at=LATER
    )


def latest():
    return AuditEntry.objects.latest("pk")


def test_a_department_is_added_once_below_its_directorate(world):
    places = unit(world, "Places")
    leisure = unit(world, " Leisure ", parent=places, email="leisure@example.org")
    assert (leisure.name, leisure.parent, leisure.starts_on) == ("Leisure", places, DAY)
    assert (latest().verb, latest().subject_key) == ("directory.unit_added", str(world.council.uid))
    with pytest.raises(RuleBroken) as refused:
        unit(world, "LEISURE")
    assert refused.value.field == "name"
    unit(world, "Leisure", body=world.trust)


def test_a_department_moves_but_never_below_itself_or_to_another_body(world):
    places = unit(world, "Places")
    leisure = unit(world, "Leisure", parent=places)
    pools = unit(world, "Pools", parent=leisure)
    commands.move_unit(unit=pools, parent=places, area=world.area, by=world.officer, at=NEXT)
    assert (Unit.objects.get(pk=pools.pk).parent, latest().verb) == (places, "directory.unit_moved")
    for below in (places, leisure, unit(world, "Wards", body=world.trust)):
        with pytest.raises(RuleBroken) as refused:
            commands.move_unit(unit=places, parent=below, area=world.area, by=world.officer, at=NEXT)
        assert refused.value.field == "parent"
    commands.move_unit(unit=leisure, parent=None, area=world.area, by=world.officer, at=NEXT)
    assert Unit.objects.get(pk=leisure.pk).parent is None


def test_what_a_department_was_stays_with_the_day(world):
    places, people = unit(world, "Places"), unit(world, "People")
    leisure = unit(world, "Leisure", parent=places)
    change(world, leisure, name="Leisure and Culture", parent=people)
    found = Unit.objects.get(pk=leisure.pk)
    assert (found.name, found.parent) == ("Leisure and Culture", people)
    assert before(found) == [("Leisure", "Places", date(2026, 2, 5))]
    change(world, found, name="Culture", at=LATER + timedelta(days=9))
    assert before(found)[1] == ("Leisure and Culture", "People", date(2026, 2, 13))


def test_a_slip_mended_on_the_first_day_or_the_same_day_is_no_history(world):
    leisure = unit(world, "Liesure")
    change(world, leisure, name="Leisure", at=LATER)
    assert before(leisure) == []
    change(world, leisure, name="Leisure and Cutlure")
    change(world, leisure, name="Leisure and Culture")
    assert before(leisure) == [("Leisure", "", date(2026, 2, 5))]


def test_a_new_name_must_be_free_and_a_change_that_is_refused_moves_nothing(world):
    places, leisure = unit(world, "Places"), unit(world, "Leisure")
    with pytest.raises(RuleBroken) as refused:
        change(world, leisure, name="places", parent=places)
    assert refused.value.field == "name"
    found = Unit.objects.get(pk=leisure.pk)
    assert (found.name, found.parent, before(found)) == ("Leisure", None, [])
    change(world, found, name="LEISURE", email="l@example.org")
    assert Unit.objects.get(pk=leisure.pk).email == "l@example.org"


def test_a_department_ends_and_its_people_go_to_another_one(world):
    leisure, places = unit(world, "Leisure"), unit(world, "Places")
    champion_in(world, leisure)
    end(world, leisure, people_to=places)
    leisure.refresh_from_db()
    assert (leisure.ends_on, latest().verb) == (DAY, "directory.unit_ended")
    assert Membership.objects.get(person=world.champion).unit == places
    for act in (end, change):
        with pytest.raises(RuleBroken, match="has ended already"):
            act(world, leisure)
    unit(world, "Leisure")


def test_a_department_with_parts_or_on_a_day_to_come_does_not_end(world):
    places = unit(world, "Places")
    leisure = unit(world, "Leisure", parent=places)
    with pytest.raises(RuleBroken, match="Leisure is a part of it"):
        end(world, places)
    for day in (date(2026, 2, 6), date(2026, 2, 3), date.max):
        with pytest.raises(RuleBroken) as refused:
            end(world, leisure, on=day)
        assert refused.value.field == "on"
    end(world, leisure)
    end(world, places)


def test_past_expectations_keep_the_departments_old_name(world):
    leisure = unit(world, "Leisure")
    champion_in(world, leisure)
    period = open_a_period(world)
    change(world, leisure, name="Culture", at=START + timedelta(days=90))
    found = period.expectations.get(person=world.champion)
    assert (found.unit_name, found.unit.name) == ("Leisure", "Culture")


ACTS = {"change": change, "end": end}
ALL = ACTS | {
    "add": lambda world, found, by=None: unit(world, "Pools", body=found.organisation, by=by),
    "move": lambda world, found, by=None: commands.move_unit(
        unit=found, parent=None, area=world.area, by=by or world.officer, at=NEXT
    ),
}


@pytest.mark.parametrize("act", ALL)
@pytest.mark.parametrize("who", ["chair", "champion", "trustee", "stranger"])
def test_only_an_officer_of_the_area_keeps_departments(world, act, who):
    found = unit(world, "Leisure")
    with pytest.raises(AccessDenied):
        ALL[act](world, found, by=getattr(world, who))


@pytest.mark.parametrize("act", ALL)
def test_another_areas_departments_are_kept_there_alone(world, act):
    with within(world.neighbour):
        shared = Partner.objects.get().organisation
        parks = commands.add_unit(organisation=shared, name="Parks", area=world.neighbour, by=SYSTEM, at=LATER)
    commands.join_partner(area=world.area, organisation=shared, starts_on=DAY, by=world.officer, at=LATER)
    with pytest.raises(RuleBroken, match="looked after by another area"):
        ALL[act](world, parks)
    assert [(one.name, one.ends_on) for one in shared.units.all()] == [("Parks", None)]
