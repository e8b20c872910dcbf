"""The only writes of the board: meetings, reports, answers, addenda, what is strategic."""

from .addenda import add_addendum, add_correction, add_late_reply, add_waiting_corrections
from .answers import answer_report, ask_again, note_overdue_answers
from .joining import follow_to_account
from .meetings import change_board_meeting, plan_board_meeting
from .reports import approve_report, choose_line, issue_report, reopen_report, start_report, write_report
from .strategic import dismiss, escalate

__all__ = [
    "add_addendum",
    "add_correction",
    "add_late_reply",
    "add_waiting_corrections",
    "answer_report",
    "approve_report",
    "ask_again",
    "change_board_meeting",
    "choose_line",
    "dismiss",
    "escalate",
    "follow_to_account",
    "issue_report",
    "note_overdue_answers",
    "plan_board_meeting",
    "reopen_report",
    "start_report",
    "write_report",
]
