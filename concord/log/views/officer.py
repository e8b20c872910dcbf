"""An officer's pages: periods, who returned, reminders, entry for others, settings, import and export."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.access import may
from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import ImportResult
from concord.core.lib.tables import write_csv, write_xlsx
from concord.group.queries import group_of

from .. import commands, exports
from ..forms.periods import ChangePeriodForm, EntryForm, ExcuseForm, PeriodForm, SettingsForm, UploadForm
from ..forms.returns import BoxForm
from ..models import Expectation, Period
from ..queries.periods import mail_states, period_of, period_page, periods
from ..queries.settings import notes_of, settings_of
from ..terms import Box

PER_PAGE = 20
UPLOAD_LIMIT = 10 * 1024 * 1024
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def period_or_404(reference: str) -> Period:
    period = period_of(reference)
    if period is None:
        raise Http404
    return period


def to_period(request: HttpRequest, reference: str) -> HttpResponse:
    return redirect("log:period", area=request.area.slug, reference=reference)


def download(name: str, data: bytes) -> HttpResponse:
    response = HttpResponse(data, content_type=TYPES[name.rsplit(".", 1)[1]])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@requires(Permission.MANAGE_PERIODS, Permission.SEE_POINTS)
def period_list(request: HttpRequest) -> HttpResponse:
    page = Paginator(periods(request.area), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "log/periods.html", {"page": page})


@requires(Permission.MANAGE_PERIODS, Permission.SEE_POINTS, Permission.SEE_AREA)
def period(request: HttpRequest, reference: str) -> HttpResponse:
    names = may(request.person, Permission.SEE_NON_RETURNERS, request.area)
    page = period_page(period_or_404(reference), names=names)
    return render(request, "log/period.html", {"page": page, "mail": mail_states(page.lines), "names": names})


@requires(Permission.MANAGE_PERIODS)
def plan_period(request: HttpRequest) -> HttpResponse:
    form = PeriodForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.plan_period(group=group_of(request.area), by=request.person, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field or None, error.message)
        else:
            messages.success(request, f"{made} is planned. It opens by itself on its first day.")
            return to_period(request, made.reference)
    return render(request, "log/period_form.html", {"form": form, "title": "Plan a period"})


@requires(Permission.MANAGE_PERIODS)
def change_period(request: HttpRequest, reference: str) -> HttpResponse:
    found = period_or_404(reference)
    form = ChangePeriodForm(request.POST if request.method == "POST" else None, initial=ChangePeriodForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            commands.change_period(period=found, by=request.person, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field or None, error.message)
        else:
            messages.success(request, "The period is changed.")
            return to_period(request, reference)
    return render(request, "log/period_form.html", {"form": form, "title": "Change the period"})


@require_POST
@requires(Permission.MANAGE_PERIODS)
def open_period(request: HttpRequest, reference: str) -> HttpResponse:
    opened = commands.open_period(period=period_or_404(reference), by=request.person, at=timezone.now())
    count = opened.expectations.count()
    messages.success(request, f"The period is open. {count} people are expected; those with an address are invited.")
    return to_period(request, reference)


@require_POST
@requires(Permission.MANAGE_PERIODS)
def remind(request: HttpRequest, reference: str) -> HttpResponse:
    count = commands.remind(period=period_or_404(reference), by=request.person, at=timezone.now())
    messages.success(request, f"{count} people were reminded: those whose return is missing, and nobody else.")
    return to_period(request, reference)


@require_POST
@requires(Permission.MANAGE_PERIODS)
def lock_period(request: HttpRequest, reference: str) -> HttpResponse:
    commands.lock_period(period=period_or_404(reference), by=request.person, at=timezone.now())
    messages.success(request, "The period is locked. Make the decision sheet next.")
    return to_period(request, reference)


def expectation_or_404(pk: int) -> Expectation:
    found = Expectation.objects.select_related("period", "period__area", "person", "area").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_POST
@requires(Permission.MANAGE_PERIODS)
def resend_link(request: HttpRequest, pk: int) -> HttpResponse:
    found = expectation_or_404(pk)
    commands.resend_link(expectation=found, by=request.person, at=timezone.now())
    messages.success(request, f"{found.person_name} was sent a new link. Older links no longer open.")
    return to_period(request, found.period.reference)


@require_POST
@requires(Permission.MANAGE_PERIODS)
def withdraw_link(request: HttpRequest, pk: int) -> HttpResponse:
    found = expectation_or_404(pk)
    commands.withdraw_link(expectation=found, by=request.person, at=timezone.now())
    messages.success(request, f"{found.person_name}'s links no longer open.")
    return to_period(request, found.period.reference)


@requires(Permission.MANAGE_PERIODS)
def excuse(request: HttpRequest, pk: int) -> HttpResponse:
    found = expectation_or_404(pk)
    form = ExcuseForm(request.POST if request.method == "POST" else None, initial={"reason": found.excused_reason})
    if request.method == "POST" and form.is_valid():
        commands.excuse(expectation=found, by=request.person, at=timezone.now(), **form.cleaned_data)
        messages.success(request, "Saved.")
        return to_period(request, found.period.reference)
    return render(request, "log/excuse.html", {"form": form, "expectation": found})


@requires(Permission.MANAGE_PERIODS)
def settings(request: HttpRequest) -> HttpResponse:
    found = settings_of(request.area)
    form = SettingsForm(request.POST if request.method == "POST" else None, initial=SettingsForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        commands.change_settings(area=request.area, changes=form.changes(), by=request.person, at=timezone.now())
        messages.success(request, "Saved. Periods that are open keep the notes they began with.")
        return redirect("log:settings", area=request.area.slug)
    return render(request, "log/settings.html", {"form": form, "notes": notes_of(request.area), "found": found})


@requires(Permission.MANAGE_PERIODS)
def enter_return(request: HttpRequest, reference: str) -> HttpResponse:
    """Type in a return that came on paper or by e-mail: who and when, then all four boxes on one page."""
    found = period_or_404(reference)
    data = request.POST if request.method == "POST" else None
    form = EntryForm(data, period=found)
    boxes = [BoxForm(data, period=found, box=box, sector="public", confidential=False, prefix=f"b{box}") for box in Box.values]
    if request.method == "POST" and all([form.is_valid(), *(box.is_valid() for box in boxes)]) and enter(request, found, form, boxes):
        messages.success(request, "The return is entered.")
        return to_period(request, reference)
    parts = [(Box(box.box).label, box) for box in boxes]
    return render(request, "log/enter_return.html", {"form": form, "parts": parts, "period": found})


def enter(request: HttpRequest, period: Period, form: EntryForm, boxes: list[BoxForm]) -> bool:
    typed = form.cleaned_data
    answers = {box.box: (box.points(), box.cleaned_data["nothing"]) for box in boxes}
    try:
        commands.enter_return(
            period=period, person=form.people[typed["person"]], boxes=answers, received_on=typed["received_on"],
            is_nil=typed["is_nil"], mode=typed["mode"], by=request.person, at=timezone.now(),
        )  # fmt: skip
    except RuleBroken as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return False
    return True


@requires(Permission.MANAGE_PERIODS)
def forms(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    """The blank form of a period, as Word or PDF."""
    for name, data in exports.blank_forms(request.area, period_or_404(reference).reference, large_print="large" in request.GET):
        if name.endswith(f".{kind}"):
            return download(name, data)
    raise Http404


@requires(Permission.MANAGE_PERIODS)
def export_returns(request: HttpRequest, kind: str) -> HttpResponse:
    table = exports.returns(request.area, period=request.GET.get("period", ""))
    made = write_csv(table.columns, table.rows) if kind == "csv" else write_xlsx(table.columns, table.rows, "Returns")
    return download(f"{request.area.slug}-returns.{kind}", made)


@requires(Permission.MANAGE_PERIODS)
def import_returns(request: HttpRequest) -> HttpResponse:
    """First a dry run that says what would change; then, with the same file, the import."""
    form = UploadForm(request.POST or None, request.FILES or None)
    result: ImportResult | None = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        if file.size > UPLOAD_LIMIT:
            form.add_error("file", "The file is too large: at most 10 MB are read.")
        else:
            dry = "import" not in request.POST
            result = commands.import_returns(
                area=request.area, data=file.read(), name=file.name, dry_run=dry, by=request.person, at=timezone.now()
            )
            if not dry and not result.refused:
                messages.success(request, f"{result.added} rows were added, {result.unchanged} were here already.")
                return redirect("log:periods", area=request.area.slug)
    return render(request, "log/import.html", {"form": form, "result": result})
