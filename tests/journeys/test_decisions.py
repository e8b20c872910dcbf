"""The board answers what the group decided and issued: in a browser."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from concord.board import commands as board
from concord.board.models import BoardReport
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.scoping import within
from concord.group import commands as group
from concord.log import commands as log
from concord.log.models import Period, Point, ReplyRequest
from concord.log.rules.returns import PointInput
from tests.worlds import World

pytestmark = pytest.mark.journey
AREA = "/areas/wessington"
SignIn = Callable[[Person], None]


def link_for(address: str) -> str:
    bodies = [m.body for m in mail.outbox if address in m.to]
    return re.findall(r"https?://[^/\s]+(/link/\S+)", "\n".join(bodies))[-1]


@pytest.fixture
def locked(place: World) -> World:
    """A locked period with a kept point, one that names the council, and a win; everybody is at the meeting."""
    now = timezone.now()
    with within(place.area):
        period = log.open_period(period=place.period, by=SYSTEM, at=now)
        made = log.start_return(period=period, person=place.volunteer, at=now)
        boxes = {
            1: PointInput("Adult care sent the draft rules before the committee met.", about_organisation=place.trust),
            2: PointInput(
                "Our claim was paid after ten weeks.", about_organisation=place.trust, commitment=place.commitment
            ),
            3: PointInput("The hall is free for new groups.", win_source="planned", commitment=place.commitment),
        }
        for box, point in boxes.items():
            log.save_box(log_return=made, box=box, points=[point], nothing=False, by=place.volunteer, at=now)
        log.send_return(log_return=made, by=place.volunteer, at=now)
        log.lock_period(period=Period.objects.get(pk=period.pk), by=SYSTEM, at=now)
        log.build_sheet(period=Period.objects.get(pk=period.pk), by=SYSTEM, at=now)
        present = {seat.person_id: "present" for seat in place.meeting.attendances.all()}
        group.take_attendance(meeting=place.meeting, states=present, by=SYSTEM, at=now)
    return place


def test_the_board_answers_by_its_own_link(locked: World, page: Page, looks_right: Callable) -> None:
    now = timezone.now()
    with within(locked.area):
        for point in Point.objects.filter(period=locked.period):
            verdict = "not_followed" if point.box == 2 else "followed"
            choice = log.DecisionInput(verdict=verdict, win=False if point.box == 3 else None)
            log.record_decision(point=point, choice=choice, meeting=locked.meeting, by=SYSTEM, at=now)
        request = ReplyRequest.objects.get()
        log.record_reply(request=request, text="We pay at once now.", name="Finance", by=None, at=now)
        period = Period.objects.get(pk=locked.period.pk)
        log.finish_deciding(period=period, by=SYSTEM, at=now)
        meeting = board.plan_board_meeting(area=locked.area, starts_at=now + timedelta(days=7), by=SYSTEM, at=now)
        report = board.start_report(board_meeting=meeting, periods=[period], by=SYSTEM, at=now)
        board.write_report(report=report, changes={"ask": "Pay small groups within thirty days."}, by=SYSTEM, at=now)
        board.approve_report(report=report, by=SYSTEM, at=now)
        board.issue_report(report=report, by=SYSTEM, at=now)
    page.goto(link_for(locked.board_contact.email))
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("main")).to_contain_text("Pay small groups within thirty days.")
    looks_right()
    page.get_by_label("Accepted", exact=True).check()
    page.get_by_label("The one task that the board sets the group").fill("Bring three examples.")
    page.get_by_role("button", name="Send the answer").click()
    expect(page.locator("main")).to_contain_text("The answer is in")
    with within(locked.area):
        answer = BoardReport.objects.get().answer
        assert (answer.ask_answer, answer.action.text) == ("accepted", "Bring three examples.")
    # The champion whose point it was is told.
    assert any("has answered" in m.subject for m in mail.outbox if locked.volunteer.email in m.to)
