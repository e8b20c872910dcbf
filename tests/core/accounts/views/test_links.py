from datetime import UTC, date, datetime

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from concord.config import settings as installed
from concord.core.accounts.links import token_of
from concord.core.accounts.models import PersonalLink
from concord.core.accounts.roles import Role
from tests.factories.accounts import CODE, PersonalLinkFactory, PersonFactory, RoleGrantFactory
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db

THERE = "/areas/wess/try/linked/"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def link():
    return PersonalLinkFactory(area=AreaFactory(slug="wess", name="Wessington"), person__name="Sam Example")


def path_of(link):
    return f"/link/{token_of(link)}/"


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_looking_at_a_link_changes_nothing_and_lets_nobody_in(client, link, method):
    before = PersonalLink.objects.values().get()
    for _ in range(3):
        assert getattr(client, method)(path_of(link)).status_code == 200
    assert PersonalLink.objects.values().get() == before
    assert "concord_session" not in client.cookies
    assert client.get(THERE).status_code == 403


def test_the_page_says_for_whom_and_until_when_and_has_one_button(client, link):
    page = client.get(path_of(link)).content.decode()
    assert "Make a return" in page
    assert "for Sam Example, for the Compact of Wessington" in page
    assert "Friday 1 January 2100" in page
    assert page.count("<button") == 1
    assert "concord-nav" not in page


def test_nothing_on_the_page_sends_the_form_by_itself(client, link):
    page = client.get(path_of(link)).content.decode()
    assert "http-equiv" not in page
    assert "submit()" not in page
    assert client.get(path_of(link)).headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_the_button_opens_the_page_in_this_browser(client, link):
    assert client.post(path_of(link)).url == THERE
    assert client.get(THERE).content == b"your return"


def test_a_link_can_be_used_again_on_another_device(client, link):
    client.post(path_of(link))
    other = Client()
    assert other.post(path_of(link)).url == THERE
    assert other.get(THERE).status_code == 200
    assert client.get(THERE).status_code == 200


def test_opening_a_link_needs_the_forms_own_token(link):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path_of(link)).status_code == 403
    assert strict.get(THERE).status_code == 403


def test_the_session_gets_a_new_key(client, link):
    client.get("/account/sign-in/")
    session = client.session
    session["x"] = 1
    session.save()
    client.cookies["concord_session"] = before = session.session_key
    client.post(path_of(link))
    assert client.cookies["concord_session"].value != before


def test_somebody_signed_in_stays_signed_in_and_sees_this_session(client, link):
    person = link.person
    client.force_login(person)
    UserSession.objects.create(user=person, ip="127.0.0.1", user_agent="x", session_key=client.session.session_key)
    client.post(path_of(link))
    assert client.session["_auth_user_id"] == str(person.pk)
    assert "This device" in client.get("/account/sessions/").content.decode()


