"""The clock beside the server: the day's work once a day, stuck background work put back every few minutes."""

import logging
import threading
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import close_old_connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from concord.core.mail.commands import send_due

from .daily import do_daily

logger = logging.getLogger(__name__)

EVERY = 60  # seconds
STUCK_AFTER = AGAIN_AFTER = timedelta(minutes=15)
# The day's work begins after this hour, so that mail does not go out at midnight.
FROM_HOUR = 7


@dataclass(frozen=True)
class Worked:
    """The last day's work that was begun: its day, when, and whether all of it was done."""

    day: date
    at: datetime
    whole: bool

    def is_enough(self, now: datetime) -> bool:
        return self.day == now.date() and (self.whole or now < self.at + AGAIN_AFTER)


def keep_time(stopping: threading.Event) -> None:
    """Run until told to stop. A failure is logged, and what failed is tried again later."""
    worked: Worked | None = None
    wait = 1
    while not stopping.wait(wait):
        wait = EVERY
        try:
            worked = tick(worked)
        except Exception:  # whatever went wrong, the clock goes on
            logger.exception("The clock failed and tries again in a minute")
        finally:
            close_old_connections()


def tick(worked: Worked | None) -> Worked | None:
    """One look at the clock. The day's work does only what is not done yet, so it may be begun again."""
    now = timezone.localtime()
    put_back_stuck_tasks()
    send_due(at=now)
    if now.hour < FROM_HOUR or (worked and worked.is_enough(now)):
        return worked
    return Worked(now.date(), now, not do_daily(on=now.date(), at=now).failures)


def put_back_stuck_tasks() -> int:
    """A killed worker leaves its task running for ever: give it to another. Tasks are idempotent."""
    stuck = DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - STUCK_AFTER)
    return stuck.update(status="READY", started_at=None)
