import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.core.cache import cache

from tests.core.accounts.passkey import Passkey, asked
from tests.core.accounts.test_sign_in import SECRET, ask, code_in, code_now
from tests.factories.accounts import RoleGrantFactory
from tests.factories.areas import AreaFactory

# What allauth does after a set-up waits for the end of the transaction.
pytestmark = pytest.mark.django_db(transaction=True)

STEP = "/account/second-step/"


@pytest.fixture
def officer(client):
    """Signed in by a code, as allauth likes it: just now."""
    person = RoleGrantFactory(area=AreaFactory(slug="wess"), person__login_email="sam@example.org").person
    ask(client, "sam@example.org")
    client.post("/account/sign-in/code/", {"code": code_in(mail.outbox[0])})
    mail.outbox.clear()
    return person


def show(client, url):
    response = client.get(url)
    assert response.status_code == 200, url
    page = response.content.decode()
    # In our layout, under our policy, and without a word of the library's own.
    assert "concord-header" in page
    assert re.findall(r"<[^>]+ style=|<style|<[^>]+ on[a-z]+=", page) == []
    assert re.findall(r"<script(?![^>]*( src=|type=\"application/json\"))", page) == []
    assert "Two-Factor" not in page
    assert "Security Key" not in page
    return page


def age_the_proof(client):
    """An hour goes by since the person last showed that it is they."""
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session.save()


def test_an_app_is_set_up_with_its_code_and_the_area_opens(client, officer):
    assert client.get("/areas/wess/try/officer/").url == STEP
    assert "need a second step" in show(client, STEP)
    page = show(client, f"{STEP}app/activate/")
    secret = re.search(r"type the key: <strong>(\w+)</strong>", page)[1]
    assert "not the code" in client.post(f"{STEP}app/activate/", {"code": "123456"}).content.decode()
    response = client.post(f"{STEP}app/activate/", {"code": code_now(secret)})
    assert response.url == f"{STEP}recovery/"
    first = show(client, response.url)
    assert len(re.findall(r"<li><strong>\w{8}</strong>", first)) == 10
    assert ("Recovery codes are made too" in first, "no longer work" in first) == (True, False)
    again = client.post(f"{STEP}recovery/generate/", follow=True).content.decode()
    assert "The old ones no longer work." in again
    assert client.get("/areas/wess/try/officer/").status_code == 200


def test_the_person_is_told_that_their_second_step_changed(client, officer):
    secret = re.search(r"type the key: <strong>(\w+)</strong>", show(client, f"{STEP}app/activate/"))[1]
    client.post(f"{STEP}app/activate/", {"code": code_now(secret)})
    assert "An authenticator app was set up" in mail.outbox[0].body
    assert {tuple(sent.to) for sent in mail.outbox} == {("sam@example.org",)}


def test_turning_the_app_off_asks_again_and_then_for_a_new_second_step(client, officer):
    secret = re.search(r"type the key: <strong>(\w+)</strong>", show(client, f"{STEP}app/activate/"))[1]
    client.post(f"{STEP}app/activate/", {"code": code_now(secret)})
    age_the_proof(client)
    again = client.get(f"{STEP}app/deactivate/")
    assert again.url.startswith(f"{STEP}reauthenticate/")
    assert "Is it still you?" in show(client, again.url)
    cache.clear()  # the same code within half a minute is a replay otherwise
    assert client.post(again.url, {"code": code_now(secret)}).status_code == 302
    assert "Turn the authenticator app off?" in show(client, f"{STEP}app/deactivate/")
    client.post(f"{STEP}app/deactivate/")
    assert not Authenticator.objects.filter(type="totp").exists()
    assert client.get("/areas/wess/try/officer/").url == STEP


def test_the_page_to_add_a_passkey_asks_the_device(client, officer):
    page = show(client, f"{STEP}passkeys/add/")
    assert '"creation_options"' in page
    assert "What shall we call it?" in page
    assert "None yet." in show(client, f"{STEP}passkeys/")


def test_half_a_passkey_is_refused_without_a_crash(client, officer):
    for credential in ("", "{}", "[]", '{"id": "x"}', "nonsense"):
        assert client.post(f"{STEP}passkeys/add/", {"name": "x", "credential": credential}).status_code == 200
    assert not Authenticator.objects.exists()


@pytest.fixture
def passkey(client, officer):
    key = Passkey()
    answer = key.create(asked(show(client, f"{STEP}passkeys/add/")))
    made = client.post(f"{STEP}passkeys/add/", {"name": "my phone", "passwordless": "on", "credential": answer})
    assert made.url == f"{STEP}recovery/"
    return key


