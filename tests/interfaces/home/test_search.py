"""Search finds what one may see, in the version that one may see."""

from datetime import date

import pytest

from concord.agreement.commands import add_commitment
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.group import commands as group
from concord.interfaces.home.queries import search
from concord.log import commands as log
from concord.log.rules.returns import PointInput
from tests.factories.accounts import RoleGrantFactory
from tests.log.test_views_below import person_of
from tests.signing_in import sign_in
from tests.worlds import OPENS, START, World, at, open_a_period


def found(world: World, who: str, text: str) -> dict[str, int]:
    person = Person.objects.get(pk=world.people[who].pk)
    return {kind.name: kind.count for kind in search(world.area, person, text)}


def send(world: World, *points: PointInput) -> None:
    made = log.start_return(period=world.period, person=world.volunteer, at=at(OPENS))
    log.save_box(log_return=made, box=2, points=list(points), nothing=False, by=world.volunteer, at=at(OPENS))
    log.send_return(log_return=made, by=world.volunteer, at=at(OPENS))


def test_each_kind_is_found_by_every_word(world: World) -> None:
    group.agree_action(
        group=world.group, text="Write the payment guide", due_on=OPENS, owner=world.member, meeting=None, by=SYSTEM,
        at=START,
    )  # fmt: skip
    assert found(world, "officer", "guide PAYMENT") == {"Actions": 1}
    assert found(world, "officer", "guide missing") == {}
    assert found(world, "officer", "open door") == {"Organisations": 1, "People": 2}
    assert found(world, "officer", "Lena") == {"People": 1}


def test_a_commitment_is_found_by_its_title(world: World) -> None:
    add_commitment(area=world.area, number="7.3", title="Hedgehogs", starts_on=date(2025, 1, 1), by=SYSTEM, at=START)
    assert found(world, "officer", "hedgehogs") == {"Commitments": 1}


def test_a_point_is_found_after_the_locking_and_by_those_who_may_see_points(world: World) -> None:
    period = open_a_period(world)
    send(world, PointInput(text="The hedgehog grant came late"))
    assert found(world, "officer", "hedgehog") == {}
    log.lock_period(period=period, by=SYSTEM, at=at(date(2026, 3, 26)))
    assert found(world, "member", "hedgehog") == {"Points": 1}
    assert found(world, "board_contact", "hedgehog") == {}
    assert found(world, "stranger", "hedgehog") == {}


@pytest.mark.parametrize("point_class", [2, 3])
def test_what_is_held_in_trust_is_found_by_nobody_under_its_writer(world: World, point_class: int) -> None:
    period = open_a_period(world)
    send(world, PointInput(text="The hedgehog grant came late", point_class=point_class))
    log.lock_period(period=period, by=SYSTEM, at=at(date(2026, 3, 26)))
    everybody = {who: found(world, who, "hedgehog") for who in world.people}
    assert all(kinds == {} or point_class == 2 for kinds in everybody.values())
    page = search(world.area, Person.objects.get(pk=world.member.pk), "hedgehog")
    assert all("Pat" not in str(kind) for kind in page)


@pytest.mark.parametrize("text", ["", " ", "a", "%", "_", "\\", "x" * 400, "' or 1=1 --", "🦔", "ŵ"])
def test_odd_searches_find_nothing_and_do_not_fail(world: World, signed_in, text: str) -> None:
    response = signed_in(world.officer).get("/areas/wessington/search/", {"search": text})
    assert response.status_code == 200
    assert found(world, "officer", text) == {}


def test_five_of_a_kind_are_shown_with_their_count_and_the_way_to_the_rest(world: World, signed_in) -> None:
    for n in range(7):
        group.agree_action(
            group=world.group, text=f"Guide {n}", due_on=OPENS, owner=world.member, meeting=None, by=SYSTEM, at=START
        )
    page = signed_in(world.officer).get("/areas/wessington/search/", {"search": "guide"}).content.decode()
    assert "Found for “guide”: actions 7." in page
    assert page.count('<a class="govuk-link" href="/areas/wessington/group/actions/') == 5


def test_the_search_takes_as_many_queries_whatever_it_finds(world: World, django_assert_max_num_queries) -> None:
    for n in range(9):
        group.agree_action(
            group=world.group, text=f"Guide {n}", due_on=OPENS, owner=world.member, meeting=None, by=SYSTEM, at=START
        )
    person = Person.objects.get(pk=world.officer.pk)
    with django_assert_max_num_queries(17):
        search(world.area, person, "guide")


def area_hits(person: Person, area: Area, text: str) -> list[tuple[str, str]]:
    with within(area):
        kinds = {kind.name: kind for kind in search(area, person, text)}
    return [(hit.title, hit.url) for hit in kinds["Areas"].hits] if "Areas" in kinds else []


@pytest.mark.parametrize("role", ["regional_lead", "officer"])
def test_an_area_below_is_found_by_its_name_by_whoever_sees_the_list_of_them(world: World, role: str) -> None:
    mid = Area.objects.get(slug="mid")
    lead = person_of(mid, "Una", role)
    assert area_hits(lead, mid, "wess") == [("Wessington", "/areas/mid/log/below/?search=Wessington#area-wessington")]
    page = sign_in(lead).get("/areas/mid/log/below/?search=Wessington").content.decode()
    assert ('id="area-wessington"' in page, "Eastmere" in page) == (True, False)
    assert area_hits(lead, mid, "mid") == []


def test_an_administrator_finds_the_areas_that_they_run_and_no_others(world: World) -> None:
    everywhere = RoleGrantFactory(role="platform_admin", area=None, starts_on=date(2025, 1, 1)).person
    assert area_hits(everywhere, world.area, "east") == [("Eastmere", "/areas/eastmere/settings/")]
    here = RoleGrantFactory(role="platform_admin", area=world.area, starts_on=date(2025, 1, 1)).person
    assert area_hits(here, world.area, "east") == []


def test_whoever_sees_no_list_of_areas_finds_none(world: World) -> None:
    mid = Area.objects.get(slug="mid")
    assert [area_hits(person_of(mid, name, name), mid, "wess") for name in ("chair", "observer", "board_contact")] == [
        [], [], [],
    ]  # fmt: skip
    assert found(world, "officer", "eastmere") == {}
