"""The group's records as files to take away."""

from .charts import charts_of, review_chart, who_came_chart
from .data import actions, attendance, meetings, parts, who_came
from .discussion import discussion_parts
from .effectiveness import survey_parts
from .formats import format_parts
from .minutes import MINUTES_TYPES, minutes_file
from .papers import paper_comments, paper_parts
from .purpose import evidence, evidence_parts, statement_file
from .raised import raised, raised_parts
from .seats import seat_parts, seats

__all__ = [
    "MINUTES_TYPES",
    "actions",
    "attendance",
    "charts_of",
    "discussion_parts",
    "evidence",
    "evidence_parts",
    "format_parts",
    "meetings",
    "minutes_file",
    "paper_comments",
    "paper_parts",
    "parts",
    "raised",
    "raised_parts",
    "review_chart",
    "seat_parts",
    "seats",
    "statement_file",
    "survey_parts",
    "who_came",
    "who_came_chart",
]
