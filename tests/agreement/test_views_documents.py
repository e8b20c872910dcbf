"""Pages of documents and versions: from an empty register to two versions side by side."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from concord.agreement import commands
from concord.agreement.models import Approval, Document, Section, Version
from concord.core.areas.scoping import within
from tests.pages import day

from .documents import ADOPTED, FACTS, adopted, drafted, next_draft

URL = "/areas/wessington/agreement/documents/"


@pytest.fixture
def client(world, signed_in):
    return signed_in(world.officer)


def body_of(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def words_of(body):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def sent(client, url, **typed):
    response = client.post(url, typed)
    assert response.status_code == 302, words_of(response.content.decode())
    return response["Location"]


def clause(section, **facts):
    usual = {"number": "1.1", "title": "Pay soon", "text": "In time.", "bearer": "public", "owed_to": "voluntary"}
    return usual | {"theme": "funding", "standing": "achievable", "section": str(section.uid)} | facts


def test_the_register_shows_every_kind_of_code_from_the_start(world, client):
    words = words_of(body_of(client, URL))
    assert words.count("Not started") == 8
    assert "Resolving conflict (conciliation)" in words


def test_an_agreement_is_typed_in_from_nothing(world, client):
    at = sent(client, f"{URL}new/", title="Wessington Compact", owner="Priya")
    assert "No version is begun yet" in body_of(client, at)
    version_at = sent(client, f"{at}new-version/", reason="It is time.")
    sent(client, f"{version_at}sections/new/", heading="Money", number="1", text="How money is given.")
    with within(world.area):
        section = Section.objects.get(heading="Money")
    facts = clause(section, rule_kind="payment", rule_number="30", rule_unit="days", rule_counting="difference")
    sent(client, f"{version_at}commitments/new/", **facts, example="A claim of May was paid in June.")
    body = words_of(body_of(client, version_at))
    for words in (
        "This is a draft",
        "Public bodies to voluntary sector",
        "Time to pay: 30 days, the first day does not count",
        "For example: A claim of May was paid in June.",
    ):
        assert words in body
    sent(client, f"{version_at}adopt/", **day("adopted_on", ADOPTED), adopted_at="The group, 2 June")
    body = words_of(body_of(client, version_at))
    assert ("This is a draft" in body, "2 June 2025" in body, "The group, 2 June" in body) == (False, True, True)
    assert "Pay soon" in body_of(client, "/areas/wessington/agreement/")


def test_a_measure_is_whole_or_refused_with_what_was_typed(world, client):
    version = drafted(world)
    section = version.sections.get()
    response = client.post(f"{URL}{version.document.uid}/1/commitments/new/", clause(section, rule_kind="payment"))
    body = response.content.decode()
    asked = [body.count(words) for words in ("Say how long", "Choose of what", "Choose how it is counted")]
    assert (asked, "Pay soon" in body) == ([2, 2, 2], True)


def test_a_number_that_is_there_is_refused_beside_its_field(world, client):
    version = drafted(world)
    response = client.post(f"{URL}{version.document.uid}/1/commitments/new/", clause(version.sections.get()))
    assert "There is a commitment 1.1 in this draft already." in response.content.decode()


def test_commitments_and_sections_move_and_go(world, client):
    version = drafted(world)
    base = f"{URL}{version.document.uid}/1/"
    last = version.texts.get(number="1.2")
    sent(client, f"{base}commitments/{last.commitment.uid}/place/", to="up")
    assert [one.number for one in version.texts.order_by("position")] == ["2.3", "1.2", "1.1"]
    sent(client, f"{base}commitments/{last.commitment.uid}/place/", to="out")
    assert [one.number for one in version.texts.order_by("position")] == ["2.3", "1.1"]
    sent(client, f"{base}sections/new/", heading="Second", number="2", text="")
    second = version.sections.get(heading="Second")
    sent(client, f"{base}sections/{second.uid}/place/", to="up")
    assert [one.heading for one in version.sections.order_by("position")] == ["Second", "Commitments"]
    response = client.post(f"{base}sections/{version.sections.get(heading='Commitments').uid}/place/", {"to": "out"})
    assert "Move them or take them out first" in response.content.decode()
    sent(client, f"{base}sections/{second.uid}/place/", to="out")
    assert version.sections.count() == 1


def test_the_number_that_follows_is_suggested(world, client):
    version = drafted(world)
    body = body_of(client, f"{URL}{version.document.uid}/1/commitments/new/")
    assert 'value="1.3"' in body


def test_two_versions_stand_side_by_side_word_by_word(world, client):
    first = adopted(world)
    draft = next_draft(first.document)
    text = draft.texts.get(number="1.1")
    commands.change_clause(clause=text, number="1.1", title=text.title, text="We do it soon.", **FACTS)
    commands.remove_clause(clause=draft.texts.get(number="1.2"), **FACTS)
    body = body_of(client, f"{URL}{first.document.uid}/compare/")
    words = words_of(body)
    assert "0 new, 1 changed, 1 ended and 1 unchanged commitment." in words
    assert re.findall(r"<(del|ins)>([^<]+)</", body) == [
        *(("del", "struck through"), ("ins", "underlined")),
        *(("del", "it."), ("ins", "it soon."), ("del", "We do it.")),
    ]
    assert "Two versions side by side" in body_of(client, f"{URL}{first.document.uid}/compare/?old=2&new=1")
    assert "choose one of the answers" in body_of(client, f"{URL}{first.document.uid}/compare/?old=9&new=1")


def test_one_version_alone_is_said(world, client):
    version = adopted(world)
    assert "There is one version alone" in body_of(client, f"{URL}{version.document.uid}/compare/")


def test_a_code_begins_at_its_line_of_the_register(world, client):
    at = sent(client, f"{URL}new-code/", code_kind="funding", title="Funding code", prefix="F", owner="")
    assert Document.objects.get().code_kind == "funding"
    assert "Funding code" in body_of(client, at)
    assert "Funding: Funding code" in words_of(body_of(client, URL))


def test_approval_launch_and_giving_up_are_noted_on_the_page(world, client):
    version = adopted(world)
    base = f"{URL}{version.document.uid}/1/"
    noted = {"body": "The board", "decision": "approved", "minute": "7", "is_theirs": "on"}
    sent(client, f"{base}approvals/new/", **noted, **day("decided_on", ADOPTED))
    sent(client, f"{base}launch/", **day("launched_on", date(2025, 7, 1)))
    words = words_of(body_of(client, base))
    assert "Approved on Monday 2 June 2025, minute 7. Presented as its own document since" in words
    assert "1 July 2025" in words
    assert Approval.objects.count() == 1
    next_draft(version.document)
    sent(client, f"{URL}{version.document.uid}/2/give-up/")
    assert Version.objects.get(number=2).state == "given_up"


@pytest.mark.parametrize("many", [1, 3])
def test_a_version_takes_the_same_queries_for_few_and_for_many(world, client, django_assert_num_queries, many):
    version = drafted(world, numbers=[f"1.{n}" for n in range(many)])
    for n in range(many):
        section = commands.add_section(version=version, heading=f"More {n}", **FACTS)
        commands.add_clause(section=section, number=f"9.{n}", title="x", **FACTS)
    page = f"{URL}{version.document.uid}/1/"
    client.get(page)
    with django_assert_num_queries(11):
        client.get(page)
    commands.adopt_version(version=version, adopted_on=ADOPTED, **FACTS)
    next_draft(version.document)
    with django_assert_num_queries(11):
        client.get(f"{URL}{version.document.uid}/compare/")


def test_who_only_reads_is_offered_no_change(world, signed_in):
    version = adopted(world)
    body = body_of(signed_in(world.observer), f"{URL}{version.document.uid}/1/")
    assert ("Begin a new version" in body, "Promise 1.1" in body) == (False, True)
    assert signed_in(world.observer).get(f"{URL}{version.document.uid}/1/adopt/").status_code == 403


def test_a_commitment_of_a_document_leads_to_it_and_is_not_changed_by_itself(world, client):
    version = adopted(world)
    body = body_of(client, f"/areas/wessington/agreement/{version.texts.get(number='1.1').commitment.uid}/")
    assert "Wessington Compact, version 1" in body
    assert ("Give it a new wording" in body, "a new version of that changes it" in body) == (False, True)


def test_anybody_reads_and_takes_away_each_version_that_was_in_force_and_no_draft(world):
    first = adopted(world)
    second = next_draft(first.document)
    client, base = Client(), "/areas/wessington/agreement/read/"
    assert client.get(f"{base}2/").status_code == 404
    commands.adopt_version(version=second, adopted_on=ADOPTED + timedelta(days=30), **FACTS)
    body = body_of(client, base)
    assert ("What it is, and what it is not" in body, f"{base}1/" in body) == (True, True)
    assert "This version was replaced" in body_of(client, f"{base}1/")
    types = [client.get(f"{base}1/{name}").headers["Content-Type"] for name in ("agreement.json", "leaflet.pdf")]
    assert types == ["application/json", "application/pdf"]
    assert client.get(f"{base}2/agreement.exe").status_code == 404
