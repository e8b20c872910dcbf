"""What the group does later: mail that follows from what it agreed, and people who joined with an account."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import task

from concord.core.areas.models import Area
from concord.core.areas.scoping import within

from . import commands
from .queries import unanswered


@task()
def mail_task_to_members(area_code: str, reference: str) -> None:
    """Send every member who was asked a link to answer with. Idempotent: those already asked are left out."""
    with within(Area.objects.get(code=area_code)):
        for answer in unanswered(reference):
            expires = datetime.combine(answer.action.due_on + timedelta(days=30), time.max)
            commands.send_task_mail(answer=answer, expires_at=timezone.make_aware(expires), at=timezone.now())
