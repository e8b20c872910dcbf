"""From a figure to its points, from a point to what comes of it, and a poll: in a browser, on a phone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.scoping import within
from concord.group import commands as group
from concord.log import commands as log
from concord.log.models import LearningItem, Period, Point, PollSide
from concord.log.rules.returns import PointInput
from tests.worlds import World

pytestmark = pytest.mark.journey
AREA = "/areas/wessington"
SignIn = Callable[[Person], None]


@pytest.fixture
def decided(place: World) -> World:
    """A decided period: one kept, one not, one win."""
    now = timezone.now()
    with within(place.area):
        period = log.open_period(period=place.period, by=SYSTEM, at=now)
        made = log.start_return(period=period, person=place.volunteer, at=now)
        boxes = {
            1: PointInput("Adult care sent the draft rules before the committee met.", about_organisation=place.trust),
            2: PointInput("Our claim was paid after ten weeks.", commitment=place.commitment),
            3: PointInput("The hall is free for new groups.", win_source="planned", commitment=place.commitment),
        }
        for box, point in boxes.items():
            log.save_box(log_return=made, box=box, points=[point], nothing=False, by=place.volunteer, at=now)
        log.send_return(log_return=made, by=place.volunteer, at=now)
        log.lock_period(period=Period.objects.get(pk=period.pk), by=SYSTEM, at=now)
        present = {seat.person_id: "present" for seat in place.meeting.attendances.all()}
        group.take_attendance(meeting=place.meeting, states=present, by=SYSTEM, at=now)
        for point in Point.objects.filter(period=period):
            win = {"win": True, "limb": "A"} if point.box == 3 else {}
            verdict = "not_followed" if point.box == 2 else "followed"
            choice = log.DecisionInput(verdict=verdict, commitment=point.commitment, **win)
            log.record_decision(point=point, choice=choice, meeting=place.meeting, by=SYSTEM, at=now)
    return place


def test_a_figure_leads_to_its_points_and_a_point_to_the_learning_log(
    decided: World, page: Page, sign_in: SignIn, looks_right: Callable[[], None]
) -> None:
    sign_in(decided.officer)
    page.goto(f"{AREA}/log/trends/")
    expect(page.locator("main")).to_contain_text("Followed in all: 67")
    assert page.locator("main svg").count() == 5
    looks_right()
    page.get_by_role("link", name="1", exact=True).first.click()
    expect(page.locator("main")).to_contain_text("Decision: Not followed")
    looks_right()
    page.get_by_role("link", name="Our claim was paid after ten weeks.").click()
    looks_right()
    page.get_by_role("button", name="Learn from it").click()
    looks_right()
    page.get_by_role("button", name="Add to the learning log").click()
    expect(page.locator("main")).to_contain_text("It is in the learning log.")
    with within(decided.area):
        item = LearningItem.objects.get()
        assert (item.text, item.owner) == ("Our claim was paid after ten weeks.", decided.officer)
    for path in ("registers/", "registers/learning/", "registers/practice/", "registers/uses/", "repeats/"):
        page.goto(f"{AREA}/log/{path}")
        looks_right()


def test_a_champion_answers_a_poll_and_nobody_sees_it(
    decided: World, page: Page, sign_in: SignIn, looks_right: Callable[[], None]
) -> None:
    now, ends = timezone.now(), timezone.localdate() + timedelta(days=3)
    with within(decided.area):
        facts = {"title": "Funding", "matters": ["Being paid on time", "Forms"], "ends_on": ends}
        log.open_poll(area=decided.area, by=SYSTEM, at=now, **facts)
    sign_in(decided.volunteer)
    page.goto(f"{AREA}/log/polls/")
    page.get_by_role("link", name="Funding").click()
    looks_right()
    page.get_by_role("group", name="Being paid on time").get_by_label("It annoys me a lot").check()
    page.get_by_role("button", name="Send my answers").click()
    expect(page.locator("main")).to_contain_text("Your answers are counted")
    looks_right()
    with within(decided.area):
        assert PollSide.objects.get(sector="voluntary").answered == 1
    sign_in(decided.officer)
    page.goto(f"{AREA}/log/polls/")
    page.get_by_role("link", name="Funding").click()
    expect(page.locator("main")).to_contain_text("Until then nobody sees how many have answered")
