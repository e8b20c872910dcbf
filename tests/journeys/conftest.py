"""A real browser against a real server: pages are used as people use them, and each journey ends with axe."""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, Page, sync_playwright

from concord.agreement.commands import add_commitment
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.scoping import within
from concord.group import commands as group
from concord.log import commands as log
from concord.log.models import Period
from tests.worlds import World, make_world

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
PHONE, NARROW = {"width": 375, "height": 800}, {"width": 320, "height": 800}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])


@pytest.fixture
def place(transactional_db: None) -> World:
    """The small place with a period that is open today and a meeting that has just begun."""
    world = make_world()
    now, today = timezone.now(), timezone.localdate()
    with within(world.area):
        world.period = log.plan_period(
            group=world.group,
            label="This season",
            starts_on=today - timedelta(days=60),
            ends_on=today,
            opens_on=today,
            due_on=today + timedelta(days=10),
            locks_on=today + timedelta(days=12),
            by=SYSTEM,
            at=now,
        )
        add_commitment(
            area=world.area, number="1.1", title="Talk early", starts_on=today - timedelta(days=99), by=SYSTEM, at=now
        )
        world.meeting = group.schedule_meeting(
            group=world.group,
            kind="regular",
            starts_at=now,
            ends_at=now + timedelta(hours=1),
            place="Room 3",
            by=SYSTEM,
            at=now,
        )
        Period.objects.filter(meeting=world.meeting).delete()
        Period.objects.filter(pk=world.period.pk).update(meeting=world.meeting)
        world.period.refresh_from_db()
    return world


@pytest.fixture
def page(browser: Browser, live_server: object) -> Iterator[Page]:
    """A phone-sized page that fails the test when the browser reports an error."""
    context = browser.new_context(viewport=PHONE, base_url=str(live_server))
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


@pytest.fixture
def sign_in(page: Page, live_server: object) -> Callable[[Person], None]:
    """Put somebody's session into the browser, with their second step done."""
    from tests.signing_in import sign_in as signed_in_client

    def enter(person: Person) -> None:
        client = signed_in_client(person)
        cookie = client.cookies["concord_session"].value
        page.context.clear_cookies()
        page.context.add_cookies([{"name": "concord_session", "value": cookie, "url": str(live_server)}])

    return enter


@pytest.fixture
def looks_right(page: Page) -> Callable[[], None]:
    """axe finds nothing, and nothing sticks out at 320 pixels."""

    def check() -> None:
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
        assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found.response["violations"]] == []
        size = page.viewport_size
        page.set_viewport_size(NARROW)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        page.set_viewport_size(size or PHONE)
        assert over <= 0, page.url

    return check
