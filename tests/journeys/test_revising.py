"""An agreement is revised: people comment on each commitment, each is answered, and the new version is adopted."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from concord.agreement import commands
from concord.agreement.models import Consultation, Version
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.scoping import within
from tests.worlds import World

from .test_agreement import adopt, fill_day

pytestmark = pytest.mark.journey
AREA = "/areas/wessington"
SignIn = Callable[[Person], None]
SIX = (
    ("Talk early", "It can be kept now", "We do it already.", "", "A public body"),
    ("Talk early", "It is something to work towards", "Not in July.", "", "A voluntary or community organisation"),
    ("Talk early", "I am not sure", "What is early?", "", "I live here, or something else"),
    ("Pay on time", "It can be kept now", "Thirty days is right.", "", "A voluntary or community organisation"),
    ("Pay on time", "It is something to work towards", "", "Bills are paid within 30 days.", "A business"),
    ("", "It can be kept now", "It is short. Keep it short.", "", "A public body"),
)


@pytest.fixture
def draft(place: World) -> Version:
    """The second version, begun and not consulted on yet."""
    now, facts = timezone.now(), {"by": SYSTEM}
    with within(place.area):
        document = commands.add_document(area=place.area, title="Wessington Compact", at=now, **facts)
        first = commands.start_version(document=document, revision="full", at=now, **facts)
        day = timezone.localdate(now) - timedelta(days=50)
        commands.adopt_version(version=first, adopted_on=day, at=now, **facts)
        return commands.start_version(document=document, revision="full", at=now, **facts)


def comment(page: Page, link: str, about: str, mark: str, text: str, proposed: str, sector: str) -> None:
    """Filled in, and not sent yet."""
    page.goto(link)
    if about:
        page.locator("ol.concord-agreement a").first.click()
        page.get_by_role("article").filter(has_text=about).get_by_role("link", name="Comment on this").click()
    else:
        page.get_by_role("button", name="Comment on all of it").click()
        page.get_by_label("The draft as a whole").check()
    page.get_by_label(mark).check()
    page.get_by_label("What do you think").fill(text)
    page.get_by_label("worded?" if about else "What words should stand in it?").fill(proposed)
    page.get_by_label(sector).check()


def answer(page: Page, words: tuple[str, ...], outcome: str, said: str) -> None:
    """Filled in, and not published yet."""
    for one in words:
        page.get_by_role("article").filter(has_text=one).get_by_label("Answer this one").check()
    page.get_by_role("button", name="Answer the ones that are ticked").click()
    page.get_by_label(outcome, exact=True).check()
    page.get_by_label("Your answer").fill(said)


def publish(page: Page) -> None:
    page.get_by_role("button", name="Publish the answer").click()
    expect(page.get_by_role("main")).to_contain_text("answered.")


def everybody_comments(page: Page, link: str, looks_right: Callable[[], None]) -> None:
    for said in SIX:
        comment(page, link, *said)
        if said == SIX[0]:
            looks_right()
        page.get_by_role("button", name="Send the comment").click()
        expect(page.locator("main")).to_contain_text("Your comment is in")
    looks_right()
    page.get_by_role("link", name="You said, we did").click()
    expect(page.locator("main")).not_to_contain_text("We do it already.")


def officer_answers(page: Page, comments: str, looks_right: Callable[[], None]) -> None:
    page.goto(comments)
    looks_right()
    page.get_by_role("button", name="Show all on this page that wait").click()
    answer(page, ("What is early?",), "Needs clarification", "We ask the planners.")
    page.get_by_label("Who clears it up?").fill("The planning team")
    fill_day(page, "Until when?", timezone.localdate() + timedelta(days=14))
    looks_right()
    publish(page)
    answer(page, ("Bills are paid within 30 days.",), "Taken in", "It says so now.")
    publish(page)
    rest = ("We do it already.", "Not in July.", "Thirty days is right.", "Keep it short.")
    answer(page, rest, "Already there", "It stays as it is.")
    publish(page)


def test_a_draft_is_commented_on_answered_adopted_and_compared(
    place: World, draft: Version, page: Page, sign_in: SignIn, looks_right: Callable[[], None]
) -> None:
    version = f"{AREA}/agreement/documents/{draft.document.uid}/{draft.number}/"
    sign_in(place.officer)
    page.goto(version)
    page.get_by_role("button", name="Consult on it").click()
    looks_right()
    page.get_by_role("button", name="Open it").click()
    link = page.get_by_role("link", name="/have-your-say/").inner_text()
    page.context.clear_cookies()
    everybody_comments(page, link, looks_right)
    with within(place.area):
        consultation = f"{AREA}/agreement/consultations/{Consultation.objects.get().uid}/"

    sign_in(place.officer)
    officer_answers(page, f"{consultation}comments/", looks_right)
    page.goto(consultation)
    expect(page.locator("main")).to_contain_text("The planning team")
    looks_right()
    page.get_by_text("End the consultation").first.click()
    page.get_by_role("button", name="Yes").or_(page.get_by_role("button", name="End the consultation")).last.click()
    expect(page.locator("main")).to_contain_text("It takes no more comments.")
    page.goto(version)
    page.get_by_role("link", name="Change commitment 2.3").click()
    page.get_by_label("The whole wording").fill("Bills are paid within 30 days.")
    page.get_by_role("button", name="Save").click()
    page.goto(f"{consultation}for-the-meeting/")
    expect(page.locator("main")).to_contain_text("6 comments shown")
    looks_right()
    page.goto(version)
    adopt(page, timezone.localdate())
    expect(page.locator("main")).to_contain_text("It is in force.")
    page.get_by_role("link", name="Compare two versions, word by word").click()
    expect(page.locator("main")).to_contain_text("0 new, 1 changed, 0 ended and 1 unchanged commitment")
    looks_right()
    # A citizen reads what became of it
    page.context.clear_cookies()
    page.goto(f"{link}you-said/")
    expect(page.locator("main")).to_contain_text("We did: taken in.")
    expect(page.locator("main")).to_contain_text("What is early?")
    looks_right()
