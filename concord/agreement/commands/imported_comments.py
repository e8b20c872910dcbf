"""Comments from a file in the export's own shape: all of it, or nothing."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.commands.imports import count_change, import_rows
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import ImportResult
from concord.core.lib.tables import Row
from concord.core.lib.text import random_reference

from ..imports import COMMENT_COLUMNS, comment_of_row
from ..models import Comment, Consultation, ConsultedClause, Talk
from ..terms import Verb
from .commenting import REFERENCE

Actor = Person | Installation
# By these a row without a reference is known again.
SAME = ("about", "clause", "received_on", "way", "sector", "text", "proposed", "mark", "name", "organisation")


def import_comments(
    *, consultation: Consultation, area: Area, data: bytes, name: str, dry_run: bool, by: Actor, at: datetime
) -> ImportResult:
    """Add the comments of a file and change those known already, by their reference or by what they say."""
    require(by, Permission.EDIT_AGREEMENT, area)
    clauses = {one.key: one for one in ConsultedClause.objects.filter(consultation=consultation)}
    talks = {one.title: one for one in Talk.objects.filter(consultation=consultation)}
    seen: set[int] = set()

    def read(row: Row, result: ImportResult) -> None:
        facts = comment_of_row(row)
        facts["clause"] = named(clauses, facts["clause"], "clause", "There is no commitment {} in this draft.")
        facts["talk"] = named(talks, facts["talk"], "talk", "There is no focus group or interview called “{}” here.")
        if facts["received_on"] > timezone.localdate(at):
            raise RuleBroken("That day is still to come.", field="received_on")
        import_comment(consultation, facts, seen, result)

    def after(result: ImportResult) -> None:
        added, changed = result.added, result.changed
        record(Verb.COMMENTS_IMPORTED, subject=consultation, by=by, at=at, added=added, changed=changed)

    return import_rows(
        area=area,
        data=data,
        name=name,
        required=("received_on", "sector"),
        known=COMMENT_COLUMNS,
        dry_run=dry_run,
        read=read,
        after=after,
    )


def named(found: dict[str, Any], name: str, column: str, words: str) -> Any:
    if not name:
        return None
    if name not in found:
        raise RuleBroken(words.format(name), field=column)
    return found[name]


def import_comment(consultation: Consultation, facts: dict[str, Any], seen: set[int], result: ImportResult) -> None:
    reference = facts.pop("reference")
    found = known_comment(consultation, reference, facts, seen)
    if found is None:
        made = Comment(
            area=consultation.area,
            consultation=consultation,
            reference=reference or random_reference(REFERENCE),
            **facts,
        )
        made.save()
        seen.add(made.pk)
        result.added += 1
        result.lines.append(f"new comment: {made.clause or made.get_about_display()}")
        return
    seen.add(found.pk)
    changed = {name: value for name, value in facts.items() if getattr(found, name) != value}
    for name, value in changed.items():
        setattr(found, name, value)
    if changed:
        found.save()
    count_change(result, bool(changed))


def known_comment(consultation: Consultation, reference: str, facts: dict[str, Any], seen: set[int]) -> Comment | None:
    """The comment that a row speaks of. Two rows that say the same, as two people may, are two comments."""
    if reference:
        found = Comment.objects.filter(reference=reference)
        if found.exclude(consultation=consultation).exists():
            raise RuleBroken("This reference belongs to another consultation. Empty the cell.", field="reference")
        return found.first()
    alike = Comment.objects.filter(consultation=consultation, **{name: facts[name] for name in SAME})
    return alike.exclude(pk__in=seen).order_by("pk").first()
