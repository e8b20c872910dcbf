"""Whether now: which networks fit already, and when one more is added (R009)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from concord.core.lib.errors import RuleBroken

from .models import Network
from .rules import check_has_come

# Of those that fit, so many are named.
NAMED = 3


@dataclass(frozen=True)
class Fit:
    """A network that lasts and may fit: which members and communities it has in common with a new one."""

    name: str
    members: Sequence[str]
    communities: Sequence[str]

    @property
    def words(self) -> str:
        has = f"has {', '.join(self.members)}" if self.members else ""
        speaks = f"speaks for {', '.join(self.communities).lower()}" if self.communities else ""
        return f"{self.name} ({' and '.join(part for part in (has, speaks) if part)})"


def fit(name: str, shared_members: Iterable[str], shared_communities: Iterable[str]) -> Fit | None:
    """None where the two have nothing in common."""
    members, communities = sorted(shared_members)[:NAMED], sorted(shared_communities)[:NAMED]
    return Fit(name, members, communities) if members or communities else None


def check_none_fits(fits: Sequence[Fit], reason: str) -> None:
    """A new network is only suggested when no existing one fits (R009, User Guide section 2)."""
    if fits and not reason.strip():
        named = "; ".join(one.words for one in fits[:NAMED])
        more = f"; and {len(fits) - NAMED} more" if len(fits) > NAMED else ""
        raise RuleBroken(
            f"There are networks that may fit: {named}{more}. Say why none of them does, or use one of them.",
            field="why_new",
        )


def check_network_ends(network: Network, on: date, today: date) -> None:
    if network.ended_on is not None:
        raise RuleBroken(f"{network} has ended already.")
    check_has_come(on, today)
