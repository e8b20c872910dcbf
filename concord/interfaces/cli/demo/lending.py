"""What the demo's areas lend each other: the borough copies from the county's Covenant, and lets others copy it."""

from datetime import timedelta
from typing import Any

from concord.agreement import commands as agreement
from concord.agreement.models import Document, Section, Version
from concord.agreement.queries.library import lent_clauses, lent_to
from concord.core.accounts.access import SYSTEM
from concord.core.areas.models import Area
from concord.core.areas.scoping import within

from .places import Place, moment


def lend_and_copy(place: Place) -> None:
    at = moment(place.today - timedelta(days=6))
    facts: dict[str, Any] = {"may_be_copied": True, "by": SYSTEM, "at": at}
    agreement.lend_document(document=Document.objects.get(kind="agreement"), terms="With our name", **facts)
    county = Area.objects.get(slug="fernshire")
    with within(county):
        theirs = Document.objects.filter(kind="agreement", versions__state="adopted").first()
        if theirs is not None:
            agreement.lend_document(document=theirs, terms="Open Government Licence v3.0", **facts)
    copy_one(place, county.slug)


def copy_one(place: Place, other: str) -> None:
    """Their first commitment goes to the end of the borough's draft."""
    lent = lent_to(place.area, other)
    draft = Version.objects.filter(document__kind="agreement", state="draft").first()
    if lent is None or draft is None:
        return
    section = Section.objects.filter(version=draft).order_by("position").last()
    number = f"{section.number}.9" if section else ""
    if section is not None:
        clause = lent_clauses(lent)[0].uid
        on = moment(place.today - timedelta(days=4))
        agreement.copy_clause(section=section, other=other, clause=clause, number=number, by=SYSTEM, at=on)
