"""The reporting cycle in a browser, from an open period to the board's answer."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.scoping import within
from concord.log import commands as log
from concord.log.models import LogReturn, Period, Point
from tests.worlds import World

pytestmark = pytest.mark.journey
SignIn = Callable[[Person], None]
AREA = "/areas/wessington"


def link_for(address: str) -> str:
    """The latest link that was mailed to an address, as a path."""
    bodies = [m.body for m in mail.outbox if address in m.to]
    return re.findall(r"https?://[^/\s]+(/link/\S+)", "\n".join(bodies))[-1]


def open_period(world: World) -> Period:
    from django.utils import timezone

    with within(world.area):
        return log.open_period(period=world.period, by=SYSTEM, at=timezone.now())


def test_a_champion_returns_on_a_phone_in_at_most_ten_page_loads(
    place: World, page: Page, looks_right: Callable
) -> None:
    # Given an open period, and a mail with a personal link
    period = open_period(place)
    loads: list[str] = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    # When she opens the link and fills in the four boxes
    page.goto(link_for(place.champion.email))
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Begin").or_(page.get_by_role("link", name="Begin")).first.click()
    looks_right()
    for box, text in enumerate(
        ("Joint draft of the sports strategy.", "Not told that a review had started.", "Space list made."), 1
    ):
        page.locator("textarea").first.fill(text)
        if box == 3:
            page.get_by_label("Planned").first.check()
        page.get_by_role("button", name="Continue").click()
    page.get_by_label(re.compile("nothing to report in this box")).check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Check your return")
    looks_right()
    page.get_by_role("button", name=re.compile("Send")).first.click()
    # Then it is sent, with a reference, and counts
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your return is sent")
    assert len(set(loads)) <= 10, loads
    looks_right()
    with within(place.area):
        made = LogReturn.objects.get(period=period, person=place.champion)
        assert (made.state, Point.objects.filter(log_return=made, tabled=True).count()) == ("sent", 3)


def test_nothing_to_report_takes_two_page_loads(place: World, page: Page) -> None:
    period = open_period(place)
    page.goto(link_for(place.volunteer.email))
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name=re.compile("nothing to report", re.I)).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("sent")
    with within(place.area):
        assert LogReturn.objects.get(period=period, person=place.volunteer).is_nil is True


@pytest.mark.parametrize(
    ("typed", "keys", "stands"),
    [
        ("open door", ["Enter"], "Open Door Advice"),
        ("mid HEALTH  trust", ["Enter"], "Mid Health Trust"),
        ("wessington", ["Enter"], "wessington"),
        ("wessington", ["ArrowDown", "ArrowDown", "Enter"], "Wessington Voluntary Action"),
        ("wessington v", ["Escape", "ArrowDown", "Enter"], "Wessington Voluntary Action"),
        ("open", ["Enter", "ArrowDown", "Enter"], "Open Door Advice"),
        ("nobody known", ["Escape", "ArrowDown"], "nobody known"),
    ],
)
def test_enter_takes_of_a_long_list_what_was_typed_and_nothing_else(
    place: World, page: Page, typed: str, keys: list[str], stands: str
) -> None:
    open_period(place)
    page.goto(link_for(place.champion.email))
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Begin").or_(page.get_by_role("link", name="Begin")).first.click()
    field = page.locator("input#id_about_1")
    field.click()
    field.press_sequentially(typed)
    for key in keys:
        page.keyboard.press(key)
    expect(field).to_have_value(stands)
    expect(page).to_have_url(re.compile("/box/1/$"))


def test_a_mail_scanner_that_opens_links_changes_nothing(place: World, page: Page) -> None:
    period = open_period(place)
    for _ in range(2):
        page.goto(link_for(place.volunteer.email))
    with within(place.area):
        assert not LogReturn.objects.filter(period=period, person=place.volunteer).exists()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your return")


def test_an_officer_opens_reminds_and_locks(place: World, page: Page, sign_in: SignIn, looks_right: Callable) -> None:
    sign_in(place.officer)
    page.goto(f"{AREA}/log/periods/{place.period.reference}/")
    looks_right()
    for name in ("Open it now", "Remind the missing", "Lock it now"):
        page.get_by_text(name).first.click()
        page.get_by_role("button", name=name).last.click()
        expect(page.get_by_role("main")).to_be_visible()
    expect(page.locator("main")).to_contain_text("locked")
    looks_right()
    with within(place.area):
        assert Period.objects.get(pk=place.period.pk).state == "locked"


PAGES = [
    "/",
    "/log/",
    "/log/periods/",
    "/log/trends/",
    "/log/repeats/",
    "/log/registers/",
    "/log/settings/",
    "/log/periods/new/",
    "/group/",
    "/group/actions/",
    "/group/meetings/new/",
    "/reports/",
    "/agreement/",
    "/people/",
    "/organisations/",
    "/settings/",
    "/settings/words/",
    "/settings/details/",
    "/people/new/",
    "/organisations/new/",
    "/audit/",
    "/mail/",
    "/log/periods/import/",
]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_of_the_office_is_accessible(
    address: str, place: World, page: Page, sign_in: SignIn, looks_right: Callable
) -> None:
    open_period(place)
    sign_in(place.officer)
    page.goto(f"{AREA}{address}")
    looks_right()