@pytest.mark.parametrize(
    ("closed", "words"),
    [
        ({"revoked_at": LONG_AGO}, "It was withdrawn"),
        ({"expires_at": LONG_AGO}, "It worked until Wednesday 1 January 2020"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_closed_link_says_why_and_whom_to_ask(client, link, closed, words, method):
    PersonalLink.objects.update(**closed)
    response = getattr(client, method)(path_of(link))
    page = response.content.decode()
    assert response.status_code == 410
    assert words in page
    assert "priya@example.org" in page
    assert "Sam Example" not in page
    assert client.get(THERE).status_code == 403


def test_a_link_closes_at_once_when_the_role_ends_and_says_so(client, link):
    client.post(path_of(link))
    assert client.get(THERE).status_code == 200
    link.person.grants.update(ends_on=date(2026, 1, 2))
    assert client.get(THERE).status_code == 403
    for answer in (client.get(path_of(link)), client.post(path_of(link))):
        assert answer.status_code == 410
        assert "It was for a role that has ended" in answer.content.decode()
    assert "No open form has this code" in client.post("/code/", {"code": CODE}).content.decode()


@pytest.mark.parametrize("token", ["x", "a:b", "8a0c2f0e-0000-4000-8000-000000000000:x", "%00", "é"])
def test_an_unknown_link_says_what_to_do(client, token):
    response = client.get(f"/link/{token}/")
    assert response.status_code == 410
    assert "Type it here" in response.content.decode()


def test_a_link_to_somebody_without_a_name_here_is_for_the_name_it_was_sent_to(client):
    link = PersonalLinkFactory(person=None, to_name="The clerk", area=AreaFactory(slug="wess"))
    assert "for The clerk" in client.get(path_of(link)).content.decode()


def test_leaving_ends_the_link_here_and_nowhere_else(client, link):
    client.post(path_of(link))
    answer = client.get("/leave/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "press the button there" in answer.content.decode()
    assert "You have left" in client.post("/leave/").content.decode()
    assert client.get(THERE).status_code == 403
    assert client.post(path_of(link)).url == THERE


def test_every_page_behind_a_link_says_whose_it_is_and_offers_the_way_out(client, link):
    client.post(path_of(link))
    page = client.get("/code/").content.decode()
    assert "For Sam Example" in page
    assert '<form method="post" action="/leave/">' in page
    client.post("/leave/")
    assert "Sam Example" not in client.get("/code/").content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_is_signed_in_does_nothing_by_anothers_link(client, link, method):
    person = RoleGrantFactory(area=link.area, role=Role.CHAMPION, person__name="Pat Example").person
    client.force_login(person)
    answer = getattr(client, method)(path_of(link))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert ("This link is for Sam Example" in page, "You are signed in as Pat Example" in page) == (True, True)
    assert client.post("/code/", {"code": CODE}).status_code == 409
    assert client.get(THERE).status_code == 403
    assert client.post("/account/sign-out/", {"next": path_of(link)}).url == path_of(link)
    assert client.post(path_of(link)).url == THERE


def test_whoever_signs_in_after_anothers_link_is_themselves_alone(client, link):
    client.post(path_of(link))
    client.force_login(RoleGrantFactory(area=link.area, role=Role.CHAMPION, person__name="Pat Example").person)
    assert client.get(THERE).status_code == 403
    assert "Sam Example" not in client.get("/code/").content.decode()


def test_an_invitation_is_open_to_whoever_is_signed_in(client, link):
    PersonalLink.objects.update(purpose="invitation")
    client.force_login(PersonFactory())
    assert client.post(path_of(link)).status_code == 302


def test_leaving_keeps_whoever_is_signed_in(client, link):
    client.force_login(link.person)
    client.post(path_of(link))
    client.post("/leave/")
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize("typed", [CODE, "7kq2m9xp", " 7KQ2 M9XP "])
def test_the_typed_code_opens_the_same_page(client, link, typed):
    assert client.post("/code/", {"code": typed}).url == THERE
    assert client.get(THERE).status_code == 200


@pytest.mark.parametrize("typed", ["", "AAAA-AAAA", "x" * 21, "é\x00", "7KQ2"])
def test_a_wrong_code_is_told_on_the_field(client, link, typed):
    page = client.post("/code/", {"code": typed}).content.decode()
    assert "There is a problem" in page
    assert client.get(THERE).status_code == 403


@pytest.mark.parametrize("closed", [{"revoked_at": LONG_AGO}, {"expires_at": LONG_AGO}])
def test_the_code_of_a_closed_link_opens_nothing(client, link, closed):
    PersonalLink.objects.update(**closed)
    assert client.post("/code/", {"code": CODE}).status_code == 200


def test_guessing_ends_after_twenty_wrong_codes_from_one_address(client, link):
    for _ in range(20):
        assert client.post("/code/", {"code": "AAAA-AAAA"}).status_code == 200
    answer = client.post("/code/", {"code": CODE})
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
    assert "Too many tries" in answer.content.decode()


def test_right_codes_use_up_no_tries(client, link):
    for _ in range(25):
        assert client.post("/code/", {"code": CODE}).status_code == 302


def test_guessing_from_many_addresses_ends_too(client, link, settings):
    settings.ACCOUNT_RATE_LIMITS = {"personal_code": "20/h/ip", "personal_code_all": "3/h/key"}
    for n in range(3):
        assert client.post("/code/", {"code": "AAAA-AAAA"}, REMOTE_ADDR=f"203.0.113.{n}").status_code == 200
    assert client.post("/code/", {"code": CODE}, REMOTE_ADDR="203.0.113.99").status_code == 429


@pytest.fixture
def shared_cache(settings):
    """The cache that the processes of an installation share."""
    settings.CACHES = installed.CACHES
    call_command("createcachetable", verbosity=0)


def test_limits_hold_in_the_database_cache_that_processes_share(client, link, settings, shared_cache):
    settings.ACCOUNT_RATE_LIMITS = {"personal_code": "1/h/ip"}
    assert client.post("/code/", {"code": "AAAA-AAAA"}).status_code == 200
    assert client.post("/code/", {"code": CODE}).status_code == 429


def test_nobody_pushes_a_limit_out_by_asking_for_much_else(client, link, settings, shared_cache):
    settings.ACCOUNT_RATE_LIMITS = {"personal_code": "1/h/ip"}
    assert client.post("/code/", {"code": "AAAA-AAAA"}).status_code == 200
    for n in range(600):
        cache.set(f"zzz{n}", "")
    assert client.post("/code/", {"code": CODE}).status_code == 429
