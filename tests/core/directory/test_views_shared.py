"""Organisations that areas share, in pages: joined by reference, asked at each area's contact, changed by proposal."""

import pytest
from django.core import mail
from django.test import Client

from concord.core.areas.scoping import within
from concord.core.directory.models import Organisation, Partner, ProposedChange, Unit

HERE, THERE = "/areas/wessington/organisations/", "/areas/eastmere/organisations/"


@pytest.fixture
def home(world, signed_in):
    return signed_in(world.officer)


@pytest.fixture
def other(world, signed_in):
    client = signed_in(world.stranger)
    client.post(f"{THERE}shared/", {"reference": str(world.charity.uid)})
    return client


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_reference_of_the_home_areas_page_adds_the_organisation_elsewhere(world, home, signed_in):
    reference = str(world.charity.uid)
    assert f'<p class="concord-reference">{reference}</p>' in page(home, f"{HERE}{reference}/")
    client = signed_in(world.stranger)
    assert client.get(f"{THERE}{reference}/").status_code == 404
    assert client.post(f"{THERE}shared/", {"reference": reference}).url == f"{THERE}{reference}/"
    found = page(client, f"{THERE}{reference}/")
    assert ("Wessington looks after these details" in found, "Change its details" in found) == (True, False)
    assert "concord-reference" not in found


def test_a_wrong_reference_says_the_same_whatever_it_is(world, signed_in):
    client = signed_in(world.stranger)
    found = client.post(f"{THERE}shared/", {"reference": "00000000-0000-4000-8000-000000000000"}).content.decode()
    assert "No organisation has this reference" in found
    for odd in ("", "x", "Open Door Advice"):
        assert "There is a problem" in client.post(f"{THERE}shared/", {"reference": odd}).content.decode()


def test_a_change_is_proposed_answered_and_the_answer_read(world, home, other):
    uid = world.charity.uid
    assert "There is a problem" in other.post(f"{THERE}{uid}/propose/", {"text": ""}).content.decode()
    assert other.post(f"{THERE}{uid}/propose/", {"text": "It moved <b>out</b>"}).url == f"{THERE}{uid}/"
    assert "Waits" in page(other, f"{THERE}{uid}/")
    assert "1 proposed change" in page(home, HERE)
    listed = page(home, f"{HERE}proposals/")
    assert ("It moved &lt;b&gt;out&lt;/b&gt;" in listed, "Eastmere" in listed, "Stan" in listed) == (True, True, False)
    url = f"{HERE}proposals/{ProposedChange.objects.get().uid}/"
    assert "Say why not" in home.post(url, {"accepted": "no"}).content.decode()
    assert home.post(url, {"accepted": "no", "reason": "Only for the summer"}).url == f"{HERE}proposals/"
    assert home.get(url).status_code == 404
    found = page(other, f"{THERE}{uid}/")
    assert ("Declined" in found, "Only for the summer" in found) == (True, True)
    assert mail.outbox == []


def test_accepting_leads_to_the_organisation_to_make_the_change(world, home, other):
    other.post(f"{THERE}{world.charity.uid}/propose/", {"text": "It moved"})
    url = f"{HERE}proposals/{ProposedChange.objects.get().uid}/"
    answer = home.post(url, {"accepted": "yes"}, follow=True)
    assert answer.redirect_chain[-1][0] == f"{HERE}{world.charity.uid}/"
    assert "Now make the change: It moved" in answer.content.decode()


def test_the_home_area_proposes_nothing_to_itself(world, home):
    found = home.post(f"{HERE}{world.charity.uid}/propose/", {"text": "X"}).content.decode()
    assert "Make the change yourself" in found


def test_the_other_area_neither_reads_nor_answers_proposals_of_the_home_area(world, home, other):
    other.post(f"{THERE}{world.charity.uid}/propose/", {"text": "It moved"})
    uid = ProposedChange.objects.get().uid
    assert "It moved" not in page(other, f"{THERE}proposals/")
    assert other.get(f"{THERE}proposals/{uid}/").status_code == 404
    assert other.get(f"{HERE}proposals/{uid}/").status_code == 403


def test_departments_of_a_shared_organisation_are_kept_at_home_alone(world, home, other):
    home.post(f"{HERE}{world.charity.uid}/departments/new/", {"name": "Pools", "parent": ""})
    unit = world.charity.units.get()
    for rest, typed in (
        ("departments/new/", {"name": "Parks", "parent": ""}),
        (f"departments/{unit.pk}/", {"name": "Parks", "parent": ""}),
        (f"departments/{unit.pk}/end/", {"on_day": "1", "on_month": "6", "on_year": "2026"}),
        ("change/", {"name": "X", "kind": "charity", "size": "small"}),
        ("rename/", {"name": "X", "on_day": "1", "on_month": "6", "on_year": "2026"}),
    ):
        found = other.post(f"{THERE}{world.charity.uid}/{rest}", typed)
        assert "looked after by another area" in found.content.decode(), rest
    assert [(one.name, one.ends_on) for one in world.charity.units.all()] == [("Pools", None)]


def test_whom_to_ask_is_kept_by_each_area(world, home, other):
    typed = {"name": "East desk", "email": "east@example.org"}
    assert other.post(f"{THERE}{world.charity.uid}/contact/", typed).status_code == 302
    assert "east@example.org" in page(other, f"{THERE}{world.charity.uid}/")
    assert "charity@example.org" in page(home, f"{HERE}{world.charity.uid}/")
    with within(world.neighbour):
        assert Partner.objects.get(organisation=world.charity).contact_name == "East desk"
    assert "There is a problem" in home.post(f"{HERE}{world.charity.uid}/contact/", {"email": "x"}).content.decode()


@pytest.mark.parametrize(
    ("contact", "own", "unit", "told"),
    [
        ("desk@example.org", "", "", "Requests to reply go there from now on."),
        ("", "in@example.org", "", "Requests to reply go to the organisation’s own address from now on."),
        (
            "",
            "",
            "pools@example.org",
            "Mail reaches only its departments that have an address. About anything else",
        ),
        ("", "", "", "No mail reaches it now: ask it by letter, in person or by telephone."),
    ],
)
def test_whoever_saves_a_contact_reads_where_requests_go_now(world, home, contact, own, unit, told):
    Organisation.objects.filter(pk=world.charity.pk).update(email=own)
    Unit.objects.create(organisation=world.charity, name="Pools", email=unit)
    url = f"{HERE}{world.charity.uid}/contact/"
    assert f"Saved. {told}" in home.post(url, {"name": "", "email": contact}, follow=True).content.decode()


@pytest.mark.parametrize("who", ["chair", "champion", "observer", "stranger"])
def test_nobody_else_may(world, signed_in, who):
    visitor, uid = signed_in(getattr(world, who)), world.charity.uid
    for url in (f"{HERE}shared/", f"{HERE}proposals/", f"{HERE}{uid}/propose/", f"{HERE}{uid}/contact/"):
        assert (visitor.get(url).status_code, visitor.post(url, {"text": "X"}).status_code) == (403, 403)
        assert Client().get(url).status_code == 302
    shown = visitor.get(f"{HERE}{uid}/").content.decode()
    assert ("charity@example.org" in shown, "concord-reference" in shown) == (False, False)
