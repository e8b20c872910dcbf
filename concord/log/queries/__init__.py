"""Reads of the log."""

from .trends import summary_of, wins_by_period

__all__ = ["summary_of", "wins_by_period"]
