"""Consultations for those who run them: opened, changed, ended; focus groups and interviews; the meeting's page."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands
from ..forms.consultation import ChangeConsultationForm, OpenConsultationForm, TalkForm
from ..models import Consultation
from ..queries.comments import clarifications, counts_of, talk_of
from ..queries.consultation import consultation_of, consultations, length_asked, standing, talk_totals
from ..queries.said import figures, meeting_page, summed, tallies
from ..rules.consultation import wanted_until
from .common import answered, version_or_404

PER_PAGE, MOST_TO_CLEAR_UP = 25, 50
TALK = ("kind", "title", "on", "public", "voluntary", "business", "other", "has_consent", "notes")
DETAILS = ("closes_on", "introduction", "short_reason", "short_remedy", "focus_target", "interview_target")


def consultation_or_404(uid: str) -> Consultation:
    return found_or_404(consultation_of(uid))


def to_consultation(request: Request, consultation: Consultation) -> HttpResponse:
    return redirect("agreement:consultation", area=request.area.slug, uid=consultation.uid)


@requires(Permission.SEE_AGREEMENT)
def all_consultations(request: Request) -> HttpResponse:
    page = paged(request, consultations(request.area), PER_PAGE)
    lines = [(one, standing(one, timezone.localdate())) for one in page]
    return render(request, "agreement/consultations.html", {"page": page, "lines": lines})


@requires(Permission.EDIT_AGREEMENT)
def open_consultation(request: Request, uid: str, number: int) -> HttpResponse:
    version, today = version_or_404(request, uid, number), timezone.localdate()
    rule, words = length_asked(request.area, today)
    initial = {"opens_on": today, "closes_on": wanted_until(rule, today)}
    form = OpenConsultationForm(sent(request), initial=initial)
    return answered(
        request,
        form,
        lambda: commands.open_consultation(version=version, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda made: to_consultation(request, made),
        said="It is open. Send people the link on this page.",
        title=f"Consult on version {version.number}",
        verb="Open it",
        lead=f"At least {words}; shorter needs a reason. The words of the draft stay until you end the consultation.",
    )


@requires(Permission.EDIT_AGREEMENT)
def consultation(request: Request, uid: str) -> HttpResponse:
    found, today = consultation_or_404(uid), timezone.localdate()
    public = reverse("agreement:read_draft", kwargs={"area": request.area.slug, "uid": uid})
    context = {
        "consultation": found,
        "standing": standing(found, today),
        "counts": counts_of(found),
        "figures": figures(summed(tallies(found).values()), floor=0),
        "clarifications": clarifications(found)[:MOST_TO_CLEAR_UP],
        "talks": paged(request, found.talks.defer("notes"), PER_PAGE),
        "totals": talk_totals(found, today),
        "today": today,
        "link": request.build_absolute_uri(public),
    }
    return render(request, "agreement/consultation.html", context)


@requires(Permission.EDIT_AGREEMENT)
def change_consultation(request: Request, uid: str) -> HttpResponse:
    found = consultation_or_404(uid)
    initial = {name: getattr(found, name) for name in DETAILS}
    form = ChangeConsultationForm(sent(request), initial=initial)
    return answered(
        request,
        form,
        lambda: commands.change_consultation(
            consultation=found, by=request.person, at=timezone.now(), **form.cleaned_data
        ),
        lambda _: to_consultation(request, found),
        said="Saved.",
        title="Change the consultation",
        verb="Save",
        lead=f"At least {found.wanted_words}, so until {found.wanted_until:%-d %B %Y}; shorter needs a reason.",
    )


@require_POST
@requires(Permission.EDIT_AGREEMENT)
def end_consultation(request: Request, uid: str) -> HttpResponse:
    found = consultation_or_404(uid)
    commands.end_consultation(consultation=found, by=request.person, at=timezone.now())
    messages.success(request, "It takes no more comments. The draft can be written on again.")
    return to_consultation(request, found)


@requires(Permission.EDIT_AGREEMENT)
def add_talk(request: Request, uid: str) -> HttpResponse:
    found = consultation_or_404(uid)
    form = TalkForm(sent(request), initial={"on": timezone.localdate()})
    return keep_talk(request, form, found, title="Note a focus group or interviews")


@requires(Permission.EDIT_AGREEMENT)
def change_talk(request: Request, uid: str, talk: str) -> HttpResponse:
    found = consultation_or_404(uid)
    kept = found_or_404(talk_of(found, talk))
    initial = {name: getattr(kept, name) for name in TALK}
    form = TalkForm(sent(request), initial=initial)
    return keep_talk(request, form, found, title=str(kept), talk=kept)


def keep_talk(request: Request, form: TalkForm, found: Consultation, *, title: str, **kept: Any) -> HttpResponse:
    facts = {"consultation": found, "by": request.person, **kept}
    return answered(
        request,
        form,
        lambda: commands.note_talk(at=timezone.now(), **facts, **form.cleaned_data),
        lambda _: to_consultation(request, found),
        said="Noted. Enter what must be answered as comments.",
        title=title,
        verb="Save",
    )


@requires(Permission.SEE_AGREEMENT)
def for_the_meeting(request: Request, uid: str) -> HttpResponse:
    """Old beside new with what was said, for the meeting that adopts it."""
    found, today = consultation_or_404(uid), timezone.localdate()
    context = {"consultation": found, "page": meeting_page(found), "standing": standing(found, today)}
    context["totals"] = talk_totals(found, today)
    return render(request, "agreement/for_the_meeting.html", context)
