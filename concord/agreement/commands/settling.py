"""The drafters' answers to what was said of a draft: one answer for one comment or for many."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text

from ..models import Comment, Consultation
from ..rules.consultation import check_answer, check_may_settle
from ..terms import CommentState, Outcome, Verb

Actor = Person | Installation


@transaction.atomic
def settle_comments(
    *,
    consultation: Consultation,
    comments: Sequence[Comment],
    outcome: str,
    by: Actor,
    at: datetime,
    answer: str = "",
    follow_up_by: str = "",
    follow_up_on: date | None = None,
) -> int:
    """Say what became of some comments, with one public answer for all; it may be said anew later. How many were.

    What needs clarification stays open, with who clears it up and until when, until it is answered otherwise (R063).
    """
    require(by, Permission.EDIT_AGREEMENT, consultation.area)
    today = timezone.localdate(at)
    check_may_settle(comments)
    answer, follow_up_by = clean_text(answer), clean_line(follow_up_by)
    check_answer(outcome=outcome, answer=answer, by=follow_up_by, on=follow_up_on, today=today)
    waits = outcome == Outcome.CLARIFY
    change = {
        "outcome": outcome,
        "answer": answer,
        "answered_on": today,
        "follow_up_by": follow_up_by if waits else "",
        "follow_up_on": follow_up_on if waits else None,
    }
    keys = [one.pk for one in comments]
    held = Comment.objects.filter(pk__in=keys, consultation=consultation, state=CommentState.ACCEPTED)
    if held.update(**change) != len(keys):
        raise RuleBroken("Someone else has just changed one of these comments.")
    record(Verb.COMMENT_SETTLED, subject=consultation, by=by, at=at, outcome=outcome, comments=len(keys))
    return len(keys)
