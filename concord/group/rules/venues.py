"""Whose premises a group meets on, in turn (R059: “A venue that all will feel comfortable attending”)."""

from collections.abc import Sequence
from datetime import date

from concord.core.lib.errors import RuleBroken

# So many meetings in a row at one sector's premises are worth a word.
IN_A_ROW = 3


def always_at(sectors: Sequence[str]) -> str:
    """The sector at whose premises the latest three meetings all were, or nothing. `sectors`: the latest first."""
    latest = sectors[:IN_A_ROW]
    return latest[0] if len(latest) == IN_A_ROW and len(set(latest)) == 1 else ""


def check_thanked(thanked_on: date | None, meets_on: date) -> None:
    if thanked_on is not None and thanked_on < meets_on:
        raise RuleBroken("They cannot be thanked before they spoke.", field="thanked_on")
