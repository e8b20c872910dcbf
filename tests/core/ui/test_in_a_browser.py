"""The gallery in a real browser: no accessibility faults, reflow at 320 px, scripts that only improve."""

import mimetypes
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import RequestFactory
from playwright.sync_api import sync_playwright

from concord.core.ui import views

from .test_pages import _gallery  # noqa: F401 - the same settings

pytestmark = pytest.mark.journey

SITE = "http://concord.test"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'"
)
VIEWS = {"/": views.components, "/form/": views.form, "/sheet/": views.sheet, "/link/": views.link}
PATHS = ["/", "/form/", "/form/?wrong=", "/sheet/", "/link/"]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def answer(route):
    """Pages and files come straight from the code: no server, no port."""
    address = urlsplit(route.request.url)
    if address.path.startswith("/static/"):
        found = Path(finders.find(address.path.removeprefix("/static/")))
        return route.fulfill(body=found.read_bytes(), content_type=mimetypes.guess_type(found.name)[0] or "font/woff2")
    query = {name: value[0] for name, value in parse_qs(address.query, keep_blank_values=True).items()}
    drawn = VIEWS[address.path](RequestFactory().get(address.path, query))
    return route.fulfill(body=drawn.content, content_type="text/html", headers={"Content-Security-Policy": POLICY})


@pytest.fixture
def browser():
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


def open_page(browser, path, width=320, **how):
    page = browser.new_page(viewport={"width": width, "height": 800}, **how)
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.route(f"{SITE}/**", answer)
    page.goto(SITE + path, wait_until="networkidle")
    return page


@pytest.mark.parametrize("width", [320, 1280])
def test_pages_have_no_accessibility_faults_and_fit(browser, width):
    for path in PATHS:
        page = open_page(browser, path, width)
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(path, fault["id"], fault["nodes"][0]["html"]) for fault in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.said == [], path


def test_the_summary_link_puts_the_cursor_on_the_first_radio(browser):
    page = open_page(browser, "/form/?wrong=")
    page.get_by_role("link", name="Choose boxes").click()
    assert page.evaluate("document.activeElement.id") == "id_boxes_0"


def test_the_summary_takes_the_focus_so_that_it_is_read_out(browser):
    page = open_page(browser, "/form/?wrong=")
    assert "govuk-error-summary" in page.evaluate("document.activeElement.className")


def test_characters_are_counted_while_one_writes(browser):
    page = open_page(browser, "/form/")
    page.get_by_label("What can we learn from?").fill("x" * 290)
    page.get_by_text("You have 10 characters remaining").first.wait_for()


def test_a_choice_opens_its_question(browser):
    page = open_page(browser, "/form/")
    question = page.get_by_label("Which kind?")
    assert not question.is_visible()
    page.get_by_label("Something else").first.check()
    assert question.is_visible()
    page.get_by_label("A promise kept").first.check()
    assert not question.is_visible()


def test_without_scripts_every_question_is_open_and_the_limit_stands_in_words(browser):
    page = open_page(browser, "/form/", java_script_enabled=False)
    assert page.get_by_label("Which kind?").is_visible()
    assert page.get_by_text("You can enter up to 300 characters").is_visible()


def test_a_long_list_can_be_searched_and_forgets_what_matches_nothing(browser):
    page = open_page(browser, "/form/")
    search = page.get_by_role("combobox", name="Commitment")
    search.fill("hosp")
    page.locator(".autocomplete__option", has_text="The hospital").click()
    assert page.eval_on_selector("select[name=which]", "list => list.value") == "2"
    search.fill("nothing like it")
    page.get_by_label("Name").focus()
    page.wait_for_function("document.querySelector('select[name=which]').value === ''")


def test_text_survives_a_lost_connection_and_comes_back(browser):
    page = open_page(browser, "/form/")
    page.get_by_label("What can we learn from?").fill("Only two weeks to apply")
    page.context.set_offline(True)
    page.get_by_text("The connection is lost").wait_for()
    page.get_by_role("button", name="Continue").click()
    page.get_by_text("Your text is safe in this tab").wait_for()
    page.context.set_offline(False)
    page.goto(f"{SITE}/form/", wait_until="networkidle")
    page.get_by_role("button", name="Bring it back").click()
    assert page.get_by_label("What can we learn from?").input_value() == "Only two weeks to apply"


def test_on_paper_there_is_no_navigation_and_no_button(browser):
    page = open_page(browser, "/", 1280)
    page.emulate_media(media="print")
    parts = (".concord-nav", ".govuk-button", "h1")
    assert [page.locator(part).first.is_visible() for part in parts] == [False, False, True]
