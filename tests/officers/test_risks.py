"""Risks stand beside how attendance moved, by sector and with n, and never as its cause."""

from datetime import date, timedelta

import pytest

from concord.core.lib.errors import AccessDenied
from concord.officers import commands
from concord.officers.models import Risk
from concord.officers.queries.risks import attendance, lines_of, risks
from concord.officers.queries.tasks import due_for_officers
from concord.officers.rules.risks import Trend, concerned, gap_in_words, trends
from tests.pages import text
from tests.worlds import at

from .running import DAY, FACTS, URL

RISK = {"title": "The officer leaves", "sector": "voluntary", "cause": "Money ends.", "likelihood": "high"}
RISK |= {"effect": "Nobody calls meetings.", "review_on": DAY, "state": "open"}
TYPED = {name: value for name, value in RISK.items() if name != "review_on"}
TYPED |= {"review_on_day": "2", "review_on_month": "3", "review_on_year": "2026"}


def put(world, **more):
    return commands.put_risk(area=world.area, facts={**RISK, **more}, **FACTS)


@pytest.mark.parametrize(
    ("before", "now", "points", "way"),
    [
        ((8, 10), (6, 10), -20, "fell by 20 points"),
        ((6, 10), (8, 10), 20, "rose by 20 points"),
        ((5, 10), (6, 12), 0, "the same"),
        ((4, 4), (1, 9), None, "too few to tell"),
        ((0, 0), (5, 9), None, "too few to tell"),
    ],
)
def test_how_attendance_moved(before, now, points, way):
    found = Trend("public", 2025, before, 2026, now)
    assert (found.points, found.way, found.fell) == (points, way, points == -20)


def test_the_last_two_years_with_meetings_by_sector():
    years = {2023: ((1, 9), (9, 9)), 2024: ((0, 0), (0, 0)), 2025: ((9, 10), (8, 10)), 2026: ((9, 10), (4, 10))}
    found = trends(years)
    assert [(one.sector, one.before_year, one.way) for one in found] == [
        ("public", 2025, "the same"),
        ("voluntary", 2025, "fell by 40 points"),
    ]
    assert "80" in found[1].words
    assert gap_in_words(found) == "In 2026: 50 points more from the public sector than from the voluntary sector."
    assert gap_in_words(found[:1]) == ""
    assert [one.sector for one in concerned(found, "voluntary")] == ["voluntary"]
    assert concerned(found, "both") == found
    assert trends({2026: years[2026]}) == []


def test_watched_ones_first_the_likeliest_before_the_others(world):
    for likelihood, state in (("low", "open"), ("high", "over"), ("medium", "open"), ("high", "open")):
        put(world, title=f"{likelihood} {state}", likelihood=likelihood, state=state)
    assert [one.title for one in risks(world.area)] == ["high open", "medium open", "low open", "high over"]
    assert [one.title for one in risks(world.area, search="money high", state="over")] == ["high over"]
    assert risks(world.area, sector="voluntary", state="over").count() == 1


def test_the_front_desk_asks_to_look_again(world):
    put(world, review_on=DAY + timedelta(days=7), owner=world.chair)
    put(world, title="Later", review_on=DAY + timedelta(days=8))
    put(world, title="Over", state="over")
    assert [(one.kind, one.what, one.who) for one in due_for_officers(world.area, DAY, 9)] == [
        ("risk", "The officer leaves", "Ruth Example")
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_for_many(world, count, django_assert_num_queries):
    for number in range(count):
        put(world, title=f"Risk {number}", owner=world.chair)
    with django_assert_num_queries(3):
        found = lines_of(risks(world.area), attendance(world.area), date(2026, 3, 3))
        assert [(str(one.risk.owner), one.late) for one in found] == [("Ruth Example", True)] * count


def test_pages_and_who_may(world, signed_in):
    officer = signed_in(world.officer)
    assert "No risk is written down" in text(officer.get(f"{URL}risks/"))
    assert "Answer the question" in text(officer.post(f"{URL}risks/new/", TYPED | {"cause": ""}))
    assert officer.post(f"{URL}risks/new/", TYPED | {"owner": str(world.chair.uid)}).status_code == 302
    risk = Risk.objects.get()
    assert risk.owner == world.chair
    assert officer.post(f"{URL}risks/{risk.uid}/", TYPED | {"title": "Both leave"}).status_code == 302
    page = text(signed_in(world.member).get(f"{URL}risks/?state=open"))
    assert ("Both leave" in page, "Write down a risk" in page) == (True, False)
    own = {"by": world.chair, "at": at(DAY)}
    for run in (
        lambda: commands.put_risk(area=world.area, facts=RISK, **own),
        lambda: commands.remove_row(row=risk, **own),
    ):
        with pytest.raises(AccessDenied):
            run()
    assert officer.post(f"{URL}risks/{risk.uid}/remove/").status_code == 302
    assert signed_in(world.champion).get(f"{URL}risks/").status_code == 403
