"""The list of reports, the reporting calendar, the place on the agenda, and how long the loop takes."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from concord.board import commands
from concord.board.models import BoardMeeting, BoardReport
from concord.board.queries.calendar import calendar_page
from concord.board.queries.reports import LoopTimes, latest_issued, overdue, reportable, reports_page
from concord.board.rules.reports import papers_state
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.board.conftest import MEETS, TODAY
from tests.worlds import at

LIST = "/areas/wessington/reports/"
DUE, MEETING = date(2026, 4, 28), date(2026, 5, 5)


@pytest.mark.parametrize(
    ("issued_on", "on", "state"),
    [
        (date(2026, 4, 28), date(2026, 6, 1), "in_time"),
        (date(2026, 4, 29), date(2026, 6, 1), "late"),
        (None, date(2026, 4, 28), "due"),
        (None, date(2026, 4, 29), "overdue"),
        (None, date(2026, 5, 5), "overdue"),
        (None, date(2026, 5, 6), "missed"),
    ],
)
def test_how_the_page_for_a_meeting_stands(issued_on, on, state):
    assert papers_state(due_on=DUE, meets_on=MEETING, issued_on=issued_on, on=on) == state


def periods(desk, count):
    return [desk.period_more(opens_on=date(2026, 1, 1 + number)) for number in range(count)]


def test_the_reports_list_takes_as_few_queries_for_three_as_for_one(desk, django_assert_num_queries):
    for number, period in enumerate(periods(desk, 3)):
        if number != 1:
            desk.answered(desk.issued(MEETS + timedelta(days=30 * number), period), task="Bring examples.")
        else:
            desk.issued(MEETS + timedelta(days=30), period)
        if number != 1:
            with django_assert_num_queries(8):
                page = reports_page(desk.world.area, at(date(2026, 10, 1)))
            assert len(page.reports) == number + 1


def test_the_list_has_every_report_the_latest_meeting_first(desk):
    first, second = periods(desk, 2)
    old, new = desk.issued(MEETS, first), desk.report(MEETS + timedelta(days=30), second)
    page = reports_page(desk.world.area, TODAY)
    assert page.reports == [new, old]
    assert page.meetings == [old.board_meeting, new.board_meeting]
    assert page.can_report_on == [desk.period]
    assert latest_issued(desk.world.area) == old


def test_decided_periods_are_reported_on_once(desk):
    assert reportable(desk.world.area) == [desk.period]
    desk.report()
    assert reportable(desk.world.area) == []


def test_papers_are_overdue_until_the_page_is_issued(desk):
    meeting = desk.meeting(papers=date(2026, 4, 28))
    assert reports_page(desk.world.area, at(date(2026, 4, 28))).papers_overdue == []
    late = at(date(2026, 4, 29))
    assert reports_page(desk.world.area, late).papers_overdue == [meeting]
    report = commands.start_report(board_meeting=meeting, periods=[desk.period], by=desk.world.officer, at=late)
    commands.approve_report(report=report, by=desk.world.chair, at=late)
    commands.issue_report(report=report, by=desk.world.officer, at=late)
    assert reports_page(desk.world.area, late).papers_overdue == []


def test_an_answer_is_overdue_from_the_day_after(desk):
    report = desk.issued()
    assert list(overdue(desk.world.area, date(2026, 5, 19))) == []
    assert list(overdue(desk.world.area, date(2026, 5, 20))) == [report]
    desk.answered(report)
    assert list(overdue(desk.world.area, date(2026, 5, 20))) == []


def test_the_loop_is_timed_in_medians_with_their_number(desk):
    assert reports_page(desk.world.area, TODAY).loop == LoopTimes(None, None, None)
    # Returned on 2 March, decided on 1 April: 30 days. Issued on 10 or on 20 April: 9 days, or 19.
    desk.point(1, "Kept.")
    desk.point(2, "Late.", "not_followed", by="champion")
    more = desk.period_more()
    desk.point(1, "Kept again.", period=more)
    desk.answered(desk.issued(when=TODAY), when=TODAY + timedelta(days=6))
    desk.issued(MEETS + timedelta(days=30), more, when=TODAY + timedelta(days=10))
    assert reports_page(desk.world.area, TODAY).loop == LoopTimes((30.0, 3), (9.0, 3), (6.0, 1))


def test_the_calendar_says_when_each_page_was_due_and_issued(desk):
    first, second = periods(desk, 2)
    desk.meeting(date(2026, 2, 3))
    issued = desk.issued(MEETS, first, when=at(date(2026, 5, 1)))
    BoardMeeting.objects.filter(pk=issued.board_meeting_id).update(papers_due_on=DUE)
    draft = desk.report(date(2026, 8, 4), second)
    found = [
        (line.report, line.papers_due_on, line.issued_on, line.state)
        for line in calendar_page(desk.world.area, at(date(2026, 6, 1))).lines
    ]
    assert found == [
        (draft, date(2026, 8, 4), None, "due"),
        (issued, DUE, date(2026, 5, 1), "late"),
        (None, date(2026, 2, 3), None, "missed"),
    ]


def test_the_place_on_the_agenda_is_kept_over_time(desk):
    placed = [{"agenda_item": 2, "agenda_items": 9}, {"agenda_item": 8, "agenda_items": 9}, {"on_agenda": False}]
    for number, (period, place) in enumerate(zip(periods(desk, 3), placed, strict=True)):
        desk.answered(desk.issued(MEETS + timedelta(days=30 * number), period), **place)
    desk.meeting(MEETS + timedelta(days=100))
    page = calendar_page(desk.world.area, at(date(2026, 12, 1)))
    assert [line.high for line in page.agendas] == [None, None, False, True]
    assert (page.known, page.high, page.missed) == (2, 1, 2)


def test_the_calendar_takes_as_few_queries_for_three_as_for_one(desk, django_assert_num_queries):
    for number, period in enumerate(periods(desk, 3)):
        desk.answered(desk.issued(MEETS + timedelta(days=30 * number), period))
        if number != 1:
            with django_assert_num_queries(2):
                calendar_page(desk.world.area, TODAY)


def test_the_calendar_page_shows_both_tables(desk, signed_in):
    desk.answered(desk.issued(), agenda_item=2, agenda_items=9, presenter="Ruth", minutes_given=12)
    content = signed_in(desk.world.observer).get(f"{LIST}meetings/").content.decode()
    for words in ("2 of 9", "high", "Ruth", "12", "in time", "in 1 of 1 meetings"):
        assert words in content
    assert "meetings/20260505" not in content
    assert "meetings/20260505-1500/" in signed_in(desk.world.officer).get(f"{LIST}meetings/").content.decode()


def test_the_reports_page_warns_of_what_is_overdue(desk, signed_in):
    today = timezone.localdate()
    desk.meeting(today + timedelta(days=3), papers=today - timedelta(days=1))
    report = desk.issued()
    BoardReport.objects.filter(pk=report.pk).update(answer_due_on=today - timedelta(days=1))
    content = signed_in(desk.world.officer).get(LIST).content.decode()
    assert "is overdue: papers were due on" in content
    assert f"The answer to {report.reference} is overdue" in content


def change(desk, meeting, by=None, **facts):
    usual = {"starts_at": at(date(2026, 5, 12), 14), "papers_due_on": date(2026, 5, 5), "place": "Room 3"}
    return commands.change_board_meeting(meeting=meeting, by=by or desk.world.officer, at=TODAY, **usual | facts)


def test_a_meeting_moves_and_the_answer_with_it(desk):
    report = desk.issued()
    change(desk, report.board_meeting)
    assert BoardMeeting.objects.values_list("starts_at", "papers_due_on", "place").get() == (
        at(date(2026, 5, 12), 14), date(2026, 5, 5), "Room 3",
    )  # fmt: skip
    assert BoardReport.objects.get().answer_due_on == date(2026, 5, 26)
    assert AuditEntry.objects.latest("pk").verb == "board.meeting_changed"


def test_a_meeting_does_not_move_onto_another_or_before_its_papers(desk):
    meeting = desk.meeting()
    desk.meeting(date(2026, 5, 12))
    for facts, field in (({}, "on"), ({"papers_due_on": date(2026, 6, 1)}, "papers_due_on")):
        with pytest.raises(RuleBroken) as refused:
            change(desk, meeting, **facts)
        assert refused.value.field == field


def test_only_those_who_write_reports_move_meetings(desk):
    with pytest.raises(AccessDenied):
        change(desk, desk.meeting(), by=desk.world.chair)


def test_a_meeting_is_changed_on_its_page(desk, signed_in):
    meeting = desk.meeting(papers=DUE)
    client, page = signed_in(desk.world.officer), f"{LIST}meetings/{meeting.moment}/"
    assert 'value="15:00"' in client.get(page).content.decode()
    sent = {"on_day": "12", "on_month": "5", "on_year": "2026", "starts": "10:30", "place": "Room 3"}
    assert client.post(page, sent).status_code == 302
    assert timezone.localtime(BoardMeeting.objects.get().starts_at).isoformat() == "2026-05-12T10:30:00+01:00"
    assert client.get(page).status_code == 404
    assert client.get(f"{LIST}meetings/never/").status_code == 404
