"""The landing page and the front desk in a browser's eyes."""

from django.test import Client

from concord.core.accounts.access import SYSTEM
from concord.core.directory.commands import change_area
from tests.worlds import START, World


def test_every_page_leads_to_accessibility_and_privacy(client: Client, db: None) -> None:
    page = client.get("/").content.decode()
    assert 'href="/accessibility/"' in page
    assert 'href="/privacy/"' in page


def test_the_areas_colour_reaches_the_page(world: World, signed_in) -> None:
    change_area(area=world.area, changes={"accent": "#7a1f5c"}, by=SYSTEM, at=START)
    client = signed_in(world.officer)
    page = client.get("/areas/wessington/").content.decode()
    assert 'href="/areas/wessington/theme.css"' in page
    assert "#7a1f5c" in client.get("/areas/wessington/theme.css").content.decode()


def test_somebody_with_one_area_goes_straight_to_it(world: World, signed_in) -> None:
    response = signed_in(world.officer).get("/")
    assert (response.status_code, response["Location"]) == (302, "/areas/wessington/")


def test_an_officer_finds_the_settings_and_an_observer_does_not(world: World, signed_in) -> None:
    assert "Name, words, colour, logo" in signed_in(world.officer).get("/areas/wessington/").content.decode()
    page = signed_in(world.observer).get("/areas/wessington/")
    assert (page.status_code, "Name, words, colour, logo" in page.content.decode()) == (200, False)


def test_the_front_desk_is_for_people_of_the_area(world: World, signed_in, client: Client) -> None:
    assert signed_in(world.stranger).get("/areas/wessington/").status_code == 403
    assert client.get("/areas/wessington/").status_code == 302
