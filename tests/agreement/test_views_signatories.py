"""Pages of the register, of signing by link and at an event, and of asking."""

import re
from datetime import date

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from concord.agreement import commands
from concord.agreement.models import Approach, Kitemark, Signature
from concord.agreement.queries.approaching import candidates
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.links import token_of
from concord.core.accounts.models import PersonalLink
from tests.agreement.signing import NOW, adopt, signed
from tests.pages import day

URL = "/areas/wessington/agreement/signatories/"
SIGNER = {"mode": "own", "signer_name": "Ada Clerk", "signer_post": "Director", "is_authorised": "on"}


@pytest.fixture
def officer(world, signed_in):
    return signed_in(world.officer)


def read(client, path=""):
    response = client.get(f"{URL}{path}")
    assert response.status_code == 200
    return response.content.decode()


def test_before_a_version_is_adopted_the_register_says_so(world, officer):
    body = read(officer)
    assert "No version of the Compact is adopted yet" in body
    assert "Type in a signature" not in body


def test_the_register_shows_who_signed_what_and_counts_those_covered_apart(world, signed_in):
    adopt(world)
    signed(world, world.council)
    signed(world, world.cvs, mode="members", covered_names=["Allotments"], covered_count=40)
    waits = signed(world, world.trust, check=False, contact_email="tess@example.org")
    body = read(signed_in(world.observer))
    assert "Wessington Council" in body
    assert "Mid Health Trust" not in body
    row = re.search(r"On the register today</th>(.*?)</tr>", body, re.DOTALL)[1]
    assert re.findall(r">(\d+)<", row) == ["1", "1", "0", "2", "40"]
    assert signed_in(world.observer).get(f"{URL}{waits.uid}/").status_code == 404
    # The trail leads the chair to it.
    page = signed_in(world.chair).get(f"{URL}{waits.uid}/")
    assert page.status_code == 200
    assert "Check it" not in page.content.decode()
    assert "tess@example.org" not in page.content.decode()


def test_the_register_is_searched_by_organisation_and_member(world, officer):
    adopt(world)
    signed(world, world.council)
    signed(world, world.cvs, mode="members", covered_names=["Allotments"])
    for query, found in (
        ("search=allot", ["Wessington Voluntary Action"]),
        ("search=council", ["Wessington Council"]),
        ("sector=public", ["Wessington Council"]),
        ("version=1", ["Wessington Council", "Wessington Voluntary Action"]),
        ("version=7", ["Wessington Council", "Wessington Voluntary Action"]),
        ("state=withdrawn", []),
    ):
        names = re.findall(r"signatories/[-0-9a-f]{36}/\">(.*?)</a>", read(officer, f"?{query}"))
        assert names == found, query


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("path", "queries"), [("", 13), ("public/", 5), ("coverage/", 10), ("ask/", 9)])
def test_pages_take_the_same_queries_for_one_and_for_three(
    world, officer, django_assert_num_queries, rows, path, queries
):
    adopt(world)
    for body in (world.council, world.cvs, world.trust)[:rows]:
        signed(world, body, mode="members", covered_names=["Allotments"])
    client = officer if path != "public/" else Client()
    with django_assert_num_queries(queries):
        read(client, path)


def test_a_stranger_and_a_member_do_not_type_in(world, signed_in):
    adopt(world)
    for person in (world.stranger, world.member):
        for path in ("paper/", "event/", "ask/", "kitemark/", "signatures.csv"):
            assert signed_in(person).get(f"{URL}{path}").status_code == 403


def paper(**facts):
    return SIGNER | day("signed_on", date(2026, 1, 20)) | {"organisation_name": "", "sector": ""} | facts


def test_paper_of_a_known_organisation_is_on_the_register(world, officer):
    adopt(world)
    response = officer.post(f"{URL}paper/", paper(organisation=str(world.council.uid)))
    made = Signature.objects.get()
    assert (response.status_code, made.state, made.signed_on, made.way) == (
        302,
        "registered",
        date(2026, 1, 20),
        "paper",
    )


def test_paper_of_an_unknown_one_is_linked_or_added(world, officer):
    adopt(world)
    response = officer.post(f"{URL}paper/", paper(organisation_name="New Friends", sector="voluntary"))
    made = Signature.objects.get()
    assert response["Location"].endswith(f"{made.uid}/check/")
    officer.post(response["Location"], {"organisation": "new"})
    made.refresh_from_db()
    assert (made.state, made.organisation.name) == ("registered", "New Friends")


