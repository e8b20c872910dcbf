"""Pages of what a group is for and how it is built, and of the chair of the board."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404, sent

from .. import commands
from ..forms.reference import AimForm, BoardSeatsForm, RotationForm, StructureForm, TermsForm
from ..models import Group
from ..queries.reference import aim_of, chair_page, compared, purpose_page, terms_numbered
from .common import address_of, form_page, group_or_404


def to_purpose(group: Group) -> str:
    return reverse("group:purpose", kwargs=address_of(group))


@requires(Permission.SEE_MEETINGS)
def purpose(request: Request, slug: str) -> HttpResponse:
    context = {"page": purpose_page(group_or_404(slug)), "today": timezone.localdate()}
    return render(request, "group/purpose.html", context)


@requires(Permission.SEE_MEETINGS)
def terms(request: Request, slug: str, number: int) -> HttpResponse:
    """One version, readable for ever, beside what was different in the one before it."""
    found = found_or_404(terms_numbered(group_or_404(slug), number))
    return render(request, "group/terms.html", {"terms": found, "compared": compared(found)})


@requires(Permission.MANAGE_MEETINGS)
def agree_terms(request: Request, slug: str) -> HttpResponse:
    group = group_or_404(slug)
    form = TermsForm(sent(request), group=group, current=purpose_page(group).current)

    def run() -> Any:
        return commands.agree_terms(group=group, by=request.person, at=timezone.now(), **form.details())

    lead = "It becomes the next version. The older ones stay as they were agreed."
    return form_page(
        request, form, run, title="Terms of reference that the group agreed", verb="Keep them", words="They are kept.",
        after=lambda made: to_purpose(group), caption=str(group), lead=lead,
    )  # fmt: skip


@requires(Permission.MANAGE_MEETINGS)
def note_structure(request: Request, slug: str) -> HttpResponse:
    group, form = group_or_404(slug), StructureForm(sent(request))

    def run() -> Any:
        return commands.note_structure(group=group, by=request.person, at=timezone.now(), **form.cleaned_data)

    return form_page(
        request, form, run, title="The group was built anew", verb="Save", words="Saved.",
        after=lambda made: to_purpose(group), caption=str(group),
    )  # fmt: skip


@requires(Permission.RECORD_DECISIONS)
def set_aim(request: Request, slug: str) -> HttpResponse:
    group = group_or_404(slug)
    form = AimForm(sent(request), group=group)

    def run() -> Any:
        return commands.set_aim(group=group, by=request.person, at=timezone.now(), **form.details())

    return form_page(
        request, form, run, title="Set an aim", verb="Set the aim", words="The aim is set.",
        after=lambda made: to_purpose(group), caption=str(group),
    )  # fmt: skip


@requires(Permission.RECORD_DECISIONS)
def change_aim(request: Request, uid: str) -> HttpResponse:
    aim = found_or_404(aim_of(uid))
    form = AimForm(sent(request), group=aim.group, aim=aim)

    def run() -> Any:
        facts = {"group": aim.group, "aim": aim, **form.details()}
        return commands.set_aim(by=request.person, at=timezone.now(), **facts)

    return form_page(
        request, form, run, title="Change the aim", verb="Save", words="Saved.",
        after=lambda made: to_purpose(aim.group), caption=str(aim.group),
    )  # fmt: skip


@requires(Permission.SEE_MEETINGS)
def board_chair(request: Request) -> HttpResponse:
    return render(request, "group/board_chair.html", {"page": chair_page(request.area, timezone.localdate().year)})


def to_chair(request: Request) -> str:
    return reverse("group:board_chair", kwargs={"area": request.area.slug})


@requires(Permission.MANAGE_MEETINGS)
def set_rotation(request: Request) -> HttpResponse:
    known = chair_page(request.area, timezone.localdate().year).rotation
    words = request.area.word("board")
    usual = {"body": known.body, "first_year": known.first_year, "every": known.every} if known else {"body": words}
    form = RotationForm(sent(request), initial=usual)

    def run() -> Any:
        return commands.set_rotation(area=request.area, by=request.person, at=timezone.now(), **form.cleaned_data)

    return form_page(
        request, form, run, title="When does the chair come from the voluntary sector?", verb="Save", words="Saved.",
        after=lambda made: to_chair(request),
    )  # fmt: skip


@requires(Permission.MANAGE_MEETINGS)
def note_board_seats(request: Request) -> HttpResponse:
    form = BoardSeatsForm(sent(request), initial={"year": timezone.localdate().year})

    def run() -> Any:
        return commands.note_board_seats(area=request.area, by=request.person, at=timezone.now(), **form.cleaned_data)

    lead = "A year that is noted already is put right."
    return form_page(
        request, form, run, title="Seats on the board in one year", verb="Save", words="Saved.",
        after=lambda made: to_chair(request), lead=lead,
    )  # fmt: skip
