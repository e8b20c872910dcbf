"""Departments in pages: shown as a tree with who keeps watch, renamed, moved, ended."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.directory import commands
from concord.core.directory.models import Membership, Unit
from tests.worlds import START

URL = "/areas/wessington/organisations/"


@pytest.fixture
def client(world, signed_in):
    return signed_in(world.officer)


def of(body, rest=""):
    return f"{URL}{body.uid}/{rest}"


def unit(world, name, **facts):
    return commands.add_unit(organisation=world.council, name=name, area=world.area, by=SYSTEM, at=START, **facts)


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def today():
    day = timezone.localdate()
    return {"on_day": str(day.day), "on_month": str(day.month), "on_year": str(day.year)}


def test_a_department_is_added_once(world, client):
    url = of(world.council, "departments/new/")
    assert client.post(url, {"name": "Places", "parent": ""}).url == of(world.council)
    places = world.council.units.get()
    client.post(url, {"name": "Leisure", "parent": str(places.pk)})
    assert world.council.units.get(name="Leisure").parent == places
    refused = client.post(url, {"name": "places", "parent": ""}).content.decode()
    assert "has a “places” already" in refused


def test_departments_stand_as_a_tree_with_who_keeps_watch(world, client):
    places = unit(world, "Places")
    leisure = unit(world, "Leisure", parent=places)
    unit(world, "Care")
    commands.change_membership(
        membership=Membership.objects.get(person=world.champion), changes={"unit": leisure}, by=SYSTEM, at=START
    )
    found = page(client, of(world.council))
    assert found.index("Care") < found.index("Places") < found.index("Leisure, part of Places")
    assert ("champion Lena Example" in found, found.count("no champion yet")) == (True, 2)


def test_a_department_is_renamed_and_moved_and_its_page_keeps_what_it_was(world, client):
    places, leisure = unit(world, "Places"), unit(world, "Leisure")
    url = of(world.council, f"departments/{leisure.pk}/")
    assert f'<option value="{leisure.pk}"' not in page(client, url)
    typed = {"name": "Culture", "email": "culture@example.org", "parent": str(places.pk)}
    assert client.post(url, typed).url == of(world.council)
    found = Unit.objects.get(pk=leisure.pk)
    assert (found.name, found.email, found.parent) == ("Culture", "culture@example.org", places)
    assert ": Leisure</span>" in page(client, of(world.council))
    below = {"name": "Places", "email": "", "parent": str(leisure.pk)}
    refused = client.post(of(world.council, f"departments/{places.pk}/"), below).content.decode()
    assert "cannot be put under itself" in refused
    assert 'href="#id_parent"' in refused


def test_a_department_ends(world, client):
    leisure = unit(world, "Leisure")
    url = of(world.council, f"departments/{leisure.pk}/end/")
    tomorrow = timezone.localdate() + timedelta(days=1)
    for year, month, day in ((9999, 12, 31), (tomorrow.year, tomorrow.month, tomorrow.day), (2025, 1, 1)):
        typed = {"on_day": str(day), "on_month": str(month), "on_year": str(year)}
        assert 'href="#id_on' in client.post(url, typed).content.decode()
    assert client.post(url, today()).url == of(world.council)
    assert Unit.objects.get(pk=leisure.pk).ends_on == timezone.localdate()
    assert "(until" in page(client, of(world.council))
    assert "has ended already" in client.post(url, today()).content.decode()


def test_a_department_of_another_body_is_not_found(world, client):
    leisure = unit(world, "Leisure")
    for rest in ("", "end/"):
        assert client.get(of(world.trust, f"departments/{leisure.pk}/{rest}")).status_code == 404
        assert client.get(of(world.council, f"departments/999999/{rest}")).status_code == 404


@pytest.mark.parametrize("rest", ["departments/{}/", "departments/{}/end/"])
@pytest.mark.parametrize("who", ["chair", "champion", "observer", "stranger"])
def test_nobody_else_may(world, signed_in, who, rest):
    url, visitor = of(world.council, rest.format(unit(world, "Leisure").pk)), signed_in(getattr(world, who))
    assert (visitor.get(url).status_code, visitor.post(url, {"name": "X"} | today()).status_code) == (403, 403)
    assert Client().get(url).status_code == 302
    assert Unit.objects.get().ends_on is None
