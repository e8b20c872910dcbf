"""A page is started, written, approved and issued: rows, the trail, and every refusal."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from concord.board import commands
from concord.board.models import BoardMeeting, BoardReport, ReportLine
from concord.board.queries.page import page_of
from concord.core.accounts.access import SYSTEM
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.log.commands import note_asked_otherwise
from concord.log.models import Decision, Period, Point
from tests.board.conftest import MEETS, TODAY
from tests.worlds import at

DAY = TODAY.date()


def latest():
    return AuditEntry.objects.latest("pk")


def lines(report):
    return {line.box: line for line in ReportLine.objects.filter(report=report)}


def again(report):
    """The same report, read at another device a moment ago."""
    return BoardReport.objects.get(pk=report.pk)


def approve(desk, report, **facts):
    return commands.approve_report(report=report, by=desk.world.chair, at=TODAY, **facts)


def issue(desk, report, when=TODAY, **facts):
    return commands.issue_report(report=report, by=desk.world.officer, at=when, **facts)


def test_a_board_meeting_is_planned_with_the_day_for_its_papers(desk):
    made = commands.plan_board_meeting(
        area=desk.world.area, starts_at=at(MEETS, 14), papers_due_on=MEETS - timedelta(days=7), place="Room 2",
        by=desk.world.officer, at=TODAY,
    )  # fmt: skip
    assert BoardMeeting.objects.values_list("papers_due_on", "place").get() == (date(2026, 4, 28), "Room 2")
    assert (latest().verb, latest().subject_key) == ("board.meeting_planned", str(made.pk))


def test_papers_cannot_be_due_after_the_meeting(desk):
    with pytest.raises(RuleBroken) as refused:
        desk.meeting(papers=MEETS + timedelta(days=1))
    assert refused.value.field == "papers_due_on"


def test_the_board_does_not_meet_twice_at_a_time(desk):
    desk.meeting()
    with pytest.raises(RuleBroken) as refused:
        desk.meeting()
    assert refused.value.field == "on"


def test_a_report_starts_with_the_fittest_point_of_each_box_and_why(desk):
    desk.point(1, "It was not done so.", "not_followed")
    kept = desk.point(1, "The draft was written together.")
    desk.point(2, "This went well after all.", "followed", by="champion")
    wrong = desk.point(2, "Paid late.", "not_followed", by="champion")
    desk.point(3, "Not a win.", "followed", win=False)
    report = desk.report()
    found = {box: (line.point, line.wording, line.reason) for box, line in lines(report).items()}
    assert found == {
        1: (kept, "The draft was written together.", "Proposed: followed, raised by 1"),
        2: (wrong, "Paid late.", "Proposed: not followed, raised by 1"),
        3: (None, "", ""),
        4: (None, "", ""),
    }
    assert (report.reference, report.state, list(report.periods.all())) == ("WESS-2026-B001", "draft", [desk.period])
    assert (latest().verb, latest().subject_key) == ("board.report_started", "WESS-2026-B001")


def test_a_point_without_a_name_is_never_proposed_in_its_own_words(desk):
    desk.withheld(2, "They cut the grant before the consultation ended.", "not_followed")
    assert lines(desk.report())[2].point is None


def test_a_report_needs_a_decided_period_that_is_in_no_other_report(desk):
    meeting = desk.meeting()
    start = {"board_meeting": meeting, "by": SYSTEM, "at": TODAY}
    for periods in ([], [desk.period_more(state="locked")]):
        with pytest.raises(RuleBroken) as refused:
            commands.start_report(periods=periods, **start)
        assert refused.value.field == "periods"
    commands.start_report(periods=[desk.period], **start)
    with pytest.raises(RuleBroken, match="WESS-2026-B001 already"):
        commands.start_report(periods=[desk.period], **start)


@pytest.mark.parametrize("who", ["chair", "member", "observer", "board_contact", "stranger"])
def test_only_those_who_write_reports_plan_start_write_issue_and_add(desk, who):
    report, by = desk.report(), desk.world.people[who]
    facts = {"report": report, "by": by, "at": TODAY}
    tries = [
        lambda: commands.plan_board_meeting(area=desk.world.area, starts_at=at(date(2026, 6, 1)), by=by, at=TODAY),
        lambda: commands.start_report(board_meeting=report.board_meeting, periods=[desk.period], by=by, at=TODAY),
        lambda: commands.choose_line(box=1, point=None, wording="", reason="", **facts),
        lambda: commands.write_report(changes={"ask": "Pay."}, **facts),
        lambda: commands.reopen_report(**facts),
        lambda: commands.issue_report(**facts),
        lambda: commands.add_addendum(text="More.", **facts),
    ]
    for attempt in tries:
        with pytest.raises(AccessDenied):
            attempt()


@pytest.mark.parametrize("who", ["officer", "member", "observer", "board_contact", "stranger"])
def test_only_the_chair_approves(desk, who):
    with pytest.raises(AccessDenied):
        commands.approve_report(report=desk.report(), by=desk.world.people[who], at=TODAY)


def test_a_line_is_chosen_with_its_wording_and_reason(desk):
    point = desk.point(1, "The draft was written together.")
    report = desk.report()
    commands.choose_line(
        report=report, box=1, point=point, wording=" Written by both. ", reason=" Best. ", by=desk.world.officer,
        at=TODAY,
    )  # fmt: skip
    line = lines(report)[1]
    assert (line.point, line.wording, line.reason) == (point, "Written by both.", "Best.")
    assert (latest().verb, latest().subject_key, latest().facts) == (
        "board.report_changed", "WESS-2026-B001", {"box": 1},
    )  # fmt: skip


def test_words_without_a_point_are_refused(desk):
    report = desk.report()
    with pytest.raises(RuleBroken) as refused:
        desk.choose(report, 2, None, "Wessington Council broke the agreement.")
    assert refused.value.field == "wording"
    assert lines(report)[2].wording == ""


def test_words_that_stand_without_a_point_are_never_approved_nor_printed(desk):
    report = desk.report()
    ReportLine.objects.filter(report=report, box=2).update(wording="Wessington Council broke the agreement.")
    assert page_of(again(report), on=DAY).boxes[1].line == "None this period."
    with pytest.raises(RuleBroken):
        approve(desk, report)


def test_a_point_of_another_box_or_period_or_no_win_is_refused(desk):
    other, no_win = desk.point(1, "Kept."), desk.point(3, "Done.", win=False)
    elsewhere = desk.point(2, "Late.", "not_followed", period=desk.period_more())
    report = desk.report()
    for box, point in ((2, other), (3, no_win), (2, elsewhere)):
        with pytest.raises(RuleBroken) as refused:
            desk.choose(report, box, point, "Something.")
        assert refused.value.field == "point"


OWN = "They cut the grant before the consultation ended."


@pytest.mark.parametrize("box", [1, 2, 3, 4])
def test_a_withheld_point_in_its_own_words_is_refused_in_every_line(desk, box):
    point = desk.withheld(box, OWN, "followed" if box != 2 else "not_followed")
    if box == 3:
        point.decisions.update(win=True, win_limb="A")
    report = desk.report()
    with pytest.raises(RuleBroken) as refused:
        desk.choose(report, box, point, OWN)
    assert refused.value.field == "wording"
    desk.choose(report, box, point, "A grant changed in the middle of a consultation.")
    approve(desk, report)
    assert report.state == "approved"


@pytest.mark.parametrize("field", ["ask", "ask_reason", "strategic_issue", "previous_ask_note", "task_note"])
def test_a_withheld_point_in_its_own_words_is_refused_in_every_field(desk, field):
    desk.withheld(2, OWN)
    with pytest.raises(RuleBroken) as refused:
        desk.write(desk.report(), **{field: OWN})
    assert refused.value.field == field


@pytest.mark.parametrize("place", ["line", "ask"])
def test_a_restricted_point_verbatim_blocks_the_approval(desk, place):
    point = desk.point(2, "Paid late.", "not_followed")
    report = desk.report(ask="Look at grants that change.")
    # The reporter asked for their name to be withheld only after the page was written.
    if place == "line":
        ReportLine.objects.filter(report=report, box=2).update(wording=OWN, point=point)
    else:
        BoardReport.objects.filter(pk=report.pk).update(ask=OWN)
    desk.withheld(2, OWN)
    with pytest.raises(RuleBroken, match="word for word"):
        approve(desk, report)
    assert again(report).state == "draft"


def test_the_rest_of_the_page_is_written_within_its_limits(desk):
    report = desk.report()
    desk.write(report, ask="Pay in 30 days.", ask_by_on=date(2026, 9, 1), task_standing="done", state="issued")
    found = again(report)
    assert (found.ask, found.ask_by_on, found.task_standing, found.state) == (
        "Pay in 30 days.", date(2026, 9, 1), "done", "draft",
    )  # fmt: skip
    assert latest().facts == {"fields": ["ask", "ask_by_on", "task_standing"]}
    with pytest.raises(RuleBroken) as refused:
        desk.write(report, ask="w" * 151)
    assert refused.value.field == "ask"


def test_approving_says_who_and_when(desk):
    report = approve(desk, desk.report())
    assert (report.state, report.approved_by, report.approved_at) == ("approved", desk.world.chair, TODAY)
    assert latest().verb == "board.report_approved"


def test_the_chair_approves_the_page_that_they_read(desk):
    report = desk.report()
    seen = page_of(report, on=DAY).stamp
    desk.write(again(report), ask="Something else.")
    with pytest.raises(RuleBroken, match="changed since you opened it"):
        approve(desk, report, seen=seen)
    approve(desk, report, seen=page_of(again(report), on=DAY).stamp)
    assert again(report).state == "approved"


def test_the_day_alone_does_not_change_the_page(desk):
    report = desk.report()
    assert page_of(report, on=DAY).stamp == page_of(report, on=DAY + timedelta(days=9)).stamp


def test_a_page_is_issued_as_it_was_read(desk):
    point = desk.point(2, "Paid late.", "not_followed", about_organisation=desk.world.trust)
    desk.ask_reply(point, desk.world.trust, DAY - timedelta(days=1))
    report = approve(desk, desk.report())
    seen = page_of(report, on=DAY).stamp
    point.reply_requests.update(reply="We pay now.", state="replied", replied_at=TODAY)
    with pytest.raises(RuleBroken, match="changed since you opened it"):
        issue(desk, report, seen=seen)


def test_a_point_withdrawn_after_it_was_chosen_blocks_the_page(desk):
    point = desk.point(2, "Paid late.", "not_followed")
    report = desk.report()
    Point.objects.filter(pk=point.pk).update(withdrawn_at=TODAY)
    with pytest.raises(RuleBroken, match="box 2"):
        approve(desk, report)


def test_the_approval_is_taken_back(desk):
    report = approve(desk, desk.report())
    commands.reopen_report(report=report, by=desk.world.officer, at=TODAY)
    assert (report.state, report.approved_by, report.approved_at) == ("draft", None, None)
    assert latest().verb == "board.report_reopened"


def test_issuing_freezes_the_page_and_asks_the_board(desk, mailoutbox):
    desk.point(1, "The draft was written together.")
    report = desk.issued(ask="Pay in 30 days.")
    assert (report.state, report.issued_at, report.answer_due_on) == ("issued", TODAY, date(2026, 5, 19))
    assert (report.frozen["ask"], report.frozen["as_at"], report.frozen["meeting"], report.frozen["is_draft"]) == (
        "Pay in 30 days.", "10 April 2026", "5 May 2026", False,
    )  # fmt: skip
    assert Period.objects.get(pk=desk.period.pk).state == "reported"
    entry = AuditEntry.objects.get(verb="board.report_issued")
    assert entry.facts == {"hash": report.frozen_hash}


def test_the_periods_are_held_before_a_point_is_read(desk):
    report = desk.report(ask="Pay in 30 days.")
    approve(desk, report)
    with CaptureQueriesContext(connection) as found:
        issue(desk, again(report))
    asked = [query["sql"] for query in found]
    held = next(n for n, sql in enumerate(asked) if sql.startswith('UPDATE "log_period"'))
    assert held < next(n for n, sql in enumerate(asked) if 'FROM "log_point"' in sql)


def test_an_issued_page_says_the_same_for_ever(desk):
    point = desk.point(1, "The draft was written together.")
    report = desk.issued(ask="Pay in 30 days.")
    before = page_of(report, on=DAY)
    Point.objects.filter(pk=point.pk).update(text="Something else.")
    ReportLine.objects.filter(report=report).update(wording="Something else.")
    assert page_of(again(report), on=DAY + timedelta(days=400)) == before


def test_only_an_approved_page_is_issued(desk):
    with pytest.raises(RuleBroken):
        issue(desk, desk.report())


def test_what_was_opened_before_cannot_undo_or_alter_what_came_after(desk):
    point = desk.point(1, "The draft was written together.")
    report = desk.report(ask="Pay in 30 days.")
    stale = again(report)
    approve(desk, report)
    for attempt in (
        lambda: desk.write(stale, ask="Never pay."),
        lambda: desk.choose(stale, 1, point, "Never."),
        lambda: approve(desk, stale),
    ):
        with pytest.raises(RuleBroken):
            attempt()
        stale.state = "draft"
    stale_approved = again(report)
    issue(desk, report)
    for attempt in (
        lambda: commands.reopen_report(report=stale_approved, by=desk.world.officer, at=TODAY),
        lambda: issue(desk, stale_approved),
        lambda: desk.write(stale, ask="Never pay."),
    ):
        with pytest.raises(RuleBroken):
            attempt()
        stale.state, stale_approved.state = "draft", "approved"
    found = again(report)
    assert (found.state, found.ask, found.frozen["ask"]) == ("issued", "Pay in 30 days.", "Pay in 30 days.")


def test_a_page_waits_for_the_reply_of_whom_its_point_names(desk):
    point = desk.point(2, "Paid late.", "not_followed", about_organisation=desk.world.trust)
    report = approve(desk, desk.report())
    with pytest.raises(RuleBroken, match="has not been asked"):
        issue(desk, report)
    desk.ask_reply(point, desk.world.trust, DAY)
    with pytest.raises(RuleBroken, match="10 April 2026"):
        issue(desk, report)
    issue(desk, report, when=TODAY + timedelta(days=1))
    assert report.frozen["boxes"][1]["reply"] == "Mid Health Trust was asked and has not replied."


def test_a_page_waits_for_whom_no_mail_reached_until_it_was_asked_in_another_way(desk):
    point = desk.point(2, "Paid late.", "not_followed", about_organisation=desk.world.trust)
    request = desk.ask_reply(point, desk.world.trust, DAY - timedelta(days=1))
    request.state = "not_reached"
    request.save()
    report = approve(desk, desk.report())
    with pytest.raises(RuleBroken) as refused:
        issue(desk, report)
    assert refused.value.message.startswith("Box 2: Mid Health Trust was never asked, because no mail reaches it.")
    assert f"note that on {point.reference}" in refused.value.message
    assert "has not been asked yet" in page_of(report, on=DAY).boxes[1].reply
    note = {"way": "telephone", "whom": "Ann", "on": DAY, "by": desk.world.officer, "at": TODAY}
    note_asked_otherwise(request=request, **note)
    request.refresh_from_db()
    with pytest.raises(RuleBroken, match=f"has until {request.window_ends_on:%-d %B %Y} to reply"):
        issue(desk, report)
    after = TODAY + timedelta(days=1) + (request.window_ends_on - DAY)
    assert (
        issue(desk, report, when=after).frozen["boxes"][1]["reply"] == "Mid Health Trust was asked and has not replied."
    )


def test_a_page_waits_for_the_reply_about_what_was_not_followed_whatever_the_box(desk):
    point = desk.point(1, "They told us in time.", "not_followed", about_organisation=desk.world.trust)
    report = desk.report()
    desk.choose(report, 1, point, "They did not tell us in time.")
    approve(desk, report)
    with pytest.raises(RuleBroken, match="Box 1: The organisation that this point names has not been asked"):
        issue(desk, report)
    desk.ask_reply(point, desk.world.trust, DAY)
    with pytest.raises(RuleBroken, match="Box 1: The organisation named has until 10 April 2026"):
        issue(desk, report)
    assert issue(desk, report, when=TODAY + timedelta(days=1)).state == "issued"


def test_a_page_waits_for_the_reply_of_whom_a_merged_point_names(desk):
    first = desk.point(2, "Late payment is usual.", "not_followed")
    other = desk.point(
        2, "The trust pays late.", "", about_organisation=desk.world.trust, by="volunteer", merged_into=first
    )
    report = approve(desk, desk.report())
    with pytest.raises(RuleBroken, match="has not been asked"):
        issue(desk, report)
    desk.ask_reply(other, desk.world.trust, DAY + timedelta(days=9), reply="We pay now")
    issue(desk, report)
    assert report.frozen["boxes"][1]["reply"] == "Mid Health Trust: We pay now."


def test_a_reply_to_one_point_is_not_a_reply_for_another_organisation(desk):
    first = desk.point(2, "The trust pays late.", "not_followed", about_organisation=desk.world.trust)
    desk.point(
        2, "The advice centre pays late.", "", about_organisation=desk.world.cvs, by="champion", merged_into=first
    )
    desk.ask_reply(first, desk.world.trust, DAY + timedelta(days=9), reply="We pay now.")
    report = approve(desk, desk.report())
    with pytest.raises(RuleBroken, match="has not been asked"):
        issue(desk, report)


def test_an_organisation_that_several_merged_points_name_is_asked_once(desk):
    first = desk.point(2, "The trust pays late.", "not_followed", about_organisation=desk.world.trust)
    desk.point(2, "Late again.", "", about_organisation=desk.world.trust, by="champion", merged_into=first)
    desk.ask_reply(first, desk.world.trust, DAY + timedelta(days=9), reply="We pay now.")
    report = issue(desk, approve(desk, desk.report()))
    assert report.state == "issued"


def test_another_point_is_not_given_the_words_of_the_first(desk):
    first = desk.point(2, "Paid late.", "not_followed")
    other = desk.point(2, "No notice was given.", "not_followed", by="champion")
    report = desk.report()
    desk.choose(report, 2, first, "Payments came late.")
    with pytest.raises(RuleBroken, match="about the one before") as refused:
        desk.choose(report, 2, other, "Payments came late.")
    assert refused.value.field == "wording"
    assert desk.choose(report, 2, first, "Payments came late.").point == first
    assert desk.choose(report, 2, other, "").wording == "No notice was given."


def test_without_a_wording_a_point_without_a_name_is_refused(desk):
    point, report = desk.withheld(2, "They cut the grant before the consultation ended.", "not_followed"), desk.report()
    with pytest.raises(RuleBroken, match="in words that may leave the group"):
        desk.choose(report, 2, point, "")


def test_a_page_whose_evidence_changed_since_it_was_approved_is_not_issued(desk):
    point = desk.point(1, "The draft was written together.")
    report = approve(desk, desk.report())
    Decision.objects.filter(point=point).update(verdict="not_followed")
    with pytest.raises(RuleBroken, match="changed since it was approved"):
        issue(desk, report)
    commands.reopen_report(report=report, by=desk.world.officer, at=TODAY)
    assert issue(desk, approve(desk, report)).frozen["boxes"][0]["evidence"].startswith("WESS-2026-D001, not followed")


def test_a_page_that_was_begun_earlier_follows_up_what_is_issued_meanwhile(desk):
    second = desk.report(MEETS + timedelta(days=90), desk.period_more(reference="WESS-2026-P002"))
    earlier = desk.report(MEETS - timedelta(days=90), desk.period_more(reference="WESS-2026-P003"))
    first = desk.issued(MEETS, ask="Pay in 30 days.")
    assert (again(second).previous, again(earlier).previous) == (first, None)
    assert page_of(again(second), on=DAY).previous_ask_stands == "Not answered yet."
