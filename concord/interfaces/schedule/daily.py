"""Everything that happens because a day passed, in order. Each line is one command, and doing it twice does it once."""

from collections.abc import Callable
from datetime import date, datetime

from concord.board.commands import note_overdue_answers
from concord.core.accounts.commands import end_expired_links
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.audit.commands import seal_day
from concord.core.directory.commands import mail_seal_to_chairs
from concord.log.commands import lock_due_periods, open_due_periods, send_scheduled_reminders, suggest_repeats

# For each area, in this order: what it does, and the sentence for how many.
FOR_EACH_AREA: tuple[tuple[Callable[..., int], str], ...] = (
    (open_due_periods, "periods opened"),
    (send_scheduled_reminders, "reminders sent"),
    (lock_due_periods, "periods locked"),
    (suggest_repeats, "repeats suggested or reopened"),
    (note_overdue_answers, "answers of the board overdue"),
)


def do_daily(*, on: date, at: datetime) -> list[str]:
    """Do the day's work for every area; give a line for each thing that happened."""
    lines = []
    for area in Area.objects.all():
        with within(area):
            for command, words in FOR_EACH_AREA:
                if count := command(area=area, on=on, at=at):
                    lines.append(f"{area.name}: {count} {words}")
    ended = end_expired_links(at=at)
    lines += [f"{ended} expired links ended"] if ended else []
    if seal := seal_day(at=at):
        mail_seal_to_chairs(seal=seal, at=at)
        lines.append(f"{seal.entries} audit entries sealed")
    return lines or ["Nothing was due."]
