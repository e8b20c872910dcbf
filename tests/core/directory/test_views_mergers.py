"""An organisation becomes part of another, or closes: what will follow is said first, and nothing is done before."""

import re
from datetime import date

import pytest
from django.test import Client

from concord.core.directory.models import Membership, Organisation
from tests.worlds import World

URL = "/areas/wessington/organisations/"
TODAY = {"on_day": "2", "on_month": "3", "on_year": "2026"}


@pytest.fixture
def client(world, signed_in):
    return signed_in(world.officer)


def of(body, rest):
    return f"{URL}{body.uid}/{rest}"


def into(body, **facts):
    return {"into": str(body.uid)} | TODAY | facts


def said(client, url, typed):
    response = client.post(url, typed)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def hidden(page):
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


def status(body):
    return Organisation.objects.get(pk=body.pk).status


def test_first_the_page_says_what_will_follow_and_does_nothing(world: World, client):
    page = said(client, of(world.charity, "merge/"), into(world.cvs))
    for words in (
        "Open Door Advice becomes part of Wessington Voluntary Action", "Monday 2 March 2026",
        "The figures of past periods stay as they are", "These roles go over", "Pat Example, champion",
        "This cannot be taken back",
    ):  # fmt: skip
        assert words in page
    assert "These roles end" not in page
    assert (status(world.charity), Membership.objects.get(person=world.volunteer).ends_on) == ("active", None)
    assert hidden(page) | {"csrfmiddlewaretoken": ""} == into(world.cvs) | {"csrfmiddlewaretoken": ""}


def test_a_trustees_role_is_said_to_end_where_a_public_body_takes_over(world, client):
    page = said(client, of(world.cvs, "merge/"), into(world.council))
    assert "These roles end, because no public body hosts a trustee" in page
    assert page.index("Priya Example, officer") < page.index("These roles end") < page.index("Nuala Example, trustee")


def test_then_it_is_done_once(world, client):
    url, sure = of(world.charity, "merge/"), into(world.cvs, sure="1")
    assert client.post(url, sure).url == of(world.charity, "")
    assert status(world.charity) == "merged"
    for typed in (sure, into(world.cvs)):
        assert "merged or closed already" in said(client, url, typed)
    assert Membership.objects.filter(person=world.volunteer, organisation=world.cvs, ends_on=None).count() == 1


def test_one_is_closed_in_the_same_two_steps(world, client):
    url = of(world.charity, "close/")
    page = said(client, url, TODAY)
    assert ("Open Door Advice closes" in page, "These roles end" in page, status(world.charity)) == (
        True,
        True,
        "active",
    )
    assert client.post(url, TODAY | {"sure": "1"}).url == of(world.charity, "")
    assert (status(world.charity), Membership.objects.get(person=world.volunteer).ends_on) == (
        "dissolved", date(2026, 3, 2),
    )  # fmt: skip
    assert "merged or closed already" in said(client, url, TODAY)
    assert "It has closed" not in client.get(of(world.charity, "")).content.decode()


@pytest.mark.parametrize("year", ["9999", "2100", "1900", "2025", "0", ""])
@pytest.mark.parametrize("sure", [{}, {"sure": "1"}])
@pytest.mark.parametrize("rest", ["merge/", "close/"])
def test_a_day_on_which_it_could_not_be_is_named_and_nothing_is_done(world, client, rest, sure, year):
    page = said(client, of(world.charity, rest), into(world.cvs) | {"on_year": year} | sure)
    assert ("There is a problem" in page, 'href="#id_on' in page, status(world.charity)) == (True, True, "active")


def test_it_is_not_merged_into_itself_or_a_stranger(world, client):
    for uid in (str(world.charity.uid), "", "00000000-0000-4000-8000-000000000000"):
        assert "There is a problem" in said(client, of(world.charity, "merge/"), {"into": uid, "sure": "1"} | TODAY)
    assert status(world.charity) == "active"


def test_another_areas_organisation_is_refused_before_anything_is_said(world, client):
    Organisation.objects.filter(pk=world.charity.pk).update(home_area=world.neighbour)
    for rest in ("merge/", "close/"):
        page = said(client, of(world.charity, rest), into(world.cvs))
        assert ("looked after by another area" in page, "what will follow" in page.lower()) == (True, True)
        assert "This cannot be taken back" not in page


@pytest.mark.parametrize("rest", ["merge/", "close/"])
@pytest.mark.parametrize("who", ["chair", "champion", "trustee", "observer", "stranger"])
def test_nobody_else_may(world, signed_in, who, rest):
    visitor = signed_in(getattr(world, who))
    assert visitor.get(of(world.charity, rest)).status_code == 403
    assert visitor.post(of(world.charity, rest), into(world.cvs, sure="1")).status_code == 403
    assert Client().get(of(world.charity, rest)).status_code == 302
    assert status(world.charity) == "active"
