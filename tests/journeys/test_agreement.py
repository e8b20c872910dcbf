"""An agreement is typed in, adopted, revised and compared: in a browser, on a phone."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from concord.agreement.models import CommitmentText, Version
from concord.core.accounts.models import Person
from concord.core.areas.scoping import within
from tests.worlds import World

pytestmark = pytest.mark.journey
AREA = "/areas/wessington"
SignIn = Callable[[Person], None]


def fill_day(page: Page, label: str, day: date) -> None:
    group = page.get_by_role("group", name=label)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(part).fill(str(value))


def adopt(page: Page, day: date) -> None:
    page.get_by_role("button", name="Adopt it").click()
    fill_day(page, "In force from", day)
    page.get_by_label("Where was it agreed?").fill("The group's meeting")
    page.get_by_role("button", name="Adopt it").click()


def test_an_agreement_is_typed_in_adopted_revised_and_compared(
    place: World, page: Page, sign_in: SignIn, looks_right: Callable[[], None]
) -> None:
    sign_in(place.officer)
    today = timezone.localdate()
    page.goto(f"{AREA}/agreement/")
    page.get_by_role("link", name="Documents").click()
    looks_right()
    page.get_by_role("button", name="Make it a document").click()
    looks_right()
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("button", name="Begin the first version").click()
    page.get_by_label("Why is it written?").fill("Nothing was on paper.")
    page.get_by_role("button", name="Begin it").click()
    # What stood alone is in it from the start.
    expect(page.locator("main")).to_contain_text("Pay on time")
    looks_right()
    page.get_by_role("button", name="Add a section").click()
    page.get_by_label("Number").fill("3")
    page.get_by_label("Heading").fill("Volunteering")
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("link", name="Add a commitment to 3 Volunteering").click()
    looks_right()
    expect(page.get_by_label("Number", exact=True)).to_have_value("3.1")
    page.get_by_label("In a few words").fill("Look after volunteers")
    page.get_by_label("The whole wording").fill("Both sides train and insure volunteers.")
    for group, answer in (("Who owes it?", "Both sectors"), ("To whom is it owed?", "Both sectors")):
        page.get_by_role("group", name=group).get_by_label(answer).check()
    page.get_by_role("button", name="Add it").click()
    expect(page.locator("main")).to_contain_text("Both sectors owe it to each other")
    adopt(page, today - timedelta(days=40))
    expect(page.locator("main")).to_contain_text("It is in force.")
    looks_right()

    page.get_by_role("button", name="Begin a new version").click()
    page.get_by_label("Refresh").check()
    page.get_by_role("button", name="Begin it").click()
    page.get_by_role("link", name="Change commitment 3.1").click()
    page.get_by_label("The whole wording").fill("Both sides train, insure and thank volunteers.")
    page.get_by_role("button", name="Save").click()
    adopt(page, today)
    page.get_by_role("link", name="Compare two versions, word by word").click()
    expect(page.locator("main")).to_contain_text("0 new, 1 changed, 0 ended and 2 unchanged commitments.")
    expect(page.locator("ins").last).to_have_text("thank")
    looks_right()
    with within(place.area):
        assert [one.state for one in Version.objects.order_by("number")] == ["superseded", "adopted"]
        assert CommitmentText.objects.as_at(today).count() == 3
        assert CommitmentText.objects.filter(number="3.1").values("commitment").distinct().count() == 1
