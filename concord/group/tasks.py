"""What the group does later: mail that follows from what it agreed, and people who joined with an account."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from concord.core.accounts.models import Person
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


@task()
def follow_to_account(area_code: str, was: str, account: str) -> None:
    """Somebody joined with the account that they had: their seats and actions stand under it."""
    with within(Area.objects.get(code=area_code)):
        people = Person.objects.in_bulk([was, account], field_name="uid")
        commands.follow_to_account(was=people[UUID(was)], account=people[UUID(account)])