def test_a_passkey_is_set_up_and_the_area_opens(client, passkey):
    assert client.get("/areas/wess/try/officer/").status_code == 200
    assert "my phone" in show(client, f"{STEP}passkeys/")
    assert "1 passkey" in client.get("/account/").content.decode()
    assert "A passkey was added" in mail.outbox[0].body


def test_a_passkey_is_asked_for_at_sign_in(client, passkey):
    client.logout()
    ask(client, "sam@example.org")
    client.post("/account/sign-in/code/", {"code": code_in(mail.outbox[-1])})
    answer = passkey.get(asked(show(client, f"{STEP}authenticate/")))
    assert client.post(f"{STEP}authenticate/", {"credential": answer}).url == "/"
    assert client.get("/areas/wess/try/officer/").status_code == 200


def test_a_passkey_signs_in_by_itself(client, passkey):
    client.logout()
    options = client.get(f"{STEP}passkeys/login/", headers={"X-Requested-With": "XMLHttpRequest"}).json()
    answer = passkey.get(options["request_options"])
    assert client.post(f"{STEP}passkeys/login/", {"credential": answer}).url == "/"
    assert client.get("/areas/wess/try/officer/").status_code == 200


def test_another_passkey_signs_nobody_in(client, passkey):
    client.logout()
    other = Passkey()
    other.owner = passkey.owner
    options = client.get(f"{STEP}passkeys/login/", headers={"X-Requested-With": "XMLHttpRequest"}).json()
    answer = other.get(options["request_options"])
    assert client.post(f"{STEP}passkeys/login/", {"credential": answer}).url == "/account/sign-in/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("credential", ["", "{}", "[]", "nonsense", '{"id": "x"}', '{"response": {"userHandle": 7}}'])
def test_half_an_answer_signs_nobody_in_without_a_crash(client, passkey, credential):
    client.logout()
    assert client.post(f"{STEP}passkeys/login/", {"credential": credential}).url == "/account/sign-in/"


def test_a_passkey_is_renamed_and_taken_away(client, passkey):
    number = Authenticator.objects.get(type="webauthn").pk
    assert "Rename a passkey" in show(client, f"{STEP}passkeys/keys/{number}/edit/")
    client.post(f"{STEP}passkeys/keys/{number}/edit/", {"name": "work phone"})
    assert "Take “work phone” away?" in show(client, f"{STEP}passkeys/keys/{number}/remove/")
    client.post(f"{STEP}passkeys/keys/{number}/remove/")
    assert "None yet." in show(client, f"{STEP}passkeys/")
    assert client.get("/areas/wess/try/officer/").url == STEP


def test_after_a_while_a_passkey_is_asked_for_before_it_can_be_taken_away(client, passkey):
    age_the_proof(client)
    number = Authenticator.objects.get(type="webauthn").pk
    again = client.get(f"{STEP}passkeys/keys/{number}/remove/")
    assert again.url.startswith(f"{STEP}reauthenticate/") or again.url.startswith(f"{STEP}passkeys/reauthenticate/")
    page = show(client, f"{STEP}passkeys/reauthenticate/?next=/account/")
    answer = passkey.get(asked(page))
    response = client.post(f"{STEP}passkeys/reauthenticate/", {"credential": answer, "next": "/account/"})
    assert response.url == "/account/"
    assert "Take “my phone” away?" in show(client, f"{STEP}passkeys/keys/{number}/remove/")


@pytest.mark.parametrize("url", ["", "passkeys/", "recovery/", "app/activate/", "passkeys/add/"])
def test_nobody_else_gets_to_these_pages(client, url):
    assert client.get(STEP + url).status_code == 302


def test_a_recovery_set_is_made_anew_on_request(client, officer):
    secret = re.search(r"type the key: <strong>(\w+)</strong>", show(client, f"{STEP}app/activate/"))[1]
    client.post(f"{STEP}app/activate/", {"code": code_now(secret)})
    assert "Make new recovery codes?" in show(client, f"{STEP}recovery/generate/")
    before = show(client, f"{STEP}recovery/")
    client.post(f"{STEP}recovery/generate/")
    assert show(client, f"{STEP}recovery/") != before
    assert client.get(f"{STEP}recovery/download/").headers["Content-Type"] == "text/plain"


def test_the_page_that_asks_at_sign_in_offers_both_ways(client, officer):
    TOTP.activate(officer, SECRET)
    client.logout()
    ask(client, "sam@example.org")
    client.post("/account/sign-in/code/", {"code": code_in(mail.outbox[-1])})
    page = show(client, f"{STEP}authenticate/")
    assert "Code from your app, or a recovery code" in page


def test_the_sign_in_page_offers_passkey_and_typed_code(client):
    page = show(client, "/account/sign-in/")
    assert "Use a passkey" in page
    assert "Type it here" in page
    assert "work account" not in page
