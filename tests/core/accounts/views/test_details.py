import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from concord.config import settings as installed
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.addresses import link_to_use
from concord.core.accounts.commands import change_person
from concord.core.accounts.models import Person
from concord.core.audit.models import AuditEntry
from concord.core.mail.models import OutgoingMessage
from tests.factories.accounts import PersonFactory, RoleGrantFactory
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db

CHANGE = "/account/change/"
REFUSED = "This link does not work"


@pytest.fixture
def person(client):
    area = AreaFactory(name="Wessington", contact_name="Priya Example")
    person = PersonFactory(name="Sam Example", email="sam@example.org", login_email="in@example.org", home_area=area)
    client.force_login(person)
    return person


def save(client, email, **details):
    return client.post(CHANGE, {"name": "Sam Example", "email": email, **details})


def account(client):
    return client.get("/account/").content.decode()


def path_in(message):
    return re.search(r"http://127.0.0.1:8000(/account/address/\S+)", message.body)[1]


def link(person, address="new@example.org", ago=timedelta()):
    return link_to_use(person, address, timezone.now() - ago).removeprefix("http://127.0.0.1:8000")


def email_of(person):
    return Person.objects.get(pk=person.pk).email


def trail():
    return [entry.facts for entry in AuditEntry.objects.filter(verb="accounts.person_changed").order_by("pk")]


# Changing one's details -----------------------------------------------------------------------------------------------


def test_own_details_are_changed_and_a_new_address_waits_for_its_link(client, person):
    assert save(client, "new@example.org", name=" Sam  Sample", phone="01234 567890").url == "/account/"
    person.refresh_from_db()
    assert (person.name, person.email, person.phone) == ("Sam Sample", "sam@example.org", "01234 567890")
    assert person.single_keys is False
    page = account(client)
    assert "Your other details are saved. We have sent a mail to new@example.org." in page
    assert "Open the link in it within a day: until then mail about your work goes to sam@example.org." in page
    assert trail() == [{"fields": ["name", "phone", "single_keys"]}]


def test_the_page_says_before_that_a_new_address_needs_its_link(client, person):
    assert "To use a new one, open the link that we send to it." in client.get(CHANGE).content.decode()


def test_the_mail_to_an_address_that_nobody_proved_holds_nothing_that_its_sender_wrote(client, person):
    typed = {"name": "Buy at spam.test", "phone": "Call 0900"}
    save(client, "victim@stranger.test", **typed)
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.reply_to) == (["victim@stranger.test"], "Is this address yours?", [])
    assert sent.from_email.startswith("Concord ")
    # Nor does the link tell a stranger where mail goes today.
    whole = f"{sent.from_email}{sent.body}{sent.alternatives[0].content}{link(person)}"
    for told in ("spam", "0900", "Sam", "sam@example.org", "in@example.org", "Wessington", "Priya"):
        assert told not in whole
    assert "Somebody who uses Concord, at http://127.0.0.1:8000, asked" in sent.body
    assert "works for a day" in sent.body
    assert path_in(sent) in sent.alternatives[0].content


def test_the_mail_is_listed_to_nobody_and_its_text_is_wiped(client, person):
    save(client, "new@example.org")
    row = OutgoingMessage.objects.get()
    assert (row.private, row.area_key, row.to_person_key) == (True, "", str(person.uid))
    assert (row.text_body, row.html_body, row.kept_text, row.kept_html) == ("", "", "", "")


@pytest.mark.parametrize("email", ["", "in@example.org", "sam@example.org", " sam@example.org "])
def test_no_address_or_one_that_is_proved_takes_effect_at_once(client, person, email):
    save(client, email)
    assert (email_of(person), mail.outbox) == (email.strip(), [])
    assert "Your details are saved." in account(client)


@pytest.mark.parametrize("email", ["Sam@example.org", "IN@example.org", "\u212aim@example.org"])
def test_letters_that_only_look_the_same_are_another_address(client, person, email):
    Person.objects.filter(pk=person.pk).update(email="kim@example.org" if "im@" in email else "sam@example.org")
    before = email_of(person)
    save(client, email)
    assert (email_of(person), len(mail.outbox)) == (before, 1)


def test_whoever_had_no_address_reads_that_the_new_one_waits(client, person):
    Person.objects.filter(pk=person.pk).update(email="")
    save(client, "new@example.org")
    assert email_of(person) == ""
    assert "Open the link in it within a day: until then it is not used." in account(client)


@pytest.mark.parametrize("email", ["not one", "x" * 250 + "@example.org"])
def test_a_wrong_address_is_told_and_nothing_is_lost(client, person, email):
    page = client.post(CHANGE, {"name": "Sam Sample", "email": email}).content.decode()
    assert "There is a problem" in page
    assert 'value="Sam Sample"' in page
    assert (email_of(person), mail.outbox) == ("sam@example.org", [])


