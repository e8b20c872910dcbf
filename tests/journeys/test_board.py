"""The board's page in a browser: written within its limits, approved, issued, printed, answered."""

import io
import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.template.loader import render_to_string
from django.utils import timezone
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from concord.board import commands as board
from concord.board.exports import print_step, render
from concord.board.models import BoardMeeting, BoardReport
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.scoping import within
from concord.group import commands as group
from concord.log import commands as log
from concord.log.models import Period, Point, ReplyRequest
from concord.log.rules.returns import PointInput
from tests.board.test_exports import WIDEST
from tests.board.test_exports import page as widest
from tests.worlds import World

pytestmark = pytest.mark.journey
AREA = "/areas/wessington"
SignIn = Callable[[Person], None]


def link_for(address: str) -> str:
    bodies = [m.body for m in mail.outbox if address in m.to]
    return re.findall(r"https?://[^/\s]+(/link/\S+)", "\n".join(bodies))[-1]


@pytest.fixture
def decided(place: World) -> World:
    """A decided period; the trust, which a point names, has replied; the board meets in a week."""
    now = timezone.now()
    with within(place.area):
        period = log.open_period(period=place.period, by=SYSTEM, at=now)
        made = log.start_return(period=period, person=place.volunteer, at=now)
        boxes = {
            1: [PointInput("The draft rules came before the committee met.", about_organisation=place.trust)],
            2: [
                PointInput("Our claim was paid after ten weeks.", about_organisation=place.trust),
                PointInput("A review began and nobody was told."),
            ],
        }
        for box, points in boxes.items():
            log.save_box(log_return=made, box=box, points=points, nothing=False, by=place.volunteer, at=now)
        log.send_return(log_return=made, by=place.volunteer, at=now)
        log.lock_period(period=Period.objects.get(pk=period.pk), by=SYSTEM, at=now)
        log.build_sheet(period=Period.objects.get(pk=period.pk), by=SYSTEM, at=now)
        present = {seat.person_id: "present" for seat in place.meeting.attendances.all()}
        group.take_attendance(meeting=place.meeting, states=present, by=SYSTEM, at=now)
        for point in Point.objects.filter(period=period):
            choice = log.DecisionInput(verdict="not_followed" if point.box == 2 else "followed")
            log.record_decision(point=point, choice=choice, meeting=place.meeting, by=SYSTEM, at=now)
        for request in ReplyRequest.objects.all():
            log.record_reply(request=request, text="We pay at once now.", name="Finance", by=None, at=now)
        log.finish_deciding(period=Period.objects.get(pk=period.pk), by=SYSTEM, at=now)
        board.plan_board_meeting(area=place.area, starts_at=now + timedelta(days=7), by=SYSTEM, at=now)
    return place


def press(page: Page, name: str) -> None:
    """A button that asks once more before it does what it says."""
    page.get_by_text(name, exact=True).first.click()
    page.get_by_role("button", name=name).last.click()


