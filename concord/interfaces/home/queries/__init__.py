"""What the landing page, the front desk, the calendar and the search show."""

from .calendar import CalendarPage, calendar_page, feed_of
from .corrections import corrections
from .desk import FrontDesk, areas_of, front_desk
from .search import Kind, search
from .watch import WatchPage, watch_page

__all__ = [
    "CalendarPage",
    "FrontDesk",
    "Kind",
    "WatchPage",
    "areas_of",
    "calendar_page",
    "corrections",
    "feed_of",
    "front_desk",
    "search",
    "watch_page",
]
