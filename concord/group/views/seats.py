"""Pages of the seats of a group and of those who hold them."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.access import may, require_unless_own
from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table, import_page
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands, exports
from ..forms.groups import DayForm
from ..forms.seats import ExpectationsForm, HolderForm, NewSeatForm, SeatFilter, SeatForm, TakeSeatForm
from ..models import Holding, Seat
from ..queries.seats import holding_of, seat_lines, seat_of, seat_page, seat_rows
from .common import address_of, form_page, group_or_404

PER_PAGE = 25


def seat_or_404(uid: str) -> Seat:
    return found_or_404(seat_of(uid))


def holding_or_404(uid: str) -> Holding:
    return found_or_404(holding_of(uid))


def to_seat(seat: Seat) -> str:
    return reverse("group:seat", kwargs={"area": seat.area.slug, "uid": seat.uid})


@requires(Permission.SEE_MEETINGS)
def seats(request: Request, slug: str) -> HttpResponse:
    group, today, form = group_or_404(slug), timezone.localdate(), SeatFilter(request.GET)
    page = paged(request, seat_rows(group, today, form.chosen()), PER_PAGE)
    context = {"group": group, "page": page, "lines": seat_lines(page.object_list, today), "filter": form}
    return render(request, "group/seats.html", context)


@requires(Permission.SEE_MEETINGS)
def seat(request: Request, uid: str) -> HttpResponse:
    page = seat_page(seat_or_404(uid), timezone.localdate())
    holding = page.line.holding
    manages = may(request.person, Permission.RECORD_DECISIONS, request.area)
    own = holding is not None and holding.person_id == request.person.pk
    context = {"page": page, "holding": holding, "own": own, "sees_expectations": manages or own}
    return render(request, "group/seat.html", context)


@requires(Permission.MANAGE_MEETINGS)
def add_seat(request: Request, slug: str) -> HttpResponse:
    group = group_or_404(slug)
    form = NewSeatForm(sent(request), area=request.area, initial={"starts_on": timezone.localdate()})

    def run() -> Seat:
        return commands.add_seat(group=group, by=request.person, at=timezone.now(), **form.details())

    words = "The seat is there. Note who takes it."
    return form_page(
        request, form, run, title="Add a seat", verb="Add the seat", words=words, after=to_seat, caption=str(group)
    )


@requires(Permission.MANAGE_MEETINGS)
def change_seat(request: Request, uid: str) -> HttpResponse:
    found = seat_or_404(uid)
    form = SeatForm(sent(request), area=request.area, seat=found)

    def run() -> Seat:
        return commands.change_seat(seat=found, changes=form.details(), by=request.person, at=timezone.now())

    return form_page(
        request, form, run, title="Change the seat", verb="Save", words="Saved.", after=to_seat, caption=str(found)
    )


@requires(Permission.MANAGE_MEETINGS)
def end_seat(request: Request, uid: str) -> HttpResponse:
    found, form = seat_or_404(uid), DayForm(sent(request), initial={"on": timezone.localdate()})

    def run() -> None:
        commands.end_seat(seat=found, by=request.person, at=timezone.now(), **form.cleaned_data)

    lead = "Whoever holds it leaves it on that day. Who held it before stays on its page."
    return form_page(
        request, form, run, title="Give up the seat", verb="Give it up", words="The seat has ended.", lead=lead,
        after=lambda made: to_seat(found), caption=str(found),
    )  # fmt: skip


@requires(Permission.MANAGE_MEETINGS)
def take_seat(request: Request, uid: str) -> HttpResponse:
    found, today = seat_or_404(uid), timezone.localdate()
    form = TakeSeatForm(sent(request), area=request.area, on=today, initial={"starts_on": today})

    def run() -> None:
        commands.take_seat(seat=found, by=request.person, at=timezone.now(), **form.cleaned_data)

    lead = "Whoever holds the seat until then leaves it the day before."
    return form_page(
        request, form, run, title="Who takes the seat?", verb="Save", words="It is noted who takes the seat.",
        lead=lead, after=lambda made: to_seat(found), caption=str(found),
    )  # fmt: skip


@requires(Permission.MANAGE_MEETINGS)
def leave_seat(request: Request, uid: str) -> HttpResponse:
    found, form = holding_or_404(uid), DayForm(sent(request), initial={"on": timezone.localdate()})

    def run() -> None:
        commands.leave_seat(holding=found, by=request.person, at=timezone.now(), **form.cleaned_data)

    return form_page(
        request, form, run, title=f"{found.person} leaves the seat", verb="Save",
        words="The seat is vacant from the next day.",
        after=lambda made: to_seat(found.seat), caption=str(found.seat),
    )  # fmt: skip


@requires(Permission.MANAGE_MEETINGS)
def change_holding(request: Request, uid: str) -> HttpResponse:
    found = holding_or_404(uid)
    form = HolderForm(sent(request), holding=found)

    def run() -> Any:
        changes = form.cleaned_data
        return commands.change_holding(holding=found, changes=changes, by=request.person, at=timezone.now())

    return form_page(
        request, form, run, title=f"What is noted of {found.person}", verb="Save", words="Saved.",
        after=lambda made: to_seat(found.seat), caption=str(found.seat),
    )  # fmt: skip


@requires(Permission.MANAGE_MEETINGS, Permission.TAKE_POSITION)
def expectations(request: Request, uid: str) -> HttpResponse:
    """A member's own three questions; the officer writes down what somebody said."""
    found = holding_or_404(uid)
    require_unless_own(request.person, found.person_id, Permission.MANAGE_MEETINGS, request.area)
    form = ExpectationsForm(sent(request), holding=found)

    def run() -> Any:
        return commands.give_expectations(holding=found, by=request.person, at=timezone.now(), **form.cleaned_data)

    return form_page(
        request, form, run, title="What do you expect of the group?", verb="Save", words="Thank you. It is saved.",
        after=lambda made: to_seat(found.seat), caption=str(found.seat),
    )  # fmt: skip


@requires(Permission.MANAGE_MEETINGS)
def export_seats(request: Request, slug: str, kind: str) -> HttpResponse:
    group = group_or_404(slug)
    return download_table(exports.seats(group), kind, f"{request.area.slug}-{group.slug}-seats")


@requires(Permission.MANAGE_MEETINGS)
def import_seats(request: Request, slug: str) -> HttpResponse:
    group = group_or_404(slug)
    return import_page(
        request,
        partial(commands.import_seats, group=group),
        title=f"Import seats of {group}",
        after=reverse("group:seats", kwargs=address_of(group)),
        export_url=reverse("group:export_seats", kwargs=address_of(group) | {"kind": "csv"}),
    )