def sides(page: Page) -> int:
    """How many sides of paper the browser prints of the page."""
    return len(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def test_a_page_is_written_approved_issued_and_printed(
    decided: World, page: Page, sign_in: SignIn, looks_right: Callable, tmp_path: Path
) -> None:
    # The officer starts it, and is stopped at a limit while writing
    sign_in(decided.officer)
    page.goto(f"{AREA}/reports/new/")
    page.get_by_label("For which meeting?").select_option(index=1)
    page.get_by_label("This season").check()
    page.get_by_role("button", name="Start it").click()
    address = page.url
    looks_right()
    page.goto(f"{address}box/2/")
    looks_right()
    page.get_by_label("In words that may leave the group").fill("w" * 181)
    expect(page.get_by_text("You have 1 character too many").first).to_be_attached()
    page.get_by_role("button", name="Save the line").click()
    expect(page.locator("main")).to_contain_text("must be 180 characters or fewer")
    # Another point takes its own words
    page.get_by_label(re.compile("A review began")).check()
    page.get_by_label("In words that may leave the group").fill("")
    page.get_by_role("button", name="Save the line").click()
    expect(page.locator("main")).to_contain_text("A review began and nobody was told.")
    page.goto(f"{address}write/")
    looks_right()
    page.get_by_label("The one thing that we ask").fill("Pay small groups\nwithin thirty days.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("Pay small groups within thirty days.")
    # The chair approves what they have read
    sign_in(decided.chair)
    page.goto(address)
    press(page, "Approve the page")
    sign_in(decided.officer)
    page.goto(address)
    press(page, "Issue the page")
    looks_right()
    assert sides(page) == 1
    for name, most in (("HTML", 1), ("Large print, HTML", 2)):
        with page.expect_download() as download:
            page.get_by_role("link", name=name, exact=True).click()
        download.value.save_as(tmp_path / "page.html")
        opened = page.context.new_page()
        opened.goto(f"file://{tmp_path}/page.html")
        assert sides(opened) <= most
        opened.close()


@pytest.mark.parametrize("fill", WIDEST)
def test_the_file_for_the_browser_prints_on_its_side_with_the_widest_text(
    fill: str, page: Page, tmp_path: Path
) -> None:
    for large, most in ((False, 1), (True, 2)):
        (tmp_path / "page.html").write_bytes(render(widest(fill), "html", large_print=large))
        page.goto(f"file://{tmp_path}/page.html")
        assert sides(page) == most


@pytest.mark.parametrize("fill", WIDEST)
def test_the_page_itself_prints_on_one_side_with_the_widest_text(decided: World, page: Page, fill: str) -> None:
    page.goto("/account/sign-in/")
    shown = widest(fill, draft=False)
    body = render_to_string("board/page_body.html", {"page": shown})
    sized = f"concord-one-page concord-one-page--{print_step(shown)}"
    inside = json.dumps(f'<div class="{sized}">{body}</div>')
    page.evaluate(f"document.querySelector('main').innerHTML = {inside}")
    page.evaluate("document.querySelectorAll('header, footer').forEach(part => part.remove())")
    assert sides(page) == 1


def test_the_board_answers_by_its_own_link(decided: World, page: Page, looks_right: Callable) -> None:
    now = timezone.now()
    with within(decided.area):
        period, meeting = Period.objects.get(pk=decided.period.pk), BoardMeeting.objects.get()
        report = board.start_report(board_meeting=meeting, periods=[period], by=SYSTEM, at=now)
        board.write_report(report=report, changes={"ask": "Pay small groups within thirty days."}, by=SYSTEM, at=now)
        board.approve_report(report=report, by=SYSTEM, at=now)
        board.issue_report(report=report, by=SYSTEM, at=now)
    page.goto(link_for(decided.board_contact.email))
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("main")).to_contain_text("Pay small groups within thirty days.")
    looks_right()
    page.get_by_label("Refused").check()
    page.get_by_label("The one task that you set us").fill("Bring three examples.")
    page.get_by_role("button", name="Check the answer").click()
    expect(page.locator("main")).to_contain_text("Say why, so that the group can learn from it.")
    looks_right()
    page.get_by_label("Accepted", exact=True).check()
    page.get_by_role("button", name="Check the answer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answer before you send it")
    looks_right()
    page.get_by_role("button", name="Send the answer").click()
    expect(page.locator("main")).to_contain_text("The answer is in")
    looks_right()
    # The page can still be read and taken away
    page.get_by_role("link", name="Read the page again").click()
    expect(page.get_by_role("link", name="Your answer to it")).to_be_visible()
    looks_right()
    assert sides(page) == 1
    with within(decided.area):
        answer = BoardReport.objects.get().answer
        assert (answer.ask_answer, answer.action.text) == ("accepted", "Bring three examples.")
    # The champion whose point it was is told.
    assert any("has answered" in m.subject for m in mail.outbox if decided.volunteer.email in m.to)


def test_the_calendar_and_the_list_are_accessible(
    decided: World, page: Page, sign_in: SignIn, looks_right: Callable
) -> None:
    sign_in(decided.officer)
    for address in ("", "meetings/", "meetings/new/", "new/"):
        page.goto(f"{AREA}/reports/{address}")
        looks_right()
