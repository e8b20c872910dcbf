"""What goes by itself, a day at a time."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from concord.core.accounts.access import SYSTEM
from concord.core.areas.models import Area
from concord.core.audit.commands import record

from ..models import Expression, Introduction, Note
from ..rules.expressions import offers_kept_since
from ..rules.notes import kept_since
from ..rules.work import introductions_kept_since
from ..terms import ExpressionState, Verb


@transaction.atomic
def let_go_of_old(*, area: Area, on: date, at: datetime) -> int:
    """Take away old notes, introductions, and offers that were declined or never answered. Gives how many went."""
    before = offers_kept_since(on)
    declined = Q(state=ExpressionState.DECLINED, answered_at__date__lt=before)
    unanswered = Q(state=ExpressionState.WAITING, sent_at__date__lt=before)
    old = (
        Note.objects.filter(area=area, written_at__date__lt=kept_since(on)),
        Introduction.objects.filter(area=area, asked_at__date__lt=introductions_kept_since(on)),
        Expression.objects.filter(declined | unanswered, area=area),
    )
    gone = sum(found.delete()[0] for found in old)
    if gone:
        record(Verb.LET_GO, subject=area, by=SYSTEM, at=at, area=area, count=gone)
    return gone
