"""The demo's two reports to the board, with their answers."""

from datetime import date, timedelta

from concord.board import commands as board
from concord.board.models import BoardAnswer, BoardReport
from concord.board.queries.candidates import candidates
from concord.board.queries.replies import waits_for
from concord.core.accounts.access import SYSTEM
from concord.log.models import Period
from concord.log.terms import PeriodState

from . import data
from .places import Place, moment, working_day


def report_twice(place: Place) -> None:
    """A report on the older periods with its answer, and one on the last period, answered too."""
    first_on, second_on = (working_day(place.today - timedelta(days=days)) for days in (90, 14))
    past = list(Period.objects.filter(imported=True, state=PeriodState.DECIDED).order_by("opens_on"))[-2:]
    asks = data.ASKS
    first = issue(place, first_on, past, asks[0], at=first_on - timedelta(days=15))
    answer(place, first, data.ANSWERS[0], first_on + timedelta(days=3))
    last = list(Period.objects.filter(imported=False, state=PeriodState.DECIDED))
    second = issue(place, second_on, last, asks[1], at=place.today - timedelta(days=25))
    answer(place, second, data.ANSWERS[1], second_on + timedelta(days=4))


def issue(place: Place, on: date, periods: list[Period], ask: tuple[str, str], *, at: date) -> BoardReport:
    when = moment(at)
    meeting = board.plan_board_meeting(
        area=place.area, starts_at=moment(on, 14), papers_due_on=on - timedelta(days=7), by=SYSTEM, at=when
    )
    report = board.start_report(board_meeting=meeting, periods=periods, by=SYSTEM, at=when)
    changes = {
        "ask": ask[0],
        "ask_reason": ask[1],
        "ask_by_on": on + timedelta(days=90),
        "task_standing": "under_way" if report.previous else "",
    }
    board.write_report(report=report, changes=changes, by=SYSTEM, at=when)
    pass_over_unreplied(report, at)
    board.approve_report(report=report, by=SYSTEM, at=when)
    return board.issue_report(report=report, by=SYSTEM, at=when)


def pass_over_unreplied(report: BoardReport, on: date) -> None:
    """A point whose reply is still awaited gives way to the next that waits for nothing, as the rule asks."""
    for line in report.lines.select_related("point"):
        if line.point and waits_for(line.point, on):
            ready = (one.point for one in candidates(report, line.box) if one.wording and not waits_for(one.point, on))
            point = next(ready, None)
            reason = "The reply about the others is awaited." if point else ""
            board.choose_line(
                report=report, box=line.box, point=point, wording="", reason=reason, by=SYSTEM, at=moment(on)
            )


def answer(place: Place, report: BoardReport, said: dict[str, object], on: date) -> None:
    contact = place.people["Harriet Demo-Vale"]
    made = BoardAnswer(**{**said, "task_due_on": on + timedelta(days=80)})  # type: ignore[arg-type]  # as written in the data
    board.answer_report(
        report=report, answer=made, by=contact, name="Harriet Demo-Vale, board secretary", at=moment(on)
    )
