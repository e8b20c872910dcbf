"""Whether now: what goes from a district to the area above, and back."""

import re
from collections.abc import Iterable
from datetime import date

from concord.core.areas.models import Area, TierRelation
from concord.core.lib.errors import RuleBroken

from .models import PassedItem
from .rules import check_day
from .terms import PassedState

OPEN = (PassedState.WAITING, PassedState.TAKEN_UP)


def check_tiers(area: Area, other: Area) -> tuple[Area, Area]:
    """The upper and the lower of two areas, one of which lies right below the other."""
    if other.parent_id == area.pk:
        return area, other
    if area.parent_id == other.pk:
        return other, area
    raise RuleBroken(f"Neither of {area} and {other} lies right below the other.")


def check_has_way(relation: TierRelation | None) -> None:
    """An item goes up by the way on which both tiers go, and that the upper one has written down."""
    if relation is None or not relation.escalation_route.strip():
        raise RuleBroken("The area above has not noted the way up yet. Ask its officer to do so first.")


def check_consent(consented_on: date, today: date) -> None:
    """Nothing goes up before whoever told of it has agreed."""
    check_day(consented_on, "consented_on")
    if consented_on > today:
        raise RuleBroken("This day has not come yet. Pass it up once they have agreed.", field="consented_on")


def check_names_nobody(fields: dict[str, str], names: Iterable[str]) -> None:
    """Nobody of the area is named: what goes up is what happened, and never who said so."""
    known = list(names)
    for field, text in fields.items():
        for name in known:
            if name and re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE):
                raise RuleBroken(
                    "A person who takes part here is named. Say what happened, with bodies and not with people.",
                    field=field,
                )


def check_still_open(item: PassedItem) -> None:
    if item.state not in OPEN:
        raise RuleBroken("This item has its answer already.")
