"""The group's records as files to take away."""

from .data import actions, attendance, meetings, parts

__all__ = ["actions", "attendance", "meetings", "parts"]
