"""What a group did for its purpose: lines worded, evidence noted, put right and taken away."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text

from ..models import Evidence, Group, Meeting, PurposeWording
from ..queries.purpose import usual_words
from ..rules.purpose import check_evidence
from ..terms import Verb

Actor = Person | Installation


@transaction.atomic
def word_purpose(*, group: Group, words: Mapping[str, str], by: Actor, at: datetime) -> None:
    """Word the lines of the purpose; a line that is left empty has the usual words again."""
    require(by, Permission.RECORD_DECISIONS, group.area)
    for line, usual in usual_words(group).items():
        text = clean_line(words.get(line, ""))
        if text and text != usual:
            facts = {"area": group.area, "text": text}
            PurposeWording.objects.update_or_create(group=group, line=line, defaults=facts)
        else:
            PurposeWording.objects.filter(group=group, line=line).delete()
    record(Verb.PURPOSE_WORDED, subject=group, by=by, at=at)


@transaction.atomic
def note_evidence(
    *,
    group: Group,
    line: str,
    name: str,
    noted_on: date,
    by: Actor,
    at: datetime,
    text: str = "",
    meeting: Meeting | None = None,
    evidence: Evidence | None = None,
) -> Evidence:
    """Note something that the group did for a line of its purpose, or put it right."""
    require(by, Permission.RECORD_DECISIONS, group.area)
    what = clean_line(name)
    check_evidence(what, noted_on, timezone.localdate(at))
    made = evidence or Evidence(area=group.area, group=group)
    made.line, made.name, made.text = line, what, clean_text(text)
    made.noted_on, made.meeting = noted_on, meeting
    made.save()
    verb = Verb.EVIDENCE_CHANGED if evidence else Verb.EVIDENCE_NOTED
    record(verb, subject=group, by=by, at=at, line=line, evidence=str(made.uid))
    return made


@transaction.atomic
def remove_evidence(*, evidence: Evidence, by: Actor, at: datetime) -> None:
    """Take away what was noted by mistake."""
    require(by, Permission.RECORD_DECISIONS, evidence.area)
    record(Verb.EVIDENCE_REMOVED, subject=evidence.group, by=by, at=at, evidence=str(evidence.uid))
    if not Evidence.objects.filter(pk=evidence.pk).delete()[0]:
        raise RuleBroken("This has been taken away already.")
