"""Pages of seats and of the composition."""

import pytest
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.group import commands
from concord.group.models import CategoryApart, Holding, Seat
from tests.pages import day
from tests.worlds import START

from .seating import SINCE, add_seat, take

URL = "/areas/wessington/group/groups/group/"
SEATS = "/areas/wessington/group/seats/"
HOLDERS = "/areas/wessington/group/holders/"


@pytest.fixture
def client(world, signed_in):
    return signed_in(world.officer)


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_a_seat_is_added_taken_and_left(world, client):
    typed = {"speaks_for": f"o{world.council.pk}", "category": "council", "sector": "public", **day("starts_on", SINCE)}
    made_url = client.post(f"{URL}seats/new/", typed).url
    seat = Seat.objects.get()
    assert made_url == f"{SEATS}{seat.uid}/"
    assert "Nobody holds this seat" in page(client, made_url)
    who = {"person": str(world.member.uid), "level": "head", "can_commit": "on", **day("starts_on", SINCE)}
    assert client.post(f"{made_url}take/", who).url == made_url
    holding = Holding.objects.get()
    body = page(client, made_url)
    assert ("Marta Example" in body, "head of service" in body, "to come" in body) == (True, True, True)
    again = client.post(f"{made_url}take/", who | {"person": str(world.chair.uid)})
    assert "holds this seat on that day" in again.content.decode()
    talked = {"post": "Head", **day("talk_on", SINCE), "talk_by": "Ruth"}
    assert client.post(f"{HOLDERS}{holding.uid}/change/", talked).url == made_url
    assert client.post(f"{HOLDERS}{holding.uid}/leave/", day("on", SINCE)).url == made_url
    assert client.post(f"{made_url}change/", typed | {"label": "First"}).url == made_url
    assert client.post(f"{made_url}end/", day("on", timezone.localdate())).url == made_url
    assert Seat.objects.get().ends_on == timezone.localdate()


def test_a_seat_for_nobody_comes_back(world, client):
    body = client.post(f"{URL}seats/new/", {"sector": "public", **day("starts_on", SINCE)}).content.decode()
    assert "Say for whom the seat speaks" in body


def test_lists_are_narrowed(world, client):
    take(add_seat(world, world.council), world.member)
    add_seat(world, world.charity)
    for show, council, charity in (("", True, True), ("vacant", False, True), ("talk", True, False), ("x", True, True)):
        body = page(client, f"{URL}seats/?show={show}")
        assert ("Wessington Council" in body, "Open Door Advice" in body) == (council, charity), show


def test_a_member_answers_the_three_questions_and_others_do_not_read_them(world, signed_in):
    seat = add_seat(world, world.council)
    holding = take(seat, world.member)
    own, url = signed_in(world.member), f"{HOLDERS}{holding.uid}/expectations/"
    assert own.post(url, {"hopes": "Fewer late bills"}).url == f"{SEATS}{seat.uid}/"
    sees = {who: "Fewer late bills" in page(signed_in(getattr(world, who)), f"{SEATS}{seat.uid}/") for who in READERS}
    assert sees == {"officer": True, "chair": True, "member": True, "champion": False, "observer": False}
    assert [signed_in(getattr(world, who)).get(url).status_code for who in ("chair", "champion")] == [403, 403]


READERS = ("officer", "chair", "member", "champion", "observer")


def test_the_composition_says_who_is_missing_with_both_sectors(world, client):
    take(add_seat(world, world.council, category="council"), world.member, level="head", can_commit=True)
    take(add_seat(world, world.cvs, category="voluntary"), world.officer)
    take(add_seat(world, world.charity), world.chair)
    add_seat(world, None, category="jobs")
    body = " ".join(page(client, f"{URL}composition/").split())
    for words in (
        "8 of the ten kinds of members are missing", "The council is one entry", "Open Door Advice",
        "1 public, 2 voluntary (n = 3): 1 more of the voluntary than of the public sector. Vacant: 1.", "<svg",
    ):  # fmt: skip
        assert words in body, words


def test_the_officer_says_that_a_kind_is_not_applicable(world, client):
    url = f"{URL}composition/arms_length/"
    assert client.post(url, {"reason": "The council has no homes"}).url == f"{URL}composition/"
    assert "The council has no homes" in page(client, f"{URL}composition/")
    assert "The council has no homes" in page(client, url)
    client.post(url, {"reason": ""})
    assert not CategoryApart.objects.exists()
    assert client.get(f"{URL}composition/nobody/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_take_the_same_queries_for_one_and_for_three(world, client, django_assert_num_queries, rows):
    people = [world.member, world.chair, world.champion]
    for person in people[:rows]:
        seat = add_seat(world, world.council, label=person.name)
        take(seat, person)
        for n in range(rows):
            commands.add_seat(
                group=world.group, sector="public", starts_on=SINCE, label=f"{person} {n}", by=SYSTEM, at=START
            )
    pages = {f"{URL}seats/": 9, f"{URL}composition/": 11, f"{SEATS}{seat.uid}/": 8, f"{SEATS}{seat.uid}/take/": 7}
    for url, queries in pages.items():
        with django_assert_num_queries(queries):
            page(client, url)


@pytest.mark.parametrize("rest", ["", "change/", "end/", "take/"])
def test_what_is_not_there_is_not_found(world, client, rest):
    assert client.get(f"{SEATS}00000000-0000-4000-8000-000000000000/{rest}").status_code == 404


@pytest.mark.parametrize("who", ["trustee", "board_contact", "stranger"])
def test_those_outside_meetings_read_nothing(world, signed_in, who):
    seat, other = add_seat(world, world.council), signed_in(getattr(world, who))
    urls = (f"{URL}seats/", f"{URL}composition/", f"{SEATS}{seat.uid}/")
    assert [other.get(url).status_code for url in urls] == [403, 403, 403]
