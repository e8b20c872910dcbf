"""The list of areas and the form for a new one: for the people who run the installation, and nobody else."""

import re
from datetime import date

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.areas.queries import area_lines
from concord.core.areas.scoping import within
from concord.core.audit.models import AuditEntry
from concord.core.directory.models import Membership
from tests.factories.accounts import RoleGrantFactory
from tests.signing_in import BACKEND

UPTON = "The short name may hold small letters, figures and hyphens. Write it like upton-on-sea"
LIST, NEW = "/areas/", "/add-area/"


def administrator(area=None):
    return RoleGrantFactory(role="platform_admin", area=area, starts_on=date(2025, 1, 1)).person


@pytest.fixture
def mid(world):
    return Area.objects.get(slug="mid")


@pytest.fixture
def client(world, signed_in):
    return signed_in(administrator())


def typed(**facts):
    usual = {"name": "Upton on Sea", "slug": "upton", "kind": "district", "parent": "wessington", "nation": "ENG"}
    return usual | {"officer": "sam@upton.example.org"} | facts


def body(response):
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_shows_each_area_with_its_tier_region_agreement_and_contact(world, client):
    Area.objects.filter(slug="eastmere").update(
        agreement_status="dormant",
        contact_name="Stan",
        contact_email="stan@example.org",
        kind="district",
        words={"agreement": {"one": "Covenant"}},
    )
    page = body(client.get(LIST))
    assert page.index(">Mid<") < page.index(">Eastmere<") < page.index(">Wessington<")
    for words in ("Regional", "Second tier", "District or borough", "Covenant: dormant", "stan@example.org", "Missing"):
        assert words in page


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ("search=WESS", ["Wessington"]),
        ("tier=upper", ["Eastmere", "Wessington"]),
        ("tier=regional", ["Mid"]),
        ("region=mid/", ["Mid", "Eastmere", "Wessington"]),
        ("status=own", ["Eastmere", "Wessington"]),
        ("search=nowhere", []),
    ],
)
def test_the_list_is_narrowed(world, client, mid, chosen, names):
    Area.objects.filter(pk=mid.pk).update(agreement_status="none")
    page = client.get(f"{LIST}?{chosen}").context["page"]
    assert [line.area.name for line in page] == names


def test_the_filter_calls_an_area_that_stands_by_the_word_in_its_row(world, client):
    response = client.get(f"{LIST}?state=active")
    assert ('<option value="active" selected>Open</option>' in body(response), ">Active<" in body(response)) == (
        True,
        False,
    )
    assert len(response.context["page"]) == len(re.findall(r">Open\s*</td>", body(response))) == 3


def test_a_neighbour_with_a_name_alike_does_not_slip_between_a_region_and_its_areas(world, mid):
    Area(slug="mid-east", name="Mid East", code="MIDE", path="mid-east/").save()
    lines = area_lines(Area.objects.all())
    assert [(line.area.slug, line.depth, line.region) for line in lines] == [
        ("mid", 0, "Mid"), ("eastmere", 1, "Mid"), ("wessington", 1, "Mid"), ("mid-east", 0, ""),
    ]  # fmt: skip


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_takes_two_queries_however_long_it_is(world, more):
    for n in range(more):
        Area(slug=f"a{n}", name=f"A{n}", code=f"AA{n}", path=f"mid/a{n}/", parent=world.area).save()
    with CaptureQueriesContext(connection) as asked:
        assert len([str(line.area.parent) for line in area_lines(Area.objects.all())]) == 3 + more
    assert len(asked) == 2


def test_an_administrator_of_one_area_sees_it_and_what_lies_below(world, signed_in):
    page = signed_in(administrator(world.area)).get(LIST).context["page"]
    assert [line.area.slug for line in page] == ["wessington"]


@pytest.mark.parametrize("address", [LIST, NEW])
@pytest.mark.parametrize("who", ["officer", "chair", "trustee", "observer", "stranger"])
def test_nobody_else_gets_in(world, signed_in, address, who):
    client = signed_in(getattr(world, who))
    assert (client.get(address).status_code, client.post(address, typed()).status_code) == (403, 403)
    assert Area.objects.count() == 3


@pytest.mark.parametrize("address", [LIST, NEW])
def test_without_signing_in_or_a_second_step_nothing_opens(world, address):
    assert Client().get(address)["Location"] == f"/account/sign-in/?next={address}"
    client = Client()
    client.force_login(administrator(), backend=BACKEND)
    assert client.get(address)["Location"] == "/account/second-step/"


