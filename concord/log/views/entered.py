"""A return that an officer entered for somebody: looked at, changed and taken back, while its period is open."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.lib.errors import RuleBroken
from concord.core.ui.answering import found_or_404

from .. import commands
from ..forms.entry import EnteredBoxForm, errors_of
from ..forms.periods import CameForm, TakeBackForm
from ..forms.returns import BoxForm
from ..models import LogReturn
from ..queries.entered import check_theirs, entered_of, entered_page
from ..queries.returns import Offered, offered
from ..queries.written import BoxPage
from .officer import period_or_404, put, to_period


def made_or_404(reference: str, person: UUID) -> LogReturn:
    """Raises `RuleBroken` with the reason where the return is no longer for officers to look at."""
    found = found_or_404(entered_of(period_or_404(reference), person))
    check_theirs(found, on=timezone.localdate())
    return found


def address_of(made: LogReturn, name: str = "entered_return") -> str:
    where = {"area": made.area.slug, "reference": made.period.reference, "person": made.person.uid}
    return reverse(f"log:{name}", kwargs=where)


@never_cache
@requires(Permission.MANAGE_PERIODS)
def entered_return(request: Request, reference: str, person: UUID) -> HttpResponse:
    made = made_or_404(reference, person)
    return render(request, "log/entered_return.html", {"page": entered_page(made), "made": made, "period": made.period})


@never_cache
@requires(Permission.MANAGE_PERIODS)
def change_entered(request: Request, reference: str, person: UUID) -> HttpResponse:
    """The boxes filled with what was entered; what is saved takes its place."""
    made = made_or_404(reference, person)
    page, data = entered_page(made), request.POST if request.method == "POST" else None
    form = CameForm(data, initial={name: getattr(made, name) for name in ("mode", "received_on", "is_nil")})
    offer = offered(made.period, on=timezone.localdate())
    boxes = [box_form(offer, box, data) for box in page.boxes]
    if (
        data is not None
        and all([form.is_valid(), *(box.is_valid() for box in boxes)])
        and save(request, made, form, boxes)
    ):
        return to_period(request, reference)
    parts = [(box.box, box.heading, filled) for box, filled in zip(page.boxes, boxes, strict=True)]
    errors = errors_of(form, boxes)
    context = {"form": form, "parts": parts, "made": made, "period": made.period, "errors": errors}
    context["has_errors"] = bool(errors)
    return render(request, "log/change_entered.html", context | {"back_url": address_of(made)})


def box_form(offer: Offered, box: BoxPage, data: object) -> BoxForm:
    return EnteredBoxForm(
        data,
        offered=offer,
        box=box.box,
        sector="voluntary",
        confidential=False,
        prefix=f"b{box.box}",
        points=[point.input for point in box.points],
        nothing=box.nothing,
        seen=box.stamp,
    )


def save(request: Request, made: LogReturn, form: CameForm, boxes: list[BoxForm]) -> bool:
    try:
        changed = commands.change_entered(
            log_return=made,
            boxes={box.box: (box.points(), box.cleaned_data["nothing"]) for box in boxes},
            seen={box.box: box.cleaned_data["seen"] for box in boxes},
            by=request.person,
            at=timezone.now(),
            **form.cleaned_data,
        )
    except RuleBroken as error:
        put(error, form, boxes)
        return False
    words = "is changed. They get a copy." if changed and made.person.email else "is changed."
    messages.success(request, f"{made.person}’s return {words if changed else 'stays as it was.'}")
    return True


@never_cache
@requires(Permission.MANAGE_PERIODS)
def take_back_entered(request: Request, reference: str, person: UUID) -> HttpResponse:
    made = made_or_404(reference, person)
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.take_back_entered(log_return=made, by=request.person, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field or None, error.message)
        else:
            messages.success(request, f"{made.person}’s return is taken back. Nothing of what was entered is kept.")
            return to_period(request, reference)
    context = {"form": form, "made": made, "period": made.period, "back_url": address_of(made)}
    return render(request, "log/take_back_entered.html", context)
