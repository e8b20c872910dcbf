"""Reads of the log."""

from .trends import summary_of

__all__ = ["summary_of"]