def test_an_area_is_added_and_its_first_officer_invited(world, client):
    response = client.post(NEW, typed(), follow=True)
    assert "Upton on Sea is added, and sam@upton.example.org is invited" in body(response)
    made = Area.objects.get(slug="upton")
    assert (made.name, made.path, made.kind, made.code) == ("Upton on Sea", "mid/wessington/upton/", "district", "UPTO")
    assert mail.outbox[-1].to == ["sam@upton.example.org"]
    grant = Person.objects.get(email="sam@upton.example.org").grants.get()
    assert (grant.area, grant.role) == (made, "officer")
    administrators = set(Person.objects.filter(grants__role="platform_admin").values_list("uid", flat=True))
    entry = AuditEntry.objects.get(verb="areas.area_created", area_key="UPTO")
    assert entry.person_key in {str(uid) for uid in administrators}


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"slug": "wessington"}, "slug", "There is an area “wessington” already."),
        ({"slug": "Upton on Sea"}, "slug", UPTON),
        ({"slug": ""}, "slug", "Enter short name"),
        ({"name": ""}, "name", "Enter name"),
        ({"kind": "kingdom"}, "kind", "Your answer: choose one of the answers in the list"),
        ({"parent": "nowhere"}, "parent", "Your answer: choose one of the answers in the list"),
        ({"nation": "FRA"}, "nation", "Nation: choose one of the answers in the list"),
        ({"officer": "sam"}, "officer", "Enter an e-mail address like name@example.org"),
    ],
)
def test_what_is_refused_names_its_field_and_adds_nothing(world, client, facts, field, words):
    response = client.post(NEW, typed(**facts))
    assert response.context["form"].errors[field] == [words]
    assert f'href="#id_{field}"' in body(response)
    assert (Area.objects.count(), mail.outbox) == (3, [])


@pytest.mark.parametrize("address", ["priya@example.org", "Stan@example.org", "new@example.org"])
def test_whether_the_first_officer_has_an_account_makes_no_difference(world, client, address):
    response = client.post(NEW, typed(officer=address), follow=True)
    assert f"Upton on Sea is added, and {address} is invited to sign in as its officer." in body(response)
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == ([address], "You are invited to the Compact of Upton on Sea")
    assert Person.objects.get(grants__area__slug="upton").login_email is None


def test_an_administrator_does_not_make_themselves_the_first_officer(world, signed_in):
    admin = administrator()
    Person.objects.filter(pk=admin.pk).update(login_email="ada@example.org")
    response = signed_in(Person.objects.get(pk=admin.pk)).post(NEW, typed(officer="Ada@example.org"))
    assert "Nobody gives themselves a role" in response.context["form"].errors["officer"][0]
    assert (Area.objects.count(), mail.outbox) == (3, [])


def test_only_somebody_who_runs_everything_adds_an_area_that_lies_in_no_other(world, client, signed_in):
    one = signed_in(administrator(world.area))
    assert "parent" in one.post(NEW, typed(parent="")).context["form"].errors
    assert "parent" in one.post(NEW, typed(parent="eastmere")).context["form"].errors
    assert client.post(NEW, typed(parent="", officer="")).status_code == 302
    assert Area.objects.get(slug="upton").path == "upton/"


def test_a_new_area_lies_in_none_that_has_closed(world, client):
    Area.objects.filter(slug="eastmere").update(status="closed", ended_on=date(2026, 3, 2))
    assert "eastmere" not in client.get(NEW).content.decode()
    assert "parent" in client.post(NEW, typed(parent="eastmere")).context["form"].errors


def test_an_area_too_deep_is_refused_in_words(world, client):
    path = "mid/wessington/" + "x" * 480 + "/"
    Area(slug="deep", name="Deep", code="DEEP", path=path, parent=world.area).save()
    response = client.post(NEW, typed(parent="deep"))
    assert "too deep in the tree" in response.context["form"].errors["parent"][0]


def test_the_first_officer_begins_alone(world, client):
    client.post(NEW, typed())
    with within(Area.objects.get(slug="upton")):
        assert [hat.role for hat in Membership.objects.all()] == ["officer"]


def test_somebody_who_only_runs_the_installation_starts_at_the_list(world, client, signed_in):
    assert client.get("/")["Location"] == LIST
    assert signed_in(world.officer).get("/")["Location"] == "/areas/wessington/"
