"""What the group does later: mail that follows from what it agreed, and people who joined with an account."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import task

from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.areas.scoping import everywhere, within

from . import commands
from .queries import meeting_of, unanswered
from .queries.discussion import post_of
from .queries.effectiveness import survey_of
from .queries.minutes import minutes_known_as
from .queries.papers import paper_of, version_of
from .queries.passing import relay_of
from .queries.raised import raised_point_of


@task()
def mail_task_to_members(area_code: str, reference: str) -> None:
    """Send every member who was asked a link to answer with. Idempotent: those already asked are left out."""
    with within(Area.objects.get(code=area_code)):
        for answer in unanswered(reference):
            expires = datetime.combine(answer.action.due_on + timedelta(days=30), time.max)
            commands.send_task_mail(answer=answer, expires_at=timezone.make_aware(expires), at=timezone.now())


@task()
def tell_invited(area_code: str, reference: str, was: str, changed: list[str], since: str) -> None:
    """A meeting was moved, or its place or link changed: those invited are told, once for each change."""
    with within(Area.objects.get(code=area_code)):
        meeting = meeting_of(reference)
        if meeting is not None:
            moments = {"was": datetime.fromisoformat(was), "since": datetime.fromisoformat(since)}
            commands.tell_invited(meeting=meeting, changed=changed, **moments, at=timezone.now())


@task()
def tell_cancelled(area_code: str, reference: str) -> None:
    """A meeting is cancelled: those invited are told once."""
    with within(Area.objects.get(code=area_code)):
        meeting = meeting_of(reference)
        if meeting is not None:
            commands.tell_cancelled(meeting=meeting, at=timezone.now())


@task()
def mail_minutes(area_code: str, uid: str) -> None:
    """Send everybody who was invited a link to the minutes. Idempotent: those who were sent one are left out."""
    with within(Area.objects.get(code=area_code)):
        minutes = minutes_known_as(uid)
        if minutes is not None:
            commands.mail_minutes(minutes=minutes, at=timezone.now())


@task()
def mail_paper(area_code: str, uid: str, number: int) -> None:
    """Send everybody who was invited a link to a paper. Idempotent: those who were sent this version are left out."""
    with within(Area.objects.get(code=area_code)):
        paper = paper_of(uid)
        version = version_of(paper, number, drafts=False) if paper else None
        if version is not None:
            commands.mail_paper(version=version, at=timezone.now())


@task()
def mail_relay(area_code: str, uid: str) -> None:
    """Send everybody who is asked a text to pass on. Idempotent: those who were sent it are left out."""
    with within(Area.objects.get(code=area_code)):
        relay = relay_of(uid)
        if relay is not None:
            commands.mail_relay(relay=relay, at=timezone.now())


@task()
def tell_hidden(area_code: str, uid: str) -> None:
    """A post is hidden: its author is told why, once."""
    with within(Area.objects.get(code=area_code)):
        post = post_of(uid)
        if post is not None:
            commands.tell_hidden(post=post, at=timezone.now())


@task()
def mail_survey(area_code: str, uid: str) -> None:
    """Send every member a link to the survey. Idempotent: those who were sent one are left out."""
    with within(Area.objects.get(code=area_code)):
        survey = survey_of(uid)
        if survey is not None:
            commands.mail_survey(survey=survey, at=timezone.now())


@task()
def mail_raised(area_code: str, uid: str) -> None:
    """Send whoever raised a point a link to send it. Idempotent: nobody gets it twice."""
    with within(Area.objects.get(code=area_code)):
        point = raised_point_of(uid)
        if point is not None:
            commands.mail_raised(point=point, at=timezone.now())


@task()
def forget_applicant(uid: str) -> None:
    """Somebody's details were erased: so is what they wrote to apply."""
    with everywhere():
        commands.forget_applicant(person=Person.objects.get(uid=uid))
