"""Which agreement is in place in my area? For anybody, in two steps (R003)."""

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.areas.models import Area, TierRelation
from concord.core.areas.scoping import within
from concord.core.directory import commands as directory
from concord.interfaces.public.queries import areas_named, places
from tests.agreement.signing import NOW, adopt
from tests.worlds import START

FACTS = {"by": SYSTEM, "at": START}


def found(words):
    return {str(place.area): place for place in places(list(areas_named(words)))}


def test_an_area_is_found_by_its_words_with_what_is_in_force(world):
    version = adopt(world)
    place = found("wess")["Wessington"]
    assert (place.in_force.title, place.in_force.number, place.in_force.adopted_on) == (
        "Wessington Compact", 1, version.adopted_on,
    )  # fmt: skip
    assert list(found("WESSING ton")) == ["Wessington"]
    assert found("nowhere") == {}


def test_a_draft_is_no_agreement_and_another_area_s_is_not_taken_for_it(world):
    adopt(world)
    assert found("eastmere")["Eastmere"].in_force is None
    assert found("eastmere")["Eastmere"].words == "No local agreement is in force here yet."
    Area.objects.filter(slug="eastmere").update(agreement_status="national")
    assert "The national one applies meanwhile." in found("eastmere")["Eastmere"].words


@pytest.mark.parametrize(
    ("kind", "signed", "holds"), [("shared", False, True), ("separate", True, True), ("aligned", False, False)]
)
def test_the_agreement_of_a_county_holds_where_the_district_shares_or_signed_it(world, kind, signed, holds):
    low = directory.add_area(slug="weston", name="Weston", code="WSTN", parent=world.area, kind="district", **FACTS)
    TierRelation.objects.create(upper=world.area, lower=low, kind=kind, lower_signed_upper=signed)
    assert [str(one) for one in found("weston")["Weston"].above] == (["Wessington"] if holds else [])


def test_whoever_leads_above_is_named(world):
    Area.objects.filter(pk=world.area.parent_id).update(contact_name="Regional lead", contact_email="r@example.org")
    assert found("wess")["Wessington"].lead == world.area.parent


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_the_same_queries_for_one_and_for_three(world, client, rows, django_assert_num_queries):
    for n in range(rows):
        directory.add_area(slug=f"a-{n}", name=f"Ashby {n}", code=f"ASH{n}", parent=world.area.parent, **FACTS)
    with django_assert_num_queries(5):
        body = client.get("/find/?name=ashby").content.decode()
    assert body.count("No local agreement is in force here yet.") == rows


def test_anybody_finds_and_reads_an_agreement(world, client):
    adopt(world)
    assert "/find/" in client.get("/").content.decode()
    page = client.get("/find/?name=wess")
    assert (page.status_code, "/areas/wessington/agreement/read/" in page.content.decode()) == (200, True)
    body = client.get("/areas/wessington/agreement/read/").content.decode()
    assert ("Pay on time" in body, "What it said before" in body) == (True, False)
    assert "No text is in force here" in client.get("/areas/eastmere/agreement/read/").content.decode()
    assert "No area has that name" in client.get("/find/?name=%3Cb%3Enowhere").content.decode()


def test_an_area_that_ended_says_what_it_is_part_of(world, client):
    with within(world.neighbour):
        directory.end_area(area=world.neighbour, into=world.area, on=NOW.date(), by=SYSTEM, at=NOW)
    body = client.get("/find/?name=eastmere").content.decode()
    assert "It is part of Wessington now" in body
