"""Venues in turn, and guest speakers over the years: rules, rows, refusals and pages."""

import pytest

from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.group import commands
from concord.group.models import Speaker, Venue
from concord.group.queries.invitation import invitation
from concord.group.queries.venues import never_heard, speakers_of, venues_page
from concord.group.rules.venues import always_at
from tests.signing_in import sign_in

from .minuting import FACTS, NOW, day, meet

URL = "/areas/wessington/group/"
P, V = "public", "voluntary"


def venue(world, name="Guildhall", sector=P, **facts):
    return commands.note_venue(area=world.area, facts={"name": name, "host_sector": sector, **facts}, **FACTS)


def met_at(world, *venues):
    """One meeting a week at each, the first of them the oldest."""
    for n, one in enumerate(venues):
        commands.choose_venue(meeting=meet(world, n * 7 + 1, held=False), venue=one, **FACTS)


def speaker(world, meeting=None, **facts):
    usual = {"name": "Cora Example", "topic": "Grants", "organisation": world.council, "organisation_name": "x"}
    return commands.note_speaker(meeting=meeting or meet(world, -1), facts=usual | facts, **FACTS)


@pytest.mark.parametrize(
    ("sectors", "found"),
    [([], ""), ([P, P], ""), ([P, P, P], P), ([P, P, V], ""), ([V, V, V, P], V), ([P, V, P, P], "")],
)
def test_three_meetings_in_a_row_at_one_side_are_always_there(sectors, found):
    assert always_at(sectors) == found


def test_the_turns_show_both_sectors_and_warn(world):
    hall, school = venue(world), venue(world, "Old school", V)
    met_at(world, school, hall, hall)
    page = venues_page(world.area)
    assert (page.always, page.n, page.by_sector) == (
        *("", 3),
        [("public", "Public sector", 2), ("voluntary", "Voluntary sector", 1)],
    )
    commands.choose_venue(meeting=meet(world, 40, held=False), venue=hall, **FACTS)
    assert venues_page(world.area).always.startswith("The latest 3 meetings were all at premises of one sector: public")
    assert {one.name: one.met for one in venues_page(world.area).venues} == {"Guildhall": 3, "Old school": 1}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_turns_take_two_queries(world, rows, django_assert_num_queries):
    met_at(world, *[venue(world, f"Room {n}") for n in range(rows)])
    with django_assert_num_queries(2):
        page = venues_page(world.area)
        assert [str(one.venue.name) for one in page.turns] == [f"Room {n}" for n in reversed(range(rows))]


def test_a_venue_has_its_name_alone_and_says_what_it_is_like(world):
    hall = venue(world, step_free="yes", hearing_loop="no", transport="Bus 4")
    assert hall.access == "Step-free access: yes. Hearing loop: no. Getting there: Bus 4"
    with pytest.raises(RuleBroken, match="of this name already"):
        venue(world, "guildhall")
    changed = commands.note_venue(area=world.area, facts={"name": "Guildhall", "cost": "Free"}, venue=hall, **FACTS)
    assert (Venue.objects.count(), changed.cost) == (1, "Free")
    assert "Guildhall" not in str([vars(entry) for entry in AuditEntry.objects.filter(verb__startswith="group.venue")])


def test_those_invited_read_what_the_place_is_like(world):
    meeting = meet(world, 9, held=False)
    commands.choose_venue(meeting=meeting, venue=venue(world, step_free="yes"), **FACTS)
    body = sign_in(world.observer).get(f"{URL}meetings/{meeting.reference}/").content.decode()
    assert "Step-free access: yes." in body
    text = invitation(meeting, world.member, at=NOW).text
    assert "Step-free access: yes" in text.replace("\r\n ", "")


def test_no_venue_and_no_speaker_for_a_meeting_that_is_cancelled(world):
    meeting = meet(world, 9, held=False)
    commands.cancel_meeting(meeting=meeting, **FACTS)
    for refused in (
        lambda: commands.choose_venue(meeting=meeting, venue=venue(world), **FACTS),
        lambda: speaker(world, meeting),
    ):
        with pytest.raises(RuleBroken, match="cancelled"):
            refused()


