"""What the landing page, the front desk, the calendar and the search show."""

from .calendar import CalendarPage, calendar_page, feed_of
from .corrections import corrections
from .desk import FrontDesk, areas_of, front_desk
from .search import Kind, search

__all__ = [
    "CalendarPage",
    "FrontDesk",
    "Kind",
    "areas_of",
    "calendar_page",
    "corrections",
    "feed_of",
    "front_desk",
    "search",
]
