"""Reads of the board."""

from .page import page_for_period
from .reports import overdue, papers_overdue

__all__ = ["overdue", "page_for_period", "papers_overdue"]
