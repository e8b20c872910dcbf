"""The page on which a second person confirms a role."""

from datetime import date

import pytest

from concord.core.accounts.models import Person
from concord.core.directory.models import Membership, Organisation
from tests.core.directory.test_commands_confirming import give, newcomer
from tests.core.directory.test_views_people import day


@pytest.fixture
def waiting(world):
    return give(world, newcomer(world), "trustee")


def page_of(hat):
    return f"/areas/wessington/roles/{hat.pk}/confirm/"


def person_page(hat):
    return f"/areas/wessington/people/{hat.person.uid}/"


def test_who_may_confirm_sees_the_person_the_organisation_and_its_sectors(world, signed_in, waiting):
    Organisation.objects.filter(pk=world.charity.pk).update(sector_reason="It runs a hospital")
    client = signed_in(world.trustee)
    assert page_of(waiting) in client.get(person_page(waiting)).content.decode()
    page = client.get(page_of(waiting)).content.decode()
    for words in ("Nigel Example", "nigel@example.org", "Open Door Advice", "Voluntary sector", "It runs a hospital"):
        assert words in page
    assert "Open Door Advice, voluntary sector, from" in page
    assert "Gareth Example" in page


def test_confirming_brings_it_into_force(world, signed_in, waiting):
    client = signed_in(world.trustee)
    assert client.post(page_of(waiting)).url == person_page(waiting)
    assert not Membership.objects.get(pk=waiting.pk).grant.waiting
    assert "Waits" not in client.get(person_page(waiting)).content.decode()
    assert client.get(page_of(waiting)).status_code == 404


@pytest.mark.parametrize("who", ["public_officer", "officer", "chair", "member"])
def test_nobody_else_gets_the_page_or_its_button(world, signed_in, waiting, who):
    client = signed_in(getattr(world, who))
    page = client.get(person_page(waiting)).content.decode()
    assert "Waits" in page
    assert "Nuala Example" in page
    assert page_of(waiting) not in page
    assert client.get(page_of(waiting)).status_code == 404
    assert client.post(page_of(waiting)).status_code == 403
    assert Membership.objects.get(pk=waiting.pk).grant.waiting


def test_where_nobody_can_confirm_the_page_says_what_to_do(world, signed_in, waiting):
    Person.objects.exclude(pk=world.public_officer.pk).update(login_email=None)
    assert "appoint a chair first" in signed_in(world.public_officer).get(person_page(waiting)).content.decode()


def test_an_officer_who_gives_themselves_a_role_is_told_why_not(world, signed_in):
    url = f"/areas/wessington/people/{world.officer.uid}/role/"
    typed = {"organisation": f"o{world.cvs.pk}", "role": "trustee"} | day("starts_on", date(2026, 3, 1))
    response = signed_in(world.officer).post(url, typed)
    assert response.status_code == 200
    assert "Nobody gives themselves a role" in response.content.decode()


def test_the_list_of_people_shows_who_waits(world, signed_in, waiting):
    assert "(waits)" in signed_in(world.officer).get("/areas/wessington/people/").content.decode()
