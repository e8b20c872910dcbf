import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.urls import NoReverseMatch, reverse

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import change_person
from concord.core.audit.models import AuditEntry
from concord.core.mail.models import OutgoingMessage
from tests.core.audit.trail import AT
from tests.factories.accounts import PersonFactory, RoleGrantFactory
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def ask(client, address, **more):
    """In a browser of its own: a half-done sign-in is gone on with, not begun again."""
    client.cookies.clear()
    return client.post("/account/sign-in/", {"email": address}, **more)


def code_in(message):
    return re.search(r"^([A-Z0-9-]{6,12})$", message.body, re.MULTILINE)[1]


def code_now(secret=SECRET):
    return totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))


def test_a_code_sent_by_mail_signs_in(client):
    person = PersonFactory(login_email="Sam@example.org")
    assert ask(client, "sam@EXAMPLE.org").url == "/account/sign-in/code/"
    (sent,) = mail.outbox
    assert sent.subject == "Your code to sign in"
    response = client.post("/account/sign-in/code/", {"code": code_in(sent)})
    assert response.url == "/"
    assert client.session["_auth_user_id"] == str(person.pk)


def test_the_code_is_sent_at_once_listed_nowhere_and_kept_nowhere(client):
    PersonFactory(login_email="sam@example.org")
    ask(client, "sam@example.org")
    message = OutgoingMessage.objects.get()
    assert (message.state, message.private, message.text_body, message.html_body) == ("sent", True, "", "")


def test_signing_in_leads_back_to_the_page_that_was_asked_for(client):
    PersonFactory(login_email="sam@example.org")
    page = client.get("/account/sign-in/?next=/account/activity/").content.decode()
    assert '<input type="hidden" name="next" value="/account/activity/">' in page
    response = client.post("/account/sign-in/", {"email": "sam@example.org", "next": "/account/activity/"})
    response = client.post(response.url, {"code": code_in(mail.outbox[0]), "next": "/account/activity/"})
    assert response.url == "/account/activity/"


def test_signing_in_never_leads_to_another_site(client):
    PersonFactory(login_email="sam@example.org")
    ask(client, "sam@example.org")
    form = {"code": code_in(mail.outbox[0]), "next": "https://elsewhere.example.com/"}
    assert client.post("/account/sign-in/code/", form).url == "/"


def test_signing_in_stands_on_the_persons_own_sheet_and_in_no_area(client):
    person = PersonFactory(login_email="sam@example.org")
    ask(client, "sam@example.org")
    client.post("/account/sign-in/code/", {"code": code_in(mail.outbox[0])})
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.person_key, entry.area_key) == ("accounts.signed_in", str(person.uid), "")


def test_nothing_on_the_pages_tells_a_known_address_from_an_unknown_one(client):
    PersonFactory(login_email="sam@example.org")
    pages = []
    for address in ("sam@example.org", "not@example.org"):
        asked = ask(client, address)
        follow = client.get(asked.url)
        wrong = client.post(asked.url, {"code": "WRONG-CODE"})
        seen = [asked.status_code, asked.url, follow.status_code, follow.content, wrong.status_code, wrong.content]
        seen = [part.replace(address.encode(), b"ADDRESS") if isinstance(part, bytes) else part for part in seen]
        pages.append(
            [re.sub(rb'csrfmiddlewaretoken" value="\w+"', b"", s) if isinstance(s, bytes) else s for s in seen]
        )
    assert pages[0] == pages[1]


def test_an_unknown_address_is_written_to_and_gets_nobody_in(client):
    ask(client, "not@example.org")
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["not@example.org"], "There is no account for this address")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("facts", [{"is_active": False}, {"login_email": None}])
def test_closed_accounts_and_people_without_one_are_unknown(client, facts):
    PersonFactory(**{"email": "sam@example.org"} | facts)
    ask(client, "sam@example.org")
    assert mail.outbox[0].subject == "There is no account for this address"


