"""Partnerships and boards from a file in the export's own shape: all of it, or nothing. Nobody is mailed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import Cells, ImportResult
from concord.core.lib.tables import Row
from concord.core.lib.text import clean_line

from ..imports import is_uid
from ..models import Partnership
from ..partnership_rules import check_not_inside_itself
from ..partnership_tables import PARTNERSHIP_COLUMNS, partnership_of_row
from ..terms import Verb
from .imports import count_change, import_rows
from .partnerships import put

Actor = Person | Installation
COLUMN_OF = {"chair_name": "chair", "is_adopted": "adopted"}


@dataclass(frozen=True)
class Later:
    """What a row says that its partnership is part of: it may stand further down in the file."""

    row: Row
    partnership: Partnership
    is_new: bool
    changed: bool


def import_partnerships(*, area: Area, data: bytes, name: str, dry_run: bool, by: Actor, at: datetime) -> ImportResult:
    """Add the partnerships of a file and change those known already; the same file twice changes nothing."""
    require(by, Permission.MANAGE_PEOPLE, area)
    later: list[Later] = []

    def read(row: Row, result: ImportResult) -> None:
        later.append(import_partnership(row, result, area=area, at=at))

    def after(result: ImportResult) -> None:
        for each in later:
            put_above(each, result, area=area)
        counts: dict[str, Any] = {"added": result.added, "changed": result.changed}
        record(Verb.PARTNERSHIPS_IMPORTED, subject=area, by=by, at=at, area=area, **counts)

    return import_rows(
        area=area,
        data=data,
        name=name,
        required=("name",),
        known=PARTNERSHIP_COLUMNS,
        dry_run=dry_run,
        read=read,
        after=after,
    )


def import_partnership(row: Row, result: ImportResult, *, area: Area, at: datetime) -> Later:
    cells = Cells(row)
    facts = partnership_of_row(cells)
    cells.check()
    if facts["known_on"] is None:
        del facts["known_on"]
    found = find(row["partnership_ref"], facts["name"], area)
    if found is None:
        made = Partnership(area=area)
        put(made, facts, timezone.localdate(at))
        result.lines.append(f"new partnership: {made}")
        return Later(row, made, True, False)
    # A column that the file does not have says nothing.
    told = {key: value for key, value in facts.items() if COLUMN_OF.get(key, key) in row.cells}
    changed = any(getattr(found, key) != value for key, value in told.items())
    if changed:
        put(found, told, timezone.localdate(at))
    return Later(row, found, False, changed)


def find(reference: str, name: str, area: Area) -> Partnership | None:
    """By its reference, or else by its name among those that last."""
    rows = Partnership.objects.filter(area=area).select_related("parent")
    known = rows.filter(uid=reference).first() if is_uid(reference) else None
    return known or rows.filter(name__iexact=name).filter(ended_on__isnull=True).first()


def put_above(later: Later, result: ImportResult, *, area: Area) -> None:
    found, name = later.partnership, clean_line(later.row["part_of"])
    now = found.parent.name if found.parent else ""
    moved = "part_of" in later.row.cells and now.lower() != name.lower()
    if moved:
        above = find("", name, area) if name else None
        try:
            check_above(found, name, above)
        except RuleBroken as error:
            result.error(error.message, later.row.number, "part_of")
            return
        Partnership.objects.filter(pk=found.pk).update(parent=above)
    if later.is_new:
        result.added += 1
    else:
        count_change(result, later.changed or moved)


def check_above(partnership: Partnership, name: str, above: Partnership | None) -> None:
    if name and above is None:
        raise RuleBroken(f"“{name}” is neither in the register nor in this file.")
    check_not_inside_itself(partnership, above)
