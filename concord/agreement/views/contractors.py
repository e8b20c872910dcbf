"""Prime contractors: the register, one of them, its reminder and what it answered, as files."""

from functools import partial

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.access import may
from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table, import_page
from concord.core.mail.queries import messages_about
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands, exports
from ..forms.contractors import AnswerForm, ContractorFilter, ContractorForm, RemindForm
from ..models import Contractor
from ..queries.contractors import contractor_of, contractors_page, line_of
from ..rules.contractors import letter
from ..terms import ClauseKnown
from .common import answered
from .files import attached

PER_PAGE = 50


def contractor_or_404(uid: str) -> Contractor:
    return found_or_404(contractor_of(uid))


def to_contractor(request: Request, contractor: Contractor) -> HttpResponse:
    return redirect("agreement:contractor", area=request.area.slug, uid=contractor.uid)


@requires(Permission.SEE_AGREEMENT)
def contractors(request: Request) -> HttpResponse:
    form = ContractorFilter(request.GET)
    typed = form.cleaned_data if form.is_valid() else {}
    found = contractors_page(request.area, timezone.localdate(), **typed)
    page = paged(request, found.lines, PER_PAGE)
    context = {"found": found, "page": page, "filter": form, "is_narrowed": any(typed.values())}
    return render(request, "agreement/contractors.html", context)


@requires(Permission.SEE_AGREEMENT)
def contractor(request: Request, uid: str) -> HttpResponse:
    found, today = contractor_or_404(uid), timezone.localdate()
    context = {"line": line_of(found, today), "one": found, "kinds": exports.LETTERS}
    if may(request.person, Permission.EDIT_AGREEMENT, request.area):
        context["paragraphs"] = list(letter(found, request.area, on=today))
    if may(request.person, Permission.SEE_MAIL, request.area):
        context["mail"] = messages_about(found)
    return render(request, "agreement/contractor.html", context)


@requires(Permission.EDIT_AGREEMENT)
def add_contractor(request: Request) -> HttpResponse:
    initial = {"noted_on": timezone.localdate(), "has_clause": ClauseKnown.UNKNOWN}
    form = ContractorForm(sent(request), initial=initial)
    return answered(
        request,
        form,
        lambda: commands.add_contractor(area=request.area, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda made: to_contractor(request, made),
        said="It is in the register. Remind it next.",
        title="Add a prime contractor",
        verb="Add it",
    )


@requires(Permission.EDIT_AGREEMENT)
def change_contractor(request: Request, uid: str) -> HttpResponse:
    found = contractor_or_404(uid)
    initial = {name: getattr(found, name) for name in ContractorForm.base_fields}
    form = ContractorForm(sent(request), initial=initial)
    keep = partial(commands.change_contractor, contractor=found, by=request.person)
    return answered(
        request,
        form,
        lambda: keep(at=timezone.now(), **form.cleaned_data),
        lambda _: to_contractor(request, found),
        said="Saved.",
        title="Change what is noted of it",
        verb="Save",
    )


@requires(Permission.EDIT_AGREEMENT)
def remind_contractor(request: Request, uid: str) -> HttpResponse:
    found = contractor_or_404(uid)
    initial = {"on": timezone.localdate(), "way": "mail" if found.contact_email else "post"}
    form = RemindForm(sent(request), initial=initial, contractor=found)
    keep = partial(commands.remind_contractor, contractor=found, by=request.person)
    return answered(
        request,
        form,
        lambda: keep(at=timezone.now(), **form.cleaned_data),
        lambda _: to_contractor(request, found),
        said="Noted. It has four weeks to answer.",
        title=f"Remind {found.name} in writing",
        verb="Send or note it",
        lead="An e-mail says what the letter says. A letter you take from the page before, and note its day here.",
    )


@requires(Permission.EDIT_AGREEMENT)
def contractor_answer(request: Request, uid: str) -> HttpResponse:
    found = contractor_or_404(uid)
    form = AnswerForm(sent(request), initial={"on": timezone.localdate()})
    keep = partial(commands.note_contractor_answer, contractor=found, by=request.person)
    return answered(
        request,
        form,
        lambda: keep(at=timezone.now(), **form.cleaned_data),
        lambda _: to_contractor(request, found),
        said="Noted.",
        title=f"What {found.name} answered",
        verb="Note it",
    )


@requires(Permission.EDIT_AGREEMENT)
def contractor_letter(request: Request, uid: str, kind: str) -> HttpResponse:
    found = contractor_or_404(uid)
    if kind not in exports.LETTERS:
        raise Http404
    address = settings.SITE_ADDRESS + reverse("agreement:read_agreement", kwargs={"area": request.area.slug})
    made = exports.letter_file(found, kind, on=timezone.localdate(), address=address)
    return attached(made, exports.TYPES[kind], f"{request.area.slug}-reminder.{kind}")


@requires(Permission.EDIT_AGREEMENT)
def export_contractors(request: Request, kind: str) -> HttpResponse:
    return download_table(exports.contractors(request.area), kind, f"{request.area.slug}-contractors")


@requires(Permission.EDIT_AGREEMENT)
def import_contractors(request: Request) -> HttpResponse:
    kwargs = {"area": request.area.slug}
    return import_page(
        request,
        commands.import_contractors,
        title="Import prime contractors",
        after=reverse("agreement:contractors", kwargs=kwargs),
        export_url=reverse("agreement:export_contractors", kwargs=kwargs | {"kind": "csv"}),
    )
