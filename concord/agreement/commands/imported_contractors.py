"""Prime contractors from a file in the export's own shape: all of it, or nothing. Nobody is mailed."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.commands.imports import count_change, import_rows
from concord.core.lib.imports import ImportResult
from concord.core.lib.tables import Row

from ..imports import CONTRACTOR_COLUMNS, contractor_of_row
from ..models import Contractor
from ..terms import Verb
from .contractors import cleaned

Actor = Person | Installation


def import_contractors(*, area: Area, data: bytes, name: str, dry_run: bool, by: Actor, at: datetime) -> ImportResult:
    """Add the contracts of a file and change those known already: one name and contract is one."""
    require(by, Permission.EDIT_AGREEMENT, area)
    today = timezone.localdate(at)

    def read(row: Row, result: ImportResult) -> None:
        import_contractor(cleaned(contractor_of_row(row, today=today)), result, area)

    def after(result: ImportResult) -> None:
        added, changed = result.added, result.changed
        record(Verb.CONTRACTORS_IMPORTED, subject=area, by=by, at=at, area=area, added=added, changed=changed)

    return import_rows(
        area=area,
        data=data,
        name=name,
        required=("name", "contract", "funder"),
        known=CONTRACTOR_COLUMNS,
        dry_run=dry_run,
        read=read,
        after=after,
    )


def import_contractor(facts: dict[str, Any], result: ImportResult, area: Area) -> None:
    here = Contractor.objects.filter(area=area)
    found = here.filter(name__iexact=facts["name"], contract__iexact=facts["contract"]).first()
    if found is None:
        made = Contractor(area=area, **facts)
        made.save()
        result.added += 1
        result.lines.append(f"new contract: {made}")
        return
    changed = {key: value for key, value in facts.items() if getattr(found, key) != value}
    for key, value in changed.items():
        setattr(found, key, value)
    if changed:
        found.save()
    count_change(result, bool(changed))
