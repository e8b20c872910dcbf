"""The yearly sheet: for one person and the officer, and nothing told in confidence on it for anybody."""

import re
from datetime import date

import pytest
from django.db import transaction

from concord.champions import commands
from concord.champions.models import SheetNote
from concord.champions.queries import records
from concord.champions.queries.sheets import sheet_of
from concord.champions.rules.sheets import span_of, year_of, years_before
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.log import commands as log
from concord.log.models import Decision, Period, Point, PointAction
from concord.log.rules.returns import PointInput
from tests.pages import text
from tests.worlds import OPENS, at, open_a_period

from .watching import DAY, FACTS, URL

YEAR = 2025  # from April 2025: 2 March 2026 lies in it


def send(world, *points):
    """The champion's return with these points, in a period that is locked."""
    open_a_period(world)
    made = log.start_return(period=world.period, person=world.champion, at=at(OPENS))
    written = [PointInput(text=words, point_class=kind) for words, kind in points]
    log.save_box(log_return=made, box=2, points=written, nothing=False, by=world.champion, at=at(OPENS))
    log.send_return(log_return=made, by=world.champion, at=at(OPENS))
    Period.objects.update(state="locked")
    return made


def test_years_follow_the_areas_financial_year():
    assert (year_of(date(2026, 3, 31), 4), year_of(date(2026, 4, 1), 4)) == (2025, 2026)
    assert span_of(2025, 4) == (date(2025, 4, 1), date(2026, 3, 31))
    assert years_before(DAY, 4)[:2] == [(2025, "2025/26"), (2024, "2024/25")]


def test_points_and_what_came_of_them(world):
    send(world, ("They rang back.", 1))
    point = Point.objects.get()
    facts = {"decided_on": DAY, "decided_at": at(DAY), "area": world.area}
    Decision(reference="D1", point=point, win=True, win_limb="A", verdict="followed", **facts).save()
    found = sheet_of(world.champion, world.area, YEAR)
    assert found.done == [
        ("Returns made", 1),
        ("Points put to the group", 1),
        ("Points that the group decided on", 1),
        ("Points that became a win", 1),
    ]
    assert sheet_of(world.champion, world.area, 2024).done == []
    assert sheet_of(world.observer, world.area, YEAR) is None
    assert PointAction.objects.count() == 0


def plain(page):
    """A page without what differs from one time to the next."""
    return re.sub(r'name="(csrfmiddlewaretoken|once)" value="[^"]*"|[A-Z]+-[0-9A-Z]{6}|nonce="[^"]*"', "", page)


@pytest.mark.parametrize("kind", [2, 3])
def test_a_confidential_point_is_on_nobodys_sheet_not_even_as_a_count(world, signed_in, kind):
    addresses = {world.officer: f"people/{world.champion.uid}/year/", world.champion: "mine/year/"}

    def looks(*points):
        """What both read after such a return, which is then taken back."""
        with transaction.atomic():
            send(world, *points)
            pages = [plain(text(signed_in(one).get(f"{URL}{where}?year={YEAR}"))) for one, where in addresses.items()]
            transaction.set_rollback(True)
        return pages

    before = looks(("They rang back.", 1))
    after = looks(("They rang back.", 1), ("A Quillfeather", kind))
    assert after == before
    assert all("They rang back." in page for page in before)
    assert "Quillfeather" not in "".join(after)


def test_the_sheet_is_between_one_person_and_the_officer(world, signed_in):
    own, address = f"{URL}mine/year/", f"{URL}people/{world.champion.uid}/year/"
    officer, champion = signed_in(world.officer), signed_in(world.champion)
    assert champion.post(own, {"text": "Ask sooner."})["Location"] == own
    assert officer.post(address, {"text": "You stayed with it."})["Location"] == address
    assert "You stayed with it." in text(champion.get(own))
    assert "Ask sooner." in text(officer.get(address))
    assert "Answer the question" in text(officer.post(address, {"text": ""}))
    for somebody in (world.chair, world.volunteer, world.member):
        assert signed_in(somebody).get(address).status_code == 403
        assert "Ask sooner." not in text(signed_in(somebody).get(own))
    learned, thanks = SheetNote.objects.get(kind="learned"), SheetNote.objects.get(kind="thanks")
    assert officer.post(f"{URL}sheet-notes/{learned.uid}/remove/").status_code == 403
    assert champion.post(f"{URL}sheet-notes/{thanks.uid}/remove/").status_code == 403
    assert champion.post(f"{URL}sheet-notes/{learned.uid}/remove/")["Location"] == own
    assert officer.post(f"{URL}sheet-notes/{thanks.uid}/remove/")["Location"] == address
    assert AuditEntry.objects.filter(verb="champions.sheet_noted", subject_label="a yearly sheet").count() == 2


def test_rules_and_who_may(world):
    with pytest.raises(AccessDenied):
        commands.thank(person=world.champion, area=world.area, text="Thanks", by=world.chair, at=at(DAY))
    with pytest.raises(RuleBroken, match="Nobody thanks themselves"):
        commands.thank(person=world.officer, area=world.area, text="Thanks", by=world.officer, at=at(DAY))
    with pytest.raises(RuleBroken, match="no champion"):
        commands.thank(person=world.observer, area=world.area, text="Thanks", **FACTS)
    with pytest.raises(RuleBroken, match="few words"):
        commands.note_learned(person=world.champion, area=world.area, text=" ", at=at(DAY))


def test_it_goes_with_the_person_and_comes_out_for_them(world):
    commands.thank(person=world.champion, area=world.area, text="Thanks", **FACTS)
    assert {one.heading: len(one.rows) for one in records.records(world.champion)}["Your yearly sheet"] == 1
    assert commands.follow_to_account(was=world.champion, account=world.volunteer)
    commands.forget_person(person=world.volunteer)
    assert SheetNote.objects.count() == 0


@pytest.mark.parametrize("count", [1, 2])
def test_a_sheet_asks_as_often_for_more_points(world, count, django_assert_max_num_queries):
    send(world, *[(f"Point {number}", 1) for number in range(count)])
    with django_assert_max_num_queries(18):
        assert len(sheet_of(world.champion, world.area, YEAR).points) == count
