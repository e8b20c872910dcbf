"""Returns by other ways than the web: forms out, forms typed in or read in, whole periods in and out."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from concord.core.accounts.access import may
from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.lib.tables import write_csv, write_xlsx
from concord.core.ui.answering import found_or_404

from .. import commands, exports
from ..forms.entry import EnteredBoxForm, errors_of
from ..forms.periods import CameForm, EntryForm, UploadForm
from ..forms.returns import BoxForm
from ..imports.word_form import FilledForm, read_word_form
from ..models import LogReturn, Period
from ..queries.entered import entered_returns
from ..queries.filled import ReadBack, read_back
from ..queries.periods import expectation_of, people_to_enter, period_of
from ..queries.returns import Offered, box_heading, offered
from ..terms import Box, EntryMode, PointClass

MOST_NOTES, MOST_NOTE = 60, 300
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def period_or_404(reference: str) -> Period:
    return found_or_404(period_of(reference))


def to_period(request: Request, reference: str) -> HttpResponse:
    return redirect("log:period", area=request.area.slug, reference=reference)


def download(name: str, data: bytes) -> HttpResponse:
    response = HttpResponse(data, content_type=TYPES[name.rsplit(".", 1)[1]])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def upload_form(request: Request) -> UploadForm:
    if request.method != "POST":
        return UploadForm()
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid() and form.cleaned_data["file"].size > settings.UPLOAD_LIMIT:
        form.add_error("file", "The file is too large: at most 10 MB are read.")
    return form


@requires(Permission.MANAGE_PERIODS)
def enter_return(request: Request, reference: str) -> HttpResponse:
    """Type in a return that came on paper or by e-mail: who and when, then all four boxes on one page."""
    found, today = period_or_404(reference), timezone.localdate()
    data, person = request.POST if request.method == "POST" else None, request.GET.get("person", "")
    for there in entered_returns(found, on=today):
        if data is None and str(there.person.uid) == person:
            return redirect("log:change_entered", area=request.area.slug, reference=reference, person=person)
    form = EntryForm(data, people=people_to_enter(found, on=today), initial={"person": person})
    offer = offered(found, on=today)
    boxes = [entry_box(request, offer, box, data) for box in Box.values]
    valid = data is not None and all([form.is_valid(), *(box.is_valid() for box in boxes)])
    made = enter(request, found, form, boxes) if valid else None
    if made is not None:
        row = (
            f"{reverse('log:period', kwargs={'area': request.area.slug, 'reference': reference})}?who={made.person.uid}"
        )
        link = format_html('{} <a class="govuk-link" href="{}">See how it stands</a>', sentence_of(made, boxes), row)
        messages.success(request, link)
        return to_period(request, reference)
    return entry_page(request, found, form, boxes, notes=notes_in(request))


def sentence_of(made: LogReturn, boxes: list[BoxForm]) -> str:
    """Whose return is in, and which boxes have no answer; of what is confidential it says nothing."""
    named = [b.box for b in boxes if any(p.point_class == PointClass.NAMED for p in b.points())]
    answered = {*named, *(b.box for b in boxes if b.cleaned_data["nothing"])}
    open_boxes = [str(box) for box in Box.values if box not in answered]
    if made.is_nil or not open_boxes:
        return f"{made.person}’s return {made.reference} is in."
    listed = " and ".join(part for part in (", ".join(open_boxes[:-1]), open_boxes[-1]) if part)
    words = f"boxes {listed} are unanswered" if len(open_boxes) > 1 else f"box {listed} is unanswered"
    return f"{made.person}’s return {made.reference} is in; {words}."


def notes_in(request: Request) -> list[str]:
    """What was said of a form that was read in, so that it stays on the page until the return is entered."""
    return [note[:MOST_NOTE] for note in request.POST.getlist("note")[:MOST_NOTES]]


def entry_box(request: Request, offer: Offered, box: int, data: object, back: ReadBack | None = None) -> BoxForm:
    # For a body of either sector: the person is chosen on the same page, and may be a proxy body.
    trustee = may(request.person, Permission.HOLD_IDENTITIES, request.area)
    points, nothing = (back.boxes[box], box in back.nothing) if back else ((), False)
    return EnteredBoxForm(
        data,
        offered=offer,
        box=box,
        sector="voluntary",
        confidential=trustee,
        prefix=f"b{box}",
        points=points,
        nothing=nothing,
    )


def entry_page(
    request: Request, found: Period, form: EntryForm, boxes: list[BoxForm], notes: object = ()
) -> HttpResponse:
    parts = [(box.box, box_heading(box.box, request.area), box) for box in boxes]
    action = reverse("log:enter_return", kwargs={"area": request.area.slug, "reference": found.reference})
    context = {"form": form, "parts": parts, "period": found, "notes": notes, "action": action}
    context |= {"entered": entered_returns(found, on=timezone.localdate()), "errors": errors_of(form, boxes)}
    context["has_errors"] = bool(context["errors"])
    return render(request, "log/enter_return.html", context)


def enter(request: Request, found: Period, form: EntryForm, boxes: list[BoxForm]) -> LogReturn | None:
    typed = form.cleaned_data
    try:
        return commands.enter_return(
            period=found,
            person=form.people[typed["person"]].person,
            received_on=typed["received_on"],
            mode=typed["mode"],
            is_nil=typed["is_nil"],
            boxes={box.box: (box.points(), box.cleaned_data["nothing"]) for box in boxes},
            by=request.person,
            at=timezone.now(),
        )
    except RuleBroken as error:
        put(error, form, boxes)
        return None


def put(error: RuleBroken, form: CameForm, boxes: list[BoxForm]) -> None:
    """Show a refusal in the box that it speaks of (`b2-text_1`), or at the top."""
    prefix, _, field = error.field.partition("-")
    for box in boxes:
        if box.prefix == prefix:
            box.put(RuleBroken(error.message, field=field))
            return
    form.refuse(error)


@requires(Permission.MANAGE_PERIODS)
def read_form(request: Request, reference: str) -> HttpResponse:
    """Read a filled Word form back for confirmation. Nothing of it is kept before the officer enters it."""
    found = period_or_404(reference)
    form = upload_form(request)
    if request.method == "POST" and form.is_valid():
        filled = read_word_form(form.cleaned_data["file"].read())
        for problem in filled.problems:
            if problem.severity == "error":
                form.add_error("file", problem.message)
        page = confirm_page(request, found, filled, form) if form.is_valid() else None
        if page is not None:
            return page
    return render(request, "log/read_form.html", {"form": form, "period": found})


def confirm_page(request: Request, found: Period, filled: FilledForm, form: UploadForm) -> HttpResponse | None:
    today = timezone.localdate()
    people, offer = people_to_enter(found, on=today), offered(found, on=today)
    try:
        back = read_back(filled, period=found, offered=offer, people=people, on=today)
    except RuleBroken as error:
        form.add_error("file", error.message)
        return None
    entry = EntryForm(people=people, initial={"person": back.person, "mode": EntryMode.WORD, "is_nil": back.is_nil})
    boxes = [entry_box(request, offer, box, None, back) for box in Box.values]
    return entry_page(request, found, entry, boxes, notes=back.notes or ["Everything on it was found."])


@requires(Permission.MANAGE_PERIODS)
def forms(request: Request, reference: str, kind: str) -> HttpResponse:
    """The form of a period as Word or PDF: blank, or with the name of somebody who is expected."""
    found = period_or_404(reference)
    large, person = "large" in request.GET, request.GET.get("person", "")
    expected = expectation_of(reference, person) if person else None
    made = exports.blank_forms(
        request.area, found.reference, on=timezone.localdate(), large_print=large, expected=expected
    )
    for name, data in made:
        if name.endswith(f".{kind}"):
            return download(name, data)
    raise Http404


@requires(Permission.MANAGE_PERIODS)
def export_returns(request: Request, kind: str) -> HttpResponse:
    if kind not in {"csv", "xlsx"}:
        raise Http404
    table = exports.returns(request.area, period=request.GET.get("period", ""), with_open=False)
    made = write_csv(table.columns, table.rows) if kind == "csv" else write_xlsx(table.columns, table.rows, "Returns")
    return download(f"{request.area.slug}-returns.{kind}", made)
