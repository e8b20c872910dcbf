"""The area's settings: details, look, contact, words."""

import base64

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from concord.core.areas.models import Area

URL = "/areas/wessington/settings/"
# A picture of one dot.
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="


@pytest.fixture
def client(world, signed_in):
    return signed_in(world.officer)


@pytest.fixture
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def area():
    return Area.objects.get(slug="wessington")


def details(**facts):
    usual = {"name": "Wessington", "nation": "ENG", "agreement_status": "own", "financial_year_month": "4"}
    return usual | facts


def said(client, url, typed):
    response = client.post(url, typed)
    assert response.status_code == 200
    body = response.content.decode()
    assert "There is a problem" in body
    return body


def picture(name="logo.png"):
    return SimpleUploadedFile(name, base64.b64decode(DOT))


def test_details_and_colour_are_changed(client):
    facts = details(name="Wessington and the Vale", accent="#0b5563", shares_summaries="on", financial_year_month="1")
    assert client.post(f"{URL}details/", facts).url == URL
    made = area()
    assert (made.name, made.accent, made.shares_summaries, made.financial_year_month) == (
        "Wessington and the Vale", "#0b5563", True, 1,
    )  # fmt: skip
    assert "#0b5563" in Client().get("/areas/wessington/theme.css").content.decode()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"accent": "#ffff00"}, "Its contrast with white is 1.1; it needs 4.5"),
        ({"accent": "red;}"}, "This colour cannot be used"),
        ({"name": ""}, "There is a problem"),
        ({"nation": "FRA"}, "There is a problem"),
        ({"financial_year_month": "13"}, "There is a problem"),
    ],
)
def test_details_that_cannot_be_kept_come_back(client, facts, words):
    assert words in said(client, f"{URL}details/", details(**facts))
    assert (area().name, area().accent) == ("Wessington", "")


def test_a_logo_is_shown_with_its_words(client, uploads):
    response = client.post(f"{URL}details/", details(logo=picture(), logo_alt="Two hands"))
    assert (response.url, area().logo_alt) == (URL, "Two hands")
    shown = Client().get("/areas/wessington/logo")
    assert (shown.status_code, shown["Content-Type"], shown["Content-Security-Policy"]) == (
        200, "image/png", "default-src 'none'",
    )  # fmt: skip
    assert shown.getvalue() == base64.b64decode(DOT)
    client.post(f"{URL}details/", details(logo_alt="Two hands"))
    assert area().logo


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (SimpleUploadedFile("logo.png", b"<svg onload=alert(1)>"), "must be a PNG or JPEG"),
        (SimpleUploadedFile("logo.png", b"\x89PNG\r\n\x1a\n" + b"x" * 1024 * 1024), "larger than 1 MB"),
        (picture(), "Say what the logo shows"),
    ],
)
def test_a_logo_that_cannot_be_shown_is_refused(client, uploads, file, words):
    file.seek(0)
    assert words in said(client, f"{URL}details/", details(logo=file))
    assert not area().logo


def test_without_a_logo_there_is_none(client):
    assert client.get("/areas/wessington/logo").status_code == 404


def test_the_contact_is_changed_and_looked_at_again(client):
    facts = {"contact_name": "Priya", "contact_email": "priya@example.org"}
    assert client.post(f"{URL}contact/", facts).url == URL
    assert (area().contact_name, area().contact_checked_on) == ("Priya", timezone.localdate())
    Area.objects.update(contact_checked_on=None)
    assert client.post(f"{URL}contact/right/").url == URL
    assert area().contact_checked_on == timezone.localdate()
    assert client.get(f"{URL}contact/right/").status_code == 405


def test_a_contact_that_nobody_can_reach_is_refused(client):
    assert "Enter an e-mail address or a phone number" in said(client, f"{URL}contact/", {"contact_name": "Priya"})
    assert area().contact_name == ""


def test_own_words_stand_on_the_pages_at_once(client):
    assert client.post(f"{URL}words/", {"agreement_one": "Covenant", "agreement_plural": "Covenants"}).url == URL
    assert area().word("agreement") == "Covenant"
    assert "Covenant" in client.get("/areas/wessington/agreement/").content.decode()
    assert "usually “Covenant officer”" in client.get(f"{URL}words/").content.decode()
    said(client, f"{URL}words/", {"agreement_one": "x" * 61})
    assert "theme_funding_plural" not in client.get(f"{URL}words/").content.decode()
    assert area().word("agreement") == "Covenant"


@pytest.mark.parametrize("who", ["chair", "champion", "trustee", "board_contact"])
def test_only_an_officer_changes_settings(world, signed_in, who):
    other = signed_in(getattr(world, who))
    for rest in ("", "details/", "contact/", "words/"):
        assert other.get(f"{URL}{rest}").status_code == 403
    assert other.post(f"{URL}contact/right/").status_code == 403
