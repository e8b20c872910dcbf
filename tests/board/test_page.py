"""What stands on the page: as at when, in which words, with which evidence and replies."""

from datetime import date, timedelta

import pytest

from concord.agreement.commands import add_commitment
from concord.agreement.models import CommitmentText
from concord.board.models import BoardReport, ReportLine
from concord.board.queries.candidates import candidates
from concord.board.queries.page import page_for_period, page_of
from concord.core.accounts.access import SYSTEM
from concord.core.lib.errors import RuleBroken
from concord.log.commands.summaries import refresh_summary
from concord.log.models import Decision, PeriodSummary, Point
from tests.board.conftest import MEETS, TODAY
from tests.factories.log import PointFactory

DAY = TODAY.date()
OWED = "Kept where a duty is named, by who owed it"


def page(report, on=DAY):
    return page_of(BoardReport.objects.get(pk=report.pk), on=on)


def references(report, box):
    return [one.point for one in candidates(report, box)]


def test_a_draft_is_as_at_today_and_names_the_meeting_apart(desk):
    shown = page(desk.report(MEETS), on=date(2026, 4, 12))
    assert (shown.as_at, shown.meeting, shown.is_draft) == ("12 April 2026", "5 May 2026", True)
    assert shown.about.startswith("Spring. For the meeting on 5 May 2026. As at 12 April 2026. WESS-2026-B001, http")


def test_an_issued_page_is_as_at_its_issue(desk):
    shown = page(desk.issued(MEETS), on=date(2027, 1, 1))
    assert (shown.as_at, shown.is_draft) == ("10 April 2026", False)


def test_what_fits_the_heading_stands_first_and_box_three_holds_wins_alone(desk):
    kept = desk.point(2, "It went well.")
    failed = desk.point(2, "Paid late.", "not_followed")
    often = desk.point(2, "No notice.", "not_followed", by="champion")
    PointFactory(log_return=kept.log_return, box=2, text="No notice either.", merged_into=often)
    desk.point(3, "Not a win.", win=False)
    win = desk.point(3, "A win.", win=True)
    report = desk.report()
    assert references(report, 2) == [often, failed, kept]
    assert references(report, 3) == [win]
    assert [one.proposal.words for one in candidates(report, 2)] == [
        "not followed, raised by 2, by both sectors", "not followed, raised by 1", "followed, raised by 1",
    ]  # fmt: skip


def test_what_is_withdrawn_merged_or_not_tabled_is_no_candidate(desk):
    point = desk.point(1, "Kept.")
    report = desk.report()
    assert references(report, 1) == [point]
    for change in ({"withdrawn_at": TODAY}, {"withdrawn_at": None, "tabled": False}):
        Point.objects.filter(pk=point.pk).update(**change)
        assert references(report, 1) == []


def test_candidates_take_as_few_queries_for_three_points_as_for_one(desk, django_assert_num_queries):
    report = desk.report()
    for more in (1, 2):
        for number in range(more):
            desk.point(1, f"Kept {more} {number}.")
        with django_assert_num_queries(8):
            candidates(report, 1)


def test_a_line_shows_its_evidence(desk):
    win = desk.point(3, "Free rooms.", win=True)
    box = page(desk.report()).boxes[2]
    assert (box.line, box.evidence, box.evidence_url) == (
        "Free rooms.", "WESS-2026-D001, followed, a planned win, raised by fewer than 5",
        f"/areas/wessington/log/points/{win.reference}/",
    )  # fmt: skip


def test_a_heading_says_the_areas_own_word(desk):
    desk.world.area.words = {"agreement": {"one": "Covenant"}}
    desk.world.area.save()
    assert page(desk.report()).boxes[2].heading.startswith("Covenant wins achieved")


def summary(desk, dimension, sector, period=None, **counts):
    period = period or desk.period
    facts = {"opens_on": period.opens_on, "due_on": period.due_on, "period_reference": period.reference}
    return PeriodSummary(area=desk.world.area, dimension=dimension, sector=sector, **facts, **counts).save()


def figures(report):
    return {figure.label: figure for figure in page(report).figures}


def test_the_figures_say_both_sectors_with_their_number_and_the_gap(desk):
    for sector, followed in (("public", 6), ("voluntary", 3)):
        summary(desk, "bearer", sector, followed=followed, not_followed=9 - followed)
    found = figures(desk.report())
    assert found[OWED].text == (
        "public 67 % (6 of 9), voluntary 33 % (3 of 9): a gap of 34 percentage points, which could be chance"
    )
    assert found["Returned"].text == "fewer than 5: too few to show"