def test_three_wrong_codes_end_the_try(client):
    PersonFactory(login_email="sam@example.org")
    ask(client, "sam@example.org")
    answers = [client.post("/account/sign-in/code/", {"code": "AAAA-BBBB"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 302]
    assert "This is not the code. Check it, or ask for another" in answers[0].content.decode()
    assert client.post("/account/sign-in/code/", {"code": code_in(mail.outbox[0])}).url == "/account/sign-in/"


def test_a_stranger_who_asks_for_many_codes_does_not_shut_their_owner_out(client):
    for n in range(20):
        assert ask(client, "sam@example.org", REMOTE_ADDR="192.0.2.66").status_code == 302, n
    assert "Too many tries" in ask(client, "sam@example.org", REMOTE_ADDR="192.0.2.66").content.decode()
    for n in range(10):
        assert ask(client, "sam@example.org").status_code == 302, n
    # An inbox is not flooded from many places either.
    assert "Too many tries" in ask(client, "sam@example.org", REMOTE_ADDR="192.0.2.67").content.decode()
    assert len(mail.outbox) == 30


def test_behind_a_trusted_proxy_each_visitor_has_their_own_limit(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "1/h/ip"}
    there = {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}
    assert ask(client, "a@example.org", **there).status_code == 302
    assert ask(client, "b@example.org", **there).status_code == 200
    assert ask(client, "b@example.org", HTTP_X_FORWARDED_FOR="203.0.113.10").status_code == 302


def test_without_a_trusted_proxy_a_forged_header_changes_nothing(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "1/h/ip"}
    assert ask(client, "a@example.org", HTTP_X_FORWARDED_FOR="203.0.113.9").status_code == 302
    assert ask(client, "b@example.org", HTTP_X_FORWARDED_FOR="203.0.113.10").status_code == 200


def test_a_half_done_sign_in_can_be_begun_again(client):
    ask(client, "typo@example.org")
    assert client.get("/account/sign-in/").url == "/account/sign-in/code/"
    assert "Start again" in client.get("/account/sign-in/code/").content.decode()
    assert client.post("/account/sign-out/", {"next": "/account/sign-in/"}).url == "/account/sign-in/"
    assert client.get("/account/sign-in/").status_code == 200


def test_an_app_code_is_asked_for_once_it_is_set_up(client):
    person = RoleGrantFactory(area=AreaFactory(slug="wess"), person__login_email="sam@example.org").person
    TOTP.activate(person, SECRET)
    ask(client, "sam@example.org")
    response = client.post("/account/sign-in/code/", {"code": code_in(mail.outbox[0])})
    assert response.url == "/account/second-step/authenticate/"
    assert "_auth_user_id" not in client.session
    page = client.get(response.url).content.decode()
    assert "Your second step" in page
    assert "not the code" in client.post(response.url, {"code": "000000"}).content.decode()
    assert client.post(response.url, {"code": code_now()}).url == "/"
    assert client.get("/areas/wess/try/officer/").status_code == 200


def test_a_recovery_code_stands_for_the_app_once(client):
    person = PersonFactory(login_email="sam@example.org")
    TOTP.activate(person, SECRET)
    code = RecoveryCodes.activate(person).get_unused_codes()[0]
    for status in (302, 200):
        ask(client, "sam@example.org")
        client.post("/account/sign-in/code/", {"code": code_in(mail.outbox[-1])})
        assert client.post("/account/second-step/authenticate/", {"code": code}).status_code == status
        client.logout()


def test_the_key_of_an_app_is_not_readable_in_the_database():
    made = TOTP.activate(PersonFactory(), SECRET).instance
    made.refresh_from_db()
    assert SECRET not in str(made.data)
    assert made.wrap().validate_code(code_now())


def test_signing_out_is_a_posted_form(client):
    client.force_login(PersonFactory())
    assert "_auth_user_id" in client.session
    assert client.get("/account/sign-out/").status_code == 200
    assert "_auth_user_id" in client.session
    assert client.post("/account/sign-out/").url == "/"
    assert "_auth_user_id" not in client.session


def test_an_address_that_was_replaced_lets_nobody_in_any_more(client):
    person = PersonFactory(login_email="old@example.org")
    ask(client, "old@example.org")
    client.post("/account/sign-in/code/", {"code": code_in(mail.outbox[0])})
    EmailAddress.objects.create(user=person, email="old@example.org", verified=True, primary=True)
    change_person(person=person, changes={"login_email": "new@example.org"}, area=AreaFactory(), by=SYSTEM, at=AT)
    assert mail.outbox[-1].to == ["old@example.org"]
    client.logout()
    ask(client, "old@example.org")
    assert mail.outbox[-1].subject == "There is no account for this address"
    ask(client, "new@example.org")
    assert mail.outbox[-1].subject == "Your code to sign in"


PASSWORDS = ("account_signup", "account_reset_password", "account_change_password", "account_set_password")
CONNECTIONS = ("account_email", "socialaccount_signup", "socialaccount_connections", "account_reauthenticate")


@pytest.mark.parametrize("name", PASSWORDS + CONNECTIONS)
def test_pages_that_concord_does_not_use_have_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_a_page_of_the_real_addresses_for_work_accounts_and_the_demo_is_not_there(client, settings):
    settings.ROOT_URLCONF = "concord.config.urls"
    assert client.get("/account/oidc/login/").status_code == 404
    assert client.get("/demo/anything/").status_code == 404
