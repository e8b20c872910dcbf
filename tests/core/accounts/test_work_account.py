"""Signing in with a work account (OIDC): what Concord does with what the account's server said."""

import pytest
from allauth.core import context
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core import mail
from django.test import RequestFactory

from concord.core.accounts.models import Person
from tests.core.accounts.test_sign_in import SECRET
from tests.factories.accounts import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _provider(settings):
    app = {"provider_id": "oidc", "name": "Work account", "client_id": "c", "secret": "s"}
    app["settings"] = {"server_url": "https://login.example.org"}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}


@pytest.fixture
def request_():
    request = RequestFactory().get("/account/oidc/login/callback/")
    for middleware in (SessionMiddleware, MessageMiddleware):
        middleware(lambda r: None).process_request(request)
    request.user, request.area, request.person, request.link = AnonymousUser(), None, None, None
    with context.request_context(request):
        yield request


def came_back(request, email, verified, uid="u1"):
    said = {"userinfo": {"sub": uid, "email": email, "email_verified": verified, "name": "Somebody Else"}}
    login = get_adapter().get_provider(request, "oidc").sociallogin_from_response(request, said)
    return complete_social_login(request, login)


def test_a_verified_address_connects_to_the_person_and_signs_in(request_):
    person = PersonFactory(login_email="sam@example.org")
    assert came_back(request_, "Sam@example.org", True).url == "/"
    assert request_.user == person
    assert SocialAccount.objects.get().user == person
    person.refresh_from_db()
    assert person.name != "Somebody Else"


def test_afterwards_the_account_itself_is_known_whatever_its_address(request_):
    person = PersonFactory(login_email="sam@example.org")
    SocialAccount.objects.create(user=person, provider="oidc", uid="u1")
    came_back(request_, "other@example.org", True)
    assert request_.user == person


@pytest.mark.parametrize(("email", "verified"), [("sam@example.org", False), ("stranger@example.org", True)])
def test_an_unverified_or_unknown_address_signs_nobody_in_and_up(request_, email, verified):
    PersonFactory(login_email="sam@example.org")
    response = came_back(request_, email, verified)
    assert "No account here yet" in response.content.decode()
    assert request_.user.is_anonymous
    assert (Person.objects.count(), SocialAccount.objects.count()) == (1, 0)


def test_the_sign_in_page_offers_it_when_it_is_set_up(client):
    page = client.get("/account/sign-in/").content.decode()
    assert "Use your work account" in page
    assert 'href="/account/oidc/login/?process=login"' in page


def test_pages_after_a_failure_say_what_to_do(client):
    assert "sign in with a code" in client.get("/account/work-account/error/").content.decode()
    assert "Sign in another way" in client.get("/account/work-account/cancelled/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_person_is_told_that_a_work_account_was_connected(request_):
    PersonFactory(login_email="sam@example.org")
    came_back(request_, "sam@example.org", True)
    assert "A work account can now be used" in mail.outbox[0].body


def test_a_second_step_is_asked_for_after_a_work_account_too(request_):
    person = PersonFactory(login_email="sam@example.org")
    TOTP.activate(person, SECRET)
    assert came_back(request_, "sam@example.org", True).url == "/account/second-step/authenticate/"
    assert request_.user.is_anonymous
