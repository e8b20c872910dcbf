"""The checklist of a version: what shows the guidelines, and copies that were sent."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text

from ..models import GuidelineNote, SentCopy, Version
from ..rules.shaping import check_copy
from ..terms import Verb

Actor = Person | Installation


@transaction.atomic
def note_guideline(
    *, version: Version, guideline: str, evidence: str = "", source: str = "", by: Actor, at: datetime
) -> None:
    """Write what shows that a guideline was followed; nothing at all takes the note out."""
    require(by, Permission.EDIT_AGREEMENT, version.area)
    evidence, source = clean_text(evidence), clean_line(source)
    found = GuidelineNote.objects.filter(version=version, guideline=guideline)
    if not evidence and not source:
        found.delete()
    elif not found.update(evidence=evidence, source=source):
        GuidelineNote.objects.create(
            area=version.area, version=version, guideline=guideline, evidence=evidence, source=source
        )
    record(Verb.GUIDELINE_NOTED, subject=version, by=by, at=at, guideline=guideline)


@transaction.atomic
def put_copy(
    *,
    version: Version,
    body: str,
    sent_on: date,
    acknowledged_on: date | None = None,
    linked_on: date | None = None,
    copy: SentCopy | None = None,
    by: Actor,
    at: datetime,
) -> SentCopy:
    """Note that a copy of the version went to a body above the area, and what came of it."""
    require(by, Permission.EDIT_AGREEMENT, version.area)
    days = {"acknowledged_on": acknowledged_on, "linked_on": linked_on}
    check_copy(version, sent_on=sent_on, **days, today=timezone.localdate(at))
    made, body = copy or SentCopy(area=version.area, version=version), clean_line(body)
    if version.sent_copies.filter(body__iexact=body).exclude(pk=made.pk).exists():
        raise RuleBroken("A copy for them is noted already. Change that one.", field="body")
    made.body, made.sent_on, made.acknowledged_on, made.linked_on = body, sent_on, acknowledged_on, linked_on
    made.save()
    record(Verb.COPY_SENT, subject=version, by=by, at=at)
    return made


@transaction.atomic
def remove_copy(*, copy: SentCopy, by: Actor, at: datetime) -> None:
    """Take out what was noted by mistake."""
    require(by, Permission.EDIT_AGREEMENT, copy.area)
    record(Verb.COPY_REMOVED, subject=copy.version, by=by, at=at)
    copy.delete()
