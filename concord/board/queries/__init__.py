"""Reads of the board."""

from .page import page_for_period, page_of
from .reports import candidates, latest_issued, overdue, report_of, reportable, reports_page

__all__ = [
    "candidates",
    "latest_issued",
    "overdue",
    "page_for_period",
    "page_of",
    "report_of",
    "reportable",
    "reports_page",
]
