"""The landing page, the front desk of an area, and the calendar of all its dates."""

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from concord.core.accounts.administration import administering
from concord.core.accounts.calendar import feed_token, whose_feed
from concord.core.accounts.commands import end_feed, make_feed
from concord.core.accounts.guards import public_page, requires, requires_all
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.takeout import NEEDED
from concord.core.directory.takeout import take_out as everything
from concord.core.lib.dates import in_bounds
from concord.core.ui.answering import found_or_404
from concord.core.ui.boxes import Box, box_map

from . import queries
from .forms import SearchForm
from .queries.watch import STANDINGS

PER_PAGE = 25


@public_page
def landing(request: Request) -> HttpResponse:
    """What Concord is; somebody signed in goes on to their area."""
    if request.person is None:
        return render(request, "home/landing.html")
    areas = queries.areas_of(request.person, timezone.localdate())
    if len(areas) == 1:
        return redirect("home:front_desk", area=areas[0].slug)
    if not areas and administering(request.person):
        return redirect("places:area_list")
    return render(request, "home/areas.html", {"areas": areas})


@requires(Permission.SEE_AREA)
def front_desk(request: Request) -> HttpResponse:
    page = queries.front_desk(request.area, request.person, at=timezone.now())
    return render(request, "home/front_desk.html", {"page": page, "today": timezone.localdate()})


@requires(Permission.SEE_AREA)
def calendar(request: Request) -> HttpResponse:
    first, mine = month_in(request.GET.get("from", "")), request.GET.get("mine") == "yes"
    page = queries.calendar_page(request.area, request.person, first=first, mine=mine)
    return render(request, "home/calendar.html", {"page": page, "today": timezone.localdate()})


@requires(Permission.SEE_AREA)
def search(request: Request) -> HttpResponse:
    form = SearchForm(request.GET if "search" in request.GET else None)
    sought = form.cleaned_data["search"] if form.is_bound and form.is_valid() else ""
    kinds = queries.search(request.area, request.person, sought) if sought else []
    return render(request, "home/search.html", {"form": form, "sought": sought, "kinds": kinds})


@requires(Permission.SEE_AREA)
def corrections(request: Request) -> HttpResponse:
    """What was corrected or withdrawn, as far as this person may see it."""
    found = queries.corrections(request.area, request.person)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "home/corrections.html", {"page": page})


@requires_all(*NEEDED)
def take_out(request: Request) -> HttpResponse:
    """Everything of the area in one file: first what it holds, then the file."""
    if request.method != "POST":
        return render(request, "home/take_out.html")
    now = timezone.now()
    found = HttpResponse(everything(area=request.area, by=request.person, at=now), content_type="application/zip")
    name = f"{request.area.slug}-{timezone.localdate(now):%Y-%m-%d}.zip"
    found["Content-Disposition"] = f'attachment; filename="{name}"'
    return found


# Nothing of the area changes, and whoever closes it may want to take it with them afterwards.
take_out.works_when_closed = True  # type: ignore[attr-defined]  # read by the middleware


@requires(Permission.SEE_NON_RETURNERS)
def watch(request: Request) -> HttpResponse:
    """How signatories take part, for officer and chair: facts, and nobody named in public."""
    page = queries.watch_page(request.area, timezone.localdate())
    standing = request.GET.get("standing", "")
    found = [row for row in page.rows if not standing or row.standing == standing]
    rows = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": rows, "standing": standing, "standings": STANDINGS}
    return render(request, "home/watch.html", context)


# The officer of a county reads it as the regional lead does.
@requires(Permission.SEE_SUMMARIES_BELOW, Permission.MANAGE_PERIODS)
def tiers(request: Request) -> HttpResponse:
    """An area and those right below it, as a picture and a table."""
    page = queries.tiers_page(request.area)
    boxes = [Box(str(line.area), queries.words_of(line), is_firm=not line.why) for line in page.lines]
    picture = box_map(str(request.area), queries.words_of(page.upper), boxes) if boxes else ""
    return render(request, "home/tiers.html", {"page": page, "picture": picture})


def month_in(text: str) -> date:
    """The month of an address, as 2026-11; this month when there is none or it is no month."""
    try:
        found = date.fromisoformat(f"{text}-01")
    except ValueError:
        return timezone.localdate()
    return found if in_bounds(found) else timezone.localdate()


@login_required
def own_calendar(request: Request) -> HttpResponse:
    """A private address from which somebody's own calendar programme reads their dates."""
    person = request.person
    if request.method == "POST":
        if "end" in request.POST:
            end_feed(person=person, at=timezone.now())
            messages.success(request, "The address is closed. Your calendar programme gets no new dates from it.")
        else:
            make_feed(person=person, at=timezone.now())
            messages.success(request, "Your new address is ready. An earlier one works no longer.")
        return redirect("home:own_calendar")
    url = reverse("home:calendar_feed", args=[feed_token(person)]) if person.calendar_key else ""
    return render(request, "home/own_calendar.html", {"url": settings.SITE_ADDRESS + url if url else ""})


@never_cache
@public_page
def calendar_feed(request: Request, token: str) -> HttpResponse:
    """For a calendar programme, which cannot sign in: whoever has the address reads the dates."""
    person = found_or_404(whose_feed(token))
    found = HttpResponse(queries.feed_of(person, at=timezone.now()), content_type="text/calendar; charset=utf-8")
    found["Content-Disposition"] = 'inline; filename="concord.ics"'
    return found
