"""Reads of the board."""

from .candidates import candidates
from .page import page_for_period, page_of
from .replies import check_replies
from .reports import latest_issued, overdue, report_of, reportable, reports_page

__all__ = [
    "candidates",
    "check_replies",
    "latest_issued",
    "overdue",
    "page_for_period",
    "page_of",
    "report_of",
    "reportable",
    "reports_page",
]
