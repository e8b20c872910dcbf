"""Copying from another area's agreement: by its leave, with where the words come from."""

from datetime import date

from concord.core.lib.errors import RuleBroken

from ..models import Document
from ..terms import DocumentKind

LONGEST_PROVENANCE = 300


def check_may_be_lent(document: Document, *, may_be_copied: bool, terms: str) -> None:
    """Only what everybody can read already may be copied, and under words that say so (S28)."""
    if may_be_copied and document.kind != DocumentKind.AGREEMENT:
        raise RuleBroken("Only the agreement itself is public, so only it can be copied from.")
    if may_be_copied and not terms:
        raise RuleBroken("Say under which words it may be copied, like “Open Government Licence v3.0”.", field="terms")


def provenance(*, area: str, title: str, version: int, number: str, terms: str, on: date) -> str:
    """Area, document, version, number, words of the leave and the day; the title gives way where it is too long."""
    rest = f" of {area}, version {version}, commitment {number}, copied on {on:%-d %B %Y}: {terms}"
    room = max(LONGEST_PROVENANCE - len(rest), 1)
    return f"{title if len(title) <= room else title[: room - 1] + '…'}{rest}"
