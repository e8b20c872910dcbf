"""A version: read, compared, described, adopted, given up."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.text import plural
from concord.core.ui.answering import sent

from .. import commands
from ..forms.documents import AdoptForm, ApprovalForm, CompareForm, DescribeForm, LaunchForm
from ..models import Version
from ..queries.comments import unsettled
from ..queries.comparison import Comparison, comparison
from ..queries.consultation import consultation_on
from ..queries.documents import VersionPage, version_page
from .common import address_of, answered, document_or_404, to_version, version_or_404


@requires(Permission.SEE_AGREEMENT)
def version(request: Request, uid: str, number: int) -> HttpResponse:
    page = version_page(version_or_404(request, uid, number), today=timezone.localdate())
    context = {"page": page, "consultation": consultation_on(page.version)}
    return render(request, "agreement/version.html", context)


@requires(Permission.SEE_AGREEMENT)
def compare(request: Request, uid: str) -> HttpResponse:
    """Any two versions side by side; without a choice, the latest and the one before it."""
    document = document_or_404(request, uid)
    versions = list(document.versions.order_by("number"))
    choices = [(str(one.number), f"Version {one.number} ({one.get_state_display()})") for one in versions]
    usual = {"old": choices[-2:][0][0], "new": choices[-1][0]} if choices else {}
    form = CompareForm(request.GET if "old" in request.GET else None, initial=usual, versions=choices)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else usual
    found = chosen(versions, asked) if len(versions) > 1 and not form.errors else None
    context = {"document": document, "form": form, "comparison": found, "versions": versions}
    return render(request, "agreement/compare.html", context)


def chosen(versions: list[Version], asked: dict[str, str]) -> Comparison:
    by_number = {str(one.number): one for one in versions}
    return comparison(by_number[asked["old"]], by_number[asked["new"]])


@requires(Permission.EDIT_AGREEMENT)
def describe_version(request: Request, uid: str, number: int) -> HttpResponse:
    found = version_or_404(request, uid, number)
    initial = {name: getattr(found, name) for name in ("title", "introduction", "reason")}
    form = DescribeForm(sent(request), initial=initial)
    return answered(
        request,
        form,
        lambda: commands.describe_version(version=found, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda _: to_version(request, found),
        said="Saved.",
        title="Title and introduction",
        verb="Save",
    )


@requires(Permission.EDIT_AGREEMENT)
def adopt_version(request: Request, uid: str, number: int) -> HttpResponse:
    found = version_or_404(request, uid, number)
    page = version_page(found, today=timezone.localdate())
    form = AdoptForm(sent(request), initial={"adopted_on": timezone.localdate()})
    return answered(
        request,
        form,
        lambda: commands.adopt_version(version=found, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda made: to_version(request, made),
        said="It is in force. Points and decisions speak of its commitments from that day on.",
        title=f"Adopt version {found.number}",
        verb="Adopt it",
        lead=f"{adoption_lead(page)}{unsettled_words(unsettled(found))}",
        compare=address_of(found, request.area.slug) if page.before else None,
        page=page,
    )


def adoption_lead(page: VersionPage) -> str:
    count = len(page.texts)
    words = f"It has {count} {'commitment' if count == 1 else 'commitments'}."
    if page.before is None:
        return f"{words} They are in force from the day that you give."
    counts = comparison(page.before, page.version).counts
    return (
        f"{words} Beside version {page.before.number}, {counts['added']} new, {counts['changed']} changed, "
        f"{counts['same']} unchanged; {counts['ended']} end the day before."
    )


def unsettled_words(count: int) -> str:
    """A warning, no refusal: the meeting decides."""
    if not count:
        return ""
    return f" {plural(count, 'comment')} on it {'has' if count == 1 else 'have'} no answer yet. You can adopt it still."


@require_POST
@requires(Permission.EDIT_AGREEMENT)
def give_up_version(request: Request, uid: str, number: int) -> HttpResponse:
    found = version_or_404(request, uid, number)
    commands.give_up_version(version=found, by=request.person, at=timezone.now())
    messages.success(request, "The draft is given up. It can still be read.")
    return to_version(request, found)


@requires(Permission.EDIT_AGREEMENT)
def launch_version(request: Request, uid: str, number: int) -> HttpResponse:
    found = version_or_404(request, uid, number)
    initial = {"launched_on": found.launched_on or timezone.localdate()}
    form = LaunchForm(sent(request), initial=initial)
    return answered(
        request,
        form,
        lambda: commands.launch_version(version=found, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda _: to_version(request, found),
        said="Saved.",
        title="The launch",
        verb="Save",
    )


@requires(Permission.EDIT_AGREEMENT)
def note_approval(request: Request, uid: str, number: int) -> HttpResponse:
    found = version_or_404(request, uid, number)
    initial = {"decided_on": timezone.localdate(), "body": request.area.word("board").capitalize()}
    form = ApprovalForm(sent(request), initial=initial)
    return answered(
        request,
        form,
        lambda: commands.note_approval(version=found, by=request.person, at=timezone.now(), **form.cleaned_data),
        lambda _: to_version(request, found),
        said="Noted.",
        title="What a body decided about it",
        verb="Note it",
    )