def test_what_was_typed_comes_back_after_an_error(world, officer):
    adopt(world)
    body = officer.post(f"{URL}paper/", paper(signer_name="Ada Lovelace")).content.decode()
    assert "Choose the organisation, or type its name and sector" in body
    assert "Ada Lovelace" in body
    body = officer.post(f"{URL}paper/", paper(mode="members", organisation=str(world.cvs.uid))).content.decode()
    assert "Name the members that you sign for" in body


def event_url():
    on = timezone.localdate()
    return f"{URL}event/?event=Fair&on_day={on.day}&on_month={on.month}&on_year={on.year}"


def test_many_sign_in_a_row_at_an_event_and_nobody_sees_the_one_before(world, officer):
    adopt(world)
    assert 'name="event"' in read(officer, "event/")
    typed = SIGNER | {"organisation_name": "New Friends", "sector": "voluntary", "contact_email": "ada@example.org"}
    response = officer.post(event_url(), typed, follow=True)
    body = response.content.decode()
    assert "Your signature is in" in body
    assert "Fair" in body
    assert not [told for told in ("New Friends", "Ada Clerk", "ada@example.org") if told in body]
    assert body.count('autocomplete="off"') > 5
    officer.post(event_url(), typed | {"organisation_name": "Others"})
    found = Signature.objects.values_list("organisation_name", "event", "state", "signed_on")
    on = timezone.localdate()
    assert list(found) == [("New Friends", "Fair", "waiting", on), ("Others", "Fair", "waiting", on)]


def test_nobody_signs_at_an_event_without_being_authorised(world, officer):
    adopt(world)
    typed = SIGNER | {"organisation_name": "New Friends", "sector": "voluntary", "is_authorised": ""}
    assert "Tick the box" in officer.post(event_url(), typed).content.decode()
    assert Signature.objects.count() == 0


def test_a_signature_is_refused_or_withdrawn_with_a_reason(world, officer):
    adopt(world)
    waits, stands = signed(world, world.trust, check=False), signed(world, world.council)
    officer.post(f"{URL}{waits.uid}/refuse/", {"reason": "A joke"})
    officer.post(f"{URL}{stands.uid}/withdraw/", {"reason": "It closed", **day("on", date(2026, 3, 1))})
    states = dict(Signature.objects.values_list("organisation_name", "state"))
    assert states == {"Mid Health Trust": "refused", "Wessington Council": "withdrawn"}
    assert "It closed" in read(officer, f"{stands.uid}/")


def come_by(link):
    client = Client()
    address = f"/link/{token_of(link)}/"
    assert client.get(address).status_code == 200
    response = client.post(address)
    assert response["Location"] == f"{URL}sign/"
    return client


def asked(world, body):
    version = adopt(world)
    found = [one for one in candidates(world.area, version) if one.organisation == body]
    commands.ask_to_sign(version=version, candidates=found, by=SYSTEM, at=timezone.now())
    return come_by(PersonalLink.objects.get(purpose="sign"))


def test_an_organisation_signs_by_its_link_and_finds_its_certificate_there(world, officer):
    client = asked(world, world.charity)
    body = read(client, "sign/")
    assert "Both sides have duties" in body
    assert "not legal advice" in body
    assert "2.3 Pay on time" in body
    assert "charity@example.org" in body
    client.post(f"{URL}sign/", SIGNER | {"contact_email": "ada@example.org"})
    made = Signature.objects.get()
    assert (made.organisation, made.way, made.state) == (world.charity, "online", "waiting")
    assert "Your signature is in" in read(client, "sign/")
    assert client.get(f"{URL}{made.uid}/certificate.pdf").status_code == 404
    officer.post(f"{URL}{made.uid}/check/", {"organisation": str(world.charity.uid)})
    assert "valid until" in read(client, "sign/")
    assert client.get(f"{URL}{made.uid}/certificate.pdf").content.startswith(b"%PDF")
    by_mail = come_by(PersonalLink.objects.filter(purpose="sign").latest("pk"))
    assert by_mail.get(f"{URL}{made.uid}/certificate.pdf").status_code == 200


def test_a_link_opens_no_other_certificate(world):
    client = asked(world, world.charity)
    other = signed(world, world.council)
    assert client.get(f"{URL}{other.uid}/certificate.pdf").status_code == 403
    assert client.get(f"{URL}{other.uid}/").status_code in {302, 403}


