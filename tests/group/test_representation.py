"""Who is represented at the table by whom: the chain, and those for whom nobody speaks."""

import pytest

from concord.core.directory import commands as directory
from concord.core.directory.models import Network, Organisation
from concord.group.queries.representation import representation_page
from concord.group.rules.representation import Place, speaks_for
from tests.worlds import START

from .seating import SINCE, add_seat, other_group, take

URL = "/areas/wessington/group/groups/champions/represented/"


def body(world, name, **facts):
    made = directory.add_organisation(
        area=world.area, name=name, sector="voluntary", kind="community_group", by=world.officer, at=START
    )
    Organisation.objects.filter(pk=made.pk).update(**facts)
    return made


def network(world, name, **facts):
    given = {"name": name, "kind": "forum", "why_new": "So.", **facts}
    return directory.add_network(area=world.area, facts=given, by=world.officer, at=START)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({}, False),
        ({"organisation": 1}, True),
        ({"organisation": 2}, False),
        ({"says": "advice FORUM"}, True),
        ({"says": "Advice"}, False),
        ({"person": 7}, True),
        ({"person": 8}, False),
    ],
)
def test_a_place_speaks_for_a_network(place, expected):
    known = Network(name="Advice Forum", run_by_id=1, representative_id=7)
    assert speaks_for(Place("A seat", "voluntary", **place), known) is expected


@pytest.fixture
def table(world):
    """The advice forum is run by the charity, whose seat is held; a vacant seat has the arts network's name."""
    group = other_group(world)
    choir, club = body(world, "Choir"), body(world, "Youth Club")
    network(world, "Advice Forum", run_by=world.charity, members=[world.charity, club])
    network(world, "Arts Network", members=[choir])
    take(add_seat(world, world.charity, group, sector="voluntary"), world.chair)
    add_seat(world, None, group, sector="voluntary", label="Arts Network")
    return group


def test_the_chain_leads_from_the_seat_to_the_members(world, table):
    page = representation_page(table, SINCE)
    chain = [(link.place.label, link.place.speaker, [str(one.network) for one in link.networks]) for link in page.links]
    assert chain == [("Arts Network", "", ["Arts Network"]), ("Open Door Advice", "Ruth Example", ["Advice Forum"])]
    assert [(row.body.name, list(row.by)) for row in page.rows] == [
        ("Choir", []),
        ("Wessington Voluntary Action", []),
        ("Open Door Advice", ["Ruth Example, one of its own", "Ruth Example, for Advice Forum"]),
        ("Youth Club", ["Ruth Example, for Advice Forum"]),
    ]
    assert ((page.all.spoken_for, page.all.n), (page.small.spoken_for, page.small.n)) == ((2, 4), (1, 2))
    assert [str(one) for one in page.unseated] == ["Arts Network"]
    assert [row.body.name for row in page.shown("nobody")] == ["Choir", "Wessington Voluntary Action"]
    assert [row.body.name for row in page.shown("small")] == ["Choir", "Youth Club"]


def test_in_the_main_group_members_without_a_seat_speak_too(world, table):
    page = representation_page(world.group, SINCE)
    assert [(link.place.label, link.place.speaker) for link in page.links] == [
        ("Wessington Council", "Marta Example"),
        ("Open Door Advice", "Ruth Example"),
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_for_many(world, rows, django_assert_num_queries):
    group = other_group(world)
    for number in range(rows):
        choir = body(world, f"Choir {number}")
        network(world, f"Forum {number}", run_by=choir, members=[choir, world.charity])
        take(add_seat(world, choir, group, sector="voluntary"), world.chair)
    with django_assert_num_queries(6):
        assert representation_page(group, SINCE).small.spoken_for == rows


def test_the_page_shows_it_as_picture_and_table_and_the_officer_takes_it_away(world, table, signed_in):
    reader, officer = signed_in(world.observer), signed_in(world.officer)
    seen = " ".join(reader.get(URL).content.decode().split())
    assert "(2 of 4)" in seen
    assert ("<svg" in seen, "vacant" in seen, "<strong>Nobody</strong>" in seen) == (True, True, True)
    assert "Youth Club" not in reader.get(f"{URL}?show=nobody").content.decode().split('id="partners"')[1]
    made = officer.get(f"{URL[:-1]}.csv").content.decode("utf-8-sig").splitlines()
    assert made[:2] == ["organisation,small,represented_by", "Choir,yes,"]
    assert reader.get(f"{URL[:-1]}.csv").status_code == 403
