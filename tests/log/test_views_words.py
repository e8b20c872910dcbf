"""Pages speak with the area's own words for its agreement and its board; and “Make it a win” says so at once."""

import re

import pytest

from concord.log import commands
from concord.log.models import Decision, Period
from concord.log.queries.records import records

from .deciding import sit_down
from .test_views_decisions import come_to_reply

CHOSEN = re.compile(r'<input[^>]*name="win"[^>]*value="(\w*)"[^>]*checked')


@pytest.fixture
def sitting(place):
    """An area that has a covenant and a forum, and uses neither of the usual words."""
    place.area.words = {"agreement": {"one": "Covenant"}, "board": {"one": "city forum"}}
    place.area.save()
    return sit_down(place)


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def test_the_reply_page_names_the_areas_own_board(sitting):
    commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)
    body = page(come_to_reply(), sitting.place.url("reply/"))
    assert "The page for the city forum waits for your reply" in body
    assert "board" not in re.sub(r"<[^>]*>", "", body)


def test_a_reported_period_was_reported_to_the_areas_own_board(sitting, signed_in):
    Period.objects.filter(pk=sitting.period.pk).update(state="reported")
    client = signed_in(sitting.place.chair)
    for url in ("periods/", f"periods/{sitting.period.reference}/"):
        assert "Reported to the city forum" in page(client, sitting.place.url(url))


def test_boxes_are_headed_by_the_areas_own_agreement(sitting, signed_in):
    client = signed_in(sitting.place.officer)
    for url in ("", f"points/{sitting.draft.reference}/", f"sheet/{sitting.period.reference}/"):
        body = page(client, sitting.place.url(url))
        assert ("Covenant way of working" in body, "Compact way of working" in body) == (True, False), url
    (points,) = [one for one in records(sitting.place.champion) if one.heading == "Points under your name"]
    assert any("Covenant way of working" in row["box"] for row in points.rows)


def test_a_win_is_told_in_the_report_to_the_areas_own_board(sitting, signed_in):
    won = {"win": True, "limb": "B", "limb_reason": "not_as_quickly"}
    sitting.decide(sitting.hall, **won)
    client, url = signed_in(sitting.place.officer), sitting.place.url(f"points/{sitting.hall.reference}/")
    assert "Report to the city forum" in page(client, f"{url}told/")
    commands.note_telling(
        point=sitting.hall,
        where="board",
        told_on=sitting.place.today,
        note="",
        by=sitting.place.officer,
        at=sitting.now,
    )
    assert "Told: Report to the city forum" in page(client, url)
    for path in ("registers/", "registers/wins-to-tell/"):
        assert "Report to the city forum" in page(client, sitting.place.url(path))
    table = client.get(sitting.place.url("registers/wins.csv")).content.decode()
    assert "Report to the city forum on " in table


def test_make_it_a_win_opens_with_win_chosen_also_where_it_was_judged_to_be_none(sitting, signed_in):
    client, point = signed_in(sitting.place.chair), sitting.draft
    link = re.search(
        r'href="([^"]+)"[^>]*>\s*Make it a win', page(client, sitting.place.url(f"points/{point.reference}/"))
    )
    url = link[1]
    plain = url.partition("?")[0]
    assert (CHOSEN.findall(page(client, url)), CHOSEN.findall(page(client, plain))) == (["yes"], [""])
    sitting.decide(point)
    assert (CHOSEN.findall(page(client, url)), CHOSEN.findall(page(client, plain))) == (["yes"], [""])
    sitting.correct(Decision.objects.get(), verdict="followed", win=False, reason="It is not")
    assert (CHOSEN.findall(page(client, url)), CHOSEN.findall(page(client, plain))) == (["yes"], ["no"])


def test_the_order_of_quick_wins_names_the_one_that_stands(sitting, signed_in):
    body = page(signed_in(sitting.place.chair), sitting.place.url("registers/quick-wins/?state=open"))
    first = re.search(r'<select[^>]*name="order"><option value="">([^<]+)</option>', body)[1]
    other = re.search(r'<select[^>]*name="state"><option value="">([^<]+)</option>', body)[1]
    assert (first, other) == ("Most good for least effort", "All")
