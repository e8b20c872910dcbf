"""What partners give in time and kind: sums by partner and by sector, never pooled alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from concord.core.lib.errors import RuleBroken

from .budgets import BOTH, OTHERS, gap_in_words

MOST_HOURS = Decimal(10_000)


@dataclass(frozen=True)
class Gift:
    """One entry. `role`: empty unless what is written of the role names the agreement."""

    body: str
    sector: str
    hours: Decimal
    worth: int
    rough: bool
    role: str = ""


@dataclass(frozen=True)
class GiftSum:
    """Of a partner or a sector. `n`: entries; `rough`: how many of them are guesses."""

    label: str
    sector: str
    n: int
    hours: Decimal
    worth: int
    rough: int
    bodies: int


def summed(label: str, sector: str, rows: list[Gift]) -> GiftSum:
    hours, worth = sum((row.hours for row in rows), Decimal(0)), sum(row.worth for row in rows)
    return GiftSum(label, sector, len(rows), hours, worth, sum(r.rough for r in rows), len({r.body for r in rows}))


def by_body(gifts: Iterable[Gift]) -> list[GiftSum]:
    found: dict[str, list[Gift]] = {}
    for gift in gifts:
        found.setdefault(gift.body, []).append(gift)
    return [summed(body, rows[-1].sector, rows) for body, rows in sorted(found.items())]


def by_sector(gifts: Iterable[Gift]) -> list[GiftSum]:
    """The public and the voluntary sector always, others where there are any."""
    rows = list(gifts)
    found = [summed(label, key, [row for row in rows if row.sector == key]) for key, label in BOTH]
    rest = [row for row in rows if row.sector not in dict(BOTH)]
    return [*found, *([summed(OTHERS, "other", rest)] if rest else [])]


def gaps_in_words(sums: list[GiftSum]) -> list[tuple[str, str]]:
    public, voluntary = sums[:2]
    apart = public.hours - voluntary.hours
    more = ("public", "voluntary") if apart > 0 else ("voluntary", "public")
    said = f"{shown_hours(abs(apart))} more from the {more[0]} than from the {more[1]} sector"
    return [
        ("Hours", said if apart else "the same from both"),
        ("Worth", gap_in_words(public.worth, voluntary.worth)),
    ]


def shown_hours(hours: Decimal) -> str:
    plain = f"{hours.normalize():f}"
    return f"{plain} {'hour' if plain == '1' else 'hours'}"


def roles_that_name_it(gifts: Iterable[Gift]) -> int:
    """“Number of roles with Compact in them”: each once, however often somebody gave in it."""
    return len({(gift.body, gift.role.casefold()) for gift in gifts if gift.role})


def check_worth(hours: Decimal | None, worth: int | None) -> None:
    if hours is None and worth is None:
        raise RuleBroken("Give the hours or what it is worth. A rough guess will do.", field="hours")
    if hours is not None and not 0 < hours <= MOST_HOURS:
        raise RuleBroken("Hours must be more than 0 and at most 10,000.", field="hours")


def check_role(role: str, *, names_agreement: bool) -> None:
    if names_agreement and not role:
        raise RuleBroken("Say which role it is.", field="role")


def check_has_come(on: date, today: date) -> None:
    if on > today:
        raise RuleBroken("This day is still to come. Note it when it has come.", field="on")