def test_few_new_addresses_in_an_hour_and_nothing_typed_is_lost(client, person, settings):
    settings.ACCOUNT_RATE_LIMITS = installed.ACCOUNT_RATE_LIMITS
    for number in range(5):
        assert save(client, f"new{number}@example.org").status_code == 302
    refused = save(client, "new5@example.org", name="Sam Sample")
    assert (refused.status_code, refused["Retry-After"], len(mail.outbox)) == (429, "3600", 5)
    page = refused.content.decode()
    assert "Too many new addresses. Wait an hour" in page
    assert 'value="Sam Sample"' in page
    assert 'value="new5@example.org"' in page
    assert Person.objects.get(pk=person.pk).name == "Sam Example"
    assert save(client, "sam@example.org", name="Sam Sample").status_code == 302
    assert Person.objects.get(pk=person.pk).name == "Sam Sample"


def test_many_people_do_not_write_to_one_stranger(settings):
    settings.ACCOUNT_RATE_LIMITS = installed.ACCOUNT_RATE_LIMITS
    clients = [Client() for _ in range(6)]
    for each in clients:
        each.force_login(PersonFactory())
    typed = ["victim@stranger.test", "Victim@stranger.test"] * 3
    answers = [save(each, email) for each, email in zip(clients, typed, strict=True)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    cache.clear()
    assert save(clients[5], "victim@stranger.test").status_code == 302


# The link -------------------------------------------------------------------------------------------------------------


def test_the_button_behind_the_link_lets_mail_go_to_the_new_address(client, person):
    save(client, "New@example.org")
    path = path_in(mail.outbox.pop())
    assert client.post(path).url == "/account/"
    assert email_of(person) == "New@example.org"
    assert "Mail about your work goes to New@example.org." in account(client)
    assert (trail()[1:], mail.outbox) == ([{"fields": ["email"]}], [])


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_looking_at_the_link_changes_nothing(client, person, method):
    for _ in range(2):
        assert getattr(client, method)(link(person)).status_code == 200
    assert (email_of(person), trail()) == ("sam@example.org", [])


def test_the_page_names_both_addresses_and_has_a_button(client, person):
    answer = client.get(link(person))
    page = answer.content.decode()
    for words in ("Use this e-mail address?", "new@example.org", "sam@example.org", "Use this address</button>"):
        assert words in page
    assert "no-store" in answer["Cache-Control"]


def test_the_link_used_twice_does_no_harm(client, person):
    path = link(person)
    assert [client.post(path).url for _ in range(2)] == ["/account/", "/account/"]
    assert (email_of(person), len(trail())) == ("new@example.org", 1)
    page = client.get(path).content.decode()
    assert "You use it already" in page
    assert "Use this address</button>" not in page


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_that_is_older_than_a_day_does_nothing(client, person, method):
    just, late = (link(person, ago=timedelta(hours=hours)) for hours in (23, 25))
    answer = getattr(client, method)(late)
    page = answer.content.decode()
    assert answer.status_code == 410
    assert REFUSED in page
    assert "it is more than a day old" in page
    assert f'href="{CHANGE}"' in page
    assert email_of(person) == "sam@example.org"
    client.post(just)
    assert email_of(person) == "new@example.org"


@pytest.mark.parametrize("spoil", [lambda t: t[:-1], lambda t: "x", lambda t: "é" + t, lambda t: t.replace(":", "")])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_broken_link_says_so(client, person, method, spoil):
    token = link(person).split("/")[-2]
    answer = getattr(client, method)(f"/account/address/{spoil(token)}/")
    assert (answer.status_code, REFUSED in answer.content.decode()) == (410, True)
    assert email_of(person) == "sam@example.org"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_for_somebody_else_changes_and_tells_nothing(client, person, method):
    other = PersonFactory(email="lee@example.org")
    answer = getattr(client, method)(link(other))
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "It was asked for from another account" in page
    assert "Sign out, sign in to that account" in page
    assert "lee@example.org" not in page
    assert "new@example.org" not in page
    assert [email_of(each) for each in (person, other)] == ["sam@example.org", "lee@example.org"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_address_that_an_officer_changed_meanwhile_stays(client, person, method):
    path = link(person)
    changes = {"email": "desk@example.org"}
    change_person(person=person, changes=changes, area=person.home_area, by=SYSTEM, at=timezone.now())
    answer = getattr(client, method)(path)
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "was changed in another way since this link was sent" in page
    assert "Mail about your work goes to desk@example.org." in page
    assert email_of(person) == "desk@example.org"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_asks_to_sign_in_first_and_is_then_opened(person, method):
    path = link(person)
    assert getattr(Client(), method)(path).url == f"/account/sign-in/?next={path.replace(':', '%3A')}"
    assert email_of(person) == "sam@example.org"


def test_the_link_reaches_no_log(client, person, caplog):
    caplog.set_level("INFO")
    path = link(person)
    for each in (client, Client()):
        each.get(path)
        each.post(path)
    assert "/account/address/" in caplog.text
    assert path.split("/")[-2] not in caplog.text


def test_a_link_asks_for_the_second_step_of_whoever_has_one(client, person):
    RoleGrantFactory(person=person, area=person.home_area)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    for method in (client.get, client.post):
        assert method(link(person)).url.startswith("/account/second-step/reauthenticate/?next=")
    assert email_of(person) == "sam@example.org"
