"""Whether now: seats, names, rounds and answers of partnerships."""

from datetime import date, timedelta

from concord.core.lib.errors import RuleBroken

from .models import Partnership, PartnershipAnswer, PartnershipRound
from .rules import check_day, check_has_come
from .terms import PartnershipKind

# Whoever has not answered is reminded once by itself, so many days before the last day.
REMINDED_BEFORE = timedelta(days=7)
MOST_SEATS = 1000


def check_seats(seats: int | None, voluntary_seats: int | None) -> None:
    """The voluntary sector's seats are among all seats."""
    if seats is not None and voluntary_seats is not None and voluntary_seats > seats:
        raise RuleBroken(
            f"These are more than the {seats} seats that it has in all. Write fewer, or correct the number of all.",
            field="voluntary_seats",
        )


def check_not_inside_itself(partnership: Partnership | None, parent: Partnership | None) -> None:
    """Nothing is part of itself, nor of its own part."""
    above = parent
    while above is not None:
        if partnership is not None and above.pk == partnership.pk:
            raise RuleBroken(f"{parent} is a part of this one itself. Choose another.", field="parent")
        above = above.parent


def check_lasts(partnership: Partnership) -> None:
    if partnership.ended_on is not None:
        raise RuleBroken(f"{partnership} has ended already.")


def check_ends(partnership: Partnership, on: date, today: date) -> None:
    check_lasts(partnership)
    check_has_come(on, today)


def check_round_dates(begun_on: date, due_on: date) -> None:
    """A round gives those who are asked at least one day."""
    check_day(due_on, "due_on")
    if due_on <= begun_on:
        raise RuleBroken("Choose a later day: those who are asked need time to answer.", field="due_on")


def check_open(round_: PartnershipRound) -> None:
    if round_.closed_on is not None:
        raise RuleBroken(f"This round was closed on {round_.closed_on:%-d %B %Y}. It takes no more answers.")


def check_answer_day(answer: PartnershipAnswer, on: date, today: date) -> None:
    """A paper answer came between the asking and today."""
    check_has_come(on, today)
    if on < answer.asked_on:
        raise RuleBroken(f"They were asked on {answer.asked_on:%-d %B %Y}. Choose that day or a later one.", field="on")


def can_remind(round_: PartnershipRound, on: date) -> bool:
    """Whether the reminder that goes by itself is due."""
    is_near = round_.due_on - REMINDED_BEFORE <= on <= round_.due_on
    return round_.closed_on is None and is_near and on > round_.begun_on


def check_scrutinises(kind: str) -> None:
    if kind != PartnershipKind.SCRUTINY:
        raise RuleBroken("That is no scrutiny committee. Change its kind in the register first.", field="committee")


def check_evidence_day(due_on: date | None, on: date) -> None:
    """Evidence is due before it is looked at, or on that day."""
    if due_on and due_on > on:
        raise RuleBroken("Evidence is due on or before the day on which it is looked at.", field="evidence_due_on")
