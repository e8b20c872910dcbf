"""How far the agreement reaches, and asking those who have not signed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.queries import partner_of
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import plural
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands
from ..forms.signing import ApproachForm, AskForm
from ..models import Version
from ..queries.approaching import STANDINGS, Candidate, candidates, coverage_page
from ..queries.signatures import newest_version
from ..terms import ApproachState
from .signatories import PER_PAGE, edits


def version_or_404(request: Request) -> Version:
    return found_or_404(newest_version(request.area))


@requires(Permission.SEE_AGREEMENT)
def coverage(request: Request) -> HttpResponse:
    version = newest_version(request.area)
    page = coverage_page(request.area, version, with_reasons=edits(request)) if version else None
    standing = request.GET.get("standing", "")
    chosen = [row for row in page.rows if standing in ("", row.standing)] if page else []
    rows = paged(request, chosen, PER_PAGE)
    context = {"page": page, "rows": rows, "version": version, "standings": STANDINGS, "standing": standing}
    return render(request, "agreement/coverage.html", context)


@requires(Permission.EDIT_AGREEMENT)
def note_approach(request: Request, uid: str) -> HttpResponse:
    partner, version = found_or_404(partner_of(uid)), version_or_404(request)
    body, form = partner.organisation, ApproachForm(sent(request))
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        declined = facts.pop("state") == ApproachState.DECLINED
        if not declined:
            facts.pop("reason")
        command = commands.note_declined if declined else commands.note_asked
        try:
            command(version=version, organisation=body, by=request.person, at=timezone.now(), **facts)
        except RuleBroken as error:
            form.refuse(error)
        else:
            messages.success(request, "Noted.")
            return redirect("agreement:coverage", area=request.area.slug)
    title = f"How it stands with {body}"
    return render(request, "agreement/form.html", {"form": form, "title": title, "verb": "Note it"})


@requires(Permission.EDIT_AGREEMENT)
def ask_to_sign(request: Request) -> HttpResponse:
    """Tick whom to ask: each gets a mail of its own with a personal link."""
    version = version_or_404(request)
    return ask(request, version, [one for one in candidates(request.area, version) if not one.signed_version])


@requires(Permission.EDIT_AGREEMENT)
def reaffirm(request: Request) -> HttpResponse:
    """Those who signed an older version, or whose kitemark is over, are asked to sign the one in force."""
    version = version_or_404(request)
    found = candidates(request.area, version, today=timezone.localdate())
    return ask(request, version, [one for one in found if one.signed_version], again=True)


def ask(request: Request, version: Version, found: list[Candidate], *, again: bool = False) -> HttpResponse:
    # Whoever declined was told that nobody asks again for this version.
    found = [one for one in found if not (one.asked and one.asked.state == ApproachState.DECLINED)]
    fresh = [str(one.organisation.uid) for one in found if one.address and one.asked is None]
    form = AskForm(sent(request), candidates=found, initial={"who": fresh if again else []})
    if request.method == "POST" and form.is_valid():
        count = commands.ask_to_sign(version=version, candidates=form.chosen(), by=request.person, at=timezone.now())
        messages.success(request, f"{plural(count, 'mail')} with a personal link: each is listed under Mail.")
        return redirect("agreement:coverage", area=request.area.slug)
    silent = [one for one in found if not one.address]
    context = {"form": form, "version": version, "silent": silent, "again": again, "count": len(form.found)}
    return render(request, "agreement/ask_to_sign.html", context)
