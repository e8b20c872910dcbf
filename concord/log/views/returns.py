"""A champion's return is begun and written, box by box."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken

from .. import commands
from ..forms.points import LAST_OWN, MOST_PROXIES, without_slot
from ..forms.returns import BoxForm
from ..models import Period
from ..queries.confidential import questions_for
from ..queries.examples import example_for, lead_for
from ..queries.periods import open_period
from ..queries.returns import Offered, ReturnPage, offered
from ..queries.settings import notes_of
from ..terms import Box
from .desks import Desk, at_return, desk_of, writer_only

# The places for points that a page can have, as the button that removes one names them.
SLOTS = {str(n) for n in range(1, LAST_OWN + MOST_PROXIES + 1)}


@never_cache
@requires(Permission.MAKE_RETURN)
def my_return(request: Request) -> HttpResponse:
    """The way in for people who sign in."""
    found = open_period(request.area)
    if found is None:
        asked = questions_for(request.person, address=request.person.known_address)
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


def box_form(request: Request, page: ReturnPage, offer: Offered, number: int) -> BoxForm:
    written = page.boxes[number - 1]
    elsewhere = sum(not p.input.is_proxy for other in page.boxes if other.box != number for p in other.points)
    return BoxForm(
        typed_in(request),
        offered=offer,
        box=number,
        sector=page.log_return.expectation.sector,
        points=[point.input for point in written.points],
        # Where it only reads so to others, whoever wrote the point never ticked it.
        nothing=written.nothing and not written.points,
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
