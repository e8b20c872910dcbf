"""Reads of seats and of who holds them, as at a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.directory.queries import memberships_on, one_each

from ..models import Group, Holding, Seat, Vacancy
from ..rules.seats import talk_is_due

VACANT, TALK, TERM, ENDED = "vacant", "talk", "term", "ended"


def seat_now(day: date) -> Q:
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))


holding_now = seat_now


@dataclass(frozen=True)
class SeatLine:
    """A seat as at a day with who holds it, if anybody."""

    seat: Seat
    holding: Holding | None
    day: date

    @property
    def is_over(self) -> bool:
        return self.seat.ends_on is not None and self.seat.ends_on < self.day

    @property
    def term_is_over(self) -> bool:
        term = self.holding.term_ends_on if self.holding else None
        return term is not None and term < self.day

    @property
    def standing(self) -> str:
        if self.is_over:
            return "Ended"
        if self.holding is None:
            return "Vacant"
        if talk_is_due(self.holding):
            return "One-to-one to come"
        return "Term is over" if self.term_is_over else "Held"


def seat_rows(group: Group, day: date, show: str = "") -> QuerySet[Seat]:
    """The seats of a group on a day, or those of them that are asked for."""
    held = Holding.objects.filter(holding_now(day), seat=OuterRef("pk"))
    found = group.seats.select_related("organisation", "unit")
    found = (
        found.filter(ends_on__lt=day) if show == ENDED else found.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))
    )
    if show == VACANT:
        found = found.filter(~Exists(held))
    if show == TALK:
        found = found.filter(Exists(held.filter(talk_on__isnull=True)))
    if show == TERM:
        found = found.filter(Exists(held.filter(term_ends_on__lt=day)))
    return found.order_by("-ends_on", "sector", "organisation__name", "unit__name", "pk")


def seat_lines(seats: Iterable[Seat], day: date) -> list[SeatLine]:
    """Seats with their holders of a day, in one further query."""
    rows = list(seats)
    held = Holding.objects.filter(holding_now(day), seat__in=rows).select_related("person")
    holders = {holding.seat_id: holding for holding in held}
    return [SeatLine(seat, holders.get(seat.pk), day) for seat in rows]


def seat_of(uid: str) -> Seat | None:
    return Seat.objects.select_related("group", "organisation", "unit", "area").filter(uid=uid).first()


def holding_of(uid: str) -> Holding | None:
    found = Holding.objects.select_related("seat__group", "seat__organisation", "seat__unit", "person", "area")
    return found.filter(uid=uid).first()


@dataclass(frozen=True)
class SeatPage:
    """One seat: who holds it today, everybody who did, and whether one can apply for it."""

    line: SeatLine
    holdings: Sequence[Holding]
    vacancy: Vacancy | None

    @property
    def seat(self) -> Seat:
        return self.line.seat


def seat_page(seat: Seat, day: date) -> SeatPage:
    holdings = list(seat.holdings.select_related("person"))
    today = [one for one in holdings if one.starts_on <= day and (one.ends_on is None or one.ends_on >= day)]
    vacancy = seat.vacancies.filter(ended_on__isnull=True).first()
    return SeatPage(SeatLine(seat, today[0] if today else None, day), holdings, vacancy)


def people_to_sit(area: Area, day: date) -> dict[str, Person]:
    """Everybody with a role in the area on a day, by name, each by a key for a form."""
    return {str(hat.person.uid): hat.person for hat in one_each(memberships_on(area, day))}


def holders_on(group: Group, day: date) -> list[Holding]:
    """Who sits on a group on a day, once each."""
    seats = Seat.objects.filter(seat_now(day), group=group)
    found = Holding.objects.filter(holding_now(day), seat__in=seats).select_related("person", "seat__organisation")
    once = {holding.person_id: holding for holding in found.order_by("-pk")}
    return sorted(once.values(), key=lambda holding: (holding.person.name, holding.pk))


def seats_as_at(group: Group, day: date) -> list[SeatLine]:
    """Every seat of a day with its holder; for counts and files."""
    rows = Seat.objects.filter(seat_now(day), group=group).select_related("organisation", "unit")
    return seat_lines(rows.order_by("sector", "organisation__name", "unit__name", "pk"), day)


def all_holdings(group: Group) -> QuerySet[Seat]:
    """Every seat there ever was, with everybody who held it, the first one first."""
    history = Prefetch("holdings", Holding.objects.select_related("person").order_by("starts_on", "pk"))
    found = group.seats.select_related("organisation", "unit").prefetch_related(history)
    return found.order_by("starts_on", "pk")
