"""Documents: the agreement itself and its codes of practice."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line

from ..models import Approval, Document, Version
from ..terms import DocumentKind, Verb

Actor = Person | Installation


@transaction.atomic
def add_document(
    *,
    area: Area,
    title: str,
    by: Actor,
    at: datetime,
    kind: str = DocumentKind.AGREEMENT,
    code_kind: str = "",
    prefix: str = "",
    owner: str = "",
) -> Document:
    """Enter the agreement, or a code of practice of one of the eight kinds (R015, R019); its words come in versions."""
    require(by, Permission.EDIT_AGREEMENT, area)
    if kind == DocumentKind.AGREEMENT:
        if Document.objects.filter(area=area, kind=kind).exists():
            raise RuleBroken("The agreement is here already. Begin a new version of it, or add a code of practice.")
        code_kind = ""
    elif not code_kind:
        raise RuleBroken("Say what the code is about.", field="code_kind")
    check_prefix(area, prefix)
    made = Document(
        area=area,
        kind=kind,
        code_kind=code_kind,
        title=clean_line(title),
        prefix=clean_line(prefix),
        owner=clean_line(owner),
    )
    made.save()
    record(Verb.DOCUMENT_ADDED, subject=made, by=by, at=at)
    return made


def check_prefix(area: Area, prefix: str, *, document: Document | None = None) -> None:
    others = Document.objects.filter(area=area, prefix=clean_line(prefix))
    if document is not None:
        others = others.exclude(pk=document.pk)
    if others.exists():
        words = f"“{prefix}” stands before the numbers of another document already." if prefix else NO_PREFIX
        raise RuleBroken(words, field="prefix")


NO_PREFIX = "Another document has plain numbers. Give letters that stand before the numbers of this one, like F."


@transaction.atomic
def change_document(*, document: Document, by: Actor, at: datetime, **facts: Any) -> None:
    """Change its title, its owner, or whether it is looked at again. Its letters stay once a version was adopted."""
    require(by, Permission.EDIT_AGREEMENT, document.area)
    prefix = clean_line(facts.pop("prefix", document.prefix))
    if prefix != document.prefix:
        if document.versions.filter(adopted_on__isnull=False).exists():
            raise RuleBroken("Its numbers are in use, so the letters before them stay.", field="prefix")
        check_prefix(document.area, prefix, document=document)
        document.prefix = prefix
    document.title, document.owner = clean_line(facts["title"]), clean_line(facts.get("owner", ""))
    document.is_under_review = bool(facts.get("is_under_review"))
    document.revise_months = facts.get("revise_months", document.revise_months)
    document.refresh_renews = bool(facts.get("refresh_renews"))
    document.save()
    record(Verb.DOCUMENT_CHANGED, subject=document, by=by, at=at)


@transaction.atomic
def note_approval(
    *,
    version: Version,
    body: str,
    decision: str,
    decided_on: date,
    by: Actor,
    at: datetime,
    minute: str = "",
    is_theirs: bool = False,
) -> Approval:
    """Note what a body above the group decided about a version (R029)."""
    require(by, Permission.EDIT_AGREEMENT, version.area)
    made = Approval(
        area=version.area,
        version=version,
        body=clean_line(body),
        decision=decision,
        decided_on=decided_on,
        minute=clean_line(minute),
        is_theirs=is_theirs,
    )
    made.save()
    record(Verb.APPROVAL_NOTED, subject=version, by=by, at=at, decision=decision)
    return made
