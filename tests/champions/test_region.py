"""Champions of the region: found by their own yes alone, and events that are open to all of them."""

from datetime import date, timedelta

import pytest

from concord.champions import commands
from concord.champions.models import Champion, RegionEvent
from concord.champions.queries.region import region_page
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import add_person
from concord.core.areas.scoping import everywhere, within
from concord.core.directory import commands as directory
from concord.core.directory.models import Membership, Organisation
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.pages import text
from tests.worlds import START, at

from .watching import DAY, FACTS, URL, describe

YES = {"shown_publicly": False, "shown_across": False, "shown_in_region": True}
NO = dict.fromkeys(YES, False)


@pytest.fixture
def next_door(world):
    """Somebody who keeps watch in the neighbouring area, and works on grants."""
    with within(world.neighbour):
        person = add_person(name="Nia Next", email="nia@example.org", home_area=world.neighbour, by=SYSTEM, at=START)
        body = Organisation.objects.get(name="Eastmere Council")
        directory.add_membership(
            area=world.neighbour, person=person, organisation=body, role="champion",
            starts_on=date(2025, 6, 1), by=SYSTEM, at=START,
        )  # fmt: skip
        facts = {"person": person, "area": world.neighbour, "by": person, "at": at(DAY)}
        commands.add_work_area(theme="grants", words="small sums", **facts)
    return person


def says(world, person, said):
    with within(world.neighbour):
        commands.set_consent(person=person, area=world.neighbour, said=said, by=person, at=at(DAY))


def found(world, **sought):
    return [one.name for one in region_page(world.area, DAY, None, **sought).people]


def test_who_said_yes_is_found_until_they_take_it_back(world, next_door):
    assert found(world) == []
    says(world, next_door, YES)
    (one,) = region_page(world.area, DAY, None).people
    assert (one.name, one.email, one.area, one.where) == ("Nia Next", "nia@example.org", "Eastmere", "Eastmere Council")
    assert one.work == ("Grants: small sums",)
    says(world, next_door, NO)
    assert found(world) == []


def test_nobody_is_found_after_their_role_in_their_own_area_or_once_it_has_closed(world, next_door):
    says(world, next_door, YES)
    describe(world, world.champion, shown_in_region=True)
    assert found(world) == ["Nia Next"]
    assert [one.name for one in region_page(world.neighbour, DAY, None).people] == [world.champion.name]
    with within(world.neighbour):
        Membership.objects.filter(person=next_door).update(ends_on=DAY - timedelta(days=1))
    assert found(world) == []


@pytest.mark.parametrize(
    ("sought", "there"),
    [
        ({"search": "nia eastmere"}, True),
        ({"search": "small"}, True),
        ({"search": "parks"}, False),
        ({"theme": "grants"}, True),
        ({"theme": "arts"}, False),
    ],
)
def test_they_are_found_by_words_and_by_what_they_work_on(world, next_door, sought, there):
    says(world, next_door, YES)
    assert bool(found(world, **sought)) is there


def test_a_page_asks_as_often_for_many(world, next_door, django_assert_num_queries):
    says(world, next_door, YES)
    with django_assert_num_queries(6):
        region_page(world.area, DAY, None)
    with within(world.neighbour):
        for number in range(3):
            person = add_person(
                name=f"More {number}", email=f"m{number}@example.org", home_area=world.neighbour, by=SYSTEM, at=START
            )
            directory.add_membership(
                area=world.neighbour, person=person, organisation=Organisation.objects.get(name="Eastmere Council"),
                role="champion", starts_on=date(2025, 6, 1), by=SYSTEM, at=START,
            )  # fmt: skip
            commands.set_consent(person=person, area=world.neighbour, said=YES, by=person, at=at(DAY))
    with django_assert_num_queries(6):
        region_page(world.area, DAY, None)


def test_erasing_somebody_takes_their_yes_with_it(world, next_door):
    says(world, next_door, YES)
    with everywhere():
        commands.forget_person(person=next_door)
    with within(world.neighbour):
        assert not Champion.objects.get(person=next_door).shown_in_region


def test_an_event_is_read_in_every_area_until_its_day(world):
    with within(world.neighbour):
        event = {"title": "Open  day", "on": DAY, "place": "Town hall"}
        made = commands.put_region_event(area=world.neighbour, facts=event, **FACTS)
    (one,) = region_page(world.area, DAY, None).coming
    assert (one.title, one.area, one.uid) == ("Open day", "Eastmere", "")
    assert region_page(world.area, DAY + timedelta(days=1), None).coming == ()
    with within(world.neighbour):
        assert region_page(world.neighbour, DAY, None).coming[0].uid == str(made.uid)
        commands.remove_region_event(event=made, **FACTS)
    assert region_page(world.area, DAY, None).coming == ()


@pytest.mark.parametrize(
    ("facts", "why"),
    [({"on": DAY - timedelta(days=1)}, "That day is over"), ({"on": DAY, "link": "http://example.org"}, "https://")],
)
def test_what_no_event_can_say_is_refused(world, facts, why):
    with pytest.raises(RuleBroken, match=why):
        commands.put_region_event(area=world.area, facts={"title": "Open day", **facts}, **FACTS)


def test_only_officers_open_an_event(world):
    with pytest.raises(AccessDenied):
        commands.put_region_event(
            area=world.area, facts={"title": "Open day", "on": DAY}, by=world.champion, at=at(DAY)
        )
    assert not RegionEvent.objects.exists()


def test_champions_and_officers_read_it_and_others_who_report_do_not(world, next_door, signed_in):
    says(world, next_door, YES)
    for who in (world.officer, world.champion):
        assert "nia@example.org" in text(signed_in(who).get(f"{URL}region/"))
    assert "nia@example.org" not in text(signed_in(world.member).get(f"{URL}region/"))
