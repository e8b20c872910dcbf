"""What was corrected or withdrawn, for those who may see each record, and for nobody else by counting either."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from concord.board.models import BoardMeeting, BoardReport
from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.scoping import within
from concord.interfaces.home.queries import corrections
from concord.log import commands as log
from concord.log.models import Decision, Period, Point
from concord.log.rules.returns import PointInput
from tests.worlds import OPENS, at, hold_a_meeting, later, open_a_period

PAGE = "/areas/wessington/corrections/"


@pytest.fixture
def locked(world):
    """A period with three points of one champion, locked."""
    period = open_a_period(world)
    made = log.start_return(period=period, person=world.champion, at=at(OPENS))
    boxes = {1: "We planned together.", 2: "They paid late.", 4: "Pay by card."}
    for box, text in boxes.items():
        log.save_box(
            log_return=made, box=box, points=[PointInput(text)], nothing=False, by=world.champion, at=at(OPENS)
        )
    log.send_return(log_return=made, by=world.champion, at=at(OPENS))
    return log.lock_period(period=Period.objects.get(), by=SYSTEM, at=later(24))


def point(box):
    return Point.objects.get(box=box)


def withdraw(world, box, reason="mistake", days=25):
    return log.withdraw_point(point=point(box), reason=reason, by=world.officer, at=later(days))


def correct(world, box):
    """Decided one day, and otherwise on the next."""
    meeting = hold_a_meeting(world)
    facts = {"meeting": meeting, "by": world.chair}
    Period.objects.update(meeting=meeting)
    choice = log.DecisionInput(verdict="followed")
    first = log.record_decision(point=point(box), choice=choice, at=later(30), **facts)
    choice = log.DecisionInput(verdict="not_followed", reason="The minutes say otherwise")
    return log.correct_decision(decision=Decision.objects.get(pk=first.pk), choice=choice, at=later(31), **facts)


def report_with_addendum(world):
    meeting = BoardMeeting(area=world.area, starts_at=later(60))
    meeting.save()
    report = BoardReport(
        area=world.area,
        board_meeting=meeting,
        reference="WESS-2026-B001",
        state="issued",
        frozen={},
        issued_at=later(40),
    )
    report.save()
    report.addenda.create(area=world.area, text="The trust has paid.", added_at=later(41))


def listed(world, who):
    person = Person.objects.get(pk=getattr(world, who).pk)
    return [(one.kind, one.what, one.reason) for one in corrections(world.area, person)]


def test_each_correction_stands_with_what_it_is_and_why_the_latest_first(world, locked):
    log.reopen_period(
        period=locked, reason="dates", locks_on=later(30).date(), by=world.officer, at=later(24) + timedelta(hours=1)
    )
    log.lock_period(period=Period.objects.get(), by=SYSTEM, at=later(24) + timedelta(hours=2))
    withdraw(world, 4, "twice")
    new = correct(world, 1)
    report_with_addendum(world)
    assert listed(world, "member") == [
        ("Added to a report", "WESS-2026-B001", "The trust has paid."),
        (
            "Decision corrected",
            f"{new.reference} (not followed) replaces {new.replaces.reference} (followed)",
            "The minutes say otherwise",
        ),
        ("Point withdrawn", f"{point(4).reference}, box 4 of Spring", "It was entered twice"),
        ("Period opened again", "Spring", "Its dates were wrong"),
    ]


def kinds(world, who):
    return [kind for kind, _, _ in listed(world, who)]


def test_everybody_sees_what_they_may_see_and_counts_nothing_else(world, locked):
    withdraw(world, 4)
    correct(world, 1)
    report_with_addendum(world)
    both = ["Decision corrected", "Point withdrawn"]
    assert kinds(world, "champion") == ["Added to a report", *both]
    for who in ("board_contact", "observer"):
        assert kinds(world, who) == ["Added to a report"], who
    assert kinds(world, "trustee") == []


def test_a_point_that_is_put_back_leaves_the_list_and_its_last_reason_counts(world, locked):
    withdraw(world, 4, "twice")
    log.restore_point(point=point(4), by=world.officer, at=later(26))
    assert listed(world, "member") == []
    withdraw(world, 4, "untrue", days=27)
    assert [why for _, _, why in listed(world, "member")] == ["It turned out to be wrong"]


def test_the_words_of_a_withdrawn_point_are_for_who_may_put_it_back(world, signed_in, locked):
    withdraw(world, 2)
    correct(world, 1)
    pages = {who: signed_in(getattr(world, who)).get(PAGE).content.decode() for who in ("officer", "chair", "champion")}
    assert {who: "They paid late." in page for who, page in pages.items()} == {
        "officer": True, "chair": False, "champion": False,
    }  # fmt: skip
    assert {who: "Put it back" in page for who, page in pages.items()} == {
        "officer": True, "chair": False, "champion": False,
    }  # fmt: skip


def test_the_decision_on_a_withdrawn_point_keeps_its_number_and_loses_its_words(world, locked):
    new = correct(world, 1)
    withdraw(world, 1, days=33)
    (_, shown) = corrections(world.area, world.member)
    assert (shown.kind, new.reference in shown.what, shown.reason, shown.url) == ("Decision corrected", True, "", "")


def test_the_officer_withdraws_and_puts_back_in_pages(world, signed_in, locked):
    client, reference = signed_in(world.officer), point(2).reference
    url = f"/areas/wessington/log/points/{reference}/"
    assert "Withdraw the point" in client.get(url).content.decode()
    assert client.post(f"{url}withdraw/", {"reason": ""}).status_code == 200
    assert point(2).withdrawn_at is None
    done = client.post(f"{url}withdraw/", {"reason": "twice"}, follow=True).content.decode()
    assert (reference in done, "It was entered twice" in done) == (True, True)
    assert client.get(url).status_code == 404
    log_page = client.get("/areas/wessington/log/").content.decode()
    assert ("1 withdrawn point" in log_page, "They paid late." in log_page) == (True, False)
    restore = f"/areas/wessington/log/withdrawn/{reference}/restore/"
    assert client.post(restore).url == url
    assert "withdrawn point" not in client.get("/areas/wessington/log/").content.decode()
    assert client.post(restore).status_code == 404


def test_a_point_without_a_name_is_listed_without_a_name_and_never_as_asked_for(world, signed_in):
    period = open_a_period(world)
    made = log.start_return(period=period, person=world.volunteer, at=at(OPENS))
    log.save_box(
        log_return=made, box=2, points=[PointInput("We were left out.", point_class=2)], nothing=False,
        by=world.volunteer, at=at(OPENS), address=world.volunteer.email,
    )  # fmt: skip
    log.send_return(log_return=made, by=world.volunteer, at=at(OPENS), address=world.volunteer.email)
    log.lock_period(period=Period.objects.get(), by=SYSTEM, at=later(24))
    page = signed_in(world.officer).get(f"/areas/wessington/log/points/{point(2).reference}/withdraw/").content.decode()
    assert ("It was entered twice" in page, "Its reporter asked" in page) == (True, False)
    withdraw(world, 2)
    for who in ("officer", "chair", "champion", "observer", "board_contact", "trustee"):
        body = signed_in(getattr(world, who)).get(PAGE).content.decode()
        assert ("Pat" in body, point(2).reference in body) == (False, who in ("officer", "chair", "champion"))


def test_nothing_stands_beside_anything_that_a_narrow_screen_would_push_out(world, signed_in, locked):
    """One below the other: the button never touches the reason, and no column lies off to the right."""
    withdraw(world, 2)
    body = signed_in(world.officer).get(PAGE).content.decode()
    listed = body[body.index("1 correction") : body.index("</main")]
    assert ("<table" in listed, "</p>\n<details" in listed) == (False, True)


def test_the_log_is_marked_in_the_menu_for_those_who_have_it_there(world, signed_in, locked):
    def marked(who):
        menu = signed_in(getattr(world, who)).get(PAGE).content.decode().split("<main")[0]
        return re.findall(r'<a [^>]*href="([^"]+)"[^>]*aria-current="(?:page|true)"', menu)

    assert (marked("member"), marked("observer")) == (["/areas/wessington/log/"], [])


def test_a_long_list_has_pages(world, signed_in, monkeypatch, locked):
    monkeypatch.setattr("concord.interfaces.home.views.PER_PAGE", 2)
    for box in (1, 2, 4):
        withdraw(world, box, days=25 + box)
    client = signed_in(world.member)
    first, second = (client.get(f"{PAGE}?page={n}").content.decode() for n in (1, 2))
    assert [point(box).reference in first for box in (4, 2, 1)] == [True, True, False]
    assert [point(box).reference in second for box in (4, 2, 1)] == [False, False, True]


def test_the_list_takes_the_same_queries_for_one_and_for_three(world, locked):
    def queries():
        person = Person.objects.get(pk=world.officer.pk)
        with CaptureQueriesContext(connection) as found:
            corrections(world.area, person)
        return len(found)

    withdraw(world, 1)
    one = queries()
    withdraw(world, 2)
    withdraw(world, 4)
    assert (one, queries()) == (6, 6)


def test_a_neighbours_corrections_are_not_ours(world, locked):
    withdraw(world, 1)
    with within(world.neighbour):
        assert corrections(world.neighbour, world.stranger) == []


def test_the_front_desk_and_the_log_lead_there(world, signed_in):
    client = signed_in(world.member)
    for url in ("/areas/wessington/", "/areas/wessington/log/"):
        assert f'href="{PAGE}"' in client.get(url).content.decode()
