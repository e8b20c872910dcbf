"""Who stands behind the agreement: sponsors and posts for the voluntary sector (R052, R053)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import public_page, requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404, paged, sent, tried

from .. import commands, sponsor_tables
from ..commands.imported_sponsors import SPONSORS
from ..models import Endorsement, LeadPost
from ..partnership_forms import EndedForm
from ..sponsor_forms import LeadForm, SponsorForm, typed_of
from ..sponsor_queries import (
    backing,
    lead_of,
    lead_rows,
    shown_leads,
    shown_sponsors,
    sponsor_of,
    sponsor_rows,
    without_sponsor,
)
from .common import answered, download_table, list_import

PER_PAGE = 25
CONSENT = (
    "“consent_on” is the day on which they said themselves that anybody may read their name, post and words: without "
    "their yes leave it empty. It passes to no other name. Whoever follows somebody stands below them."
)


def to_support(request: Request) -> HttpResponse:
    return redirect("directory:support", area=request.area.slug)


@requires(Permission.SEE_AREA)
def support(request: Request) -> HttpResponse:
    context = {
        "sponsors": paged(request, sponsor_rows(timezone.localdate()), PER_PAGE),
        "leads": paged(request, lead_rows(), PER_PAGE, "posts"),
        "without": paged(request, without_sponsor(request.area), PER_PAGE, "without"),
        "backing": backing(request.area),
    }
    return render(request, "directory/support.html", context)


@public_page
def who_stands_behind(request: Request) -> HttpResponse:
    context = {
        "sponsors": paged(request, shown_sponsors(), PER_PAGE),
        "leads": paged(request, shown_leads(), PER_PAGE, "posts"),
    }
    return render(request, "directory/who_stands_behind.html", context)


@requires(Permission.MANAGE_PEOPLE)
def add_sponsor(request: Request) -> HttpResponse:
    form = SponsorForm(sent(request), area=request.area, initial={"endorsed_on": timezone.localdate()})

    def do(**facts: Any) -> Endorsement:
        return commands.add_sponsor(area=request.area, facts=facts, by=request.person, at=timezone.now())

    words = {"said": "It is noted. We remind you in a year.", "title": "Add a sponsor", "verb": "Add them"}
    return answered(request, form, do, lambda _: to_support(request), **words)


@requires(Permission.MANAGE_PEOPLE)
def change_sponsor(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(sponsor_of(uid))
    form = SponsorForm(sent(request), area=request.area, row=found, initial=typed_of(found, SponsorForm))

    def do(**facts: Any) -> Endorsement:
        return commands.change_sponsor(endorsement=found, facts=facts, by=request.person, at=timezone.now())

    words = {"said": "Saved.", "title": f"Change what is noted of {found}", "verb": "Save"}
    return answered(request, form, do, lambda _: to_support(request), **words)


@requires(Permission.MANAGE_PEOPLE)
def renew_sponsor(request: Request, uid: str) -> HttpResponse:
    """Whoever follows in the post stands behind it too."""
    found = found_or_404(sponsor_of(uid))
    initial = {"organisation": str(found.organisation.uid), "post": found.post, "endorsed_on": timezone.localdate()}
    form = SponsorForm(sent(request), area=request.area, row=found, initial=initial)

    def do(**facts: Any) -> Endorsement:
        return commands.add_sponsor(area=request.area, facts=facts, by=request.person, at=timezone.now(), renews=found)

    words = {"said": "It is renewed.", "title": f"Who follows {found}", "verb": "Renew it"}
    return answered(request, form, do, lambda _: to_support(request), **words)


@require_POST
@requires(Permission.MANAGE_PEOPLE)
def confirm_sponsor(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(sponsor_of(uid))

    def do() -> None:
        commands.confirm_sponsor(endorsement=found, by=request.person, at=timezone.now())

    tried(request, do, lambda _: "It still stands. We remind you in a year.")
    return to_support(request)


@requires(Permission.MANAGE_PEOPLE)
def end_sponsor(request: Request, uid: str) -> HttpResponse:
    found = found_or_404(sponsor_of(uid))
    form = EndedForm(sent(request), initial={"on": timezone.localdate()})

    def do(**facts: Any) -> None:
        commands.end_sponsor(endorsement=found, by=request.person, at=timezone.now(), **facts)

    words = {"said": "Noted. Their words are public no more.", "title": f"{found} left or stands back"}
    return answered(request, form, do, lambda _: to_support(request), verb="Note it", **words)


@requires(Permission.MANAGE_PEOPLE)
def export_sponsors(request: Request, kind: str) -> HttpResponse:
    return download_table(sponsor_tables.sponsors(request.area), kind, f"{request.area.slug}-sponsors")


@requires(Permission.MANAGE_PEOPLE)
def import_sponsors(request: Request) -> HttpResponse:
    return list_import(
        request, SPONSORS, title="Import sponsors", app="directory", name="sponsors", page="support", note=CONSENT
    )


@requires(Permission.MANAGE_PEOPLE)
def add_lead(request: Request) -> HttpResponse:
    return lead_form(request, None)


@requires(Permission.MANAGE_PEOPLE)
def change_lead(request: Request, uid: str) -> HttpResponse:
    return lead_form(request, found_or_404(lead_of(uid)))


def lead_form(request: Request, lead: LeadPost | None) -> HttpResponse:
    initial = typed_of(lead, LeadForm) if lead else {}
    form = LeadForm(sent(request), area=request.area, row=lead, initial=initial)

    def do(**facts: Any) -> LeadPost:
        return commands.note_lead(area=request.area, facts=facts, by=request.person, at=timezone.now(), lead=lead)

    title = f"Change: {lead}" if lead else "Note a post for the voluntary sector"
    return answered(request, form, do, lambda _: to_support(request), said="It is noted.", title=title, verb="Save")
