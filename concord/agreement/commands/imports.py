"""Commitments from a file in the export's own shape: all of it, or nothing."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.areas.scoping import everywhere
from concord.core.audit.commands import record
from concord.core.directory.commands.imports import count_change, import_rows
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import ImportResult
from concord.core.lib.tables import Row

from ..imports import COLUMNS, commitment_of
from ..models import Commitment
from ..queries import by_number
from ..rules.outline import WORDS
from ..terms import Verb
from .commitments import add_commitment, retire_commitment, reword_commitment, wordings

Actor = Person | Installation


def import_commitments(*, area: Area, data: bytes, name: str, dry_run: bool, by: Actor, at: datetime) -> ImportResult:
    """Add the commitments of a file; a row with a later first day is a new wording of a known one."""
    require(by, Permission.EDIT_AGREEMENT, area)

    def read(row: Row, result: ImportResult) -> None:
        import_commitment(commitment_of(row, today=timezone.localdate(at)), result, area=area, by=by, at=at)

    def after(result: ImportResult) -> None:
        record(Verb.COMMITMENTS_IMPORTED, subject=area, by=by, at=at, area=area, added=result.added)

    return import_rows(
        area=area,
        data=data,
        name=name,
        required=("number", "title"),
        known=COLUMNS,
        dry_run=dry_run,
        read=read,
        after=after,
    )


def import_commitment(facts: dict[str, Any], result: ImportResult, *, area: Area, by: Actor, at: datetime) -> None:
    ends_on, uid = facts.pop("ends_on"), facts.pop("uid")
    found = by_uid(area, uid) if uid else by_number(area, facts["number"])
    is_new, reworded = found is None, False
    if found is None:
        found = add_commitment(area=area, uid=uid, by=by, at=at, **facts)
        result.added += 1
        result.lines.append(f"new commitment: {facts['number']} {facts['title']}")
    elif not (found.texts.filter(starts_on=facts["starts_on"]).exists() or same_words(found, facts)):
        reword_commitment(commitment=found, by=by, at=at, **facts)
        reworded = True
    # An old wording's last day says nothing about the wording that came after it.
    current = wordings(found).filter(ends_on__isnull=True).first()
    ended = bool(ends_on and current and (is_new or reworded or current.starts_on <= ends_on))
    if ended:
        retire_commitment(commitment=found, ends_on=ends_on, by=by, at=at)
    if not is_new:
        count_change(result, reworded or ended)


def same_words(commitment: Commitment, facts: dict[str, Any]) -> bool:
    current = wordings(commitment).filter(ends_on__isnull=True).first()
    return current is not None and all(getattr(current, name) == facts[name] for name in WORDS)


def by_uid(area: Area, uid: str) -> Commitment | None:
    """The commitment of that identity. Raises `RuleBroken` where another area has it."""
    found = Commitment.objects.filter(area=area, uid=uid).first()
    if found is None:
        with everywhere():
            if Commitment.objects.filter(uid=uid).exists():
                raise RuleBroken("This reference cannot be used here. Empty the cell.", field="commitment_ref")
    return found
