"""How, and how often, a group decided to meet."""

from datetime import date, datetime

from django.db import transaction

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line

from ..models import FormatDecision, Group, Meeting
from ..rules.year import check_format_decision
from ..terms import Verb


@transaction.atomic
def decide_format(
    *,
    group: Group,
    decision: str,
    format: str,
    effective_on: date,
    by: Person | Installation,
    at: datetime,
    meetings_a_year: int | None = None,
    meeting: Meeting | None = None,
    before: FormatDecision | None = None,
) -> FormatDecision:
    """Keep what a group decided on how it meets, or put a decision right. Planning a year begins with it."""
    require(by, Permission.RECORD_DECISIONS, group.area)
    words = clean_line(decision)
    check_format_decision(words, meetings_a_year)
    made = before or FormatDecision(area=group.area, group=group)
    others = FormatDecision.objects.filter(group=group, effective_on=effective_on).exclude(pk=made.pk)
    if others.exists():
        raise RuleBroken("A decision from that day on is kept already.", field="effective_on")
    made.decision, made.format, made.meetings_a_year = words, format, meetings_a_year
    made.effective_on, made.meeting = effective_on, meeting
    made.save()
    verb = Verb.FORMAT_CHANGED if before else Verb.FORMAT_DECIDED
    record(verb, subject=group, by=by, at=at, effective_on=effective_on.isoformat(), format=format)
    return made
