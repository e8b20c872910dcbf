"""The day by which the board is asked to do something: not before it meets."""

from datetime import date, timedelta

import pytest

from concord.board import commands
from concord.board.models import BoardReport
from concord.core.lib.errors import RuleBroken
from tests.board.conftest import MEETS, TODAY
from tests.worlds import at

SAID = "The board meets on 5 May 2026"


def test_nothing_is_asked_for_a_day_before_the_board_meets(desk):
    report = desk.report(MEETS)
    with pytest.raises(RuleBroken, match=SAID) as refused:
        desk.write(report, ask="Pay in 30 days.", ask_by_on=MEETS - timedelta(days=1))
    assert refused.value.field == "ask_by_on"
    desk.write(report, ask="Pay in 30 days.", ask_by_on=MEETS)
    assert BoardReport.objects.get().ask_by_on == MEETS


def test_a_day_that_the_meeting_moved_past_is_not_approved(desk):
    report = desk.report(MEETS, ask="Pay in 30 days.", ask_by_on=MEETS)
    moved = {"starts_at": at(date(2026, 5, 12), 14), "papers_due_on": None, "place": ""}
    commands.change_board_meeting(meeting=report.board_meeting, **moved, by=desk.world.officer, at=TODAY)
    report = BoardReport.objects.get()
    with pytest.raises(RuleBroken, match="The board meets on 12 May 2026"):
        commands.approve_report(report=report, by=desk.world.chair, at=TODAY)
    desk.write(report, ask_by_on=date(2026, 6, 1))
    assert commands.approve_report(report=report, by=desk.world.chair, at=TODAY).state == "approved"


def test_the_page_where_it_is_written_says_so_beside_the_day(desk, signed_in):
    report = desk.report(MEETS)
    day = {"ask_by_on_day": "1", "ask_by_on_month": "2", "ask_by_on_year": "2026"}
    answer = signed_in(desk.world.officer).post(
        f"/areas/wessington/reports/{report.reference}/write/", {"ask": "Pay in 30 days.", **day}
    )
    assert SAID in answer.context["form"].errors["ask_by_on"][0]
