"""Communities in pages: the list, each organisation's own, and organisations found by them."""

import pytest
from django.test import Client

from concord.core.accounts.access import SYSTEM
from concord.core.areas.scoping import within
from concord.core.directory import commands
from concord.core.directory.models import CommunityTag, Partner
from tests.worlds import START

URL = "/areas/wessington/organisations/"
TAGS = f"{URL}tags/"


@pytest.fixture
def client(world, signed_in):
    return signed_in(world.officer)


@pytest.fixture
def faith(world):
    return commands.add_tag(area=world.area, name="Faith", hard_to_reach=False, by=SYSTEM, at=START)


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_a_community_is_named_changed_and_taken_off(world, client):
    assert client.post(TAGS, {"name": "Refugees", "hard_to_reach": "on"}).url == TAGS
    made = CommunityTag.objects.get()
    assert (made.name, made.hard_to_reach) == ("Refugees", True)
    assert "is on the list already" in client.post(TAGS, {"name": "refugees"}).content.decode()
    url = f"{TAGS}{made.pk}/"
    assert 'value="Refugees"' in page(client, url)
    assert client.post(url, {"name": "New arrivals"}).url == TAGS
    made.refresh_from_db()
    assert (made.name, made.hard_to_reach) == ("New arrivals", False)
    assert client.post(f"{url}remove/").url == TAGS
    assert not CommunityTag.objects.exists()


def test_an_organisation_is_given_communities_and_found_by_them(world, client, faith):
    url = f"{URL}{world.charity.uid}/tags/"
    assert client.post(url, {"tags": [str(faith.pk)]}).url == f"{URL}{world.charity.uid}/"
    assert list(Partner.objects.get(organisation=world.charity).tags.all()) == [faith]
    assert "checked" in page(client, url)
    found = page(client, f"{URL}?tag={faith.pk}")
    assert ("Open Door Advice" in found, "Mid Health Trust" in found) == (True, False)
    found = page(client, f"{URL}?tag=unknown")
    assert ("Open Door Advice" in found, "Mid Health Trust" in found) == (False, True)
    client.post(url, {})
    assert not Partner.objects.get(organisation=world.charity).tags.exists()


def test_a_community_that_is_not_on_the_list_is_refused(world, client, faith):
    with within(world.neighbour):
        theirs = commands.add_tag(area=world.neighbour, name="Rural", hard_to_reach=False, by=SYSTEM, at=START)
    for value in (str(theirs.pk), "x", "-1"):
        answer = client.post(f"{URL}{world.charity.uid}/tags/", {"tags": [value]})
        assert "There is a problem" in answer.content.decode()
    assert client.get(f"{TAGS}{theirs.pk}/").status_code == 404
    assert client.post(f"{TAGS}{theirs.pk}/remove/").status_code == 404
    for odd in ("x", "%00", str(theirs.pk), "9" * 30):
        assert client.get(f"{URL}?tag={odd}").status_code == 200


@pytest.mark.parametrize("who", ["chair", "champion", "observer", "stranger"])
def test_nobody_else_may(world, signed_in, faith, who):
    visitor = signed_in(getattr(world, who))
    for url in (TAGS, f"{TAGS}{faith.pk}/", f"{URL}{world.charity.uid}/tags/"):
        assert (visitor.get(url).status_code, visitor.post(url, {"name": "X"}).status_code) == (403, 403)
        assert Client().get(url).status_code == 302
    assert visitor.post(f"{TAGS}{faith.pk}/remove/").status_code == 403
    assert [tag.name for tag in CommunityTag.objects.all()] == ["Faith"]
