"""The group's records as files to take away."""

from .charts import charts_of, who_came_chart
from .data import actions, attendance, meetings, parts
from .minutes import MINUTES_TYPES, minutes_file
from .papers import paper_comments, paper_parts
from .seats import seat_parts, seats

__all__ = [
    "MINUTES_TYPES",
    "actions",
    "attendance",
    "charts_of",
    "meetings",
    "minutes_file",
    "paper_comments",
    "paper_parts",
    "parts",
    "seat_parts",
    "seats",
    "who_came_chart",
]
