"""Rows of a file of signatures as facts."""

from typing import Any

from concord.core.directory.imports import choice_in, day_in, email_in, line_in, name_in, number_in, parts
from concord.core.directory.terms import Sector
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import Cells
from concord.core.lib.tables import Row

from ..rules.signatures import MOST_CLAIMED, check_covered
from ..terms import SignatureState, SigningMode, SigningWay

SIGNATURE_COLUMNS = (
    "organisation",
    "organisation_sector",
    "version",
    "signed_on",
    "name_then",
    "sector_then",
    "mode",
    "members",
    "covered_count",
    "covered_note",
    "signer_name",
    "signer_post",
    "name_is_public",
    "contact_email",
    "wants_champion",
    "way",
    "event",
    "state",
    "checked_on",
    "withdrawn_on",
    "reason",
)
YES_NO = ["yes", "no"]
# In these states a signature is, or was, on the register, so it is of an organisation of the directory.
ON_REGISTER = {SignatureState.REGISTERED.value, SignatureState.WITHDRAWN.value}


def signature_of_row(row: Row) -> dict[str, Any]:
    """One signature: its facts, the number of its version, and the members that it names.

    Raises `ImportRefused` with every fault of the row.
    """
    cells = Cells(row)
    facts = {
        "organisation": cells.read(name_in, "organisation", 200),
        "version": cells.read(number_in, "version", 1000),
        "signed_on": cells.read(needed_day, "signed_on"),
        "organisation_name": cells.read(line_in, "name_then", 200),
        "sector": cells.read(choice_in, "sector_then", Sector.values) if row["sector_then"] else "",
        "mode": cells.read(choice_in, "mode", SigningMode.values, SigningMode.OWN),
        "covered_names": parts(row["members"]),
        "covered_count": cells.read(number_in, "covered_count", MOST_CLAIMED),
        "covered_note": cells.read(line_in, "covered_note", 300),
        "signer_name": cells.read(name_in, "signer_name", 120),
        "signer_post": cells.read(line_in, "signer_post", 120),
        "contact_email": cells.read(email_in, "contact_email"),
        "way": cells.read(choice_in, "way", SigningWay.values, SigningWay.PAPER),
        "event": cells.read(line_in, "event", 160),
        **{name: cells.read(choice_in, name, YES_NO, "no") == "yes" for name in ("name_is_public", "wants_champion")},
        **state_of(cells),
    }
    if facts["mode"] == SigningMode.MEMBERS:
        names, count = facts["covered_names"], facts["covered_count"]
        cells.read(lambda row: as_column(names, count))
    cells.check()
    return facts


def state_of(cells: Cells) -> dict[str, Any]:
    found = {
        "state": cells.read(choice_in, "state", SignatureState.values, SignatureState.REGISTERED),
        "checked_on": cells.read(day_in, "checked_on"),
        "withdrawn_on": cells.read(day_in, "withdrawn_on"),
        "reason": cells.read(line_in, "reason", 300),
    }
    if found["state"] == SignatureState.WITHDRAWN and not cells.row["withdrawn_on"]:
        cells.fault("Give the day on which it was withdrawn.", "withdrawn_on")
    if found["state"] not in (None, SignatureState.WITHDRAWN) and cells.row["withdrawn_on"]:
        cells.fault("Only a withdrawn signature has this day.", "withdrawn_on")
    return found


def as_column(names: list[str], count: int | None) -> None:
    try:
        check_covered(mode=SigningMode.MEMBERS, names=names, count=count)
    except RuleBroken as error:
        column = "members" if error.field == "covered_names" else "covered_count"
        raise RuleBroken(error.message, field=column) from None


def needed_day(row: Row, column: str) -> Any:
    found = day_in(row, column)
    if found is None:
        raise RuleBroken("This cell is empty, and it is needed.", field=column)
    return found