def duties(desk, *bearers: str) -> None:
    """A decided point for each: the first of every three not followed. Blank: it names no commitment."""
    for number, bearer in enumerate(bearers):
        named = {}
        if bearer:
            facts = {"starts_on": date(2020, 1, 1), "by": SYSTEM, "at": TODAY}
            made = add_commitment(area=desk.world.area, number=f"9.{number}", title="A duty", bearer=bearer, **facts)
            named = {"commitment": made, "commitment_text": made.texts.get()}
        verdict = "followed" if number % 3 else "not_followed"
        desk.point(1, f"Point {number}", verdict, by="champion" if number % 2 else "volunteer", **named)
    refresh_summary(period=desk.period)


def test_a_duty_that_both_sectors_owe_counts_once(desk):
    duties(desk, *["both"] * 4, *["public"] * 4)
    words = "63 % (5 of 8); fewer than 5 in a sector, so not shown apart"
    assert figures(desk.report())[OWED].text == words


def test_what_is_kept_of_the_duties_named_leaves_out_the_points_that_name_none(desk):
    duties(desk, *["both"] * 4, *["public"] * 4, *[""] * 6)
    found = figures(desk.report())
    assert found[OWED].text == "63 % (5 of 8); fewer than 5 in a sector, so not shown apart"
    assert found["Kept, by who reported"].text.startswith("public 71 % (5 of 7), voluntary 57 % (4 of 7): ")


def test_fewer_than_five_points_that_name_a_duty_are_too_few(desk):
    duties(desk, *["public"] * 4, *[""] * 6)
    assert figures(desk.report())[OWED].text == "fewer than 5: too few to show"


def test_no_total_counts_out_the_few_whose_sector_is_not_told(desk):
    duties(desk, *["public"] * 10)
    words = "60 % (6 of 10); fewer than 5 in a sector, so not shown apart"
    assert figures(desk.report())[OWED].text == words
    hidden = desk.withheld(1, "Nobody says who.")
    Decision.objects.filter(point=hidden).update(commitment_text=CommitmentText.objects.first())
    refresh_summary(period=desk.period)
    found = figures(BoardReport.objects.get())
    assert found["Kept, by who reported"].text == "public 60 % (3 of 5), voluntary 60 % (3 of 5): no gap"
    assert found[OWED].text == "fewer than 5: too few to show"


def test_a_figure_leads_to_what_is_behind_it(desk):
    report = desk.report()
    found = [figure.url for figure in page(report).figures]
    log = "/areas/wessington/log/"
    assert found == [f"{log}periods/WESS-2026-P001/", *[f"{log}?period=WESS-2026-P001"] * 2]
    report.periods.add(desk.period_more(reference="WESS-2026-P002"))
    assert {figure.url for figure in page(report).figures} == {f"{log}trends/"}


def test_a_sector_has_the_areas_own_name(desk):
    desk.world.area.words = {"voluntary_sector": {"one": "third sector"}, "public_sector": {"one": "sector cyhoeddus"}}
    desk.world.area.save()
    for sector in ("public", "voluntary"):
        summary(desk, "respondent", sector, received=5, expected=10)
    assert figures(desk.report())["Returned"].text == "sector cyhoeddus 50 % (5 of 10), third 50 % (5 of 10): no gap"


def test_every_reply_stands_beside_the_line(desk):
    point = desk.point(2, "Paid late.", "not_followed", about_organisation=desk.world.trust)
    other = desk.point(2, "Late too.", "", about_organisation=desk.world.cvs, by="champion", merged_into=point)
    report = desk.report()
    assert page(report).boxes[1].reply == ""
    desk.ask_reply(point, desk.world.trust, DAY)
    desk.ask_reply(other, desk.world.cvs, DAY, reply="We pay at once now")
    assert page(report, on=DAY + timedelta(days=1)).boxes[1].reply == (
        "Mid Health Trust was asked and has not replied. Wessington Voluntary Action: We pay at once now."
    )


def test_nobody_is_said_not_to_have_replied_who_still_may(desk):
    point = desk.point(2, "Paid late.", "not_followed", about_organisation=desk.world.trust)
    report = desk.report()
    desk.ask_reply(point, desk.world.trust, date(2026, 4, 20))
    replies = [page(report, on=date(2026, 4, day)).boxes[1].reply for day in (10, 20, 21)]
    may = "Mid Health Trust may reply until 20 April 2026."
    assert replies == [may, may, "Mid Health Trust was asked and has not replied."]


