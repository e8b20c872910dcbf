"""The page on which a year of meetings is planned."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.ui.answering import sent

from .. import commands
from ..forms.year import DaysForm, YearForm
from ..queries.formats import usual
from ..queries.year import proposed, year_counts
from ..rules.year import Proposal
from .common import group_or_404


@requires(Permission.MANAGE_MEETINGS)
def plan_year(request: Request, slug: str) -> HttpResponse:
    """First the days that the rhythm gives; then, with another button, all of them planned."""
    group, days = group_or_404(slug), None
    form = YearForm(sent(request), initial=usual(group, timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        days = days_form(request, proposed(group, request.person, form.wanted()))
        if "plan" in request.POST and days.is_valid():
            facts = {"group": group, "days": days.days(), "by": request.person, "at": timezone.now(), **form.facts()}
            try:
                made = commands.plan_year(**facts)
            except RuleBroken as error:
                days.add_error(None, error.message)
            else:
                messages.success(request, f"{len(made)} meetings are planned. Nobody has had mail about them yet.")
                return redirect("group:other_group", area=request.area.slug, slug=group.slug)
    context = {"form": form, "days": days, "group": group, "counts": year_counts(group)}
    return render(request, "group/plan_year.html", context)


def days_form(request: Request, found: Sequence[Proposal]) -> DaysForm:
    """Filled with what was typed when they are to be planned; where no day was typed, with the days proposed."""
    if "plan" not in request.POST:
        return DaysForm(proposed=found)
    return DaysForm(request.POST if "day_1_day" in request.POST else typed_as_proposed(found), proposed=found)


def typed_as_proposed(found: Sequence[Proposal]) -> dict[str, str]:
    days = {f"day_{n}": one.day for n, one in enumerate(found, start=1)}
    return {
        f"{name}_{part}": str(getattr(day, part)) for name, day in days.items() for part in ("day", "month", "year")
    }
