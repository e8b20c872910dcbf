"""Letting other areas copy the agreement, and copying a commitment of theirs into a draft."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.scoping import everywhere
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line

from ..models import CommitmentText, Document, Section
from ..queries.library import lent_clause, lent_to
from ..rules.library import check_may_be_lent, provenance
from ..rules.outline import WORDS
from ..terms import Verb
from .drafting import add_clause

Actor = Person | Installation
# What another area's commitment is measured by, or happened there, says nothing of this one.
THEIRS_ALONE = ("number", "provenance", "example", "example_is_real")


@transaction.atomic
def lend_document(*, document: Document, may_be_copied: bool, terms: str, by: Actor, at: datetime) -> None:
    """Say whether other areas may copy from the agreement in force, and under which words."""
    require(by, Permission.EDIT_AGREEMENT, document.area)
    terms = clean_line(terms)
    check_may_be_lent(document, may_be_copied=may_be_copied, terms=terms)
    document.may_be_copied, document.copy_terms = may_be_copied, terms
    document.save(update_fields=["may_be_copied", "copy_terms"])
    record(Verb.DOCUMENT_LENT, subject=document, by=by, at=at, may_be_copied=may_be_copied)


@transaction.atomic
def copy_clause(*, section: Section, other: str, clause: str, number: str, by: Actor, at: datetime) -> CommitmentText:
    """Copy a commitment of another area's agreement in force to the end of a section of a draft.

    Where it comes from, and by whose leave, stays with it. `other`: the area's slug; `clause`: the commitment's uid.
    """
    require(by, Permission.EDIT_AGREEMENT, section.area)
    lent = lent_to(section.area, other)
    found = lent_clause(lent, clause) if lent else None
    if lent is None or found is None:
        raise RuleBroken("This cannot be copied any more: the other area has changed its agreement, or its leave.")
    today = timezone.localdate(at)
    facts = {name: getattr(found.words, name) for name in WORDS if name not in THEIRS_ALONE}
    said = provenance(
        area=lent.area, title=lent.title, version=lent.number, number=found.number, terms=lent.terms, on=today
    )
    made = add_clause(section=section, number=number, provenance=said, by=by, at=at, **facts)
    # Their row, and nothing in it but the count.
    with everywhere():
        Document.objects.filter(pk=lent.document, may_be_copied=True).update(times_copied=F("times_copied") + 1)
    record(Verb.CLAUSE_COPIED, subject=made, by=by, at=at, number=found.number, version=lent.number, of=other)
    return made
