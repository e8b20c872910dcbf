"""The only writes of the board: meetings, reports, answers, addenda."""

from .answers import AnswerInput, answer_report, note_overdue_answers
from .reports import (
    add_addendum,
    approve_report,
    choose_line,
    issue_report,
    plan_board_meeting,
    reopen_report,
    start_report,
    write_report,
)

__all__ = [
    "AnswerInput",
    "add_addendum",
    "answer_report",
    "approve_report",
    "choose_line",
    "issue_report",
    "note_overdue_answers",
    "plan_board_meeting",
    "reopen_report",
    "start_report",
    "write_report",
]
