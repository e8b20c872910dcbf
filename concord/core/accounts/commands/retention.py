"""What is kept for a while only, and goes by itself (R379). The privacy page says how long."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from concord.core.mail.models import OutgoingMessage

MAIL_KEPT = timedelta(days=2 * 365)
WORK_KEPT = timedelta(days=30)


@transaction.atomic
def let_go(*, at: datetime) -> int:
    """Take away ended sessions, notes of finished work, and old rows of mail. Gives how many rows went."""
    Session.objects.filter(expire_date__lt=at).delete()
    left = Session.objects.values("session_key")
    old = (
        UserSession.objects.exclude(session_key__in=left),
        DBTaskResult.objects.finished().filter(finished_at__lt=at - WORK_KEPT),
        OutgoingMessage.objects.filter(queued_at__lt=at - MAIL_KEPT),
    )
    return sum(found.delete()[0] for found in old)
