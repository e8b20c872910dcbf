"""An area closes in pages: what will follow first, then the deed; afterwards it is read and takes nothing."""

from datetime import date

import pytest
from django.test import Client

from concord.core.accounts.access import SYSTEM
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.directory import commands
from concord.core.directory.models import Partner
from concord.log.models import LogReturn
from tests.factories.accounts import PersonalLinkFactory, RoleGrantFactory
from tests.worlds import START, World, open_a_period

CLOSE, OPEN = "/areas/wessington/settings/close/", "/areas/wessington/settings/reopen/"
DAY = {"on_day": "2", "on_month": "3", "on_year": "2026"}


@pytest.fixture
def admin(world, signed_in):
    return signed_in(RoleGrantFactory(role="platform_admin", area=None, starts_on=date(2025, 1, 1)).person)


def close(world: World, **facts):
    commands.end_area(area=world.area, on=date(2026, 3, 2), by=SYSTEM, at=START.replace(month=4), **facts)


def status():
    return Area.objects.get(slug="wessington").status


def said(client, url, typed):
    response = client.post(url, typed)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_first_the_page_says_what_will_follow(world, admin):
    commands.add_area(slug="upton", name="Upton", code="UPT", parent=world.area, by=SYSTEM, at=START)
    page = said(admin, CLOSE, DAY | {"into": "eastmere"})
    for words in ("Wessington becomes part of Eastmere", "Eastmere looks after the organisations", "Upton"):
        assert words in page
    assert ("Wessington closes" in said(admin, CLOSE, DAY | {"into": ""}), status()) == (True, "active")


def test_then_it_closes_stands_so_in_the_register_and_opens_again(world, admin):
    assert admin.post(CLOSE, DAY | {"into": "eastmere", "sure": "1"}).url == "/areas/"
    assert status() == "merged"
    page = admin.get("/areas/?state=merged").content.decode()
    assert ("Part of Eastmere since 2 Mar 2026" in page, ">Eastmere</a>" in page) == (True, False)
    assert admin.post(CLOSE, DAY | {"into": "", "sure": "1"}).status_code == 409
    assert admin.post(OPEN).url == "/areas/"
    assert status() == "active"


@pytest.mark.parametrize("year", ["9999", "2100", "x", ""])
@pytest.mark.parametrize("sure", [{}, {"sure": "1"}])
def test_a_day_that_has_not_come_is_named(world, admin, year, sure):
    page = said(admin, CLOSE, DAY | {"into": "", "on_year": year} | sure)
    assert ('href="#id_on' in page, status()) == (True, "active")


def test_into_itself_or_a_stranger_is_refused(world, admin):
    for slug in ("wessington", "nowhere"):
        assert 'href="#id_into"' in said(admin, CLOSE, DAY | {"into": slug, "sure": "1"})
    assert status() == "active"


def test_a_closed_area_is_read_with_a_word_about_it_and_takes_nothing(world, signed_in):
    close(world)
    client = signed_in(world.officer)
    for rest in ("", "people/", "organisations/", "log/periods/", "group/", "settings/", "agreement/"):
        page = client.get(f"/areas/wessington/{rest}")
        assert (page.status_code, "Wessington has closed" in page.content.decode()) == (200, True), rest
    assert client.get("/areas/wessington/people.csv").status_code == 200
    tried = {"organisations/tags/": {"name": "Faith"}, "settings/contact/": {"contact_name": "X", "contact_phone": "1"}}
    for rest, typed in tried.items():
        answer = client.post(f"/areas/wessington/{rest}", typed)
        assert (answer.status_code, "takes nothing new" in answer.content.decode()) == (409, True)


def test_a_personal_link_of_a_closed_area_takes_nothing(world, signed_in):
    period = open_a_period(world)
    link = PersonalLinkFactory(area=world.area, person=world.volunteer, subject_key=period.reference)
    close(world)
    client = Client()
    session = client.session
    session["personal_link"] = str(link.uid)
    session.save()
    answer = client.post(f"/areas/wessington/log/returns/{period.reference}/", {"nil": "1"})
    assert answer.status_code == 409
    with within(world.area):
        assert not LogReturn.objects.exists()


def test_other_areas_carry_on(world, signed_in):
    close(world)
    client = signed_in(world.stranger)
    assert client.post("/areas/eastmere/organisations/tags/", {"name": "Faith"}).status_code == 302
    assert "has closed" not in client.get("/areas/eastmere/organisations/").content.decode()
    with within(world.neighbour):
        assert Partner.objects.count() == 1


@pytest.mark.parametrize("who", ["officer", "chair", "trustee", "observer", "stranger"])
@pytest.mark.parametrize("address", [CLOSE, OPEN])
def test_nobody_else_may(world, signed_in, address, who):
    visitor = signed_in(getattr(world, who))
    assert visitor.get(CLOSE).status_code == 403
    assert visitor.post(address, DAY | {"into": "", "sure": "1"}).status_code == 403
    assert Client().get(CLOSE).status_code == 302
    assert status() == "active"
    assert "closes, or becomes part" not in signed_in(world.officer).get("/areas/wessington/settings/").content.decode()
