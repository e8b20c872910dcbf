"""The group's rows: groups, their meetings and what is agreed at them."""

from .actions import Action, ActionAnswer
from .groups import Group
from .meetings import AgendaItem, Attendance, Interest, Meeting

__all__ = ["Action", "ActionAnswer", "AgendaItem", "Attendance", "Group", "Interest", "Meeting"]
