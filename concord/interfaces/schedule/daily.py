"""Everything that happens because a day passed, in order. Each line is one command, and doing it twice does it once."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from concord.agreement.commands import end_due_consultations, sum_up_sign_up
from concord.board.commands import add_waiting_corrections, note_overdue_answers
from concord.champions.commands import let_go_of_old
from concord.core.accounts.commands import end_expired_links, let_go, send_weekly_mail
from concord.core.areas.models import Area
from concord.core.areas.scoping import within
from concord.core.audit.commands import seal_day
from concord.core.directory.commands import mail_seal_to_chairs, remind_due_partnerships
from concord.core.directory.following import follow_joined
from concord.group.commands import let_go_of_applications, let_go_of_replies, remind_of_raised, send_digests
from concord.log.commands import lock_due_periods, open_due_periods, send_scheduled_reminders, suggest_repeats
from concord.officers.commands import chase_results

logger = logging.getLogger(__name__)

# For each area, in this order: what it does, and the sentence for how many.
FOR_EACH_AREA: tuple[tuple[Callable[..., int], str], ...] = (
    (follow_joined, "of those who joined given what was theirs"),
    (open_due_periods, "periods opened"),
    (send_scheduled_reminders, "reminders sent"),
    (lock_due_periods, "periods locked"),
    (suggest_repeats, "repeats suggested or reopened"),
    (add_waiting_corrections, "corrections added to reports"),
    (note_overdue_answers, "answers of the board overdue"),
    (remind_due_partnerships, "partnerships reminded"),
    (end_due_consultations, "consultations ended"),
    (sum_up_sign_up, "counts of sign-up changed"),
    (send_weekly_mail, "weekly mails written"),
    (send_digests, "mails about discussions written"),
    (remind_of_raised, "reminders of points for a consultation sent"),
    (chase_results, "outcomes of awards put on the officers' list"),
    (let_go_of_old, "old notes, offers and introductions of champions let go"),
    (let_go_of_applications, "old applications for seats let go"),
    (let_go_of_replies, "old notes of replies by mail let go"),
)


@dataclass
class Day:
    """What a day's work came to: a line for each thing that happened, and for each that failed."""

    lines: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def do_daily(*, on: date, at: datetime, through: date | None = None) -> Day:
    """Do the day's work for every area. What fails in one area is logged and keeps nothing else from happening.

    `through`: nothing recorded after this day is sealed.
    """
    day = Day()
    for area in Area.objects.standing():
        for command, words in FOR_EACH_AREA:
            with watched(day, f"{area.name}: {words}"), within(area):
                if count := command(area=area, on=on, at=at):
                    day.lines.append(f"{area.name}: {count} {words}")
    with watched(day, "expired links ended"):
        if ended := end_expired_links(at=at):
            day.lines.append(f"{ended} expired links ended")
    with watched(day, "old rows let go"):
        if gone := let_go(at=at):
            day.lines.append(f"{gone} old rows let go")
    with watched(day, "audit entries sealed"):
        if seal := seal_day(at=at, through=through):
            mail_seal_to_chairs(seal=seal, at=at)
            day.lines.append(f"{seal.entries} audit entries sealed")
    return day


@contextmanager
def watched(day: Day, what: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # whatever went wrong in one place, the others have their day
        logger.exception("The day's work failed at “%s”", what)
        day.failures.append(f"{what}: {error}")
