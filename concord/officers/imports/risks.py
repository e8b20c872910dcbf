"""Rows of a file of risks."""

from concord.core.directory.cells import Said, day_needed_in, said_by
from concord.core.directory.imports import choice_in, line_in, name_in
from concord.core.lib.tables import Row

from ..terms import Likelihood, RiskSector, RiskState

READERS = {
    "title": (name_in, 160),
    "sector": (choice_in, list(RiskSector.values), RiskSector.BOTH),
    "cause": (name_in, 300),
    "likelihood": (choice_in, list(Likelihood.values)),
    "effect": (name_in, 300),
    "mitigation": (line_in, 500),
    "owner": (line_in, 200),
    "review_on": (day_needed_in,),
    "state": (choice_in, list(RiskState.values), RiskState.OPEN),
}
COLUMNS = ("ref", *READERS)


def risk_row(row: Row) -> Said:
    return said_by(row, READERS)
