"""Reads of the board."""

from .page import page_for_period

__all__ = ["page_for_period"]
