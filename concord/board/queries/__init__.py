"""Reads of the board."""

from .page import page_for_period
from .reports import UNANSWERED, overdue, papers_overdue

__all__ = ["UNANSWERED", "overdue", "page_for_period", "papers_overdue"]
