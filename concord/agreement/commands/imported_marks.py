"""Marks on a draft from a file in the export's own shape: all of it, or nothing."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.commands.imports import import_rows
from concord.core.directory.commands.lists import partner_named
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import ImportResult
from concord.core.lib.tables import Row

from ..imports import MARK_COLUMNS, mark_of_row
from ..models import BodyMark, Consultation
from ..queries.achieving import markable
from ..terms import OPEN_STATES, Verb
from .imported_comments import named

Actor = Person | Installation
# By these a mark is known again.
SAME = ("clause", "organisation", "mark", "achievable_on", "comment", "on_behalf", "marked_on")


def import_marks(
    *, consultation: Consultation, area: Area, data: bytes, name: str, dry_run: bool, by: Actor, at: datetime
) -> ImportResult:
    """Add the marks of a file. Of one organisation and commitment the one with the latest day counts."""
    require(by, Permission.EDIT_AGREEMENT, area)
    clauses = {one.number: one for one in markable(consultation)}
    seen: set[int] = set()

    def read(row: Row, result: ImportResult) -> None:
        if consultation.version.state not in OPEN_STATES:
            raise RuleBroken("This draft is settled. Nothing is marked in it any more.")
        facts = mark_of_row(row)
        facts["clause"] = named(clauses, facts["clause"], "clause", "There is no commitment {} in this draft.")
        if facts["marked_on"] > timezone.localdate(at):
            raise RuleBroken("That day is still to come.", field="marked_on")
        import_mark(area, facts, seen, result)

    def after(result: ImportResult) -> None:
        record(Verb.MARKS_IMPORTED, subject=consultation, by=by, at=at, added=result.added)

    return import_rows(
        area=area,
        data=data,
        name=name,
        required=("clause", "organisation", "mark", "marked_on"),
        known=MARK_COLUMNS,
        dry_run=dry_run,
        read=read,
        after=after,
    )


def import_mark(area: Area, facts: dict[str, Any], seen: set[int], result: ImportResult) -> None:
    body = partner_named(facts["organisation"], "organisation")
    facts |= {"organisation": body, "organisation_name": facts["organisation_name"] or body.name}
    facts["sector"] = facts["sector"] or body.sector
    alike = BodyMark.objects.filter(**{name: facts[name] for name in SAME}).exclude(pk__in=seen)
    found = alike.order_by("pk").first()
    if found is None:
        BodyMark.objects.filter(clause=facts["clause"], organisation=body).update(is_current=False)
        found = BodyMark(area=area, is_current=False, **facts)
        found.save()
        make_last_count(found)
        result.lines.append(f"new mark: {found}")
        result.added += 1
    else:
        result.unchanged += 1
    seen.add(found.pk)


def make_last_count(made: BodyMark) -> None:
    last = BodyMark.objects.filter(clause=made.clause_id, organisation=made.organisation_id).last()
    if last is not None:
        BodyMark.objects.filter(pk=last.pk).update(is_current=True)
