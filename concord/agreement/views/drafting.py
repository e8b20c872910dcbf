"""What stands in a draft, one section or commitment at a time."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404, sent

from .. import commands
from ..forms.drafting import ClauseForm, SectionForm
from ..models import CommitmentText, Section, Version
from ..queries.comments import said_beside
from ..queries.documents import next_number
from ..queries.issues import issues_about
from ..rules.outline import WORDS
from ..rules.versions import check_is_drafted
from .common import address_of, answered, to_version, version_or_404


def draft_or_404(request: Request, uid: str, number: int) -> Version:
    """A version that can be written on. Raises `RuleBroken` with the reason when it cannot."""
    found = version_or_404(request, uid, number)
    check_is_drafted(found)
    return found


def section_or_404(version: Version, uid: str) -> Section:
    return found_or_404(version.sections.filter(uid=uid).select_related("version").first())


def text_or_404(version: Version, commitment: str) -> CommitmentText:
    return found_or_404(
        version.texts.filter(commitment__uid=commitment).select_related("version", "section", "commitment").first()
    )


def in_draft(request: Request, version: Version) -> dict[str, Any]:
    return address_of(version, request.area.slug)


def back_to(request: Request, version: Version) -> dict[str, str]:
    return {"back_url": reverse("agreement:version", kwargs=in_draft(request, version))}


@requires(Permission.EDIT_AGREEMENT)
def add_section(request: Request, uid: str, number: int) -> HttpResponse:
    version = draft_or_404(request, uid, number)
    form = SectionForm(sent(request))
    return answered(
        request,
        form,
        lambda: commands.add_section(version=version, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda _: to_version(request, version),
        said="The section is added.",
        title="Add a section",
        verb="Add it",
        **back_to(request, version),
    )


@requires(Permission.EDIT_AGREEMENT)
def change_section(request: Request, uid: str, number: int, section: str) -> HttpResponse:
    version = draft_or_404(request, uid, number)
    found = section_or_404(version, section)
    initial = {name: getattr(found, name) for name in ("number", "heading", "text")}
    form = SectionForm(sent(request), initial=initial)
    return answered(
        request,
        form,
        lambda: commands.change_section(section=found, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda _: to_version(request, version),
        said="Saved.",
        title="Change the section",
        verb="Save",
        place_url=reverse("agreement:place_section", kwargs=in_draft(request, version) | {"section": section}),
        **back_to(request, version),
    )


@require_POST
@requires(Permission.EDIT_AGREEMENT)
def place_section(request: Request, uid: str, number: int, section: str) -> HttpResponse:
    """Up, down, or out of the draft."""
    version = draft_or_404(request, uid, number)
    place(request, section_or_404(version, section), commands.move_section, commands.remove_section, "section")
    return to_version(request, version)


def place(request: Request, row: Any, move: Any, remove: Any, name: str) -> None:
    to, facts = request.POST.get("to", ""), {"by": request.person, "at": timezone.now()}
    if to == "out":
        remove(**{name: row}, **facts)
        messages.success(request, "It is taken out of the draft.")
    elif to in {"up", "down"}:
        move(**{name: row}, up=to == "up", **facts)
        messages.success(request, "Moved.")


@requires(Permission.EDIT_AGREEMENT)
def add_clause(request: Request, uid: str, number: int) -> HttpResponse:
    version = draft_or_404(request, uid, number)
    sections = list(version.sections.order_by("position", "pk"))
    if not sections:
        messages.warning(request, "Add a section first: commitments stand in sections.")
        return to_version(request, version)
    here = next((one for one in sections if str(one.uid) == request.GET.get("section")), sections[-1])
    initial = {"section": str(here.uid), "number": next_number(version, here), "standing": "achievable"}
    typed = sent(request)
    form = ClauseForm(typed, initial=initial, sections=sections, area=request.area)
    return answered(
        request,
        form,
        lambda: commands.add_clause(by=request.person, at=timezone.now(), **form.facts()),
        lambda _: to_version(request, version),
        said="The commitment is in the draft.",
        title="Add a commitment",
        verb="Add it",
        **back_to(request, version),
    )


@requires(Permission.EDIT_AGREEMENT)
def change_clause(request: Request, uid: str, number: int, commitment: str) -> HttpResponse:
    version = draft_or_404(request, uid, number)
    text = text_or_404(version, commitment)
    sections = list(version.sections.order_by("position", "pk"))
    initial = {name: getattr(text, name) for name in WORDS}
    initial["section"] = str(text.section.uid) if text.section else ""
    typed = sent(request)
    form = ClauseForm(typed, initial=initial, sections=sections, area=request.area)
    return answered(
        request,
        form,
        lambda: commands.change_clause(clause=text, by=request.person, at=timezone.now(), **form.facts()),
        lambda _: to_version(request, version),
        said="Saved.",
        title="Change the commitment",
        verb="Save",
        beside=said_beside(version, text.commitment),
        issues=issues_about(text.commitment, request.area, request.person),
        place_url=reverse("agreement:place_clause", kwargs=in_draft(request, version) | {"commitment": commitment}),
        **back_to(request, version),
    )


@require_POST
@requires(Permission.EDIT_AGREEMENT)
def place_clause(request: Request, uid: str, number: int, commitment: str) -> HttpResponse:
    """Up, down, or out of the draft."""
    version = draft_or_404(request, uid, number)
    place(request, text_or_404(version, commitment), commands.move_clause, commands.remove_clause, "clause")
    return to_version(request, version)
