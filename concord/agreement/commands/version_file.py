"""A version from a file: put into the draft, or into a new one where there is none."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.directory.commands.imports import DryRun
from concord.core.lib.errors import ImportRefused, RuleBroken
from concord.core.lib.imports import ImportResult

from ..imports import VersionRead, read_version
from ..models import Commitment, CommitmentText, Document, Version
from ..queries.documents import outline_of
from ..rules.outline import Clause, Outline
from ..terms import OPEN_STATES
from .drafting import put_outline
from .versions import describe_version, start_version

Actor = Person | Installation


def import_version(
    *, document: Document, data: bytes, dry_run: bool, by: Actor, at: datetime, name: str = ""
) -> ImportResult:
    """Put what a file says in place of what the draft of a document says; all of it, or nothing.

    A commitment of this document, or one that stands in none, keeps its identity; any other is a new one here.
    The counts are of commitments.
    """
    require(by, Permission.EDIT_AGREEMENT, document.area)
    result = ImportResult()
    try:
        read = read_version(data)
        with transaction.atomic():
            put(read, result, document=document, by=by, at=at)
            if dry_run:
                raise DryRun
    except ImportRefused as refused:
        result.problems += refused.problems
    except RuleBroken as error:
        result.error(error.message)
    except DryRun:
        pass
    return result


def put(read: VersionRead, result: ImportResult, *, document: Document, by: Actor, at: datetime) -> None:
    draft = draft_of(document, read, by=by, at=at)
    before = outline_of(draft)
    outline = with_own_identities(document, read.outline)
    put_outline(version=draft, outline=outline, by=by, at=at)
    if read.reason and read.reason != draft.reason:
        words = {"title": draft.title, "introduction": draft.introduction, "reason": read.reason}
        describe_version(version=draft, **words, by=by, at=at)
    tell(result, before, outline)


def draft_of(document: Document, read: VersionRead, *, by: Actor, at: datetime) -> Version:
    found: Version | None = document.versions.filter(state__in=OPEN_STATES).first()
    if found is not None:
        return found
    return start_version(
        document=document, revision=read.revision, title=read.outline.title, reason=read.reason, by=by, at=at
    )


def with_own_identities(document: Document, outline: Outline) -> Outline:
    """The outline with the identities of this document's commitments alone."""
    elsewhere = CommitmentText.objects.filter(area=document.area, version__isnull=False)
    taken = elsewhere.exclude(version__document=document).values("commitment")
    uids = [clause.commitment for clause in outline.clauses if clause.commitment]
    own = Commitment.objects.filter(area=document.area, uid__in=uids).exclude(pk__in=taken)
    known = {str(uid) for uid in own.values_list("uid", flat=True)}

    def named(clause: Clause) -> Clause:
        return clause if clause.commitment in known else replace(clause, commitment="")

    return replace(
        outline, parts=[replace(part, clauses=[named(clause) for clause in part.clauses]) for part in outline.parts]
    )


def tell(result: ImportResult, before: Outline, after: Outline) -> None:
    """Which commitments are new, have other words, are as they were, or are not in the file."""
    old = {clause.commitment: clause for clause in before.clauses}
    kept = {clause.commitment for clause in after.clauses}
    for clause in after.clauses:
        if clause.commitment not in old:
            result.added += 1
            result.lines.append(f"{clause.number} {clause.title}")
        elif clause == old[clause.commitment]:
            result.unchanged += 1
        else:
            result.changed += 1
    for clause in before.clauses:
        if clause.commitment not in kept:
            result.changed += 1
            result.note(f"{clause.number} {clause.title}: not in the file, so it would be taken out of the draft.")
    if list(frame(before)) != list(frame(after)):
        result.changed += not result.brings
        result.note("The title, the introduction, a section or the order of the commitments would change.")


def frame(outline: Outline) -> Iterator[object]:
    """Everything but what the commitments say."""
    yield outline.title, outline.introduction
    for part in outline.parts:
        yield replace(part, clauses=()), [clause.commitment for clause in part.clauses]
