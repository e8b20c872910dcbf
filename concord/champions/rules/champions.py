"""Whether now: what is kept about a champion, and on which days."""

from collections.abc import Iterable
from datetime import date

from concord.core.lib.errors import RuleBroken

from ..terms import Duty


def check_keeps_watch(has_hat: bool) -> None:
    if not has_hat:
        raise RuleBroken("This person has not been a champion here. Give them the role first.")


def check_duties(duties: Iterable[str]) -> None:
    if unknown := set(duties) - set(Duty.values):
        raise RuleBroken(f"“{min(unknown)}” is not one of the duties: {', '.join(Duty.values)}.", field="duties")


def check_mentor(champion: object, mentor: object) -> None:
    if mentor is not None and mentor == champion:
        raise RuleBroken("Nobody is their own mentor. Choose somebody else.", field="mentor")


def check_day_has_come(on: date, today: date) -> None:
    """What is noted has happened."""
    if on > today:
        raise RuleBroken("This day has not come yet. Note it on the day, or after it.", field="on")
