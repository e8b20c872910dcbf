"""How dates, shares and small counts read on a page."""

from datetime import date, datetime

from django.utils import timezone

from concord.core.lib.figures import percent

GAP = "\N{NO-BREAK SPACE}"


def long_date(day: date | None) -> str:
    """Tuesday 3 March 2026."""
    return f"{_local(day):%A} {_local(day).day} {_local(day):%B %Y}" if day else ""


def short_date(day: date | None) -> str:
    """3 Mar 2026, for tables."""
    return f"{_local(day).day} {_local(day):%b %Y}" if day else ""


def long_time(moment: datetime | None) -> str:
    """Tuesday 3 March 2026 at 2.05pm."""
    return f"{long_date(moment)} at {clock(moment)}" if moment else ""


def clock(moment: datetime | None) -> str:
    """2.05pm, 1pm, midday."""
    if moment is None:
        return ""
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    if local.minute == 0 and local.hour % 12 == 0:
        return "midday" if local.hour else "midnight"
    minutes = f".{local:%M}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def percent_n(part: int, whole: int) -> str:
    """62 % (18 of 29); a share of nothing is only its count."""
    if not whole:
        return f"{part} of {whole}"
    return f"{percent(part, whole)}{GAP}% ({part} of {whole})"


def n_or_fewer(count: int, floor: int = 5) -> str:
    """The count, or "fewer than 5" when it could point at somebody."""
    return f"fewer than {floor}" if count < floor else f"{count:,}"


def _local(moment: date) -> date:
    return timezone.localtime(moment) if isinstance(moment, datetime) and timezone.is_aware(moment) else moment
