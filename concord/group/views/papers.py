"""Papers of a meeting: read, opened, sent round and commented on."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.access import may
from concord.core.accounts.guards import by_link, requires
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.accounts.terms import Purpose
from concord.core.directory.views.common import download_table
from concord.core.lib.errors import RuleBroken
from concord.core.lib.kinds import KINDS
from concord.core.lib.text import slugify
from concord.core.mail.queries import messages_about
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands, exports
from ..forms.papers import AboutPaperForm, PaperCommentForm, PaperForm, VersionForm
from ..models import Paper
from ..queries.confidential import sees_confidential
from ..queries.papers import comments_on, paper_of, paper_page, version_of
from ..rules.papers import takes_comments
from .common import form_page
from .meetings import meeting_or_404

PER_PAGE = 50


def writes(request: Request) -> bool:
    return may(request.person, Permission.RECORD_DECISIONS, request.area)


def paper_or_404(uid: str, person: Person | None) -> Paper:
    """To whoever may not open it, it is not there."""
    found = paper_of(uid)
    if found is None or (found.confidential and not sees_confidential(person, found.area)):
        raise Http404
    return found


def to_paper(paper: Paper) -> str:
    return reverse("group:paper", kwargs={"area": paper.area.slug, "uid": paper.uid})


@requires(Permission.RECORD_DECISIONS)
def add_paper(request: Request, reference: str) -> HttpResponse:
    meeting, form = meeting_or_404(reference), PaperForm(sent(request), request.FILES or None)

    def run() -> Paper:
        return commands.add_paper(meeting=meeting, by=request.person, at=timezone.now(), **form.details())

    words = "The paper is kept. Nobody has had mail about it yet."
    return form_page(
        request, form, run, title="Add a paper", verb="Keep the paper", words=words, after=to_paper,
        caption=f"Meeting {reference}",
    )  # fmt: skip


@requires(Permission.SEE_MEETINGS)
def paper(request: Request, uid: str) -> HttpResponse:
    found = paper_or_404(uid, request.person)
    page = paper_page(found, drafts=writes(request))
    if not page.versions:
        raise Http404
    member = sees_confidential(request.person, request.area)
    said = comments_on(found, None if member else request.person)
    context = {
        "page": page,
        "kinds": KINDS,
        "comments": paged(request, said, PER_PAGE),
        "may_comment": member and page.was_sent and takes_comments(found, timezone.localdate()),
        "mail": messages_about(found) if may(request.person, Permission.SEE_MAIL, request.area) else [],
    }
    return render(request, "group/paper.html", context)


@requires(Permission.RECORD_DECISIONS)
def change_paper(request: Request, uid: str) -> HttpResponse:
    found = paper_or_404(uid, request.person)
    form = AboutPaperForm(sent(request), paper=found)

    def run() -> Paper:
        return commands.change_paper(paper=found, by=request.person, at=timezone.now(), **form.cleaned_data)

    return form_page(request, form, run, title="Change the paper", verb="Save", words="Saved.", after=to_paper)


@requires(Permission.RECORD_DECISIONS)
def add_paper_version(request: Request, uid: str) -> HttpResponse:
    found = paper_or_404(uid, request.person)
    form = VersionForm(sent(request), request.FILES or None)

    def run() -> Any:
        return commands.add_paper_version(paper=found, by=request.person, at=timezone.now(), **form.details())

    lead = "The older versions stay, and so does what was said of them. Nobody gets mail until you send it round."
    return form_page(
        request, form, run, title="Add a new version", verb="Keep the version", words="The version is kept.",
        after=lambda made: to_paper(found), caption=found.title, lead=lead,
    )  # fmt: skip


@require_POST
@requires(Permission.RECORD_DECISIONS)
def circulate_paper(request: Request, uid: str) -> HttpResponse:
    found = paper_or_404(uid, request.person)
    commands.circulate_paper(paper=found, by=request.person, at=timezone.now())
    messages.success(request, "The paper is sent round. Each gets a link of their own by mail.")
    return redirect(to_paper(found))


@require_POST
@requires(Permission.RECORD_DECISIONS)
def remove_paper(request: Request, uid: str) -> HttpResponse:
    found = paper_or_404(uid, request.person)
    commands.remove_paper(paper=found, by=request.person, at=timezone.now())
    messages.success(request, "The paper is taken away.")
    return redirect("group:meeting", area=request.area.slug, reference=found.meeting.reference)


@requires(Permission.RECORD_DECISIONS, Permission.TAKE_POSITION)
def comment_on_paper(request: Request, uid: str) -> HttpResponse:
    found, form = paper_or_404(uid, request.person), PaperCommentForm(sent(request))

    def run() -> Any:
        return commands.comment_on_paper(paper=found, by=request.person, at=timezone.now(), **form.cleaned_data)

    lead = "Members of the group and the officer read it, with your name."
    return form_page(
        request, form, run, title="Comment on the paper", verb="Send your comment", words="Your comment is kept.",
        after=lambda made: to_paper(found), caption=found.title, lead=lead,
    )  # fmt: skip


@requires(Permission.RECORD_DECISIONS)
def paper_comments(request: Request, uid: str, kind: str) -> HttpResponse:
    found = paper_or_404(uid, request.person)
    said = comments_on(found).select_related("person", "version__paper__meeting")
    return download_table(exports.paper_comments(said), kind, "comments")


@requires(Permission.SEE_MEETINGS)
def paper_file(request: Request, uid: str, number: int) -> HttpResponse:
    return file_of(paper_or_404(uid, request.person), number, drafts=writes(request))


def file_of(found: Paper, number: int, *, drafts: bool) -> HttpResponse:
    """Always to keep, never to show: a browser runs nothing that is in it."""
    version = found_or_404(version_of(found, number, drafts=drafts))
    response = HttpResponse(bytes(version.data), content_type=KINDS[version.kind].mime)
    name = f"{slugify(found.title)[:60] or 'paper'}-{number}.{version.kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@by_link(Purpose.PAPER)
def paper_by_link(request: Request) -> HttpResponse:
    """For people without an account: the paper's versions that were sent, their own comments, and a box for more."""
    found = paper_or_404(request.link.subject_key, request.link.person)
    form, person = PaperCommentForm(sent(request)), found_or_404(request.link.person)
    if request.method == "POST" and form.is_valid():
        try:
            commands.comment_on_paper(paper=found, by=person, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.refuse(error)
        else:
            messages.success(request, "Your comment is kept.")
            return redirect("group:paper_by_link", area=request.area.slug)
    context = {
        "page": paper_page(found, drafts=False),
        "comments": list(comments_on(found, person)),
        "form": form,
        "open": takes_comments(found, timezone.localdate()),
    }
    return render(request, "group/paper_by_link.html", context)


@by_link(Purpose.PAPER)
def paper_file_by_link(request: Request, number: int) -> HttpResponse:
    return file_of(paper_or_404(request.link.subject_key, request.link.person), number, drafts=False)
