"""A champion's return: four boxes, check, confirmation."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from concord.core.accounts.access import may
from concord.core.accounts.guards import by_link_or
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.terms import Purpose
from concord.core.lib.errors import AccessDenied, RuleBroken

from .. import commands
from ..forms.returns import BoxForm
from ..models import LogReturn, Period
from ..queries.periods import next_open_after, period_of
from ..queries.returns import WrittenPoint, box_heading, example_for, return_page
from ..queries.settings import notes_of
from ..rules.returns import identity_hints
from ..terms import Box

writer_only = by_link_or(Purpose.RETURN, Permission.MAKE_RETURN)


def writer(request: HttpRequest, reference: str) -> tuple[Period, Person]:
    """Whose return it is: the signed-in person's, or the link's, which opens one period alone."""
    period = period_of(reference)
    if period is None:
        raise Http404
    if request.person is not None and may(request.person, Permission.MAKE_RETURN, request.area):
        return period, request.person
    if request.link.subject_key != reference:
        raise AccessDenied("This link is for another period.")
    return period, request.link.person


def own(log_return: LogReturn) -> dict[int, list[WrittenPoint]]:
    return commands.own_written(log_return)


@never_cache
@writer_only
def start_return(request: HttpRequest, period: str) -> HttpResponse:
    """Where a link leads: begin, go on, or say “nothing to report” in one click."""
    found, person = writer(request, period)
    today = timezone.localdate()
    if request.method == "POST":
        sent = commands.send_nil(period=found, person=person, by=person, at=timezone.now())
        return redirect("log:return_sent", area=request.area.slug, period=sent.period.reference)
    made = LogReturn.objects.filter(period=found, person=person).first()
    later = next_open_after(found) if found.state not in {"open", "planned"} else None
    context = {"period": found, "made": made, "who": person, "later": later, "today": today, "notes": found.notes or notes_of(request.area)}
    return render(request, "log/start_return.html", context)


@never_cache
@writer_only
def box(request: HttpRequest, period: str, number: int) -> HttpResponse:
    """One box. What was typed comes back whatever happens."""
    if number not in Box.values:
        raise Http404
    found, person = writer(request, period)
    made = commands.start_return(period=found, person=person, at=timezone.now())
    page = return_page(made, own(made), on=timezone.localdate())
    written = page.boxes[number - 1]
    form = BoxForm(
        request.POST if request.method == "POST" else None, period=found, box=number, sector=made.expectation.sector,
        points=[point.input for point in written.points], nothing=written.nothing,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and save(form, made, number, person):
        return after_box(request, found, number)
    context = {"form": form, "period": found, "number": number, "heading": box_heading(number, made), "page": page,
               "example": example_for(number, made.expectation.sector, made.expectation.organisation.kind)}  # fmt: skip
    return render(request, "log/box.html", context)


def save(form: BoxForm, made: LogReturn, number: int, person: Person) -> bool:
    try:
        commands.save_box(
            log_return=made, box=number, points=form.points(), nothing=form.cleaned_data["nothing"], by=person, at=timezone.now()
        )
    except RuleBroken as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return False
    return True


def after_box(request: HttpRequest, period: Period, number: int) -> HttpResponse:
    area = request.area.slug
    if "later" in request.POST:
        messages.success(request, "Saved. Come back by the same link, on any device.")
        return redirect("log:start_return", area=area, period=period.reference)
    if number == len(Box.values) or "check" in request.GET:
        return redirect("log:check_return", area=area, period=period.reference)
    return redirect("log:box", area=area, period=period.reference, number=number + 1)


@never_cache
@writer_only
def check_return(request: HttpRequest, period: str) -> HttpResponse:
    """Check your answers, then send."""
    found, person = writer(request, period)
    made = commands.start_return(period=found, person=person, at=timezone.now())
    if request.method == "POST":
        commands.send_return(log_return=made, by=person, at=timezone.now())
        return redirect("log:return_sent", area=request.area.slug, period=period)
    page = return_page(made, own(made), on=timezone.localdate())
    names = [made.expectation.organisation_name, person.name]
    hints = {
        point.reference: identity_hints(point.input.text, own_names=names)
        for box in page.boxes for point in box.points if point.input.point_class != 1
    }  # fmt: skip
    return render(request, "log/check_return.html", {"page": page, "period": found, "hints": hints})


@never_cache
@writer_only
def return_sent(request: HttpRequest, period: str) -> HttpResponse:
    found, person = writer(request, period)
    made = LogReturn.objects.filter(period=found, person=person, state="sent").first()
    if made is None:
        return redirect("log:start_return", area=request.area.slug, period=period)
    return render(request, "log/return_sent.html", {"made": made, "period": found})


@never_cache
@writer_only
def approve_wording(request: HttpRequest, period: str, uid: str) -> HttpResponse:
    """The reporter of a confidential point looks at the trustee's wording."""
    found, person = writer(request, period)
    version = commands.proposed_version(uid, person)
    if version is None:
        raise Http404
    if request.method == "POST":
        commands.approve_wording(version=version, person=person, at=timezone.now())
        messages.success(request, "The wording is approved. The group sees it from now on.")
        return redirect(reverse("log:start_return", kwargs={"area": request.area.slug, "period": period}))
    return render(request, "log/approve_wording.html", {"version": version, "period": found})
