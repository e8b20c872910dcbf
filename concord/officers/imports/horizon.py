"""Rows of a file of what is coming."""

from concord.core.directory.cells import Said, address_in, count_in, day_needed_in, said_by, text_in
from concord.core.directory.imports import choice_in, day_in, line_in, name_in, parts
from concord.core.lib.tables import Row

from ..terms import HorizonKind, Relevance

READERS = {
    "title": (name_in, 160),
    "text": (text_in, 4000),
    "kind": (choice_in, list(HorizonKind.values)),
    "source": (name_in, 160),
    "url": (address_in, 500),
    "on": (day_needed_in,),
    "relevance": (choice_in, list(Relevance.values), Relevance.OPEN),
    "why": (line_in, 300),
    "commitments": (lambda row, column: sorted(parts(row[column])),),
    "action": (line_in, 300),
    "shared_with": (line_in, 300),
    "origin_name": (line_in, 120),
    "told": (count_in, 10_000),
    "digest_on": (day_in,),
}
COLUMNS = ("ref", *READERS)


def horizon_row(row: Row) -> Said:
    return said_by(row, READERS)
