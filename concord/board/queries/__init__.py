"""Reads of the board."""

from .calendar import board_meeting_of, calendar_page
from .candidates import candidates, proposed
from .page import page_for_period, page_of
from .replies import awaited, correction_of, family, latest_reply
from .reports import issued_with, latest_issued, overdue, report_of, reportable, reports_page
from .strategic import strategic_page, suggestion_of

__all__ = [
    "awaited",
    "board_meeting_of",
    "calendar_page",
    "candidates",
    "correction_of",
    "family",
    "issued_with",
    "latest_issued",
    "latest_reply",
    "overdue",
    "page_for_period",
    "page_of",
    "proposed",
    "report_of",
    "reportable",
    "reports_page",
    "strategic_page",
    "suggestion_of",
]
