"""A champion's return: four boxes, check, confirmation."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from concord.core.accounts.access import may
from concord.core.accounts.guards import by_link_or, requires
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.accounts.terms import Purpose
from concord.core.lib.errors import AccessDenied, RuleBroken

from .. import commands
from ..forms.points import without_slot
from ..forms.returns import BoxForm
from ..models import LogReturn, Period
from ..queries.confidential import own_row, own_written, proposed_version, questions_for, set_aside_texts, why_settled
from ..queries.examples import example_for, lead_for
from ..queries.periods import expectation_for, next_open_after, open_period, period_in
from ..queries.returns import Offered, ReturnPage, blank_return, offered, return_of, return_page
from ..queries.settings import notes_of
from ..queries.withdrawn import own_withdrawn
from ..rules.returns import Limits, is_locked
from ..terms import Box, PeriodState, ReturnState

# The places for points that a page can have, as the button that removes one names them.
SLOTS = {str(n) for n in range(1, 10)}

writer_only = by_link_or(Purpose.RETURN, Permission.MAKE_RETURN)


@dataclass(frozen=True)
class Desk:
    """Somebody at their return. `address`: where they are known to be reached; `later`: the period that is open now."""

    period: Period
    person: Person
    address: str
    made: LogReturn | None
    later: Period | None
    today: date

    @property
    def is_writable(self) -> bool:
        """Open, or locked with nothing sent and no later period yet: then it is carried over."""
        is_sent = self.made is not None and self.made.state == ReturnState.SENT
        if locked_on(self.period, self.today):
            return self.later is None and not is_sent
        return self.period.state == PeriodState.OPEN

    def page(self, limits: Limits | None = None) -> ReturnPage:
        made = self.made or blank_return(self.period, self.person, self.expected())  # type: ignore[arg-type]  # an expectation
        return return_page(made, own_written(made, address=self.address), on=self.today, limits=limits)

    def expected(self) -> object:
        found = expectation_for(self.period, self.person, on=self.today)
        if found is None:
            raise AccessDenied("You hold no role in this area at the moment, so no return is asked of you.")
        return found


def desk_of(request: Request, reference: str) -> Desk:
    """Whose return it is: the signed-in person's, or the link's, which opens one period and, once locked, the next."""
    period, today = period_in(request.area, reference), timezone.localdate()
    if period is None:
        raise Http404
    if request.person is not None and may(request.person, Permission.MAKE_RETURN, request.area):
        person, address = request.person, request.person.login_email or ""
    else:
        check_link_opens(request, period)
        person, address = request.link.person, request.link.to_address  # type: ignore[assignment]  # a link for a return has its person
    later = next_open_after(period) if locked_on(period, today) else None
    return Desk(period, person, address, return_of(period, person), later, today)


def locked_on(period: Period, day: date) -> bool:
    return is_locked(state=period.state, locks_on=period.locks_on, on=day)


def check_link_opens(request: Request, period: Period) -> None:
    if request.link.subject_key == period.reference:
        return
    meant = period_in(request.area, request.link.subject_key)
    if meant is None or not locked_on(meant, timezone.localdate()) or next_open_after(meant) != period:
        raise AccessDenied("This link is for another period.")


@never_cache
@requires(Permission.MAKE_RETURN)
def my_return(request: Request) -> HttpResponse:
    """The way in for people who sign in."""
    found = open_period(request.area)
    if found is None:
        asked = questions_for(request.person, address=request.person.login_email or "")
        return render(request, "log/no_return.html", {"questions": asked})
    return redirect("log:start_return", area=request.area.slug, period=found.reference)


@never_cache
@writer_only
def start_return(request: Request, period: str) -> HttpResponse:
    """Where a link leads: begin, go on, or say “nothing to report” in one click."""
    desk = desk_of(request, period)
    if request.method == "POST":
        commands.send_nil(
            period=desk.period, person=desk.person, by=desk.person, at=timezone.now(), address=desk.address
        )
        return redirect("log:return_sent", area=request.area.slug, period=period)
    notes = desk.period.notes or notes_of(request.area)
    page, asked = desk.page() if desk.made else None, questions_for(desk.person, address=desk.address)
    context = {"desk": desk, "period": desk.period, "notes": notes, "page": page, "questions": asked}
    context["next_box"] = page.next_box if page else Box.WAY_OF_WORKING
    return render(request, "log/start_return.html", context)


@never_cache
@writer_only
def box(request: Request, period: str, number: int) -> HttpResponse:
    """One box. What was typed comes back whatever happens; looking at the page keeps nothing."""
    if number not in Box.values:
        raise Http404
    desk = desk_of(request, period)
    if request.method != "POST" and not desk.is_writable:
        return redirect("log:start_return", area=request.area.slug, period=period)
    offer = offered(desk.period, on=desk.today, writer=desk.person, box=number)
    page = desk.page(offer.limits)
    form = box_form(request, page, offer, number)
    if request.method == "POST" and form.is_valid() and save(form, desk, number):
        return after_box(request, desk.period, number)
    back = {"back_url": before_box(request, desk, number)}
    return render(request, "log/box.html", box_context(form, page, offer, number) | back)


def before_box(request: Request, desk: Desk, number: int) -> str:
    """Where Back leads: the check page for those who came from it, otherwise the box before."""
    if "check" in request.GET:
        return at_return(request, desk, "check_return")
    if number == Box.WAY_OF_WORKING:
        return at_return(request, desk, "start_return")
    return at_return(request, desk, "box", number=number - 1)


def at_return(request: Request, desk: Desk, name: str, **more: int) -> str:
    return reverse(f"log:{name}", kwargs={"area": request.area.slug, "period": desk.period.reference} | more)


def box_form(request: Request, page: ReturnPage, offer: Offered, number: int) -> BoxForm:
    written = page.boxes[number - 1]
    elsewhere = sum(not p.input.is_proxy for other in page.boxes if other.box != number for p in other.points)
    return BoxForm(
        typed_in(request),
        offered=offer,
        box=number,
        sector=page.log_return.expectation.sector,
        points=[point.input for point in written.points],
        nothing=written.nothing,
        seen=written.stamp,
        elsewhere=elsewhere,
    )


def typed_in(request: Request) -> QueryDict | None:
    """What was typed; without the point that a press on “Remove this point” takes away."""
    if request.method != "POST":
        return None
    slot = request.POST.get("remove", "")
    return without_slot(request.POST, int(slot)) if slot in SLOTS else request.POST


def box_context(form: BoxForm, page: ReturnPage, offer: Offered, number: int) -> dict[str, object]:
    written, expected = page.boxes[number - 1], page.log_return.expectation
    # Most stand among those that a point may be about, and are not read again.
    body, _ = offer.about.get(f"o{expected.organisation_id}") or (expected.organisation, None)
    elsewhere_changed = form.is_bound and form.data.get("seen", "") not in {"", written.stamp}
    if form.is_bound:
        # From here on this is what they have seen.
        form.data = form.data.copy()  # type: ignore[attr-defined]  # a query dict
        form.data["seen"] = written.stamp  # type: ignore[index]  # a query dict
    return {
        "form": form,
        "page": page,
        "period": page.log_return.period,
        "written": written,
        "lead": lead_for(number, page.log_return.period),
        "kept": written.points if elsewhere_changed else [],
        "notes": offer.notes,
        "example": example_for(number, expected.sector, body.kind),
        "step": f"Box {number} of {len(Box.values)}",
    }


def save(form: BoxForm, desk: Desk, number: int) -> bool:
    at = timezone.now()
    try:
        with transaction.atomic():  # a box that is refused begins no return
            made = desk.made or commands.start_return(period=desk.period, person=desk.person, by=desk.person, at=at)
            commands.save_box(
                log_return=made,
                box=number,
                points=form.points(),
                nothing=form.cleaned_data["nothing"],
                by=desk.person,
                at=at,
                seen=form.cleaned_data["seen"],
                address=desk.address,
            )
    except RuleBroken as error:
        form.put(error)
        return False
    return True


def after_box(request: Request, period: Period, number: int) -> HttpResponse:
    area = request.area.slug
    if "remove" in request.POST:
        messages.success(request, "The point is removed.")
        return redirect(request.get_full_path())
    if "later" in request.POST:
        messages.success(request, "Saved. Come back by the same link, on any device.")
        return redirect("log:start_return", area=area, period=period.reference)
    if number == len(Box.values) or "check" in request.GET:
        return redirect("log:check_return", area=area, period=period.reference)
    return redirect("log:box", area=area, period=period.reference, number=number + 1)


@never_cache
@writer_only
def check_return(request: Request, period: str) -> HttpResponse:
    """Check your answers, then send."""
    desk = desk_of(request, period)
    if request.method == "POST":
        return send(request, desk)
    page = desk.page()
    last = {"number": Box.GOOD_PRACTICE} if page.is_open and not page.is_sent else {}
    back = at_return(request, desk, "box" if last else "start_return", **last)
    gone = own_withdrawn(desk.made, address=desk.address)
    context = {"page": page, "desk": desk, "period": desk.period, "back_url": back, "gone": gone}
    context |= {"gone_from": {one.box for one in gone}, "aside": set_aside_texts(desk.made)}
    return render(request, "log/check_return.html", context)


def send(request: Request, desk: Desk) -> HttpResponse:
    at, area, reference = timezone.now(), request.area.slug, desk.period.reference
    try:
        with transaction.atomic():
            made = desk.made or commands.start_return(period=desk.period, person=desk.person, by=desk.person, at=at)
            commands.send_return(log_return=made, by=desk.person, at=at, address=desk.address)
    except RuleBroken as error:
        messages.error(request, error.message)
        return redirect("log:check_return", area=area, period=reference)
    return redirect("log:return_sent", area=area, period=reference)


@never_cache
@writer_only
def return_sent(request: Request, period: str) -> HttpResponse:
    desk = desk_of(request, period)
    if desk.made is None or desk.made.state != ReturnState.SENT:
        return redirect("log:start_return", area=request.area.slug, period=period)
    return render(request, "log/return_sent.html", {"made": desk.made, "period": desk.period})


@never_cache
@writer_only
def approve_wording(request: Request, period: str, uid: str) -> HttpResponse:
    """The reporter of a confidential point looks at the trustee's wording."""
    desk = desk_of(request, period)
    version = proposed_version(desk.made, uid, address=desk.address) if desk.made else None
    if version is None:
        raise Http404
    if request.method == "POST":
        commands.approve_wording(version=version, person=desk.person, at=timezone.now())
        messages.success(request, "The wording is approved. The group sees it in place of your own.")
        return redirect("log:check_return", area=request.area.slug, period=period)
    facts = {"version": version, "period": desk.period, "settled": why_settled(version.confidential)}
    return render(request, "log/approve_wording.html", facts)


@never_cache
@require_POST
@writer_only
def widen_class(request: Request, period: str, reference: str) -> HttpResponse:
    """The reporter, and nobody else, lets the group see a point."""
    desk = desk_of(request, period)
    row = own_row(desk.made, reference, address=desk.address) if desk.made else None
    if row is None:
        raise Http404
    commands.widen_class(row=row, person=desk.person, at=timezone.now())
    messages.success(request, "The group sees your words from now on, without your name.")
    return redirect("log:check_return", area=request.area.slug, period=period)
