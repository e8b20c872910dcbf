"""The areas below: sums that they share, small ones held back; for a regional lead and the officer above alone."""

from datetime import date

import pytest
from django.test import Client

from concord.core.accounts.access import SYSTEM
from concord.core.areas.models import Area, TierRelation
from concord.core.areas.scoping import within
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands
from concord.log.models import PeriodSummary
from tests.worlds import START, somebody

URL = "/areas/mid/log/below/"


@pytest.fixture
def mid(world):
    return Area.objects.get(slug="mid")


def person_of(area, name, role):
    with within(area):
        body = commands.add_organisation(
            area=area, name=f"{name} body", sector="voluntary", kind="infrastructure", by=SYSTEM, at=START
        )
        return somebody(area, body, name, role)


@pytest.fixture
def lead(mid):
    return person_of(mid, "Una", "regional_lead")


def share(*areas, shares=True):
    Area.objects.filter(pk__in=[area.pk for area in areas]).update(shares_summaries=shares)


def row(area, reference="P1", opens_on=date(2026, 1, 1), dimension="all", sector="", **figures):
    usual = {"period_label": f"Period {reference}", "due_on": date(2026, 2, 1), "is_closed": True}
    with within(area):
        PeriodSummary(
            area=area, period_reference=reference, opens_on=opens_on, dimension=dimension, sector=sector,
            **usual | figures,
        ).save()  # fmt: skip


def period(area, all_, public, voluntary, reference="P1", opens_on=date(2026, 1, 1), **more):
    """(received, expected, followed, not_followed) of all and of each sector."""
    for dimension, sector, figures in (
        ("all", "", all_), ("respondent", "public", public), ("respondent", "voluntary", voluntary),
        ("bearer", "public", public), ("bearer", "voluntary", voluntary),
    ):  # fmt: skip
        names = ("received", "expected", "followed", "not_followed")
        row(area, reference, opens_on, dimension, sector, **dict(zip(names, figures, strict=True)), **more)


def text(client, url=URL):
    response = client.get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_both_sectors_and_the_gap_are_shown_with_n(world, signed_in, lead):
    share(world.area)
    period(world.area, (26, 39, 25, 20), (15, 20, 15, 10), (11, 19, 10, 10))
    page = text(signed_in(lead))
    for words in (
        "67 % (26 of 39 expected)", "75 % (15 of 20 expected)", "58 % (11 of 19 expected)",
        "17 percentage points, which could be chance", "Of those that name a duty, by who owed it:",
        "56 % (25 of 45 points decided)", "60 % (15 of 25 points decided)", "50 % (10 of 20 points decided)",
    ):  # fmt: skip
        assert words in page


def test_small_numbers_and_what_would_give_them_away_are_held_back(world, signed_in, lead):
    share(world.area)
    period(world.area, (26, 36, 18, 4), (18, 26, 10, 3), (8, 10, 8, 1))
    page = text(signed_in(lead))
    assert "72 % (26 of 36 expected)" in page
    for words in ("(18 of 26", "(8 of 10", "18 of 22", "(10 of 13", "4 of", "8 of 9"):
        assert words not in page
    for words in (
        "held back (of 26 expected)",
        "held back (of 10 expected)",
        "all but fewer than 5 of 22 points decided",
        "cannot be told",
    ):
        assert words in page


def test_an_area_that_does_not_share_shows_nothing_but_that(world, signed_in, lead):
    share(world.neighbour)
    period(world.area, (26, 39, 25, 20), (15, 20, 15, 10), (11, 19, 10, 10))
    page = text(signed_in(lead))
    assert ("It does not share its sums." in page, "No period is decided yet." in page) == (True, True)
    assert "39" not in page


def test_an_area_that_does_not_share_says_who_can_change_it_on_which_page_and_whom_to_ask(world, signed_in, lead):
    words = {"officer": {"one": "Covenant coordinator"}}
    Area.objects.filter(pk=world.area.pk).update(words=words, contact_name="Stan", contact_email="stan@example.org")
    page = text(signed_in(lead))
    assert "Its Covenant coordinator can change that in its settings, under “Details, calendar, look”." in page
    assert "Whom to ask there: Stan," in page
    settings = text(signed_in(world.officer), "/areas/wessington/settings/")
    assert "Details, calendar, look" in settings
    assert "Share our sums with the areas above us" in text(
        signed_in(world.officer), "/areas/wessington/settings/details/"
    )


def test_an_area_that_shares_or_has_closed_names_nobody_to_ask(world, signed_in, lead):
    contact = {"contact_name": "Stan", "contact_email": "stan@example.org"}
    Area.objects.filter(pk=world.area.pk).update(shares_summaries=True, **contact)
    closed = {"status": "closed", "ended_on": date(2026, 1, 1)}
    Area.objects.filter(pk=world.neighbour.pk).update(**contact, **closed)
    page = text(signed_in(lead))
    assert ("It does not share its sums." in page, "Whom to ask" in page, "can change that" in page) == (
        True,
        False,
        False,
    )


