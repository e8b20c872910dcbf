"""The landing page, somebody's areas, and the front desk in a page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.directory import commands as directory
from concord.group import commands as group
from concord.log import commands as log
from tests.factories.accounts import PersonFactory, RoleGrantFactory

DESK = "/areas/wessington/"


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def agree(world, text, days=5):
    now = timezone.now()
    due_on = timezone.localdate() + timedelta(days=days)
    return group.agree_action(
        group=world.group, text=text, due_on=due_on, owner=world.member, by=SYSTEM, at=now - timedelta(days=30)
    )


def open_today(world):
    now, today = timezone.now(), timezone.localdate()
    period = log.plan_period(
        group=world.group, label="This season", starts_on=today, ends_on=today, opens_on=today,
        due_on=today + timedelta(days=10), locks_on=today + timedelta(days=12), by=SYSTEM, at=now,
    )  # fmt: skip
    return log.open_period(period=period, by=SYSTEM, at=now)


def test_the_landing_page_says_what_concord_is_and_leads_in(db):
    client = Client()
    body = page(client, "/")
    assert ("See whether the agreement is kept" in body, "/account/sign-in/" in body) == (True, True)
    assert client.cookies == {}


def test_somebody_with_one_area_goes_straight_to_its_desk(world, signed_in):
    assert signed_in(world.champion).get("/").url == DESK


def test_somebody_with_several_areas_chooses(world, signed_in):
    RoleGrantFactory(person=world.champion, area=world.neighbour, role="champion", host_sector="public")
    body = page(signed_in(world.champion), "/")
    assert ('href="/areas/wessington/"' in body, 'href="/areas/eastmere/"' in body) == (True, True)


def test_somebody_without_a_role_is_told_whom_to_ask(world, signed_in):
    assert "You have no role in an area at the moment" in page(signed_in(PersonFactory()), "/")
    hat = world.champion.memberships.get()
    yesterday = timezone.localdate() - timedelta(days=1)
    directory.end_membership(membership=hat, ends_on=yesterday, by=SYSTEM, at=timezone.now())
    client = signed_in(world.champion)
    assert "You have no role in an area at the moment" in page(client, "/")
    assert client.get(DESK).status_code == 403


def test_a_quiet_desk_says_so(world, signed_in):
    body = page(signed_in(world.observer), DESK)
    for words in ("Nothing is due", "No period is open", "No report has been issued", "None is planned"):
        assert words in body


def test_whoever_makes_returns_finds_their_pages_on_the_desk(world, signed_in):
    body = page(signed_in(world.champion), DESK)
    assert all(f"champions/mine/{path}" in body for path in ("notes/", "note/", '"'))
    assert "champions/mine/" not in page(signed_in(world.observer), DESK)


def test_the_desk_shows_what_is_due_with_its_day(world, signed_in):
    agree(world, "Publish the register")
    agree(world, "Call the trust", days=-3)
    body = page(signed_in(world.member), DESK)
    assert ("Publish the register" in body, "overdue" in body) == (True, True)
    assert body.index("Call the trust") < body.index("Publish the register")
    assert "Publish the register" not in page(signed_in(world.champion), DESK)


def test_the_desk_shows_how_the_open_period_stands(world, signed_in):
    open_today(world)
    body = page(signed_in(world.champion), DESK)
    assert ("This season" in body, "Make your return" in body, "Due in 10 days" in body) == (True, True, True)
    assert "Lena" not in page(signed_in(world.observer), DESK)


@pytest.mark.parametrize(("who", "words"), [("officer", True), ("chair", True), ("member", False)])
def test_what_happened_lately_is_for_those_who_may_see_the_trail(world, signed_in, who, words):
    assert ("Everything that happened" in page(signed_in(getattr(world, who)), DESK)) is words


def test_a_neighbour_and_nobody_stay_out(world, signed_in):
    assert signed_in(world.stranger).get(DESK).status_code == 403
    assert Client().get(DESK).url.startswith("/account/sign-in/")
    assert signed_in(world.officer).get("/areas/nowhere/").status_code == 404


@pytest.mark.parametrize("who", ["officer", "chair", "member"])
def test_the_page_takes_the_same_queries_for_one_and_for_three(world, signed_in, who):
    open_today(world)
    client = signed_in(getattr(world, who))

    def queries():
        with CaptureQueriesContext(connection) as found:
            page(client, DESK)
        return len(found)

    agree(world, "One")
    one = queries()
    for text in ("Two", "Three"):
        agree(world, text)
    assert queries() == one
    assert one <= 19
