"""A return that came on paper is typed in with a browser."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.scoping import within
from concord.log import commands as log
from concord.log.models import LogReturn, Point
from tests.worlds import World

pytestmark = pytest.mark.journey


def test_an_organisation_that_is_not_in_the_list_is_never_lost_in_silence(
    place: World, page: Page, sign_in: Callable[[Person], None], looks_right: Callable
) -> None:
    # Given an open period, and an officer with a paper form that names a body nobody has entered
    with within(place.area):
        period = log.open_period(period=place.period, by=SYSTEM, at=timezone.now())
    sign_in(place.officer)
    page.goto(f"/areas/wessington/log/periods/{period.reference}/enter/")
    # When they type it in
    page.locator("input#id_person").fill(place.champion.name)
    page.get_by_role("option").first.click()
    page.get_by_label("On paper").check()
    # No day stands there yet: the day it came is on the paper.
    day = timezone.localdate()
    for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
        field = page.locator(f"input[name=received_on_{part}]")
        expect(field).to_have_value("")
        field.fill(str(value))
    page.locator("#id_b1-text_1").fill("They asked us early.")
    page.locator("input#id_b1-about_1").fill("Ash Tree Society")
    page.get_by_role("button", name="Enter the return").click()
    # Then it is refused in words, and what was typed still stands in its box
    expect(page.locator(".govuk-error-summary")).to_contain_text("“Ash Tree Society” is no organisation in the list")
    expect(page.locator("input#id_b1-about_1")).to_have_value("Ash Tree Society")
    expect(page.locator("input#id_person")).to_have_value(f"{place.champion}, {place.council}")
    with within(place.area):
        assert not LogReturn.objects.exists()
    looks_right()
    # When they clear it, the return is taken
    page.locator("input#id_b1-about_1").fill("")
    page.get_by_role("button", name="Enter the return").click()
    expect(page.locator(".moj-alert")).to_contain_text("boxes 2, 3 and 4 are unanswered")
    with within(place.area):
        assert Point.objects.get().about_organisation is None