def test_the_areas_are_narrowed_by_every_word_of_a_name(world, signed_in, lead):
    Area.objects.filter(pk=world.area.pk).update(name="Wessington upon Wye")
    client = signed_in(lead)
    page = text(client, f"{URL}?search=wye+wess")
    assert ("Wessington upon Wye" in page, "Eastmere" in page, "Show all" in page) == (True, False, True)
    assert ">Name</label>" in page
    assert "No area below Mid holds “nowhere” in its name." in text(client, f"{URL}?search=nowhere")


def test_each_area_is_shown_with_its_own_word_for_the_agreement(world, signed_in, mid, lead):
    Area.objects.filter(pk=mid.pk).update(words={"agreement": {"one": "Concordat"}})
    Area.objects.filter(pk=world.neighbour.pk).update(words={"agreement": {"one": "Covenant"}})
    page = text(signed_in(lead))
    found = [word in page for word in ("Covenant: own agreement", "Compact: own agreement", "Concordat: own")]
    assert found == [True, True, False]


def test_an_area_is_shown_by_the_last_period_of_which_nothing_more_is_to_be_decided(world, signed_in, lead):
    share(world.area)
    period(world.area, (20, 30, 20, 20), (10, 15, 10, 10), (10, 15, 10, 10))
    period(world.area, (21, 31, 21, 20), (10, 15, 11, 10), (11, 16, 10, 10), "P2", date(2026, 4, 1))
    period(world.area, (22, 32, 22, 20), (10, 15, 12, 10), (12, 17, 10, 10), "P3", date(2026, 7, 1), undecided=1)
    period(world.area, (23, 33, 23, 20), (10, 15, 13, 10), (13, 18, 10, 10), "P4", date(2026, 9, 1), is_closed=False)
    page = text(signed_in(lead))
    assert "Period P2" in page
    assert not [words for words in ("Period P1", "Period P3", "Period P4", "of 32 ", "of 33 ") if words in page]


def test_the_areas_own_figures_and_those_beside_it_are_not_on_its_page(world, signed_in, mid, lead):
    period(mid, (31, 41, 25, 20), (15, 20, 15, 10), (16, 21, 10, 10))
    page = text(signed_in(lead))
    assert "of 41 " not in page
    page = text(signed_in(lead), "/areas/wessington/log/below/")
    assert ("No area lies below this one" in page, "Eastmere" in page) == (True, False)


@pytest.mark.parametrize("areas", [1, 3])
def test_the_page_takes_the_same_queries_for_one_area_and_for_three(
    world, signed_in, mid, lead, areas, django_assert_num_queries
):
    for n in range(areas - 1):
        area = commands.add_area(
            slug=f"more-{n}", name=f"More {n}", code=f"MORE{n}", parent=world.neighbour, by=SYSTEM, at=START
        )
        share(area)
        period(area, (26, 39, 25, 20), (15, 20, 15, 10), (11, 19, 10, 10))
    client = signed_in(lead)
    share(world.area)
    period(world.area, (26, 39, 25, 20), (15, 20, 15, 10), (11, 19, 10, 10))
    client.get(URL)
    # Session, person, area, roles; areas, regions; relations; who shares; periods; sectors.
    with django_assert_num_queries(10):
        text(client)


@pytest.mark.parametrize("who", ["chair", "member", "champion", "trustee", "board_contact", "observer", "stranger"])
def test_only_the_office_and_a_regional_lead_open_it(world, signed_in, who):
    person = getattr(world, who)
    assert signed_in(person).get("/areas/wessington/log/below/").status_code == 403
    assert signed_in(person).get(URL).status_code == 403
    assert Client().get(URL)["Location"].startswith("/account/sign-in/")


def test_the_officer_above_reads_it_and_notes_how_the_two_work_together(world, signed_in, mid):
    client = signed_in(person_of(mid, "Idris", "officer"))
    assert "How we work together is not noted yet" in text(client)
    url = "/areas/mid/settings/below/wessington/"
    typed = {"kind": "aligned", "lower_signed_upper": "on", "escalation_route": "To the panel", "notes": "Ask Ann",
             "last_contact_on_day": "3", "last_contact_on_month": "3", "last_contact_on_year": "2026"}  # fmt: skip
    assert client.post(url, typed).url == URL
    noted = TierRelation.objects.get()
    assert (noted.upper, noted.lower, noted.kind, noted.notes) == (mid, world.area, "aligned", "Ask Ann")
    page = text(client)
    assert "Aligned codes · it signed ours · last contact 3 Mar 2026" in page
    assert "Ask Ann" not in page
    entry = AuditEntry.objects.get(verb="areas.tier_relation_changed")
    assert (entry.area_key, "Ask Ann" in str(entry.facts)) == ("MID", False)
    assert client.post(url, typed | {"kind": "odd"}).status_code == 200
    assert client.get("/areas/mid/settings/below/mid/").status_code == 404


@pytest.mark.parametrize("who", ["officer", "chair", "stranger"])
def test_the_relation_is_kept_by_the_upper_area_alone(world, signed_in, who):
    client = signed_in(getattr(world, who))
    for method in (client.get, client.post):
        assert method("/areas/mid/settings/below/wessington/").status_code == 403
    assert not TierRelation.objects.exists()