@pytest.mark.parametrize("who", ["chair", "member", "observer", "stranger"])
def test_the_officer_notes_them_and_nobody_else(world, who):
    meeting, by = meet(world, 9, held=False), {"by": getattr(world, who), "at": NOW}
    known = speaker(world, meeting)
    facts = {"name": "x", "host_sector": P}
    for refused in (
        lambda: commands.note_venue(area=world.area, facts=facts, **by),
        lambda: commands.choose_venue(meeting=meeting, venue=None, **by),
        lambda: commands.note_speaker(meeting=meeting, facts={"name": "x"}, **by),
        lambda: commands.remove_speaker(speaker=known, **by),
    ):
        with pytest.raises(AccessDenied):
            refused()


def test_a_speaker_comes_from_somewhere_and_is_thanked_afterwards(world):
    made = speaker(world)
    assert (made.organisation_name, str(made)) == ("Wessington Council", "Cora Example")
    with pytest.raises(RuleBroken, match="for which organisation"):
        speaker(world, organisation=None, organisation_name="")
    with pytest.raises(RuleBroken, match="before they spoke"):
        speaker(world, thanked_on=day(-9))
    commands.note_speaker(meeting=made.meeting, facts={"thanked_on": day(0)}, speaker=made, **FACTS)
    assert Speaker.objects.get(pk=made.pk).thanked_on == day(0)
    commands.remove_speaker(speaker=made, **FACTS)
    assert list(speakers_of(world.area)) == []


def test_public_bodies_that_never_spoke_are_suggested(world):
    assert [body.name for body in never_heard(world.area)] == ["Mid Health Trust", "Wessington Council"]
    speaker(world)
    world.charity.gives_public_money = True
    world.charity.save()
    assert [body.name for body in never_heard(world.area)] == ["Mid Health Trust", "Open Door Advice"]


def test_pages_of_venues(world):
    client = sign_in(world.officer)
    assert "No venue is noted yet" in client.get(f"{URL}venues/").content.decode()
    typed = {"name": "Guildhall", "host_sector": P, "step_free": "yes", "hearing_loop": "unknown"}
    client.post(f"{URL}venues/new/", typed)
    again = client.post(f"{URL}venues/new/", typed)
    assert "of this name already" in again.content.decode()
    hall, meeting = Venue.objects.get(), meet(world, 9, held=False)
    client.post(f"{URL}venues/{hall.uid}/change/", typed | {"feedback": "Warm"})
    client.post(f"{URL}meetings/{meeting.reference}/venue/", {"venue": str(hall.uid)})
    body = client.get(f"{URL}venues/").content.decode()
    assert ("Warm" in body, meeting.reference in body, "Public sector: 1 of 1" in body) == (True, True, True)


def test_pages_of_speakers(world):
    client, meeting = sign_in(world.officer), meet(world, -1)
    assert "Mid Health Trust" in client.get(f"{URL}speakers/").content.decode()
    wrong = client.post(f"{URL}meetings/{meeting.reference}/speakers/new/", {"name": "Cora", "topic": "Grants"})
    assert "Choose an organisation" in wrong.content.decode()
    typed = {"name": "Cora", "topic": "Grants", "organisation": str(world.council.uid), "concerns": "They come late"}
    client.post(f"{URL}meetings/{meeting.reference}/speakers/new/", typed)
    made = Speaker.objects.get()
    client.post(f"{URL}speakers/{made.uid}/change/", typed | {"follow_up": "Send the form"})
    seen = {who: sign_in(getattr(world, who)).get(f"{URL}speakers/?search=cora").content.decode()
            for who in ("member", "observer")}  # fmt: skip
    assert ["They come late" in text and "Send the form" in text for text in seen.values()] == [True, False]
    assert all("Cora" in text for text in seen.values())
    assert "Cora, Wessington Council: Grants" in client.get(f"{URL}meetings/{meeting.reference}/").content.decode()
    client.post(f"{URL}speakers/{made.uid}/remove/")
    assert "No guest speaker here" in client.get(f"{URL}speakers/").content.decode()


def test_the_latest_speaker_stands_first_by_any_word(world):
    for days, name in ((-9, "Old"), (-1, "New")):
        speaker(world, meet(world, days), name=name)
    assert [one.name for one in speakers_of(world.area)] == ["New", "Old"]
    assert [one.name for one in speakers_of(world.area, "wessington")] == ["New", "Old"]
    assert [one.name for one in speakers_of(world.area, "old")] == ["Old"]
