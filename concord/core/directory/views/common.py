"""What the directory's pages share: downloads, and imports with a dry run."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.core.accounts.requests import Request
from concord.core.lib.imports import ImportResult
from concord.core.lib.tables import write_csv, write_xlsx

from ..exports import ExportTable
from ..forms import UploadForm

UPLOAD_LIMIT = 10 * 1024 * 1024
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
    request: Request, importer: Callable[..., ImportResult], *, title: str, export_url: str, after: str
) -> Any:
    """First a dry run that says what would change; then, with the same file, the import."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    result: ImportResult | None = None
    if request.method == "POST" and form.is_valid():
        file, dry = form.cleaned_data["file"], "import" not in request.POST
        if file.size > UPLOAD_LIMIT:
            form.add_error("file", "The file is too large: at most 10 MB are read")
        else:
            result = importer(
                area=request.area, data=file.read(), name=file.name, dry_run=dry, by=request.person, at=timezone.now()
            )
            if not dry and not result.refused:
                words = f"{result.added} added, {result.changed} changed, {result.unchanged} were here already."
                messages.success(request, words)
                return redirect(after)
    context = {"form": form, "result": result, "title": title, "export_url": export_url}
    return render(request, "directory/import.html", context)
