"""Pages of venues and of guest speakers."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.access import may
from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands
from ..forms.venues import ChooseVenueForm, SpeakerFilter, SpeakerForm, VenueForm
from ..models import Speaker
from ..queries.confidential import sees_confidential
from ..queries.venues import never_heard, speaker_of, speakers_of, venue_of, venues_page
from .common import form_page
from .meetings import meeting_or_404

PER_PAGE = 25


@requires(Permission.SEE_MEETINGS)
def venues(request: Request) -> HttpResponse:
    page = venues_page(request.area)
    listed = paged(request, page.venues, PER_PAGE)
    return render(request, "group/venues.html", {"page": page, "venues": listed})


def to_venues(request: Request) -> str:
    return reverse("group:venues", kwargs={"area": request.area.slug})


@requires(Permission.MANAGE_MEETINGS)
def add_venue(request: Request) -> HttpResponse:
    form = VenueForm(sent(request))

    def run() -> Any:
        return commands.note_venue(area=request.area, facts=form.cleaned_data, by=request.person, at=timezone.now())

    return form_page(
        request, form, run, title="Add a venue", verb="Add the venue", words="The venue is added.",
        after=lambda made: to_venues(request),
    )  # fmt: skip


@requires(Permission.MANAGE_MEETINGS)
def change_venue(request: Request, uid: str) -> HttpResponse:
    venue = found_or_404(venue_of(uid))
    form = VenueForm(sent(request), venue=venue)

    def run() -> Any:
        facts: dict[str, Any] = {"venue": venue, "facts": form.cleaned_data}
        return commands.note_venue(area=request.area, by=request.person, at=timezone.now(), **facts)

    return form_page(
        request, form, run, title="Change the venue", verb="Save", words="Saved.",
        after=lambda made: to_venues(request),
    )  # fmt: skip


def meeting_page(request: Request, reference: str) -> str:
    return reverse("group:meeting", kwargs={"area": request.area.slug, "reference": reference})


@requires(Permission.MANAGE_MEETINGS)
def choose_venue(request: Request, reference: str) -> HttpResponse:
    meeting = meeting_or_404(reference)
    form = ChooseVenueForm(sent(request), meeting=meeting)

    def run() -> Any:
        return commands.choose_venue(meeting=meeting, venue=form.chosen(), by=request.person, at=timezone.now())

    warning = venues_page(request.area).always
    lead = f"{warning} The place in the invitation stays as it was typed."
    return form_page(
        request, form, run, title="Choose the venue", verb="Save", words="Saved.", caption=f"Meeting {reference}",
        after=lambda made: meeting_page(request, reference),
        lead=lead.strip(),
    )  # fmt: skip


@requires(Permission.SEE_MEETINGS)
def speakers(request: Request) -> HttpResponse:
    form, manages = SpeakerFilter(request.GET), may(request.person, Permission.MANAGE_MEETINGS, request.area)
    context = {
        "page": paged(request, speakers_of(request.area, form.chosen()), PER_PAGE),
        "form": form,
        "seen": sees_confidential(request.person, request.area),
        "never_heard": never_heard(request.area) if manages else (),
    }
    return render(request, "group/speakers.html", context)


def to_speakers(request: Request) -> str:
    return reverse("group:speakers", kwargs={"area": request.area.slug})


@requires(Permission.MANAGE_MEETINGS)
def add_speaker(request: Request, reference: str) -> HttpResponse:
    meeting, form = meeting_or_404(reference), SpeakerForm(sent(request), area=request.area)

    def run() -> Any:
        return commands.note_speaker(meeting=meeting, facts=form.details(), by=request.person, at=timezone.now())

    return form_page(
        request, form, run, title="Note a guest speaker", verb="Save", words="The speaker is noted.",
        after=lambda made: meeting_page(request, reference), caption=f"Meeting {reference}",
    )  # fmt: skip


def speaker_or_404(uid: str) -> Speaker:
    return found_or_404(speaker_of(uid))


@requires(Permission.MANAGE_MEETINGS)
def change_speaker(request: Request, uid: str) -> HttpResponse:
    found = speaker_or_404(uid)
    form = SpeakerForm(sent(request), area=request.area, speaker=found)

    def run() -> Any:
        facts: dict[str, Any] = {"speaker": found, "facts": form.details()}
        return commands.note_speaker(meeting=found.meeting, by=request.person, at=timezone.now(), **facts)

    return form_page(
        request, form, run, title="Change what is noted of a speaker", verb="Save", words="Saved.",
        after=lambda made: to_speakers(request), caption=found.name,
    )  # fmt: skip


@require_POST
@requires(Permission.MANAGE_MEETINGS)
def remove_speaker(request: Request, uid: str) -> HttpResponse:
    commands.remove_speaker(speaker=speaker_or_404(uid), by=request.person, at=timezone.now())
    messages.success(request, "The speaker is taken off the list.")
    return redirect(to_speakers(request))
