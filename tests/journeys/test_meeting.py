"""A year of meetings is planned; one is run from its agenda to minutes that the next meeting approves, in a browser."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.scoping import within
from concord.group import commands as group
from concord.group.models import Meeting
from tests.worlds import World

pytestmark = pytest.mark.journey
AREA = "/areas/wessington/group"
SignIn = Callable[[Person], None]


def fill_day(page: Page, label: str, day: date) -> None:
    box = page.get_by_role("group", name=label)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        box.get_by_label(part).fill(str(value))


def link_for(address: str) -> str:
    bodies = [message.body for message in mail.outbox if address in message.to]
    return re.findall(r"https?://[^/\s]+(/link/\S+)", "\n".join(bodies))[-1]


def press(page: Page, name: str) -> None:
    """A button that asks once more before it does what it says."""
    page.get_by_text(name, exact=True).first.click()
    page.get_by_role("button", name=name).last.click()


@pytest.fixture
def yesterday(place: World) -> Meeting:
    """The meeting that is run; today's is the next one."""
    now = timezone.now()
    with within(place.area):
        made = group.schedule_meeting(
            group=place.group,
            kind="regular",
            starts_at=now - timedelta(days=1),
            ends_at=now - timedelta(days=1) + timedelta(hours=1),
            place="Room 3",
            by=SYSTEM,
            at=now - timedelta(days=30),
        )
        facts = {"group": place.group, "owner": place.member, "due_on": timezone.localdate(), "by": SYSTEM}
        group.agree_action(text="Ask the trust when it pays", at=now - timedelta(days=20), **facts)
    return made


def test_a_year_of_meetings_is_planned(
    place: World, page: Page, sign_in: SignIn, looks_right: Callable[[], None]
) -> None:
    sign_in(place.officer)
    page.goto(f"{AREA}/")
    page.get_by_role("link", name="Plan a year of meetings").click()
    fill_day(page, "First day", timezone.localdate() + timedelta(days=40))
    for label, value in (("Starts at", "12:30"), ("Ends at", "13:30"), ("Place", "Guildhall")):
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="Show the days").click()
    expect(page.get_by_role("group", name="Meeting 6")).to_be_visible()
    looks_right()
    page.get_by_label("Leave meeting 6 out").check()
    page.get_by_role("button", name="Plan these meetings").click()
    expect(page.locator("main")).to_contain_text("5 meetings are planned")
    with within(place.area):
        assert place.group.meetings.filter(place="Guildhall").count() == 5
    looks_right()


def write_minutes(page: Page, looks_right: Callable[[], None]) -> None:
    """They begin with the agenda; an item is written, and what came of it is added."""
    page.get_by_role("link", name="Write the minutes").click()
    page.get_by_role("button", name="Begin the minutes").click()
    page.get_by_role("link", name="Write what was said on item 1").click()
    page.get_by_label("What was said").fill("Bills are paid sooner than in spring.")
    page.get_by_role("button", name="Save this item").click()
    page.get_by_role("link", name="a decision to item 1").click()
    page.get_by_label("What was decided?").fill("Every department names somebody for bills")
    page.locator("main form button").last.click()
    page.get_by_role("link", name="an action to item 1").click()
    page.get_by_label("What is to be done?").fill("Collect the names")
    page.get_by_label("Who does it?").select_option(label="Marta Example")
    fill_day(page, "By when?", timezone.localdate() + timedelta(days=20))
    looks_right()
    page.locator("main form button").last.click()
    expect(page.locator("main")).to_contain_text("Collect the names")
    looks_right()


def test_a_meeting_is_run_from_its_agenda_to_minutes_that_are_approved(
    place: World, yesterday: Meeting, page: Page, sign_in: SignIn, looks_right: Callable[[], None]
) -> None:
    meeting = f"{AREA}/meetings/{yesterday.reference}/"
    sign_in(place.officer)
    # What waits is put on the agenda once there is time for it
    page.goto(f"{meeting}agenda/")
    page.get_by_label("Minutes for item 3").fill("10")
    page.get_by_role("button", name="Save the agenda").click()
    page.get_by_role("link", name="Change the agenda").click()
    put_on = page.get_by_role("button", name=re.compile("^Put on: ")).first
    what = put_on.inner_text().partition(": ")[2]
    put_on.click()
    page.goto(meeting)
    expect(page.locator("main")).to_contain_text(what)
    looks_right()
    # Who is there: everybody at one press, then the exception
    page.get_by_role("link", name="Take attendance").click()
    page.get_by_role("button", name="Everybody is here").click()
    page.get_by_label(re.compile("Ruth Example")).select_option(label="Sent apologies")
    looks_right()
    page.get_by_role("button", name="Save attendance").click()
    press(page, "Close the meeting")
    expect(page.locator("main")).to_contain_text("Ruth Example, Open Door Advice: sent apologies")
    write_minutes(page, looks_right)
    press(page, "Send the minutes round")
    expect(page.locator("main")).to_contain_text("not yet approved")
    minutes = page.url
    # A member reads them by the link in the mail, without an account
    page.context.clear_cookies()
    page.goto(link_for("marta@example.org"))
    page.locator("main form button").click()
    expect(page.locator("main")).to_contain_text("Every department names somebody for bills")
    looks_right()
    # The next meeting finds them on its agenda, and the chair notes that they are approved
    sign_in(place.officer)
    coming = f"{AREA}/meetings/{place.meeting.reference}/"
    page.goto(f"{coming}agenda/")
    expect(page.locator("main")).to_contain_text("They were sent round and are not yet approved.")
    page.get_by_label("Minutes for item 3").fill("20")
    page.get_by_role("button", name="Save the agenda").click()
    page.goto(f"{coming}agenda/")
    page.get_by_role("button", name="Put on: Minutes of").click()
    page.goto(coming)
    expect(page.get_by_role("table", name="Agenda")).to_contain_text("Minutes of")
    sign_in(place.chair)
    page.goto(minutes)
    page.get_by_role("button", name="Note that they are approved").click()
    page.get_by_label("At which meeting were they approved?").select_option(index=1)
    page.locator("main form button").last.click()
    expect(page.locator("main")).to_contain_text("Approved at the meeting of")
    looks_right()
