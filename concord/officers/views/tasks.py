"""The officers' list: what is to be done, and what was."""

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table

from .. import commands
from ..commands.shapes import TASKS
from ..exports.tasks import tasks_table
from ..forms.tasks import DoneForm, TaskForm
from ..models import Task
from ..queries import tasks as queries
from ..queries.budgets import label_of, year_of
from ..rules.tasks import due_by
from .common import PER_PAGE, answered, list_import, removal, taken_out


@requires(Permission.MANAGE_OFFICERS)
def tasks(request: Request) -> HttpResponse:
    today = timezone.localdate()
    year = year_of(request.area, today)
    since = date(year, request.area.financial_year_month, 1)
    context = {
        "page": Paginator(queries.tasks_to_do(request.area), PER_PAGE).get_page(request.GET.get("page")),
        "done": Paginator(queries.tasks_done(request.area), PER_PAGE).get_page(request.GET.get("done")),
        "duties": queries.duty_sums(request.area, today, since),
        "label": label_of(request.area, year),
        "today": today,
        "week": due_by(today),
    }
    return render(request, "officers/tasks.html", context)


@requires(Permission.MANAGE_OFFICERS)
def export_tasks(request: Request, kind: str) -> HttpResponse:
    return download_table(tasks_table(request.area), kind, f"{request.area.slug}-officers-list")


@requires(Permission.MANAGE_OFFICERS)
def import_tasks(request: Request) -> HttpResponse:
    return list_import(request, TASKS, title="Import the officers’ list", name="tasks")


@requires(Permission.MANAGE_OFFICERS)
def add_task(request: Request) -> HttpResponse:
    return task_page(request, None)


@requires(Permission.MANAGE_OFFICERS)
def change_task(request: Request, uid: str) -> HttpResponse:
    return task_page(request, task_or_404(uid))


def task_or_404(uid: str) -> Task:
    """One that is still to do."""
    found = queries.task_of(uid)
    if found is None or found.done_on:
        raise Http404
    return found


def to_tasks(request: Request) -> HttpResponse:
    return redirect("officers:tasks", area=request.area.slug)


def task_page(request: Request, task: Task | None) -> HttpResponse:
    form = TaskForm(request.POST if request.method == "POST" else None, task=task)
    return answered(
        request,
        form,
        lambda: commands.put_task(
            area=request.area, task=task, by=request.person, at=timezone.now(), **form.cleaned_data
        ),
        lambda _: to_tasks(request),
        said="It is on the list.",
        title="Change it" if task else "Put something on the list",
        verb="Save",
        remove=removal(request, "remove_task", task),
    )


@requires(Permission.MANAGE_OFFICERS)
def do_task(request: Request, uid: str) -> HttpResponse:
    task = task_or_404(uid)
    form = DoneForm(request.POST if request.method == "POST" else None)
    return answered(
        request,
        form,
        lambda: commands.do_task(task=task, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda _: to_tasks(request),
        said="Done. What repeats is on the list again.",
        title=task.text,
        verb="It is done",
    )


@require_POST
@requires(Permission.MANAGE_OFFICERS)
def remove_task(request: Request, uid: str) -> HttpResponse:
    taken_out(request, task_or_404(uid), "It is taken off the list.")
    return to_tasks(request)
