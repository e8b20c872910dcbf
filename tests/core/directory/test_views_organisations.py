"""Pages of organisations: listed, shown, and each change with its happy path and one error."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from concord.core.accounts.access import SYSTEM
from concord.core.areas.scoping import within
from concord.core.directory import commands
from concord.core.directory.models import Organisation, Partner
from tests.worlds import START

URL = "/areas/wessington/organisations/"
TODAY = {"on_day": "2", "on_month": "3", "on_year": "2026"}


def of(body, rest=""):
    return f"{URL}{body.uid}/{rest}"


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def said(client, url, typed):
    """The page that comes back when what was typed is refused."""
    response = client.post(url, typed)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def client(world, signed_in):
    return signed_in(world.officer)


def typed(**facts):
    return {"name": "Night Shelter", "kind": "charity", "sector": "voluntary", "size": "small"} | facts


def test_the_list_shows_partners_and_counts_by_sector(world, client):
    body = page(client, URL)
    for name in ("Wessington Council", "Mid Health Trust", "Open Door Advice"):
        assert name in body
    assert "Eastmere Council" not in body
    assert "Mid Health Trust" not in page(client, f"{URL}?sector=voluntary")


@pytest.mark.parametrize("query", ["sector=nonsense", "page=x", "page=-1", "search=%00", "status=%27"])
def test_an_odd_filter_shows_a_page(client, query):
    assert client.get(f"{URL}?{query}").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_for_three(world, client, django_assert_num_queries, rows):
    for n in range(rows):
        commands.add_organisation(
            area=world.area, name=f"Extra {n}", sector="voluntary", kind="charity", by=SYSTEM, at=START
        )
    # Session, person, area, second step, roles; tags to choose from; partners counted, read, with tags; sectors
    # counted; proposals counted.
    with django_assert_num_queries(11):
        body = page(client, f"{URL}?search=Extra")
    assert body.count("Extra ") >= rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_takes_the_same_queries_for_one_and_for_three(world, client, django_assert_num_queries, rows):
    directorate = commands.add_unit(organisation=world.trust, name="Care", area=world.area, by=SYSTEM, at=START)
    for n in range(rows):
        commands.add_unit(
            organisation=world.trust, name=f"Ward {n}", parent=directorate, area=world.area, by=SYSTEM, at=START
        )
        commands.add_membership(
            area=world.area, person=world.observer, organisation=world.trust, role="champion",
            starts_on=date(2026, 1, n + 1), ends_on=date(2026, 1, n + 1), by=SYSTEM, at=START,
        )  # fmt: skip
    with django_assert_num_queries(13):
        page(client, of(world.trust))


def test_a_page_shows_names_departments_and_people(world, client):
    commands.add_unit(organisation=world.trust, name="Community nursing", area=world.area, by=SYSTEM, at=START)
    body = page(client, of(world.trust))
    for words in ("Mid Health Trust", "Community nursing", "Rosa Example"):
        assert words in body


def test_another_areas_organisation_is_not_found(world, client):
    with within(world.neighbour):
        theirs = Partner.objects.get().organisation
    for rest in ("", "change/", "rename/", "merge/", "close/", "departments/new/", "tags/", "contact/", "propose/"):
        assert client.get(of(theirs, rest)).status_code == 404


def test_one_is_added(world, client):
    response = client.post(f"{URL}new/", typed(identifiers="GB-CHC-1234567; GB-COH-1234567"))
    made = Organisation.objects.get(name="Night Shelter")
    assert (response.url, made.identifiers.count(), made.home_area) == (of(made), 2, world.area)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"name": ""}, "Enter"),
        ({"sector": "public"}, "usually count as voluntary"),
        ({"identifiers": "GB-CHC-1"}, "is not a number of Charity Commission"),
    ],
)
def test_one_that_breaks_a_rule_is_not_added_and_nothing_typed_is_lost(client, facts, words):
    body = said(client, f"{URL}new/", typed(legal_form="CIO of old") | facts)
    assert ("There is a problem" in body, words in body, "CIO of old" in body) == (True, True, True)
    assert not Organisation.objects.filter(legal_form="CIO of old").exists()


def test_one_is_changed_and_its_numbers_stand_in_the_form(world, client):
    facts = typed(name=world.charity.name, identifiers="GB-CHC-1234567", website="https://example.org")
    assert client.post(of(world.charity, "change/"), facts).url == of(world.charity)
    world.charity.refresh_from_db()
    assert (world.charity.size, world.charity.website) == ("small", "https://example.org")
    assert 'value="GB-CHC-1234567"' in page(client, of(world.charity, "change/"))
    body = said(client, of(world.charity, "change/"), facts | {"sector": "public"})
    assert "usually count as voluntary" in body
    assert Organisation.objects.get(pk=world.charity.pk).sector == "voluntary"


def test_one_is_renamed_and_an_empty_name_is_not_taken(world, client):
    url = of(world.charity, "rename/")
    assert "There is a problem" in said(client, url, {"name": " "} | TODAY)
    assert client.post(url, {"name": "Open Door"} | TODAY).url == of(world.charity)
    assert "Open Door Advice" in page(client, of(world.charity))


def upload(text, name="file.csv"):
    return SimpleUploadedFile(name, text.encode())


def test_a_file_is_tried_and_then_imported(client):
    url, text = f"{URL}import/", "name,type\nNight Shelter,charity\n"
    body = said(client, url, {"file": upload(text)})
    assert ("1 row would be added" in body, Organisation.objects.filter(name="Night Shelter").exists()) == (True, False)
    assert client.post(url, {"kept": re.search(r'name="kept" value="(\w+)"', body)[1]}).url == URL
    assert Organisation.objects.filter(name="Night Shelter").exists()


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("Open Door Advice,charity\nWessington Council,council", "2 were here already."),
        ("Open Door Advice,charity", "1 was here already."),
    ],
)
def test_after_an_import_how_many_were_here_is_told(client, rows, told):
    body = said(client, f"{URL}import/", {"file": upload(f"name,type\nNight Shelter,charity\n{rows}\n")})
    kept = {"kept": re.search(r'name="kept" value="(\w+)"', body)[1]}
    assert f"1 added, 0 changed, {told}" in client.post(f"{URL}import/", kept, follow=True).content.decode()


def test_a_file_with_a_bad_row_is_refused_with_its_row(client):
    body = said(client, f"{URL}import/", {"file": upload("name,type\nShelter,spaceport\n")})
    assert ("Nothing was imported" in body, "“spaceport” is not one of" in body) == (True, True)
    assert "There is a problem" in said(client, f"{URL}import/", {})


@pytest.mark.parametrize(
    "rest", ["change/", "rename/", "merge/", "close/", "departments/new/", "tags/", "contact/", "propose/"]
)
def test_others_read_and_do_not_change(world, signed_in, rest):
    reader = signed_in(world.observer)
    assert page(reader, of(world.charity))
    assert reader.get(of(world.charity, rest)).status_code == 403
    assert reader.post(f"{URL}new/", typed()).status_code == 403
