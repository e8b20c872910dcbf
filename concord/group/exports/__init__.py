"""The group's records as files to take away."""

from .charts import charts_of, who_came_chart
from .data import actions, attendance, meetings, parts
from .discussion import discussion_parts
from .effectiveness import survey_parts
from .formats import format_parts
from .minutes import MINUTES_TYPES, minutes_file
from .papers import paper_comments, paper_parts
from .raised import raised, raised_parts
from .seats import seat_parts, seats
from .venues import venue_parts

__all__ = [
    "MINUTES_TYPES",
    "actions",
    "attendance",
    "charts_of",
    "discussion_parts",
    "format_parts",
    "meetings",
    "minutes_file",
    "paper_comments",
    "paper_parts",
    "parts",
    "raised",
    "raised_parts",
    "seat_parts",
    "seats",
    "survey_parts",
    "venue_parts",
    "who_came_chart",
]
