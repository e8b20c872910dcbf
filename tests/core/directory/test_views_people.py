"""Pages of people: listed, shown, added, given roles, invited."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.scoping import within
from concord.core.directory import commands
from concord.core.directory.models import Invitation, Membership
from tests.worlds import START, somebody

URL = "/areas/wessington/people/"
ROLES = "/areas/wessington/roles/"


def of(person, rest=""):
    return f"{URL}{person.uid}/{rest}"


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def said(client, url, typed):
    response = client.post(url, typed)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def client(world, signed_in):
    return signed_in(world.officer)


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year} if on else {}


def role(body, **facts):
    usual = {"organisation": f"o{body.pk}", "role": "champion", "title": "Manager"}
    return usual | day("starts_on", date(2026, 3, 1)) | facts


def test_the_list_shows_the_roles_of_today(world, client):
    commands.end_membership(
        membership=world.volunteer.memberships.get(), ends_on=date(2025, 12, 31), by=SYSTEM, at=START
    )
    body = page(client, URL)
    assert ("Lena Example" in body, "Pat Example" in body, "Stan Example" in body) == (True, False, False)
    assert "Pat Example" in page(client, f"{URL}?past=on")
    assert "Lena Example" not in page(client, f"{URL}?role=chair")


@pytest.mark.parametrize("query", ["role=nonsense", "page=x", "sector=%00", "search=%25", "past=perhaps"])
def test_an_odd_filter_shows_a_page(client, query):
    assert client.get(f"{URL}?{query}").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_for_three(world, client, django_assert_num_queries, rows):
    for n in range(rows):
        somebody(world.area, world.charity, f"Extra{n}", "champion")
    # Session, person, area, second step, roles; people counted and read.
    with django_assert_num_queries(7):
        body = page(client, f"{URL}?search=Extra")
    assert len(set(re.findall(r"Extra\d Example", body))) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_takes_the_same_queries_for_one_and_for_three(world, client, django_assert_num_queries, rows):
    for n in range(rows):
        body = commands.add_organisation(
            area=world.area, name=f"Extra {n}", sector="voluntary", kind="charity", by=SYSTEM, at=START
        )
        unit = commands.add_unit(organisation=body, name="Advice", area=world.area, by=SYSTEM, at=START)
        hat = commands.add_membership(
            area=world.area, person=world.observer, organisation=body, unit=unit, role="champion",
            starts_on=date(2026, 1, n + 1), by=SYSTEM, at=START,
        )  # fmt: skip
        commands.invite(membership=hat, by=world.officer, at=START)
    with django_assert_num_queries(9):
        page(client, of(world.observer))


def test_somebody_of_another_area_is_not_found(world, client):
    for rest in ("", "change/", "role/"):
        assert client.get(of(world.stranger, rest)).status_code == 404
    with within(world.neighbour):
        theirs = Membership.objects.get()
    for rest in ("end/", "invite/"):
        assert client.post(f"{ROLES}{theirs.pk}/{rest}").status_code == 404


def test_somebody_is_added_with_their_first_role(world, client):
    facts = {"name": "Noor", "email": "noor@example.org", "phone": "01234"} | role(world.charity)
    response = client.post(f"{URL}new/", facts)
    person = Person.objects.get(name="Noor")
    hat = Membership.objects.get(person=person)
    assert (response.url, person.home_area, person.login_email) == (of(person), world.area, None)
    assert (hat.organisation, hat.role, hat.title, hat.starts_on) == (
        world.charity, "champion", "Manager", date(2026, 3, 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"name": ""}, "There is a problem"),
        ({"email": "noor"}, "There is a problem"),
        ({"organisation": "o0"}, "There is a problem"),
        (day("ends_on", date(2026, 2, 1)), "The last day is before the first day"),
    ],
)
def test_somebody_is_not_added_by_halves(world, client, facts, words):
    body = said(client, f"{URL}new/", {"name": "Noor", "email": "noor@example.org"} | role(world.charity) | facts)
    assert words in body
    assert not Person.objects.filter(name="Noor").exists()


def test_a_trustee_cannot_be_of_a_public_body(world, client):
    facts = {"name": "Noor", "email": ""} | role(world.council, role="trustee")
    assert "works for a body that is not public" in said(client, f"{URL}new/", facts)
    assert not Person.objects.filter(name="Noor").exists()


def test_details_are_changed_but_not_a_trustees_address(world, client):
    facts = {"name": "Lena Novak", "email": "lena.novak@example.org", "phone": "1"}
    assert client.post(of(world.champion, "change/"), facts).url == of(world.champion)
    assert Person.objects.get(pk=world.champion.pk).name == "Lena Novak"
    assert "There is a problem" in said(client, of(world.trustee, "change/"), facts)
    assert Person.objects.get(pk=world.trustee.pk).email == "nuala@example.org"


def test_another_hat_is_given_for_a_department(world, client):
    unit = commands.add_unit(organisation=world.council, name="Leisure", area=world.area, by=SYSTEM, at=START)
    url = of(world.observer, "role/")
    wrong = role(world.council) | day("ends_on", date(2026, 2, 1))
    assert "The last day is before the first day" in said(client, url, wrong)
    assert client.post(url, role(world.council, organisation=f"u{unit.pk}")).url == of(world.observer)
    hat = Membership.objects.get(person=world.observer, role="champion")
    assert (hat.organisation, hat.unit) == (world.council, unit)


@pytest.mark.parametrize(("days", "offered"), [(None, True), (1, True), (0, False)])
def test_a_role_can_be_ended_until_its_last_day(world, client, days, offered):
    today = timezone.localdate()
    world.champion.memberships.update(ends_on=None if days is None else today + timedelta(days=days))
    assert ("End this role" in client.get(of(world.champion)).content.decode()) is offered


def test_a_role_is_ended(world, client):
    hat = world.champion.memberships.get()
    url = f"{ROLES}{hat.pk}/end/"
    assert "before the first day" in said(client, url, day("ends_on", date(2024, 1, 1)))
    for far in (date.max, date(2101, 1, 1)):
        assert "Year must be from 1900 to 2100" in said(client, url, day("ends_on", far))
    assert client.post(url, day("ends_on", date(2026, 3, 31))).url == of(world.champion)
    hat.refresh_from_db()
    assert hat.ends_on == date(2026, 3, 31)


def link_in(message):
    return re.search(r"(/link/\S+)", message.body)[1]


def test_somebody_invited_opens_the_link_and_accepts(world, client):
    hat = world.champion.memberships.get()
    Person.objects.filter(pk=world.champion.pk).update(login_email=None)
    assert client.post(f"{ROLES}{hat.pk}/invite/").url == of(world.champion)
    guest = Client()
    path = link_in(mail.outbox[-1])
    assert guest.get(path).status_code == 200
    assert Invitation.objects.get().accepted_at is None
    accept = guest.post(path).url
    assert accept == "/areas/wessington/invitation/"
    assert "Wessington" in page(guest, accept)
    assert guest.post(accept).status_code == 302
    assert Person.objects.get(pk=world.champion.pk).login_email == "lena@example.org"


def test_an_invitation_is_withdrawn_and_its_link_opens_nothing(world, client):
    made = commands.invite(membership=world.champion.memberships.get(), by=world.officer, at=timezone.now())
    url = f"/areas/wessington/invitations/{made.uid}/withdraw/"
    assert client.post(url).url == of(world.champion)
    assert Client().post(link_in(mail.outbox[-1])).status_code != 302
    assert client.post(url.replace(str(made.uid), str(world.champion.uid))).status_code == 404


def test_nobody_without_an_address_is_invited(world, client):
    Person.objects.filter(pk=world.champion.pk).update(email="")
    response = client.post(f"{ROLES}{world.champion.memberships.get().pk}/invite/")
    assert (response.status_code, "no e-mail address" in response.content.decode()) == (409, True)


def test_people_are_imported_in_pages(world, client):
    text = "name,organisation,role\nNoor,Open Door Advice,champion\n"
    url = f"{URL}import/"
    body = said(client, url, {"file": SimpleUploadedFile("file.csv", text.encode())})
    assert ("1 row would be added" in body, "new person: Noor" in body) == (True, True)
    assert not Person.objects.filter(name="Noor").exists()
    assert client.post(url, {"kept": re.search(r'name="kept" value="(\w+)"', body)[1]}).url == URL
    assert Person.objects.filter(name="Noor").exists()
    bad = SimpleUploadedFile("file.csv", b"name,organisation,role\nAnn,Nowhere,champion\n")
    assert "“Nowhere” is not a partner here" in said(client, url, {"file": bad})


@pytest.mark.parametrize("who", ["chair", "champion", "observer"])
def test_others_read_and_do_not_change(world, signed_in, who):
    reader = signed_in(getattr(world, who))
    hat = world.volunteer.memberships.get()
    assert page(reader, of(world.volunteer))
    for url in (of(world.volunteer, "change/"), of(world.volunteer, "role/"), f"{ROLES}{hat.pk}/end/", f"{URL}new/"):
        assert reader.get(url).status_code == 403
    assert reader.post(f"{ROLES}{hat.pk}/invite/").status_code == 403
