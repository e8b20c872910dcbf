"""A table as a file to take away."""

from django.http import Http404, HttpResponse

from concord.core.accounts.requests import Request
from concord.core.directory.exports import ExportTable
from concord.core.lib.tables import write_csv, write_xlsx

from .officer import download


def send_table(request: Request, name: str, kind: str, table: ExportTable) -> HttpResponse:
    """The table as `csv` or `xlsx`; any other kind is not found."""
    if kind not in {"csv", "xlsx"}:
        raise Http404
    data = write_csv(table.columns, table.rows) if kind == "csv" else write_xlsx(table.columns, table.rows, name)
    return download(f"{request.area.slug}-{name}.{kind}", data)
