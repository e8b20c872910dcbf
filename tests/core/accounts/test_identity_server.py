"""Signing in with a work account from the first click to the last, against a server of its own."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount

from concord.core.accounts.commands import change_person
from concord.core.accounts.models import Person
from tests.core.accounts.identity_server import CLIENT, SECRET, IdentityServer
from tests.core.audit.trail import AT
from tests.factories.accounts import PersonFactory, RoleGrantFactory
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings):
    with IdentityServer() as running:
        app = {"provider_id": "oidc", "name": "Work account", "client_id": CLIENT, "secret": SECRET}
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {"APPS": [app | {"settings": {"server_url": running.address}}]}
        }
        yield running


@pytest.fixture
def sam():
    return PersonFactory(name="Sam", login_email="sam@example.org")


def go(client, next_=""):
    """Press the button; the address to which the browser is sent, as its parts."""
    response = client.get(f"/account/oidc/login/?process=login{f'&next={next_}' if next_ else ''}")
    assert response.status_code == 302
    return urlsplit(response.url)


def come_back(client, **more):
    """Sign in there, and be sent back."""
    asked = parse_qs(go(client).query)
    return client.get("/account/oidc/login/callback/", {"state": asked["state"][0], "code": "c0de"} | more)


def signed_in(client):
    return client.session.get("_auth_user_id")


def test_the_button_leads_to_the_server_and_back_to_us_alone(client, server):
    there = go(client)
    asked = parse_qs(there.query)
    assert f"{there.scheme}://{there.netloc}{there.path}" == f"{server.address}/authorize"
    assert asked["redirect_uri"] == ["http://testserver/account/oidc/login/callback/"]
    assert (asked["client_id"], asked["response_type"]) == ([CLIENT], ["code"])
    assert sorted(asked["scope"][0].split()) == ["email", "openid", "profile"]


@pytest.mark.parametrize("proved", [True, "true", "True", 1, "1"])
def test_a_proved_address_signs_its_person_in(client, server, sam, proved):
    server.said |= {"email": "Sam@example.org", "email_verified": proved}
    assert come_back(client).url == "/"
    assert signed_in(client) == str(sam.pk)
    sam.refresh_from_db()
    assert (sam.name, SocialAccount.objects.get().user) == ("Sam", sam)


NOT_PROVED = [
    {"email_verified": word} for word in (False, "false", "False", "no", "", 0, None, [True], {"x": 1}, "yes")
]


@pytest.mark.parametrize("said", [*NOT_PROVED, {}, {"verified": True}])
def test_an_address_that_is_not_proved_is_nobodys(client, server, sam, said):
    server.said |= {"email": "sam@example.org", **said}
    assert "No account here yet" in come_back(client).content.decode()
    assert (signed_in(client), SocialAccount.objects.count(), Person.objects.count()) == (None, 0, 1)


@pytest.mark.parametrize("address", ["stranger@example.org", "", None, "sam@example.org.evil.example", "x" * 300])
def test_a_proved_address_of_nobody_signs_nobody_in_and_up(client, server, sam, address):
    server.said |= {"email": address, "email_verified": True}
    assert come_back(client).status_code == 200
    assert (signed_in(client), Person.objects.count()) == (None, 1)


def test_a_closed_account_and_a_contact_address_let_nobody_in(client, server):
    PersonFactory(login_email="closed@example.org", is_active=False)
    PersonFactory(email="info@example.org", login_email=None)
    for address in ("closed@example.org", "info@example.org"):
        server.said |= {"email": address, "email_verified": True}
        come_back(client)
        assert signed_in(client) is None


def test_another_word_for_proved_may_be_agreed_and_stand_in_the_token(client, server, sam, settings):
    settings.OIDC_VERIFIED = "xms_edov"
    server.said |= {"email": "sam@example.org", "email_verified": True}
    server.signed = {"email": "sam@example.org", "xms_edov": False}
    come_back(client)
    assert signed_in(client) is None
    server.signed = {"email": "sam@example.org", "xms_edov": "1"}
    come_back(client)
    assert signed_in(client) == str(sam.pk)


def test_afterwards_the_account_itself_is_known(client, server, sam):
    server.said |= {"email": "sam@example.org", "email_verified": True}
    come_back(client)
    client.logout()
    server.said |= {"email": "other@example.org", "email_verified": False}
    come_back(client)
    assert signed_in(client) == str(sam.pk)


def test_a_new_sign_in_address_lets_the_old_work_account_in_no_more(client, server, sam):
    server.said |= {"email": "sam@example.org", "email_verified": True}
    come_back(client)
    client.logout()
    change_person(person=sam, changes={"login_email": "new@example.org"}, area=None, by=sam, at=AT)
    come_back(client)
    assert signed_in(client) is None


def test_the_second_step_is_asked_for_all_the_same(client, server):
    officer = RoleGrantFactory(area=AreaFactory(slug="wess"), person__login_email="sam@example.org").person
    TOTP.activate(officer, "A" * 32)
    server.said |= {"email": "sam@example.org", "email_verified": True}
    assert come_back(client).url == "/account/second-step/authenticate/"
    assert signed_in(client) is None


def test_nobody_joins_a_work_account_to_whoever_is_signed_in_here(client, server, sam):
    client.force_login(sam)
    for process in ("connect", "redirect", "nonsense"):
        assert client.get(f"/account/oidc/login/?process={process}").status_code == 404
    assert server.asked == []


def test_an_answer_that_nobody_asked_for_lets_nobody_in(client, server, sam):
    server.said |= {"email": "sam@example.org", "email_verified": True}
    page = client.get("/account/oidc/login/callback/", {"state": "forged", "code": "c0de"}).content.decode()
    assert "did not let you in" in page
    asked = parse_qs(go(client).query)
    client.cookies.clear()
    client.get("/account/oidc/login/callback/", {"state": asked["state"][0], "code": "c0de"})
    assert signed_in(client) is None
    assert "/token" not in server.asked


def test_signing_in_never_leads_to_another_site(client, server, sam):
    server.said |= {"email": "sam@example.org", "email_verified": True}
    asked = parse_qs(go(client, next_="https://elsewhere.example.com/").query)
    response = client.get("/account/oidc/login/callback/", {"state": asked["state"][0], "code": "c0de"})
    assert response.url == "/"


BROKEN = [
    ("/.well-known/openid-configuration", (500, "down")),
    ("/.well-known/openid-configuration", (200, "<html>")),
    ("/.well-known/openid-configuration", (200, "{}")),
    ("/token", (400, '{"error": "invalid_grant"}')),
    ("/token", (200, "nonsense")),
    ("/token", (200, '{"access_token": "t0ken", "id_token": "nonsense"}')),
    ("/userinfo", (401, "{}")),
    ("/userinfo", (200, "nonsense")),
    ("/userinfo", (200, '{"email": "sam@example.org", "email_verified": true}')),
]


@pytest.mark.parametrize(("path", "answer"), BROKEN)
def test_whatever_the_server_answers_the_page_is_in_plain_words(client, server, sam, path, answer):
    server.said |= {"email": "sam@example.org", "email_verified": True}
    asked = parse_qs(go(client).query)
    server.broken[path] = answer
    pages = [client.get("/account/oidc/login/callback/", {"state": asked["state"][0], "code": "c0de"})]
    if path.startswith("/.well"):
        pages.append(client.get("/account/oidc/login/?process=login"))
    for page in pages:
        assert page.status_code in {401, 502}
        assert "Your work account did not let you in" in page.content.decode()
        assert "sign in with a code" in page.content.decode()
    assert signed_in(client) is None


def test_a_server_that_says_nothing_of_somebody_lets_nobody_in(client, server, sam):
    server.said |= {"email": "sam@example.org", "email_verified": True}
    server.broken["/userinfo"] = (200, "[]")
    assert "No account here yet" in come_back(client).content.decode()
    assert signed_in(client) is None


def test_a_server_that_is_not_there_is_told_in_plain_words(client, server, settings):
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"] = {"server_url": "http://127.0.0.1:9"}
    response = client.get("/account/oidc/login/?process=login")
    assert response.status_code == 502
    assert "Your work account did not let you in" in response.content.decode()


def test_who_stops_there_is_told_how_to_go_on(client, server):
    asked = parse_qs(go(client).query)
    back = {"state": asked["state"][0], "error": "access_denied"}
    page = client.get("/account/oidc/login/callback/", back, follow=True).content.decode()
    assert "You stopped signing in" in page
    assert "Sign in another way" in page


def test_an_unknown_server_has_no_page(client, server):
    assert client.get("/account/other/login/").status_code == 404
    assert client.get("/account/other/login/callback/").status_code == 404
