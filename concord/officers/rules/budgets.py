"""Sums of a year: what was planned, pledged, received and spent, by sector and never pooled alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from concord.core.lib.errors import RuleBroken
from concord.core.lib.money import pounds

from ..terms import BidState

BOTH = (("public", "Public sector"), ("voluntary", "Voluntary sector"))
OTHERS = "Others"


@dataclass(frozen=True)
class Sums:
    """Of a whole year, in pence."""

    planned: int = 0
    committed: int = 0
    spent: int = 0
    in_kind: int = 0
    pledged: int = 0
    received: int = 0

    @property
    def balance(self) -> int:
        """What has come, less what has gone."""
        return self.received - self.spent

    @property
    def free(self) -> int:
        """What is left once everything that is promised to somebody is paid."""
        return self.balance - self.committed

    @property
    def to_come(self) -> int:
        return max(0, self.pledged - self.received)

    @property
    def uncovered(self) -> int:
        """What is planned and nobody has pledged."""
        return max(0, self.planned - max(self.pledged, self.received))

    @property
    def is_zero(self) -> bool:
        return not any((self.planned, self.committed, self.spent, self.in_kind, self.pledged, self.received))


@dataclass(frozen=True)
class SectorMoney:
    """What the partners of a sector give: from how many, and how much of each kind."""

    key: str
    label: str
    n: int
    pledged: int
    received: int
    in_kind: int


# A sector, and pence: pledged, received, in kind. `body` tells givers apart.
@dataclass(frozen=True)
class Given:
    body: object
    sector: str
    pledged: int = 0
    received: int = 0
    in_kind: int = 0


def by_sector(given: Iterable[Given]) -> list[SectorMoney]:
    """The public and the voluntary sector always, others where there are any."""
    rows = list(given)
    found = [sector_money(key, label, [row for row in rows if row.sector == key]) for key, label in BOTH]
    rest = [row for row in rows if row.sector not in dict(BOTH)]
    return [*found, *([sector_money("other", OTHERS, rest)] if rest else [])]


def sector_money(key: str, label: str, rows: list[Given]) -> SectorMoney:
    pledged, received, in_kind = (
        sum(getattr(row, name) for row in rows) for name in ("pledged", "received", "in_kind")
    )
    return SectorMoney(key, label, len({row.body for row in rows}), pledged, received, in_kind)


def gap_in_words(public: int, voluntary: int) -> str:
    """How far apart the two sectors are."""
    if public == voluntary:
        return "the same from both"
    more, less = ("public", "voluntary") if public > voluntary else ("voluntary", "public")
    return f"{pounds(abs(public - voluntary))} more from the {more} than from the {less} sector"


def check_withdrawn(withdrawn_on: date | None, today: date) -> None:
    if withdrawn_on is not None and withdrawn_on > today:
        raise RuleBroken("This day is still to come. Note it when it has come.", field="withdrawn_on")


def check_no_budget_yet(there: bool) -> None:
    if there:
        raise RuleBroken("There is a budget for this year already.", field="year")


def check_gives_once(there: bool) -> None:
    if there:
        raise RuleBroken("What this partner gives is in the list already. Change it there.", field="organisation")


def check_giver(in_kind: int, *, has_partner: bool) -> None:
    if in_kind and not has_partner:
        raise RuleBroken("Choose the partner who gives this in kind.", field="partner")


def check_bid(*, state: str, asked_on: date | None, decided_on: date | None, awarded: int | None) -> None:
    """Each step of a bid has its day, and no other has."""
    if state != BidState.WRITING and asked_on is None:
        raise RuleBroken("Give the day on which you asked.", field="asked_on")
    if state == BidState.WRITING and asked_on is not None:
        raise RuleBroken("A bid that is being written has no day of asking. Choose how it stands.", field="state")
    answered = state in (BidState.WON, BidState.LOST)
    if answered and decided_on is None:
        raise RuleBroken("Give the day of the answer.", field="decided_on")
    if decided_on is not None and (not answered or (asked_on is not None and decided_on < asked_on)):
        raise RuleBroken("The answer comes after the asking, and only a bid won or lost has one.", field="decided_on")
    if state == BidState.WON and awarded is None:
        raise RuleBroken("Say how much was given.", field="awarded")
    if state != BidState.WON and awarded is not None:
        raise RuleBroken("Only a bid that was won has a sum that was given.", field="awarded")
