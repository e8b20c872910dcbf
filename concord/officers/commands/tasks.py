"""What officers have to do."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, acting, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.commands import put
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.commands.lists import person_named
from concord.core.lib.text import clean_line, shortened

from ..models import Task
from ..rules.tasks import check_done, check_minutes, check_to_do, next_due
from ..terms import Verb
from .removing import TASK_LABEL

Actor = Person | Installation
LONGEST = 200


@transaction.atomic
def put_task(
    *,
    area: Area,
    text: str,
    duty: str,
    due_on: date,
    repeat: str = "never",
    task: Task | None = None,
    by: Actor,
    at: datetime,
) -> Task:
    """Write down something to do, or change it."""
    require(by, Permission.MANAGE_OFFICERS, area)
    made = task or Task(area=area)
    put(made, {"text": clean_line(text), "duty": duty, "due_on": due_on, "repeat": repeat})
    record(Verb.TASK_PUT, subject=made, by=by, at=at, label=TASK_LABEL)
    return made


@transaction.atomic
def put_once(*, area: Area, text: str, duty: str, due_on: date, by: Actor, at: datetime) -> None:
    """Write down what comes on the list by itself, unless the same is there to be done already."""
    text = shortened(text, LONGEST)
    if not Task.objects.filter(area=area, text=text, done_on=None).exists():
        put_task(area=area, text=text, duty=duty, due_on=due_on, by=by, at=at)


@transaction.atomic
def tick_off(*, area: Area, text: str, by: Actor, at: datetime) -> None:
    """Note as done what `put_once` wrote down, if it is still to do."""
    for task in Task.objects.filter(area=area, text=shortened(text, LONGEST), done_on=None):
        do_task(task=task, by=by, at=at)


@transaction.atomic
def do_task(*, task: Task, minutes: int | None = None, by: Actor, at: datetime) -> Task | None:
    """Note that it is done. What repeats comes back as a new one, which is returned."""
    require(by, Permission.MANAGE_OFFICERS, task.area)
    check_minutes(minutes)
    today = timezone.localdate(at)
    # Compare-and-set: two who share the work may press the button in the same minute.
    to_do = Task.objects.filter(pk=task.pk, done_on=None)
    check_to_do(to_do.update(done_on=today, done_by=acting(by), minutes=minutes))
    record(Verb.TASK_DONE, subject=task, by=by, at=at, label=TASK_LABEL)
    again = next_due(task.due_on, task.repeat, today)
    if again is None:
        return None
    following = Task(area=task.area, text=task.text, duty=task.duty, due_on=again, repeat=task.repeat)
    following.save()
    return following


@transaction.atomic
def put_imported(*, area: Area, facts: Mapping[str, Any], row: Task | None, by: Actor, at: datetime) -> Task:
    """From a file, with what was done; nothing comes back for what repeats, since the file says what is to do."""
    done_on, name, minutes = facts["done_on"], facts["done_by"], facts["minutes"]
    check_done(done_on, timezone.localdate(at), says_how=bool(name or minutes))
    plain = {key: facts[key] for key in ("text", "duty", "due_on", "repeat")}
    made = put_task(area=area, task=row, by=by, at=at, **plain)
    same = row is not None and str(row.done_by or "") == name
    done_by = made.done_by if same else person_named(area, name, "done_by") if name else None
    put(made, {"done_on": done_on, "done_by": done_by, "minutes": minutes})
    return made
