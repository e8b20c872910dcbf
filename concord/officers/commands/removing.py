"""A row that is taken out: in one way, whatever it is."""

from datetime import datetime

from django.db import transaction

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.scoping import AreaOwned
from concord.core.audit.commands import record

from ..models import Award, BudgetLine, Contribution, HorizonItem, Resource, Risk, Task
from ..terms import Verb

AWARD_LABEL = "an award"
RISK_LABEL = "a risk"
TASK_LABEL = "the officers' list"
# What the trail says of it, and the label where the row's own words stay out of the trail.
REMOVED: dict[type[AreaOwned], tuple[Verb, str]] = {
    Award: (Verb.AWARD_REMOVED, AWARD_LABEL),
    BudgetLine: (Verb.LINE_REMOVED, ""),
    Contribution: (Verb.CONTRIBUTION_REMOVED, ""),
    HorizonItem: (Verb.HORIZON_REMOVED, ""),
    Resource: (Verb.RESOURCE_REMOVED, ""),
    Risk: (Verb.RISK_REMOVED, RISK_LABEL),
    Task: (Verb.TASK_REMOVED, TASK_LABEL),
}


@transaction.atomic
def remove_row(*, row: AreaOwned, by: Person | Installation, at: datetime) -> None:
    """Take out a row of one of the kinds above. The trail keeps that it was."""
    require(by, Permission.MANAGE_OFFICERS, row.area)
    verb, label = REMOVED[type(row)]
    record(verb, subject=row, by=by, at=at, label=label)
    row.delete()
