"""Organisations sign an agreement: one by its link on a phone, one on paper, one for its members."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from concord.agreement import commands
from concord.agreement.models import Signature, Version
from concord.agreement.queries.approaching import candidates
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.scoping import within
from tests.worlds import World

from .test_agreement import fill_day
from .test_cycle import link_for

pytestmark = pytest.mark.journey
REGISTER = "/areas/wessington/agreement/signatories/"
SignIn = Callable[[Person], None]


@pytest.fixture
def in_force(place: World) -> Version:
    now = timezone.now()
    with within(place.area):
        document = commands.add_document(area=place.area, title="Wessington Compact", by=SYSTEM, at=now)
        draft = commands.start_version(document=document, revision="full", by=SYSTEM, at=now)
        first_day = timezone.localdate(now) - timedelta(days=9)
        version = commands.adopt_version(version=draft, adopted_on=first_day, by=SYSTEM, at=now)
        asked = [one for one in candidates(place.area, version) if one.organisation == place.charity]
        commands.ask_to_sign(version=version, candidates=asked, by=SYSTEM, at=now)
    return version


def sign_on_paper(page: Page, organisation: str, signer: str, on: date) -> None:
    page.goto(f"{REGISTER}paper/")
    fill_day(page, "The day on the paper", on)
    page.get_by_label("Organisation", exact=True).select_option(label=organisation)
    page.get_by_label("Name of the signer").fill(signer)
    page.get_by_label("The paper says that the signer is authorised").check()


def test_three_organisations_sign_and_stand_on_the_register(
    place: World, in_force: Version, page: Page, sign_in: SignIn, looks_right: Callable[[], None]
) -> None:
    # The charity, by the link in its mail
    page.goto(link_for("charity@example.org"))
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("main")).to_contain_text("Sign the Compact of Wessington")
    looks_right()
    page.get_by_label("Your name").fill("Ruth Signer")
    page.get_by_label("Your post").fill("Director")
    page.get_by_label("I am authorised to sign for this organisation").check()
    page.get_by_role("button", name="Sign", exact=True).click()
    expect(page.locator("main")).to_contain_text("Your signature is in")
    looks_right()
    # The council on paper, the voluntary action for its members
    sign_in(place.officer)
    today = timezone.localdate()
    sign_on_paper(page, "Wessington Council", "Cleo Clerk", today)
    looks_right()
    page.get_by_role("button", name="Keep it").click()
    sign_on_paper(page, "Wessington Voluntary Action", "Vera Head", today)
    page.get_by_label("For itself and on behalf of its members").check()
    page.get_by_label("Which members?").fill("Allotment Society\nChoir of Ash Lane")
    page.get_by_role("button", name="Keep it").click()
    # The officer checks what came by link
    page.goto(REGISTER)
    looks_right()
    page.get_by_role("link", name="1 signature", exact=True).click()
    page.get_by_role("link", name="Open Door Advice").click()
    page.get_by_role("button", name="Check it").click()
    looks_right()
    page.get_by_role("button", name="Put it on the register").click()
    with within(place.area):
        assert sorted(Signature.objects.values_list("organisation_name", "state", "mode")) == [
            ("Open Door Advice", "registered", "own"),
            ("Wessington Council", "registered", "own"),
            ("Wessington Voluntary Action", "registered", "members"),
        ]
        signed = Signature.objects.get(mode="members")
    page.goto(f"{REGISTER}{signed.uid}/")
    expect(page.locator("main")).to_contain_text("Choir of Ash Lane")
    looks_right()
    # A citizen reads the public register
    page.context.clear_cookies()
    page.goto(f"{REGISTER}public/")
    expect(page.locator("main")).to_contain_text("Wessington Council")
    expect(page.locator("main")).not_to_contain_text("Ruth Signer")
    looks_right()
