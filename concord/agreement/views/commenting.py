"""What everybody with the link reads of a draft and says to it, with no account; and what became of it."""

import uuid
from typing import Any

from allauth.core import ratelimit
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.core.accounts.guards import public_page
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands
from ..forms.consultation import CommentForm, WholeForm
from ..models import Consultation
from ..queries.consultation import clause_in, part_lines, read_clause, read_part, standing, takes_comments
from ..queries.said import figures, groups_of, said_rows, summed, tallies
from ..queries.talks import public_totals
from .consulting import consultation_or_404

PER_PAGE, AN_HOUR = 50, 3600
TOO_MANY = "Too many comments came from this connection. What you wrote is still here: send it in an hour, or by mail"


def context_of(found: Consultation) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "consultation": found,
        "version": found.version,
        "standing": standing(found, today),
        "takes": takes_comments(found, today),
    }


@public_page
def read_draft(request: Request, uid: str) -> HttpResponse:
    found = consultation_or_404(uid)
    return render(request, "agreement/read_draft.html", context_of(found) | {"parts": part_lines(found)})


@public_page
def read_section(request: Request, uid: str, part: int) -> HttpResponse:
    found = consultation_or_404(uid)
    page = found_or_404(read_part(found, part))
    return render(request, "agreement/read_section.html", context_of(found) | {"page": page})


@public_page
def comment_on_clause(request: Request, uid: str, clause: str) -> HttpResponse:
    found = consultation_or_404(uid)
    about = found_or_404(clause_in(found, clause))
    form = CommentForm(sent(request), initial={"form_key": uuid.uuid4()})
    return taken(request, found, form, clause=about, read=read_clause(about))


@public_page
def comment_on_draft(request: Request, uid: str) -> HttpResponse:
    """On the draft as a whole, or on what is missing in it."""
    form = WholeForm(sent(request), initial={"form_key": uuid.uuid4()})
    return taken(request, consultation_or_404(uid), form)


def taken(request: Request, found: Consultation, form: CommentForm, **about: Any) -> HttpResponse:
    """The form's page, with what was typed after an error; once it is taken, the page that says what comes next."""
    context, status = context_of(found) | about | {"form": form}, 200
    if request.method == "POST" and form.is_valid():
        if not may_send(request, found):
            form.add_error("text", TOO_MANY)
            status = 429
        else:
            try:
                made = commands.send_comment(
                    consultation=found, clause=about.get("clause"), at=timezone.now(), **form.facts()
                )
            except RuleBroken as error:
                form.refuse(error)
            else:
                return redirect("agreement:comment_taken", area=request.area.slug, uid=found.uid, reference=made)
    page = render(request, "agreement/comment_on_draft.html", context, status=status)
    if status == 429:
        page["Retry-After"] = str(AN_HOUR)
    return page


def may_send(request: Request, found: Consultation) -> bool:
    """So many from one address, as from a library or an office, and so many in all."""
    return bool(
        ratelimit.consume(request, action="comment")
        and ratelimit.consume(request, action="comment_all", key=str(found.uid))
    )


@public_page
def comment_taken(request: Request, uid: str, reference: str) -> HttpResponse:
    """Says what comes next; it shows nothing of what was written."""
    found = consultation_or_404(uid)
    if not found.comments.filter(reference=reference).exists():
        raise Http404
    return render(request, "agreement/comment_taken.html", context_of(found) | {"reference": reference})


@public_page
def you_said(request: Request, uid: str) -> HttpResponse:
    found = consultation_or_404(uid)
    counted = tallies(found)
    page = paged(request, said_rows(found), PER_PAGE)
    context = context_of(found) | {
        "page": page,
        "groups": groups_of(page.object_list, counted),
        "whole": summed(counted.values()),
        "figures": figures(summed(counted.values())),
        "totals": public_totals(found, timezone.localdate()),
    }
    return render(request, "agreement/you_said.html", context)
