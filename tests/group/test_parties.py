"""Seats for party groups: the register, who was not briefed after an election, and that none of it gets out."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.utils import timezone

from concord.agreement.models import PreElection
from concord.core.accounts.access import SYSTEM
from concord.core.audit.models import AuditEntry
from concord.core.directory.takeout import take_out
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.group import commands
from concord.group.models import ElectedMember, PartyOffer
from concord.group.queries.parties import parties_page
from concord.group.rules.parties import check_elected, check_offer, election_ahead, election_behind
from tests.worlds import START, at

from .test_views_seats import day

URL = "/areas/wessington/group/party-groups/"
TODAY = date(2026, 6, 1)


def offered(world, by=SYSTEM, party_group="The Quillfeather group", offered_on=date(2026, 5, 20), **facts):
    return commands.note_offer(
        area=world.area, party_group=party_group, offered_on=offered_on, by=by, at=at(TODAY), **facts
    )


def elected(world, by=SYSTEM, **facts):
    usual = {"name": "Nell Lantern", "elected_on": date(2026, 5, 7)}
    return commands.note_elected(area=world.area, by=by, at=at(TODAY), **usual | facts)


def election(world, starts_on, ends_on):
    PreElection(area=world.area, name="Local elections", starts_on=starts_on, ends_on=ends_on).save()


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({}, ""),
        ({"party_group": " "}, "party_group"),
        ({"offered_on": date(2026, 6, 2)}, "offered_on"),
        ({"answer": "accepted"}, "answered_on"),
        ({"answer": "declined", "answered_on": date(2026, 4, 30)}, "answered_on"),
        ({"answer": "declined", "answered_on": date(2026, 5, 2)}, ""),
        ({"briefed_on": date(2026, 6, 2)}, "briefed_on"),
    ],
)
def test_an_offer_has_its_days_in_order(facts, field):
    usual = {"party_group": "x", "offered_on": date(2026, 5, 1), "answer": "waiting", "answered_on": None}
    asked = usual | {"briefed_on": None, "today": TODAY} | facts
    if not field:
        return check_offer(**asked)
    with pytest.raises(RuleBroken) as error:
        check_offer(**asked)
    assert error.value.field == field
    return None


def test_somebody_is_briefed_after_they_are_elected():
    check_elected(elected_on=date(2026, 5, 7), briefed_on=date(2026, 5, 7), today=TODAY)
    for elected_on, briefed_on in ((date(2026, 5, 7), date(2026, 5, 6)), (TODAY + timedelta(days=1), None)):
        with pytest.raises(RuleBroken):
            check_elected(elected_on=elected_on, briefed_on=briefed_on, today=TODAY)


def test_the_election_ahead_and_the_one_behind():
    past = PreElection(name="May", starts_on=date(2026, 3, 20), ends_on=date(2026, 5, 7))
    now = PreElection(name="June", starts_on=date(2026, 5, 25), ends_on=date(2026, 6, 20))
    assert (election_ahead([past, now], TODAY), election_behind([past, now], TODAY)) == (now, past)
    assert (election_ahead([past], TODAY), election_behind([now], TODAY)) == (None, None)


def test_after_an_election_the_page_says_who_waits_and_whether_seats_were_offered(world):
    election(world, date(2026, 3, 20), date(2026, 5, 7))
    old = offered(world, offered_on=date(2026, 2, 1))
    nell = elected(world)
    page = parties_page(world.area, TODAY)
    assert (page.behind.name, page.offers_since, page.waiting, page.unbriefed) == ("Local elections", 0, 1, [])
    answer = {"answer": "accepted", "answered_on": TODAY, "person_name": "Cass", "newly_elected": True}
    taken = offered(world, **answer)
    assert parties_page(world.area, TODAY).unbriefed == [taken]
    offered(world, **answer, briefed_on=TODAY, offer=taken)
    elected(world, member=nell, briefed_on=TODAY)
    page = parties_page(world.area, TODAY)
    assert (page.offers_since, page.waiting, page.unbriefed) == (1, 0, [])
    assert (PartyOffer.objects.count(), old.answered_on) == (2, None)


@pytest.mark.parametrize("who", ["chair", "member", "champion", "observer", "trustee", "stranger"])
def test_nobody_else_reads_or_writes_it(world, signed_in, who):
    by = world.people[who]
    calls = (lambda: offered(world, by), lambda: elected(world, by))
    nell = elected(world)
    for call in (*calls, lambda: commands.remove_elected(member=nell, by=by, at=START)):
        with pytest.raises(AccessDenied):
            call()
    assert signed_in(by).get(URL).status_code == 403


def test_neither_party_nor_person_is_in_the_trail_or_a_file(world):
    offered(world, person_name="Cass Lantern")
    elected(world)
    told = [f"{entry.subject_label} {entry.facts}" for entry in AuditEntry.objects.all()]
    assert not any("Quillfeather" in one or "Lantern" in one for one in told)
    with zipfile.ZipFile(io.BytesIO(take_out(area=world.area, by=SYSTEM, at=START))) as packed:
        whole = b"".join(packed.read(name) for name in packed.namelist())
    assert (b"Quillfeather" in whole, b"Lantern" in whole) == (False, False)


def test_the_pages_take_what_is_typed_and_warn_before_an_election(world, signed_in):
    client, today = signed_in(world.officer), timezone.localdate()
    assert "This is the time before an election" not in client.get(URL).content.decode()
    election(world, today, today + timedelta(days=20))
    typed = {"party_group": "The largest group", "answer": "waiting", **day("offered_on", today)}
    assert client.post(f"{URL}seats/new/", typed).url == URL
    url = f"{URL}seats/{PartyOffer.objects.get().uid}/"
    refused = client.post(url, typed | {"answer": "accepted"}).content.decode()
    assert "on which day they answered" in refused
    client.post(url, typed | {"answer": "accepted", "person_name": "Cass", **day("answered_on", today)})
    client.post(f"{URL}councillors/new/", {"name": "Nell", **day("elected_on", today)})
    nell = f"{URL}councillors/{ElectedMember.objects.get().uid}/"
    client.post(nell, {"name": "Nell Example", **day("elected_on", today), **day("briefed_on", today)})
    body = client.get(URL).content.decode()
    assert all(words in body for words in ("This is the time before an election", "Cass", "Nell Example", "Accepted"))
    assert client.post(f"{nell}remove/").url == URL
    assert (ElectedMember.objects.count(), client.get(nell).status_code) == (0, 404)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_the_same_queries_for_one_and_for_three(world, signed_in, django_assert_num_queries, rows):
    for _ in range(rows):
        offered(world, answer="accepted", answered_on=TODAY, newly_elected=True)
        elected(world)
    client = signed_in(world.officer)
    with django_assert_num_queries(13):
        client.get(URL)
