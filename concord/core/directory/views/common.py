"""What the directory's pages share: downloads, imports with a dry run, and forms that may be refused."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.requests import Request
from concord.core.lib.imports import ImportResult
from concord.core.lib.tables import write_csv, write_xlsx
from concord.core.lib.text import plural
from concord.core.ui.answering import answered as answered_with
from concord.core.ui.forms import Form
from concord.core.ui.uploads import Step, draw_import, import_step

from ..commands.lists import Shape, import_list
from ..exports import ExportTable
from ..forms import UploadForm

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download_table(table: ExportTable, kind: str, name: str) -> HttpResponse:
    """A table as CSV or spreadsheet, to keep."""
    if kind not in {"csv", "xlsx"}:
        raise Http404
    made = write_csv(table.columns, table.rows) if kind == "csv" else write_xlsx(table.columns, table.rows, name)
    response = HttpResponse(made, content_type="text/csv; charset=utf-8" if kind == "csv" else XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def import_page(
    request: Request, importer: Callable[..., ImportResult], *, title: str, export_url: str, after: str, note: str = ""
) -> HttpResponse:
    """First a dry run that says what would change; then the import of the file that was looked at."""
    form, at, step = UploadForm(), timezone.now(), Step()
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        run = partial(importer, area=request.area, by=request.person, at=at)
        step = import_step(request, form, purpose=f"{title} {request.area.key}", at=at, run=run)
    if step.is_done and step.result:
        found = step.result
        here = plural(found.unchanged, "was", "were")
        words = f"{found.added} added, {found.changed} changed, {here} here already."
        messages.success(request, words)
        return redirect(after)
    return draw_import(request, form, step, title=title, export_url=export_url, note=note)


def list_import(
    request: Request, shape: Shape, *, title: str, app: str, name: str, page: str = "", note: str = "", **address: str
) -> HttpResponse:
    """The two steps of a file of a list. `name`: its export after `export_`, and its page, unless that has another.

    `address`: what their addresses hold beside the area.
    """
    kwargs = {"area": request.area.slug, **address}
    return import_page(
        request,
        partial(import_list, shape),
        title=title,
        note=note,
        after=reverse(f"{app}:{page or name}", kwargs=kwargs),
        export_url=reverse(f"{app}:export_{name}", kwargs=kwargs | {"kind": "csv"}),
    )


def answered(
    request: Request,
    form: Form,
    do: Callable[..., Any],
    done: Callable[[Any], HttpResponse],
    *,
    said: str,
    page: str = "directory/form.html",
    **context: Any,
) -> HttpResponse:
    """As every app's forms answer; `do` is given what the form holds."""

    def given() -> Any:
        return do(**(form.details() if hasattr(form, "details") else form.cleaned_data))

    return answered_with(request, form, given, done, said=said, template=page, **context)
