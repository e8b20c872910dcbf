"""Somebody offers to keep watch on a phone, is taken in, and the map of who keeps watch where shows it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from concord.core.accounts.models import Person
from concord.core.areas.scoping import within
from concord.core.directory.models import Membership
from tests.worlds import World

pytestmark = pytest.mark.journey
AREA = "/areas/wessington"
SignIn = Callable[[Person], None]


def test_somebody_joins_and_is_on_the_map(
    place: World, page: Page, sign_in: SignIn, looks_right: Callable[[], None]
) -> None:
    sign_in(place.officer)
    page.goto(f"{AREA}/champions/coverage/")
    row = page.get_by_role("row").filter(has_text="Mid Health Trust")
    expect(row.last).to_contain_text("nobody")
    looks_right()
    # Anybody, on the public page
    page.context.clear_cookies()
    page.goto(f"{AREA}/champions/join/")
    looks_right()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    looks_right()
    page.get_by_label("Your name").fill("Tara Example")
    page.get_by_label("Your e-mail").fill("tara@example.org")
    page.get_by_label("Your organisation").fill("Mid Health Trust")
    page.get_by_label("You may keep these details").check()
    page.get_by_role("button", name="Send").click()
    expect(page.locator("main")).to_contain_text("Your offer has arrived.")
    looks_right()

    sign_in(place.officer)
    page.goto(f"{AREA}/champions/offers/")
    looks_right()
    page.get_by_role("link", name="Say yes to Tara Example").click()
    expect(page.get_by_label("For which organisation?").locator("option:checked")).to_have_text("Mid Health Trust")
    looks_right()
    page.get_by_role("button", name="Give them the role and invite them").click()
    expect(page.locator("main")).to_contain_text("Tara Example")
    looks_right()
    with within(place.area):
        assert Membership.objects.get(person__name="Tara Example").role == "champion"
    page.goto(f"{AREA}/champions/coverage/")
    expect(page.get_by_role("row").filter(has_text="Mid Health Trust").last).not_to_contain_text("nobody")
    looks_right()
