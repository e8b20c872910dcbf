"""One sitting of the group: the whole sheet by keyboard, without a script, with an objection, and on paper."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.scoping import within
from concord.group import commands as group
from concord.log import commands as log
from concord.log.models import Decision, LogReturn, Period, PositionRound
from concord.log.rules.returns import PointInput
from tests.factories.log import PointFactory
from tests.worlds import World

pytestmark = pytest.mark.journey
AREA = "/areas/wessington"
SignIn = Callable[[Person], None]


@pytest.fixture
def seated(place: World) -> World:
    """A locked period with two points that say the same and a win; everybody is at the meeting."""
    now = timezone.now()
    with within(place.area):
        period = log.open_period(period=place.period, by=SYSTEM, at=now)
        made = log.start_return(period=period, person=place.volunteer, at=now)
        boxes = {
            1: [PointInput("The strategy came to us as a first draft.")],
            2: [
                PointInput("Holiday grants: only two weeks in which to apply.", about_organisation=place.trust),
                PointInput("Two weeks to apply for the holiday grants is too short."),
            ],
            3: [PointInput("The hall is free for new groups.", win_source="planned", commitment=place.commitment)],
        }
        for box, points in boxes.items():
            log.save_box(log_return=made, box=box, points=points, nothing=False, by=place.volunteer, at=now)
        log.send_return(log_return=made, by=place.volunteer, at=now)
        log.lock_period(period=Period.objects.get(pk=period.pk), by=SYSTEM, at=now)
        place.period = Period.objects.get(pk=period.pk)
        log.build_sheet(period=place.period, by=SYSTEM, at=now)
        present = {seat.person_id: "present" for seat in place.meeting.attendances.all()}
        group.take_attendance(meeting=place.meeting, states=present, by=SYSTEM, at=now)
    return place


@pytest.fixture
def forty(seated: World) -> World:
    """The same place with forty points on the sheet."""
    with within(seated.area):
        made = LogReturn.objects.get()
        for n in range(36):
            box = n % 4 + 1
            PointFactory(
                log_return=made,
                box=box,
                text=f"What we saw on day {n}, told in {n} words of its own.",
                commitment=seated.commitment,
                win_source="planned" if box == 3 else "",
                tabled=True,
            )
    return seated


def decided(world: World) -> list[tuple[str, str, bool | None]]:
    with within(world.area):
        rows = Decision.objects.filter(is_current=True).order_by("point__box", "point__reference")
        return [(row.point.text.split()[0], row.verdict, row.win) for row in rows.select_related("point")]


def begin(page: Page, world: World) -> None:
    page.goto(f"{AREA}/log/sheet/{world.period.reference}/")
    page.get_by_role("button", name="Decide the points one by one").click()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_forty_points_are_decided_with_keys_alone_in_one_sitting(forty: World, page: Page, sign_in: SignIn) -> None:
    # Given forty points, and nothing but a keyboard
    sign_in(forty.chair)
    page.set_viewport_size({"width": 1200, "height": 900})
    begin(page, forty)
    expect(page.locator("[data-decisions][data-ready]")).to_be_visible()
    places: list[str] = []
    page.on("framenavigated", lambda frame: places.append(frame.url))
    # When each is decided by one key for the verdict, one for the win where it is one, and Enter
    for n in range(40):
        expect(page.locator(".concord-progress")).to_contain_text(f"{n} of 40 points decided")
        expect(page.locator("[data-decisions][data-ready]")).to_be_visible()
        if page.locator(".govuk-caption-l").inner_text().startswith("Point 3."):
            press(page, "1", "w", "Tab", "Space") if n % 2 else press(page, "1", "n")
        else:
            press(page, "2" if n % 2 else "1")
        press(page, "Enter")
    # Then the sheet says so, one page a point, and nothing else was opened on the way
    expect(page.locator(".concord-progress")).to_contain_text("40 of 40 points decided")
    assert all(re.search(r"/log/(decide|sheet)/", url) for url in places)
    assert len(places) == 40
    assert {verdict for _, verdict, _ in decided(forty)} == {"followed", "not_followed"}
    with within(forty.area):
        assert set(Decision.objects.filter(win=True).values_list("win_limb", flat=True)) == {"A"}


def test_a_slip_is_mended_with_keys_and_the_old_decision_stays(
    seated: World, page: Page, sign_in: SignIn, looks_right: Callable
) -> None:
    sign_in(seated.chair)
    begin(page, seated)
    expect(page.locator("[data-decisions][data-ready]")).to_be_visible()
    looks_right()
    press(page, "2", "Enter")
    expect(page.locator(".concord-progress")).to_contain_text("1 of 4")
    press(page, "u")
    expect(page.locator("main")).to_contain_text("It stands until a new decision replaces it")
    expect(page.locator("[data-decisions][data-ready]")).to_be_visible()
    looks_right()
    press(page, "1", "r")
    page.keyboard.type("We pressed the wrong key")
    press(page, "Control+Enter")
    expect(page.locator(".moj-alert")).to_contain_text(": followed.")
    with within(seated.area):
        old, new = Decision.objects.order_by("pk")
        assert (old.verdict, old.is_current, new.verdict, new.replaces) == ("not_followed", False, "followed", old)


def test_points_that_say_the_same_are_merged_and_taken_apart_again(
    seated: World, page: Page, sign_in: SignIn, looks_right: Callable
) -> None:
    sign_in(seated.chair)
    page.goto(f"{AREA}/log/sheet/{seated.period.reference}/")
    expect(page.locator("main")).to_contain_text("both say")
    looks_right()
    page.get_by_role("link", name=re.compile("^Merge")).first.click()
    looks_right()
    page.get_by_role("button", name="Merge").click()
    expect(page.locator("main")).to_contain_text("Merged into it: 2.")
    looks_right()
    page.get_by_role("button", name="Take it out again").click()
    expect(page.locator("main")).to_contain_text("The point stands on its own again")


def test_an_objection_is_settled_by_positions_that_nobody_sees(
    seated: World, page: Page, sign_in: SignIn, looks_right: Callable
) -> None:
    # Given somebody who objects to what was about to be decided
    sign_in(seated.chair)
    begin(page, seated)
    expect(page.locator("[data-decisions][data-ready]")).to_be_visible()
    press(page, "1", "o")
    expect(page.locator("main")).to_contain_text("0 of 2 members have taken a position")
    looks_right()
    url = page.url
    # When one member answers on their own device, and the chair for themselves
    sign_in(seated.member)
    page.goto(url)
    page.get_by_label("I object").check()
    page.get_by_label("If you object: why?").fill("It was not a draft")
    page.get_by_role("button", name="Seal the position").click()
    expect(page.locator("main")).to_contain_text("1 of 2 members")
    sign_in(seated.chair)
    page.goto(url)
    expect(page.locator("main")).not_to_contain_text("It was not a draft")
    page.get_by_label("Whose position?").select_option(label="Ruth Example")
    page.get_by_label("I consent").check()
    page.get_by_role("button", name="Seal the position").click()
    page.locator("summary", has_text="Open the positions").click()
    page.get_by_role("button", name="Open the positions").click()
    # Then it is not agreed, with the reason and no name
    expect(page.locator("main")).to_contain_text("does not consent")
    looks_right()
    assert decided(seated) == [("The", "not_agreed", None)]
    page.goto(f"{AREA}/log/minutes/{seated.meeting.reference}/")
    expect(page.locator("main")).to_contain_text("It was not a draft")
    looks_right()


@pytest.fixture
def plain(browser: Browser, live_server: object, page: Page) -> Iterator[Page]:
    """A page in a browser that runs no script."""
    context = browser.new_context(base_url=str(live_server), java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_the_sheet_is_decided_without_a_script(seated: World, page: Page, plain: Page, sign_in: SignIn) -> None:
    sign_in(seated.chair)
    plain.context.add_cookies(page.context.cookies())
    begin(plain, seated)
    assert plain.locator("[data-ready]").count() == 0
    for _ in range(3):
        plain.get_by_label("Followed", exact=False).first.check()
        plain.get_by_role("button", name="Record the decision").click()
    plain.get_by_label(re.compile("Put off")).check()
    plain.get_by_role("button", name=re.compile("Someone objects")).click()
    expect(plain.locator("main")).to_contain_text("Proposed: put off")
    with within(seated.area):
        assert (Decision.objects.count(), PositionRound.objects.get().verdict) == (3, "deferred")


def test_the_sheet_and_the_minutes_print_on_paper(seated: World, page: Page, sign_in: SignIn) -> None:
    sign_in(seated.chair)
    page.goto(f"{AREA}/log/sheet/{seated.period.reference}/")
    page.emulate_media(media="print")
    ballot = page.locator("table.concord-ballot")
    expect(ballot.first).to_be_visible()
    assert ballot.count() == 3
    for words in ("Front desk", "Print", "Decide the points one by one"):
        assert not page.get_by_text(words, exact=True).first.is_visible()
    assert page.locator(".concord-alike").first.is_hidden()
    assert len(page.pdf(prefer_css_page_size=True)) > 10_000
    page.goto(f"{AREA}/log/minutes/{seated.meeting.reference}/")
    expect(page.get_by_role("heading", name="Who was there")).to_be_visible()


def test_the_organisation_named_replies_and_the_group_sees_it(
    seated: World, page: Page, sign_in: SignIn, looks_right: Callable
) -> None:
    (link,) = [re.findall(r"https?://[^/\s]+(/link/\S+)", m.body)[0] for m in mail.outbox if "trust" in m.to[0]]
    page.goto(link)
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("main")).to_contain_text("Holiday grants: only two weeks")
    expect(page.locator("body")).not_to_contain_text("Pat Example")
    looks_right()
    page.get_by_label("Your reply").fill("Next year it is six weeks.")
    page.get_by_label("Your name and role").fill("Dana, head of grants")
    page.get_by_role("button", name="Send the reply").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your reply is in")
    looks_right()
    sign_in(seated.member)
    page.goto(f"{AREA}/log/sheet/{seated.period.reference}/")
    expect(page.locator("main")).to_contain_text("Next year it is six weeks. (Dana, head of grants)")
