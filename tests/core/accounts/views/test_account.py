import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from concord.core.accounts.roles import Role
from tests.core.audit.trail import entry
from tests.factories.accounts import PersonFactory, RoleGrantFactory
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0"


@pytest.fixture
def person(client):
    person = PersonFactory(name="Sam Example", email="sam@example.org")
    client.force_login(person)
    here(client, person)
    return person


def here(client, person, agent=FIREFOX):
    key = client.session.session_key
    return UserSession.objects.create(user=person, ip="127.0.0.1", user_agent=agent, session_key=key)


@pytest.mark.parametrize("url", ["", "change/", "activity/", "sessions/"])
def test_an_account_is_for_people_who_are_signed_in(client, url):
    assert client.get(f"/account/{url}").url.startswith("/account/sign-in/?next=")


def test_the_account_shows_details_hats_and_ways_to_sign_in(client, person):
    RoleGrantFactory(person=person, area=AreaFactory(name="Wessington"), role=Role.CHAMPION)
    page = client.get("/account/").content.decode()
    for words in ("Sam Example", "sam@example.org", "Wessington", "Champion", "none yet", "1 device"):
        assert words in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_account_takes_the_same_queries_for_more_hats(client, person, count, django_assert_num_queries):
    for _ in range(count):
        RoleGrantFactory(person=person, role=Role.CHAMPION)
    # Session, person, whether a second step is to be done; second steps, hats, places.
    with django_assert_num_queries(6):
        client.get("/account/")


def test_what_i_did_is_mine_alone(client, person):
    area = AreaFactory()
    entry("accounts.person_added", by=person, area=area, label="mine")
    entry("accounts.person_added", by=PersonFactory(), area=area, label="not mine")
    page = client.get("/account/activity/").content.decode()
    assert "Sam Example added a person: mine" in page
    assert "not mine" not in page


def test_sessions_are_listed_with_this_one_first(client, person):
    other = Client()
    other.force_login(person)
    here(other, person, agent="Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Mobile Safari/604.1")
    page = client.get("/account/sessions/").content.decode()
    assert "Firefox on Windows" in page
    assert page.index("This device") < page.index("Safari on an iPhone")
    assert page.count("End this session") == 1


def test_a_session_elsewhere_is_ended(client, person):
    other = Client()
    other.force_login(person)
    session = here(other, person)
    assert client.post("/account/sessions/end/", {"number": session.pk}).url == "/account/sessions/"
    assert other.get("/account/").status_code == 302
    assert client.get("/account/").status_code == 200


def test_all_other_sessions_are_ended(client, person):
    others = [Client() for _ in range(2)]
    for other in others:
        other.force_login(person)
        here(other, person)
    client.post("/account/sessions/end-others/")
    assert [other.get("/account/").status_code for other in others] == [302, 302]
    assert client.get("/account/").status_code == 200


def test_somebody_elses_session_cannot_be_ended(client, person):
    other, them = Client(), PersonFactory()
    other.force_login(them)
    session = here(other, them)
    assert client.post("/account/sessions/end/", {"number": session.pk}).status_code == 409
    assert other.get("/account/").status_code == 200


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 30, "1\x00"])
def test_a_session_that_is_no_number_is_not_found(client, person, number):
    assert client.post("/account/sessions/end/", {"number": number}).status_code == 404


def test_sessions_are_ended_by_posting_alone(client, person):
    assert client.get("/account/sessions/end/").status_code == 405
    assert client.get("/account/sessions/end-others/").status_code == 405
