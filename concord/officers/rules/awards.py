"""Small awards: to whom, when the outcome is due, and their sums with how many told of theirs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from concord.core.lib.errors import RuleBroken


@dataclass(frozen=True)
class Told:
    """Of one award: pence, whether its outcome was told, and people helped (None: nobody knows)."""

    pence: int
    told: bool
    people: int | None


@dataclass(frozen=True)
class AwardSum:
    """`n`: awards; `told`: whose outcome is told; `people`: helped by the `counted` ones that say how many."""

    n: int
    pence: int
    told: int
    people: int
    counted: int


def sum_of(awards: Iterable[Told]) -> AwardSum:
    rows = list(awards)
    known = [row.people for row in rows if row.people is not None]
    return AwardSum(len(rows), sum(row.pence for row in rows), sum(row.told for row in rows), sum(known), len(known))


def check_to(*, has_organisation: bool, name: str) -> None:
    if has_organisation == bool(name):
        raise RuleBroken("Choose a partner, or write a name: one of the two.", field="name")


def check_days(awarded_on: date, due_on: date, today: date) -> None:
    if awarded_on > today:
        raise RuleBroken("This day is still to come. Note the award when it is made.", field="awarded_on")
    if due_on < awarded_on:
        raise RuleBroken("The outcome is told after the award.", field="due_on")


def check_result(awarded_on: date, outcome: str, outcome_on: date, today: date) -> None:
    if not outcome:
        raise RuleBroken("Write what came of it, even if it is little.", field="outcome")
    if not awarded_on <= outcome_on <= today:
        raise RuleBroken("The outcome was told on a day after the award, up to today.", field="outcome_on")
