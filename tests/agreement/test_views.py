"""Pages of the agreement's commitments."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from concord.agreement import commands
from concord.agreement.models import Commitment, CommitmentText
from concord.core.accounts.access import SYSTEM
from tests.pages import day
from tests.worlds import START

URL = "/areas/wessington/agreement/"


@pytest.fixture
def client(world, signed_in):
    return signed_in(world.officer)


def of(world, rest=""):
    return f"{URL}{world.commitment.uid}/{rest}"


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def said(client, url, typed):
    response = client.post(url, typed)
    assert response.status_code == 200
    body = response.content.decode()
    assert "There is a problem" in body
    return body


def typed(starts_on=date(2026, 2, 1), **facts):
    usual = {"number": "4.2", "title": "Time to apply", "text": "Twelve weeks.", "bearer": "public", "theme": ""}
    usual["standing"] = "achievable"
    return usual | day("starts_on", starts_on) | facts


def test_the_list_shows_what_is_in_force(world, signed_in):
    body = page(signed_in(world.observer), URL)
    assert ("2.3" in body, "Pay on time" in body, "Add" in body) == (True, True, False)


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_take_the_same_queries_for_one_and_for_three(world, client, django_assert_num_queries, rows):
    for n in range(rows):
        commands.add_commitment(
            area=world.area, number=f"5.{n}", title=f"Extra {n}", starts_on=date(2025, 1, 1), by=SYSTEM, at=START
        )
        commands.reword_commitment(
            commitment=world.commitment, title=f"Wording {n}", text="", bearer="both", theme="",
            starts_on=date(2026, 1, n + 1), by=SYSTEM, at=START,
        )  # fmt: skip
    with django_assert_num_queries(6):
        assert page(client, URL).count("Extra ") >= rows
    with django_assert_num_queries(7):
        assert page(client, of(world)).count("Wording ") >= rows


def test_one_is_added(world, client):
    assert client.post(f"{URL}new/", typed()).url == URL
    text = Commitment.objects.get(number="4.2").texts.get()
    assert (text.title, text.text, text.bearer, text.starts_on) == (
        "Time to apply", "Twelve weeks.", "public", date(2026, 2, 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"number": "2.3"}, "There is a commitment 2.3 already"),
        ({"title": ""}, "Twelve weeks."),
        ({"bearer": "nobody"}, "Twelve weeks."),
        ({"starts_on_day": "31"}, "Twelve weeks."),
    ],
)
def test_one_that_cannot_be_kept_comes_back_as_typed(client, facts, words):
    assert words in said(client, f"{URL}new/", typed(**facts))
    assert Commitment.objects.count() == 1


def test_one_gets_a_new_wording_and_its_page_keeps_the_old(world, client):
    facts = typed(number="2.3", title="Pay in thirty days")
    assert "must begin after the one in force" in said(client, of(world, "reword/"), facts | typed(date(2024, 1, 1)))
    assert client.post(of(world, "reword/"), facts).url == of(world)
    body = page(client, of(world))
    assert ("Pay in thirty days" in body, "Pay on time" in body) == (True, True)


def test_a_new_wording_begins_with_every_fact_of_the_old(world, client):
    facts = {
        "text": "Within 30 days.", "bearer": "public", "owed_to": "voluntary", "theme": "funding",
        "standing": "aspirational", "example": "The library paid in ten.", "example_is_real": True,
        "rule_kind": "payment", "rule_number": 30, "rule_unit": "days", "rule_counting": "difference",
        "provenance": "Eastmere, by their leave",
    }  # fmt: skip
    words = {"number": "2.3", "title": "Pay on time"} | facts
    CommitmentText.objects.filter(commitment=world.commitment).update(**facts)
    shown = client.get(of(world, "reword/")).context["form"].initial
    assert shown == words
    assert client.post(of(world, "reword/"), shown | day("starts_on", date(2026, 2, 1))).url == of(world)
    kept = world.commitment.texts.latest("starts_on")
    assert (kept.starts_on, {name: getattr(kept, name) for name in words}) == (date(2026, 2, 1), words)


def test_the_areas_own_names_of_themes_stand_on_the_pages(world, client):
    world.area.words = {"theme_funding": {"one": "Money matters", "plural": ""}}
    world.area.save()
    CommitmentText.objects.filter(commitment=world.commitment).update(theme="funding equality")
    assert "Money matters; Equality" in page(client, of(world))
    body = page(client, URL)
    assert "Money matters; Equality" in body
    assert "1 commitment has more than one theme and counts in each of them" in body
    assert "Money matters" in page(client, f"{URL}new/")
    assert "Pay on time" in page(client, f"{URL}?theme=equality")


def test_several_themes_are_ticked(world, client):
    url = f"{URL}new/"
    facts = {"number": "4.2", "title": "Time to apply", "text": "", "bearer": "public", "standing": "achievable"}
    facts |= {"theme": ["volunteering", "funding"]} | day("starts_on", date(2026, 1, 1))
    assert client.post(url, facts).url == URL
    assert CommitmentText.objects.get(number="4.2").theme == "funding volunteering"


def test_one_is_ended_once(world, client):
    url = of(world, "end/")
    assert "before the wording began" in said(client, url, day("ends_on", date(2024, 1, 1)))
    assert client.post(url, day("ends_on", date(2026, 2, 28))).url == URL
    assert world.commitment.texts.get().ends_on == date(2026, 2, 28)
    assert "has ended already" in said(client, url, day("ends_on", date(2026, 2, 28)))


def test_a_file_is_tried_and_then_imported(client):
    file = SimpleUploadedFile("file.csv", b"number,title\n4.2,Time to apply\n")
    tried = client.post(f"{URL}import/", {"file": file}).content.decode()
    assert ("1 row would be added" in tried, Commitment.objects.count()) == (True, 1)
    assert client.post(f"{URL}import/", {"kept": re.search(r'name="kept" value="(\w+)"', tried)[1]}).url == URL
    assert Commitment.objects.filter(number="4.2").exists()


def test_what_is_not_there_is_not_found(world, client):
    unknown = of(world).replace(str(world.commitment.uid), str(world.officer.uid))
    for rest in ("", "reword/", "end/"):
        assert client.get(f"{unknown}{rest}").status_code == 404
    assert client.get(f"{URL}commitments.exe").status_code == 404


READERS = [("chair", 200), ("observer", 200), ("trustee", 403), ("board_contact", 403)]


@pytest.mark.parametrize(("who", "reads"), READERS)
def test_others_read_at_most(world, signed_in, who, reads):
    other = signed_in(getattr(world, who))
    assert (other.get(URL).status_code, other.get(of(world)).status_code) == (reads, reads)
    for url in (f"{URL}new/", of(world, "reword/"), of(world, "end/"), f"{URL}import/"):
        assert other.post(url, typed()).status_code == 403


def test_the_list_is_searched_and_says_how_many_of_how_many(world, client):
    body = page(client, f"{URL}?words=pay+time")
    assert ("1 of 1 commitment." in body, "Pay on time" in body) == (True, True)
    body = page(client, f"{URL}?words=premises")
    assert ("0 of 1 commitment." in body, "No commitment matches" in body) == (True, True)
    assert "Words in it must be 200 characters or fewer" in page(client, f"{URL}?words={'x' * 201}")
    assert "choose one of the answers" in page(client, f"{URL}?theme=dragons")
