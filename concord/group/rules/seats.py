"""Whether now: seats and who holds them."""

from collections.abc import Iterable
from datetime import date

from concord.core.lib.errors import RuleBroken

from ..models import Holding, Seat


def check_seat(*, organisation: object, category: str, label: str, starts_on: date, ends_on: date | None) -> None:
    if organisation is None and not category and not label.strip():
        raise RuleBroken("Say for whom the seat speaks: an organisation, a kind of member, or a name.", field="label")
    if ends_on and ends_on < starts_on:
        raise RuleBroken("The seat would end before it begins.", field="ends_on")


def check_may_sit(seat: Seat, starts_on: date, others: Iterable[Holding], ends_on: date | None = None) -> None:
    """One holder at a time: the one before leaves first, and nobody takes a seat in the time of another."""
    if starts_on < seat.starts_on or (seat.ends_on and starts_on > seat.ends_on):
        raise RuleBroken("The seat did not exist on that day.", field="starts_on")
    if ends_on and ends_on < starts_on:
        raise RuleBroken("They would leave the seat before they took it.", field="ends_on")
    for other in others:
        if other.starts_on <= (ends_on or date.max) and (other.ends_on or date.max) >= starts_on:
            raise RuleBroken(
                f"{other.person} holds this seat on that day. Note first when they leave, or choose a later day.",
                field="starts_on",
            )


def check_term(starts_on: date, term_ends_on: date | None) -> None:
    if term_ends_on and term_ends_on < starts_on:
        raise RuleBroken("The term would end before it begins.", field="term_ends_on")


def check_may_leave(holding: Holding, on: date) -> None:
    if holding.ends_on is not None:
        raise RuleBroken("They have left this seat already.")
    if on < holding.starts_on:
        raise RuleBroken("They took the seat after that day.", field="on")


def check_seat_may_end(seat: Seat, on: date) -> None:
    if seat.ends_on is not None:
        raise RuleBroken("This seat has ended already.")
    if on < seat.starts_on:
        raise RuleBroken("The seat began after that day.", field="on")


def talk_is_due(holding: Holding) -> bool:
    """A member who has joined without a one-to-one (R042)."""
    return holding.ends_on is None and holding.talk_on is None
