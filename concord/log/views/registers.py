"""The registers: wins, learning, good practice, and what evaluation, planning and training can use."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.ui.answering import found_or_404

from .. import commands
from ..exports.lists import learning_table, practices_table, uses_table, wins_table
from ..forms.follow_up import ChangeLearningForm
from ..queries import registers
from ..queries.people import owners
from ..terms import Contribution, LearningState, Use, WinLimb
from .files import send_table
from .filters import Field, Filter, read_filter
from .log import PER_PAGE, SOURCES, commitment_choices, organisation_choices, period_choices

YES_NO = [("yes", "Yes"), ("no", "No")]
STATES = [("overdue", "Overdue"), *LearningState.choices]


def wins_filter(request: Request) -> Filter:
    return read_filter(
        request,
        Field("period", "Period", period_choices(), main=False),
        Field("source", "Where from", SOURCES, main=False),
        Field("limb", "Why it is a win", list(WinLimb.choices), main=False),
        Field("organisation", "About", organisation_choices(request), main=False),
        Field("label", "Carries the agreement's name", [*YES_NO, ("unknown", "Not known")], main=False),
        Field("contribution", "How much was the agreement's doing", list(Contribution.choices), main=False),
        Field("told", "Told already", YES_NO, main=False),
    )


def learning_filter(request: Request) -> Filter:
    people = [(str(person.uid), str(person)) for person in owners(request.area, timezone.localdate())]
    return read_filter(
        request,
        Field("state", "How it stands", STATES),
        Field("owner", "Who looks after it", people, main=False),
        Field("organisation", "About", organisation_choices(request), main=False),
    )


def practice_filter(request: Request) -> Filter:
    return read_filter(
        request,
        Field("transferable", "Others could do the same", YES_NO, main=False),
        Field("organisation", "Where", organisation_choices(request), main=False),
        Field("commitment", "Commitment", commitment_choices(request), main=False),
    )


def uses_filter(request: Request) -> Filter:
    return read_filter(
        request,
        Field("use", "Useful for", list(Use.choices)),
        Field("topic", "Topic", [(topic, topic) for topic in registers.topics_of(request.area)], main=False),
        Field("organisation", "About", organisation_choices(request), main=False),
        Field("period", "Period", period_choices(), main=False),
        search=False,
    )


@requires(Permission.SEE_POINTS)
def wins(request: Request) -> HttpResponse:
    found = wins_filter(request)
    rows = registers.wins(request.area, found.chosen)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "filter": found, "figures": registers.win_figures(rows)}
    return render(request, "log/wins.html", context)


@requires(Permission.MANAGE_LEARNING)
def wins_to_tell(request: Request) -> HttpResponse:
    page = Paginator(registers.wins_to_tell(request.area), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "log/wins_to_tell.html", {"page": page})


@requires(Permission.SEE_POINTS)
def learning(request: Request) -> HttpResponse:
    found, today = learning_filter(request), timezone.localdate()
    rows = registers.learning(request.area, found.chosen, today)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "log/learning.html", {"page": page, "filter": found, "today": today})


@requires(Permission.SEE_POINTS)
def practice(request: Request) -> HttpResponse:
    found = practice_filter(request)
    page = Paginator(registers.practices(request.area, found.chosen), PER_PAGE).get_page(request.GET.get("page"))
    candidates = registers.practice_candidates(request.area)[:10]
    return render(request, "log/practice.html", {"page": page, "filter": found, "candidates": candidates})


@requires(Permission.SEE_POINTS)
def uses(request: Request) -> HttpResponse:
    found = uses_filter(request)
    page = Paginator(registers.uses(request.area, found.chosen), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "filter": found, "training": registers.training_topics(request.area)}
    return render(request, "log/uses.html", context)


@requires(Permission.SEE_POINTS)
def export_register(request: Request, register: str, kind: str) -> HttpResponse:
    """A register as a file, narrowed as on its page."""
    area, today = request.area, timezone.localdate()
    if register == "wins":
        table = wins_table(registers.wins(area, wins_filter(request).chosen))
    elif register == "learning":
        table = learning_table(registers.learning(area, learning_filter(request).chosen, today))
    elif register == "practice":
        table = practices_table(registers.practices(area, practice_filter(request).chosen))
    elif register == "uses":
        table = uses_table(registers.uses(area, uses_filter(request).chosen))
    else:
        raise Http404
    return send_table(request, register, kind, table)


@requires(Permission.MANAGE_LEARNING)
def change_learning(request: Request, uid: str) -> HttpResponse:
    """Owner, date, how it stands and what came of it."""
    item = found_or_404(registers.learning_item(uid))
    form = ChangeLearningForm(request.POST if request.method == "POST" else None, item=item, on=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            commands.change_learning(item=item, by=request.person, at=timezone.now(), **form.facts())
        except RuleBroken as error:
            form.refuse(error)
        else:
            messages.success(request, "The learning log is changed.")
            return redirect("log:learning", area=request.area.slug)
    return render(request, "log/change_learning.html", {"form": form, "item": item})
