"""What the landing page, the front desk, the calendar and the search show."""

from .calendar import CalendarPage, calendar_page, feed_of
from .corrections import corrections
from .desk import FrontDesk, areas_of, front_desk
from .search import Kind, search
from .tiers import TiersPage, tiers_page, words_of
from .watch import WatchPage, watch_page

__all__ = [
    "CalendarPage",
    "FrontDesk",
    "Kind",
    "TiersPage",
    "WatchPage",
    "areas_of",
    "calendar_page",
    "corrections",
    "feed_of",
    "front_desk",
    "search",
    "tiers_page",
    "watch_page",
    "words_of",
]
