"""The group's records as files to take away."""

from .charts import charts_of
from .data import actions, attendance, meetings, parts
from .seats import seat_parts, seats

__all__ = ["actions", "attendance", "charts_of", "meetings", "parts", "seat_parts", "seats"]
