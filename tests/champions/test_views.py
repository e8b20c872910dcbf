import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from concord.champions.models import Champion, ChampionSettings, Entry
from concord.core.directory.models import Membership
from tests.pages import text

from .watching import URL, describe, more_champions, note

MANY = 30


@pytest.fixture
def officer(world, signed_in):
    return signed_in(world.officer)


def today(prefix="on"):
    day = timezone.localdate()
    return {f"{prefix}_day": day.day, f"{prefix}_month": day.month, f"{prefix}_year": day.year}


def test_the_register_is_paged_narrowed_and_keeps_what_was_typed(world, officer):
    more_champions(world, MANY)
    page = text(officer.get(URL))
    assert "32 in all" in page
    assert "page=2" in page
    page = text(officer.get(URL, {"search": "Lena"}))
    assert "1 of 32" in page
    assert 'value="Lena"' in page
    assert "Nobody matches" in text(officer.get(URL, {"search": "Zed"}))
    assert "choose one of the answers" in text(officer.get(URL, {"sector": "moon"}))


def test_those_who_were_found_go_out_alone(world, officer):
    page = text(officer.get(URL, {"search": "Lena"}))
    assert "champions.csv?search=Lena" in page
    assert "Pat Example" not in text(officer.get(f"{URL}champions.csv", {"search": "Lena"}))


def test_an_empty_register_says_how_it_begins(world, officer):
    Membership.objects.filter(role="champion").delete()
    assert "Nobody keeps watch yet" in text(officer.get(URL))


def test_who_is_no_champion_is_told_before_they_type(world, signed_in):
    member = signed_in(world.member)
    for path in ("mine/", "mine/note/", "mine/consent/", "mine/notes/"):
        page = text(member.get(URL + path))
        assert ("This page is for a champion" in page, f'"{URL}join/"' in page, "<textarea" in page) == (
            True,
            True,
            False,
        )


def test_the_officer_describes_a_champion(world, officer):
    address = f"{URL}people/{world.champion.uid}/"
    sent = {"seniority": "senior", "duties": ["promote"], "mentor": str(world.volunteer.uid), "shown_across": "on"}
    assert officer.post(f"{address}change/", sent).status_code == 302
    found = Champion.objects.get(person=world.champion)
    assert (found.seniority, found.duties, found.mentor.person) == ("senior", ["promote"], world.volunteer)
    page = text(officer.get(address))
    assert "Head of service or senior manager" in page
    assert "Pat Example" in page
    assert 'value="senior" selected' in text(officer.get(f"{address}change/"))
    assert "choose one of the answers" in text(officer.post(f"{address}change/", {"mentor": "nobody"}))


def test_the_officer_notes_training_and_takes_it_away(world, officer):
    address = f"{URL}people/{world.champion.uid}/"
    sent = {"kind": "training", "text": "Induction", **today()}
    assert officer.post(f"{address}note/", sent).status_code == 302
    assert "Induction" in text(officer.get(address))
    assert "Choose" in text(officer.post(f"{address}note/", {}))
    entry = Entry.objects.get()
    assert officer.post(f"{URL}entries/{entry.uid}/remove/")["Location"] == address
    assert Entry.objects.count() == 0
    assert officer.post(f"{URL}entries/{entry.uid}/remove/").status_code == 404


def test_a_champion_has_a_page_of_their_own(world, signed_in):
    client = signed_in(world.champion)
    describe(world, world.champion, role_note="One day a month", seniority="manager")
    describe(world, world.champion, seniority="senior")
    note(world, world.champion, kind="support", text="A long talk")
    page = text(client.get(f"{URL}mine/"))
    assert "One day a month" in page
    assert "A long talk" in page
    assert "Has been quiet" in page
    assert client.post(f"{URL}mine/consent/", {"shown_publicly": "on"})["Location"] == f"{URL}mine/"
    assert Champion.objects.get().shown_publicly is True
    assert client.post(f"{URL}mine/note/", {"kind": "event", "text": "Fair", **today()}).status_code == 302
    assert "choose one of the answers" in text(
        client.post(f"{URL}mine/note/", {"kind": "support", "text": "x", **today()})
    )
    entry = Entry.objects.get(kind="event")
    assert client.post(f"{URL}entries/{entry.uid}/remove/")["Location"] == f"{URL}mine/"


def test_nobody_else_sees_what_a_champion_did(world, signed_in):
    describe(world, world.champion, role_note="One day a month")
    for somebody in (world.chair, world.member, world.volunteer, world.observer, world.trustee):
        client = signed_in(somebody)
        assert client.get(f"{URL}people/{world.champion.uid}/").status_code == 403
        assert client.get(URL).status_code == 403
        assert "One day a month" not in client.get(f"{URL}mine/").content.decode()


def test_somebody_without_the_role_is_told_so(world, signed_in, officer):
    assert "Ask the Compact officer" in text(signed_in(world.member).get(f"{URL}mine/"))
    assert officer.get(f"{URL}people/{world.observer.uid}/").status_code == 404


def test_where_somebody_keeps_watch(world, signed_in):
    client = signed_in(world.champion)
    page = text(client.get(f"{URL}coverage/"))
    assert "Nobody keeps watch here" in page
    assert "50\u00a0% (1 of 2)" in page
    rows = list(csv.DictReader(io.StringIO(client.get(f"{URL}coverage.csv").content.decode("utf-8-sig"))))
    assert [(row["organisation"], row["department"], row["n"], row["missing"]) for row in rows] == [
        ("Mid Health Trust", "", "0", "Nobody keeps watch here"),
        ("Wessington Council", "No department named", "1", ""),
        ("Open Door Advice", "No department named", "1", ""),
        ("Wessington Voluntary Action", "", "0", "Nobody keeps watch here"),
    ]
    assert client.get(f"{URL}coverage.doc").status_code == 404


def test_the_span_is_set_and_shown(world, officer):
    assert officer.post(f"{URL}settings/", {"months": "6", "often_from": "2"}).status_code == 302
    assert ChampionSettings.objects.get().months == 6
    assert "2 or more returns, meetings, briefings read, things noted" in text(officer.get(URL))
    assert "must be 1 or more" in text(officer.post(f"{URL}settings/", {"months": "0", "often_from": "2"}))


def test_a_list_goes_out_and_comes_in(world, officer):
    describe(world, world.champion, seniority="senior")
    out = officer.get(f"{URL}champions.xlsx").content
    page = text(officer.post(f"{URL}import/", {"file": SimpleUploadedFile("c.xlsx", out)}))
    assert "Nothing was imported" not in page


@pytest.mark.parametrize("where", ["", "coverage/", "mine/", "champions.csv"])
def test_each_page_asks_as_often_for_three_hundred(world, signed_in, where):
    client = signed_in(world.champion if where == "mine/" else world.officer)
    describe(world, world.champion, seniority="senior")
    client.get(URL + where)
    with CaptureQueriesContext(connection) as few:
        client.get(URL + where)
    more_champions(world, 300)
    with CaptureQueriesContext(connection) as many:
        client.get(URL + where)
    assert len(many) == len(few) <= 20
