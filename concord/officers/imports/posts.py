"""Rows of a file of officers' posts. What it says of a contact stays with whoever alone can show theirs."""

from concord.core.directory.cells import Said, day_needed_in, hours_in, said_by, text_in
from concord.core.directory.imports import day_in, line_in, name_in, parts
from concord.core.lib.errors import RuleBroken
from concord.core.lib.tables import Row

Shares = list[tuple[str, int]]


def shares_in(row: Row, column: str) -> Shares:
    """`Council, 60 %; Trust, 40 %`."""
    return sorted(share_of(one, column) for one in parts(row[column]))


def share_of(text: str, column: str) -> tuple[str, int]:
    name, _, part = text.rpartition(",")
    number = part.strip().removesuffix("%").strip()
    if not name.strip() or not (number.isascii() and number.isdigit() and len(number) <= 3):
        raise RuleBroken(f"“{text}” is not a name with its part, like Council, 60 %.", field=column)
    if len(name.strip()) > 160:
        raise RuleBroken("This name is longer than 160 characters.", field=column)
    return name.strip(), int(number)


def words_of(shares: Shares) -> str:
    return "; ".join(f"{name}, {share} %" for name, share in shares)


READERS = {
    "who": (name_in, 120),
    "title": (name_in, 120),
    "hours": (hours_in,),
    "hosts": (shares_in,),
    "funding": (shares_in,),
    "job_description": (text_in, 2000),
    "starts_on": (day_needed_in,),
    "ends_on": (day_in,),
    "funded_until": (day_in,),
}
CONTACT = ("shown_publicly", "consent_on", "public_email", "public_phone")
COLUMNS = ("ref", "person_ref", *READERS, *CONTACT)


def post_row(row: Row) -> Said:
    """Without a reference of the person their name alone is said."""
    said = said_by(row, READERS)
    person = line_in(row, "person_ref", 40)
    return Said(said.reference, said.facts | ({"person_ref": person} if person else {}))
