"""The clock beside the server: the day's work once a day, stuck background work put back every few minutes."""

import logging
import threading
from datetime import date, timedelta

from django.db import close_old_connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from concord.core.mail.commands import send_due

from .daily import do_daily

logger = logging.getLogger(__name__)

EVERY = 60  # seconds
STUCK_AFTER = timedelta(minutes=15)
# The day's work begins after this hour, so that mail does not go out at midnight.
FROM_HOUR = 7


def keep_time(stopping: threading.Event) -> None:
    """Run until told to stop. A failure is logged and tried again a minute later."""
    done: date | None = None
    while not stopping.wait(EVERY if done else 1):
        try:
            done = tick(done)
        except Exception:  # whatever went wrong, the clock goes on
            logger.exception("The clock failed and tries again in a minute")
        finally:
            close_old_connections()


def tick(done: date | None) -> date | None:
    """One look at the clock: the last day whose work is done."""
    now = timezone.localtime()
    put_back_stuck_tasks()
    send_due(at=now)
    if now.date() == done or now.hour < FROM_HOUR:
        return done
    do_daily(on=now.date(), at=now)
    return now.date()


def put_back_stuck_tasks() -> int:
    """A killed worker leaves its task running for ever: give it to another. Tasks are idempotent."""
    stuck = DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - STUCK_AFTER)
    return stuck.update(status="READY", started_at=None)