def test_an_organisation_says_by_its_link_that_it_will_not_sign(world, officer):
    client = asked(world, world.charity)
    client.post(f"{URL}sign/decline/", {"reason": "Our own charter"})
    approach = Approach.objects.get()
    assert (approach.state, approach.reason) == ("declined", "Our own charter")
    assert "Declined: Our own charter" in read(officer, "coverage/")
    assert "You can still change your mind" in read(client, "sign/")
    client.post(f"{URL}sign/", SIGNER)
    approach.refresh_from_db()
    assert (approach.state, approach.signature is not None) == ("asked", True)


def test_the_officer_ticks_whom_to_ask(world, officer):
    adopt(world)
    assert "council@example.org" in read(officer, "ask/")
    officer.post(f"{URL}ask/", {"who": [str(world.council.uid)]})
    assert [message.to for message in mail.outbox] == [["council@example.org"]]
    assert "Tick at least one organisation" in officer.post(f"{URL}ask/", {}).content.decode()
    assert "Asked on" in read(officer, "coverage/?standing=approached")


def test_older_signatories_are_listed_before_they_are_asked(world, officer):
    adopt(world)
    signed(world, world.council, contact_email="ada@example.org")
    mail.outbox.clear()
    adopt(world, date(2026, 3, 1))
    body = read(officer, "ask-again/")
    assert "ada@example.org" in body
    assert "cvs@example.org" not in body
    officer.post(f"{URL}ask-again/", {"who": [str(world.council.uid)]})
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]


def test_what_was_heard_otherwise_is_noted(world, officer):
    adopt(world)
    page = f"coverage/{world.trust.uid}/"
    typed = {"state": "declined", "reason": "", **day("on", date(2026, 3, 1))}
    assert "Say why it will not sign" in officer.post(f"{URL}{page}", typed).content.decode()
    officer.post(f"{URL}{page}", typed | {"reason": "No time"})
    assert "Declined: No time" in read(officer, "coverage/")


def test_coverage_states_what_its_share_is_of(world, officer):
    adopt(world)
    signed(world, world.cvs, mode="members", covered_names=["Open Door Advice"])
    assert "50\N{NARROW NO-BREAK SPACE}% (2 of 4)" in read(officer, "coverage/").replace("\xa0", "\u202f")


def test_the_public_register_tells_no_more_than_it_may(world):
    adopt(world)
    shown = {"signer_name": "Open Olga", "name_is_public": True}
    signed(world, world.council, contact_email="secret@example.org", signer_name="Hidden Hal")
    signed(world, world.trust, **shown)
    signed(world, world.charity, check=False)
    gone = signed(world, world.cvs)
    commands.withdraw_signature(signature=gone, on=date(2026, 3, 1), reason="x", by=SYSTEM, at=NOW)
    body = read(Client(), "public/")
    assert [name for name in ("Wessington Council", "Mid Health Trust", "Open Olga") if name not in body] == []
    hidden = ("Hidden Hal", "secret@example.org", "Open Door Advice", "Wessington Voluntary Action")
    assert [told for told in hidden if told in body] == []
    assert "Mid Health Trust" not in read(Client(), "public/?search=council")


def test_the_kitemark_is_changed(world, officer):
    officer.post(f"{URL}kitemark/", {"conditions": "Keep it.", "months": "12"})
    assert list(Kitemark.objects.values_list("conditions", "months")) == [("Keep it.", 12)]
    many = officer.post(f"{URL}kitemark/", {"conditions": "x\n" * 11, "months": "9"}).content.decode()
    assert "at most 10 conditions" in many
    assert "must be 1 or more" in officer.post(f"{URL}kitemark/", {"conditions": "x", "months": "0"}).content.decode()


def test_a_version_and_its_register_lead_to_each_other(world, officer):
    version = adopt(world)
    page = f"/areas/wessington/agreement/documents/{version.document.uid}/{version.number}/"
    assert f'href="{page}"' in read(officer)
    for address in (page, "/areas/wessington/agreement/documents/", "/areas/wessington/agreement/"):
        assert f'href="{URL}' in officer.get(address).content.decode()


def test_an_empty_register_says_so_and_a_search_without_result_says_another_thing(world, officer):
    adopt(world)
    assert "Nobody has signed yet" in read(officer)
    assert "No signature is like that" in read(officer, "?search=xyz")


def test_faults_of_a_paper_slip_speak_of_the_paper(world, officer):
    adopt(world)
    body = officer.post(f"{URL}paper/", {"mode": "own"}).content.decode()
    assert "Enter name of the signer" in body
    assert "Tick the box: The paper says that the signer is authorised" in body
