"""Returns from a file: looked at first, then imported; a long file is worked on while its page waits."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import ImportRefused
from concord.core.lib.imports import ImportResult
from concord.core.lib.tables import read_table
from concord.core.lib.text import plural
from concord.core.ui.progress import Progress, note_progress, progress_of
from concord.core.ui.uploads import Step, draw_import, import_step, keep_upload, kept_as

from .. import commands, tasks
from ..forms.periods import UploadForm

# A file with more rows than this is worked on in the background.
MANY = 500


@requires(Permission.MANAGE_PERIODS)
def import_returns(request: Request) -> HttpResponse:
    """First a dry run that says what would change; then the import of the file that was looked at."""
    if request.method != "POST":
        return waiting(request) if "file" in request.GET else page(request, UploadForm())
    form = UploadForm(request.POST, request.FILES)
    begun = begin_long(request, form)
    if begun:
        return redirect(f"{reverse('log:import_returns', kwargs={'area': request.area.slug})}?file={begun}")
    at = timezone.now()
    run = partial(commands.import_returns, area=request.area, by=request.person, at=at)
    step = import_step(request, form, purpose=purpose(request), at=at, run=run)
    if step.is_done and step.result:
        return imported(request, step.result)
    return page(request, form, step)


def purpose(request: Request) -> str:
    return f"returns {request.area.key}"


def page(request: Request, form: UploadForm, step: Step | None = None) -> HttpResponse:
    export_url = reverse("log:export_returns", kwargs={"area": request.area.slug, "kind": "csv"})
    return draw_import(request, form, step, title="Import returns", export_url=export_url)


def imported(request: Request, result: ImportResult) -> HttpResponse:
    messages.success(request, sentence(result))
    return redirect("log:periods", area=request.area.slug)


def sentence(result: ImportResult) -> str:
    here = f" {plural(result.unchanged, 'was', 'were')} here already." if result.unchanged else ""
    return f"{plural(result.added, 'row is', 'rows are')} in.{here}"


def begin_long(request: Request, form: UploadForm) -> str:
    """Give a long file to the worker, to be looked at or, once it was looked at, imported. Gives its digest.

    While the worker has it, or once it is in, the page that waits is shown again.
    """
    digest = request.POST.get("kept", "")
    if digest:
        before = progress_with(request, digest)
        if before is None:
            return ""
        is_ready = before.result is not None and not before.is_kept
        return hand_over(request, digest, rows=before.of, keeps=True) if is_ready else digest
    upload = form.cleaned_data["file"] if form.is_valid() else None
    if upload is None or upload.size > settings.UPLOAD_LIMIT:
        return ""
    data = upload.read()
    upload.seek(0)
    rows = rows_in(data, upload.name)
    if rows <= MANY:
        return ""
    digest = keep_upload(request, data, upload.name, purpose=purpose(request), at=timezone.now())
    return hand_over(request, digest, rows=rows, keeps=False)


def rows_in(data: bytes, name: str) -> int:
    """How many rows a file has; 0 for one that cannot be read, which then says why."""
    try:
        return len(read_table(data, name).rows)
    except ImportRefused:
        return 0


def progress_with(request: Request, digest: str) -> Progress | None:
    file, _ = kept_as(request, digest, purpose=purpose(request))
    return progress_of(file) if file else None


def hand_over(request: Request, digest: str, *, rows: int, keeps: bool) -> str:
    file, name = kept_as(request, digest, purpose=purpose(request))
    note_progress(file, done=0, of=rows, keeps=keeps)
    tasks.read_returns.enqueue(request.area.key, str(request.person.uid), file, name, rows, keeps)
    return digest


def waiting(request: Request) -> HttpResponse:
    """How far the work has come; when it is over, what came of it."""
    digest = request.GET["file"]
    progress = progress_with(request, digest)
    if progress is None:
        messages.error(request, "The file is kept for one day only, and is no longer here. Choose it again.")
        return redirect("log:import_returns", area=request.area.slug)
    if progress.result is None:
        return render(request, "log/import_waiting.html", {"progress": progress, "in_words": in_words(progress)})
    if progress.is_kept:
        # A page of its own, and no redirect: looking again, by hand or by script, must not use it up.
        return render(request, "log/imported.html", {"told": sentence(progress.result)})
    return page(request, UploadForm(), Step(progress.result, "" if progress.result.refused else digest))


def in_words(progress: Progress) -> str:
    what = "imported" if progress.keeps else "looked at"
    return f"{progress.done:,} of {progress.of:,} rows {what}"
