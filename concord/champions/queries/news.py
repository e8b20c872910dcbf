"""What a letter to champions can begin with: what was won since the last one, and the days that come (R086)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.calendar import SOURCES, Asked, DateLine
from concord.core.accounts.models import Person
from concord.core.accounts.roles import ROLES, Role
from concord.core.areas.models import Area
from concord.core.lib.dates import add_months
from concord.core.ui.wording import long_date
from concord.log.queries.registers import wins

from ..models import Mailing

AHEAD, BACK_MONTHS = timedelta(days=60), 3


def news(area: Area, by: Person, at: datetime) -> str:
    """A text to go on from, of what any champion may see; empty when there is nothing. No point's words are in it."""
    today = timezone.localdate(at)
    return "\n\n".join([*won(area, since_last(area, today)), *days_to_come(area, by, today)])


def since_last(area: Area, today: date) -> date:
    """The day of the last letter; without one, some months back."""
    last = Mailing.objects.filter(area=area, sent_at__isnull=False).order_by("sent_at").last()
    return timezone.localdate(last.sent_at) if last and last.sent_at else add_months(today, -BACK_MONTHS)


def won(area: Area, since: date) -> Iterator[str]:
    count = wins(area).filter(decided_on__gte=since).count()
    if count:
        address = settings.SITE_ADDRESS + reverse("log:wins", kwargs={"area": area.slug})
        points = "1 point was" if count == 1 else f"{count} points were"
        yield f"What was won: since {long_date(since)}, {points} decided to be a win.\n{address}"


def days_to_come(area: Area, by: Person, today: date) -> Iterator[str]:
    asked = Asked(area, by, ROLES[Role.CHAMPION].here, today, today + AHEAD)
    lines = sorted({words_of(line) for source in SOURCES for line in source(asked) if is_for_all(line, asked)})
    if lines:
        yield "Days to come:\n" + "\n".join(words for _, words in lines)


def is_for_all(line: DateLine, asked: Asked) -> bool:
    return asked.first <= line.day <= asked.last and not line.cancelled and not line.mine


def words_of(line: DateLine) -> tuple[date, str]:
    return line.day, f"- {long_date(line.day)}: {line.title}{f', {line.place}' if line.place else ''}"
