"""Which organisations and departments should have somebody who keeps watch, and what is missing (R082).

The rule, after the User Guide's section on champions: every public body and every larger voluntary organisation has at
least one named champion; in a council they stand for different departments and for differing levels.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from concord.core.directory.terms import OrganisationSize, OrganisationType, Sector

from ..terms import Seniority

SENIOR = frozenset({Seniority.SENIOR, Seniority.DIRECTOR})


@dataclass(frozen=True)
class Watch:
    """One who keeps watch: in which department, at which level, and whether they were elected."""

    department: str
    seniority: str
    elected: bool


@dataclass(frozen=True)
class Body:
    """An organisation as the rule looks at it. `departments`: those that last, at the top of its tree."""

    sector: str
    kind: str
    size: str
    is_infrastructure: bool
    departments: Sequence[str]
    watches: Sequence[Watch]


@dataclass(frozen=True)
class Gap:
    """What is missing, in words; `department`: where, if it is one."""

    key: str
    words: str
    department: str = ""


def needs_one(body: Body) -> bool:
    """Every public body, and each larger voluntary organisation; an infrastructure organisation is one of these."""
    larger = (
        body.size == OrganisationSize.LARGE or body.is_infrastructure or body.kind == OrganisationType.INFRASTRUCTURE
    )
    return body.sector == Sector.PUBLIC or (body.sector == Sector.VOLUNTARY and larger)


def is_council(body: Body) -> bool:
    return body.kind == OrganisationType.COUNCIL


def officers(body: Body) -> list[Watch]:
    return [one for one in body.watches if not one.elected]


def nobody(body: Body) -> bool:
    return needs_one(body) and not body.watches


def only_elected(body: Body) -> bool:
    return bool(body.watches) and not officers(body)


def nobody_senior(body: Body) -> bool:
    """Of a council, where the level of every officer is known and none is senior."""
    known = [one.seniority for one in officers(body)]
    return is_council(body) and bool(known) and all(known) and not SENIOR & set(known)


def one_level(body: Body) -> bool:
    """Of a council: more than one, all at the same senior level, so that nobody works nearer to the ground."""
    known = [one.seniority for one in officers(body)]
    return is_council(body) and len(known) > 1 and len(set(known)) == 1 and known[0] in SENIOR


# In this order they are named.
WHOLE: tuple[tuple[str, Callable[[Body], bool], str], ...] = (
    ("nobody", nobody, "Nobody keeps watch here"),
    ("only_elected", only_elected, "Only elected members: nobody among the staff"),
    ("nobody_senior", nobody_senior, "Nobody at a senior level"),
    ("one_level", one_level, "All at one senior level: nobody nearer to the ground"),
)


def gaps_of(body: Body) -> list[Gap]:
    """What is missing in the whole, then each department of a council in which nobody keeps watch."""
    found = [Gap(key, words) for key, is_missing, words in WHOLE if is_missing(body)]
    if not is_council(body) or not body.watches:
        return found
    there = {one.department for one in body.watches}
    return found + [Gap("department", f"Nobody in {name}", name) for name in body.departments if name not in there]
