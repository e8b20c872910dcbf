"""What the log does later: one command each, by ids."""

from functools import partial

from django.utils import timezone
from django_tasks import task

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.areas.scoping import everywhere, within
from concord.core.ui.progress import work_with_progress
from concord.group.queries import action_page, meeting_of

from . import commands
from .queries.periods import expectation_for_message
from .queries.replies import request_for_message
from .queries.withdrawn import withdrawn_point


@task()
def plan_for_meeting(area_code: str, reference: str) -> None:
    """Plan the period that goes with a meeting, once."""
    with within(Area.objects.get(code=area_code)):
        meeting = meeting_of(reference)
        if meeting is not None:
            commands.plan_for_meeting(meeting=meeting, at=timezone.now())


@task()
def read_returns(area_code: str, person: str, file: str, name: str, rows: int, keeps: bool) -> None:
    """Look at a long file of returns, or import it, and write down how far it has come."""
    area = Area.objects.get(code=area_code)
    with within(area):
        who = Person.objects.get(uid=person)
        work = partial(commands.import_returns, area=area, name=name, dry_run=not keeps, by=who, at=timezone.now())
        work_with_progress(file, work, of=rows, keeps=keeps)


@task()
def move_periods(area_code: str, reference: str) -> None:
    """Let the planned periods follow a meeting that was moved or cancelled."""
    with within(Area.objects.get(code=area_code)):
        meeting = meeting_of(reference)
        if meeting is not None:
            commands.move_periods(group=meeting.group, at=timezone.now())


@task()
def show_minutes(area_code: str, reference: str) -> None:
    """Let a meeting that was held lead to what it decided."""
    with within(Area.objects.get(code=area_code)):
        meeting = meeting_of(reference)
        if meeting is not None:
            commands.show_minutes(meeting=meeting, at=timezone.now())


@task()
def follow_action(area_code: str, reference: str) -> None:
    """Let a repeat stand as its action stands."""
    with within(Area.objects.get(code=area_code)):
        page = action_page(reference)
        if page is not None:
            commands.follow_action(action=page.action, at=timezone.now())


@task()
def ask_who_is_reached_now(area_code: str) -> None:
    """An address was changed; whoever had none is asked to reply."""
    area = Area.objects.get(code=area_code)
    with within(area):
        commands.ask_who_is_reached_now(area=area, by=SYSTEM, at=timezone.now())


@task()
def note_not_reached(area_code: str, message: str) -> None:
    """A mail came back; if it asked for a return, its person may not have been reached."""
    with within(Area.objects.get(code=area_code)):
        expectation = expectation_for_message(message)
        if expectation is not None:
            commands.note_not_reached(expectation=expectation)


@task()
def note_mail_lost(area_code: str, message: str) -> None:
    """A mail came back or could not be sent; if it asked for a reply, its organisation was not asked."""
    with within(Area.objects.get(code=area_code)):
        request = request_for_message(message)
        if request is not None:
            commands.note_mail_lost(request=request, message=message)


@task()
def note_mail_anew(area_code: str, message: str) -> None:
    """A mail was sent once more; if it asks for a reply, its organisation is asked now."""
    with within(Area.objects.get(code=area_code)):
        request = request_for_message(message)
        if request is not None:
            commands.note_mail_anew(request=request, message=message, at=timezone.now())


@task()
def forget_person(uid: str) -> None:
    """Somebody's details were erased: their name leaves every period."""
    with everywhere():
        commands.forget_person(person=Person.objects.get(uid=uid))


@task()
def tell_of_withdrawing(area_code: str, reference: str, reason: str) -> None:
    """A point was withdrawn: whoever wrote it in their own name is told, unless it was put back meanwhile."""
    with within(Area.objects.get(code=area_code)):
        point = withdrawn_point(reference)
        if point is not None:
            commands.tell_reporter(point=point, reason=reason, at=timezone.now())
