"""Pages of issues between members: for the chair and the vice chair; to anybody else they are not there."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands
from ..forms.issues import IssueForm, IssueNoteForm, IssueStepForm, ViceChairForm
from ..models import Group, Issue
from ..queries.issues import hears_issues, issue_for, issue_page, issues_for, main_group
from .common import form_page

PER_PAGE = 20


def heard_or_404(request: Request) -> Group:
    group = main_group(request.area)
    if group is None or not hears_issues(request.person, group):
        raise Http404
    return group


def issue_or_404(request: Request, uid: str) -> Issue:
    return found_or_404(issue_for(request.person, heard_or_404(request), uid))


def to_issue(issue: Issue) -> str:
    return reverse("group:issue", kwargs={"area": issue.area.slug, "uid": issue.uid})


def to_issues(request: Request) -> str:
    return reverse("group:issues", kwargs={"area": request.area.slug})


@requires(Permission.SEE_AREA)
def issues(request: Request) -> HttpResponse:
    group = heard_or_404(request)
    page = paged(request, issues_for(request.person, group), PER_PAGE)
    return render(request, "group/issues.html", {"page": page, "group": group})


@requires(Permission.SEE_AREA)
def issue(request: Request, uid: str) -> HttpResponse:
    page = issue_page(issue_or_404(request, uid), timezone.localdate())
    return render(request, "group/issue.html", {"page": page})


@requires(Permission.SEE_AREA)
def raise_issue(request: Request) -> HttpResponse:
    group, today = heard_or_404(request), timezone.localdate()
    form = IssueForm(sent(request), area=request.area, on=today, initial={"raised_on": today})

    def run() -> Issue:
        return commands.raise_issue(group=group, by=request.person, at=timezone.now(), **form.details())

    lead = "Whoever is named here does not see it. If you name yourself, you will not see it any more yourself."
    return form_page(
        request, form, run, title="Log an issue between members", verb="Log the issue", words="It is logged.",
        after=lambda made: to_issues(request), lead=lead,
    )  # fmt: skip


@requires(Permission.SEE_AREA)
def change_issue(request: Request, uid: str) -> HttpResponse:
    found = issue_or_404(request, uid)
    form = IssueForm(sent(request), area=request.area, on=timezone.localdate(), issue=found)

    def run() -> None:
        commands.change_issue(issue=found, by=request.person, at=timezone.now(), **form.details())

    return form_page(
        request, form, run, title="Put the issue right", verb="Save", words="Saved.",
        after=lambda made: to_issues(request), lead="Whoever is named here does not see it.",
    )  # fmt: skip


@requires(Permission.SEE_AREA)
def note_on_issue(request: Request, uid: str) -> HttpResponse:
    found = issue_or_404(request, uid)
    form = IssueNoteForm(sent(request), initial={"on": timezone.localdate()})

    def run() -> None:
        commands.note_on_issue(issue=found, by=request.person, at=timezone.now(), **form.cleaned_data)

    return form_page(
        request, form, run, title="Add a note", verb="Add the note", words="The note is there.",
        after=lambda made: to_issue(found),
    )  # fmt: skip


@requires(Permission.SEE_AREA)
def move_issue(request: Request, uid: str) -> HttpResponse:
    found = issue_or_404(request, uid)
    form = IssueStepForm(sent(request), issue=found, initial={"on": timezone.localdate()})

    def run() -> None:
        commands.move_issue(issue=found, by=request.person, at=timezone.now(), **form.cleaned_data)

    return form_page(
        request, form, run, title="The next step", verb="Save", words="Saved.", after=lambda made: to_issue(found)
    )


@requires(Permission.HEAR_ISSUES)
def name_vice_chair(request: Request) -> HttpResponse:
    group = found_or_404(main_group(request.area))
    form = ViceChairForm(sent(request), group=group, on=timezone.localdate())

    def run() -> None:
        commands.name_vice_chair(group=group, person=form.chosen(), by=request.person, at=timezone.now())

    lead = "The vice chair reads and writes the log of issues between members, beside you."
    return form_page(
        request, form, run, title="The vice chair", verb="Save", words="Saved.", lead=lead, caption=str(group),
        after=lambda made: reverse("group:group", kwargs={"area": request.area.slug}),
    )  # fmt: skip