def second(desk, **written):
    """A second report, after the first was issued and answered or not."""
    period = desk.period_more(reference="WESS-2026-P002", label="Summer")
    return desk.report(MEETS + timedelta(days=90), period, **written)


def test_an_unanswered_ask_is_not_dropped(desk):
    desk.issued(ask="Pay in 30 days")
    shown = page(second(desk, previous_ask_standing="stuck"))
    assert (shown.previous_ask, shown.previous_ask_stands) == ("Pay in 30 days.", "Not answered yet. Stuck.")


@pytest.mark.parametrize(
    ("answer", "reason", "words"),
    [
        ("accepted", "", "Accepted. Under way. Two sites left."),
        (
            "amended",
            "For reviews that touch services used by the public.",
            "Accepted with a change: “For reviews that touch services used by the public.” Under way. Two sites left.",
        ),
        ("refused", "No money this year", "Refused: “No money this year.” Under way. Two sites left."),
    ],
)
def test_how_the_last_ask_stands_reads_as_sentences(desk, answer, reason, words):
    desk.answered(desk.issued(ask="Pay in 30 days"), ask_answer=answer, reason=reason, task="Bring examples")
    report = second(desk, previous_ask_standing="under_way", previous_ask_note="Two sites left.", task_standing="done")
    shown = page(report)
    assert shown.previous_ask_stands == words
    assert (shown.task, shown.task_stands) == ("Bring examples.", "Done.")


def test_a_task_whose_standing_nobody_wrote_stands_as_its_action_does(desk):
    made = desk.answered(desk.issued(ask="Pay in 30 days"), task="Bring examples")
    report = second(desk)
    assert page(report).task_stands == "To do."
    type(made.action).objects.filter(pk=made.action.pk).update(state="done")
    assert page(report).task_stands == "Done."


def test_no_ask_is_said(desk):
    assert page(desk.report()).ask == "We ask nothing of you this time."


def test_a_period_without_a_report_shows_what_would_be_proposed(desk):
    desk.point(1, "It was not done so.", "not_followed")
    desk.point(2, "Paid late.", "not_followed")
    desk.withheld(4, "Have one form for all of the grants.")
    shown = page_for_period(desk.world.area, "WESS-2026-P001", at=TODAY)
    assert ([box.line for box in shown.boxes], shown.is_draft, shown.as_at) == (
        ["None this period.", "Paid late.", "None this period.", "None this period."], True, "10 April 2026",
    )  # fmt: skip


def test_a_period_without_a_report_says_what_was_asked_before(desk):
    desk.answered(desk.issued(ask="Pay in 30 days."), task="Bring three examples.", task_due_on=date(2026, 7, 1))
    second = desk.period_more(reference="P2")
    shown = page_for_period(desk.world.area, second.reference, at=TODAY)
    assert (shown.previous_ask, shown.task) == ("Pay in 30 days.", "Bring three examples.")
    assert "accepted" in shown.previous_ask_stands.lower()
    assert shown.about.endswith("As at 10 April 2026. No number yet")


def test_a_period_with_a_report_shows_that(desk):
    desk.point(1, "Kept.")
    report = desk.report(ask="Pay in 30 days.")
    ReportLine.objects.filter(report=report, box=1).update(wording="Kept by all.")
    shown = page_for_period(desk.world.area, "WESS-2026-P001", at=TODAY)
    assert (shown.reference, shown.ask, shown.boxes[0].line) == ("WESS-2026-B001", "Pay in 30 days.", "Kept by all.")


def test_a_period_that_is_not_there_is_said(desk):
    with pytest.raises(RuleBroken, match="WESS-2026-P099"):
        page_for_period(desk.world.area, "WESS-2026-P099", at=TODAY)


@pytest.mark.parametrize("state", ["planned", "open", "locked"])
def test_a_period_that_is_not_decided_has_no_page_yet(desk, state):
    period = desk.period_more(reference="P2", label="Summer", state=state, decided_at=None)
    with pytest.raises(RuleBroken, match="has not decided on Summer yet"):
        page_for_period(desk.world.area, period.reference, at=TODAY)


def test_a_reported_period_whose_report_is_elsewhere_has_a_page(desk):
    period = desk.period_more(reference="P2", state="reported")
    assert page_for_period(desk.world.area, period.reference, at=TODAY).is_draft
