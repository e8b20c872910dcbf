"""Reads of texts to pass on: who is asked, what became of each, and where it stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from concord.core.accounts.models import Person
from concord.core.directory.queries import members
from concord.core.directory.terms import Sector

from ..models import Group, Passing, Relay
from ..rules.passing import Side, gap_between
from .seats import holders_on

OTHERS = "Others"


@dataclass(frozen=True)
class Speaker:
    """Somebody who sits on a group, with whom they speak for."""

    person: Person
    speaks_for: str
    sector: str


def speakers(group: Group, day: date) -> list[Speaker]:
    """Whoever holds a seat; on the main group also members of the area without one. Once each."""
    found = {one.person_id: Speaker(one.person, str(one.seat), one.seat.sector) for one in holders_on(group, day)}
    for hat in members(group.area, day) if group.is_main else []:
        body = f"{hat.organisation}: {hat.unit}" if hat.unit else str(hat.organisation)
        found.setdefault(hat.person_id, Speaker(hat.person, body, hat.organisation.sector))
    return list(found.values())


def relays_of(group: Group) -> QuerySet[Relay]:
    """The latest first, each with how many were asked and how many passed it on, by sector."""
    passed, public = Q(passings__passed_on__isnull=False), Q(passings__sector=Sector.PUBLIC)
    voluntary = Q(passings__sector=Sector.VOLUNTARY)
    return (
        Relay.objects.filter(group=group)
        .annotate(
            asked=Count("passings"),
            passed=Count("passings", filter=passed),
            public_asked=Count("passings", filter=public),
            public_passed=Count("passings", filter=public & passed),
            voluntary_asked=Count("passings", filter=voluntary),
            voluntary_passed=Count("passings", filter=voluntary & passed),
        )
        .order_by("-sent_on", "-pk")
    )


def relay_of(uid: str) -> Relay | None:
    return Relay.objects.select_related("group__area", "area", "meeting").filter(uid=uid).first()


def passing_of(uid: str) -> Passing | None:
    return Passing.objects.select_related("relay__group", "person", "area").filter(uid=uid).first()


@dataclass(frozen=True)
class RelayPage:
    """A text with how far it came. `lines`: member by member, for the officer and the chair alone."""

    relay: Relay
    own: Passing | None
    sides: Sequence[Side]
    gap: str
    lines: Sequence[Passing]

    @property
    def missing(self) -> int:
        return sum(side.asked - side.passed for side in self.sides)


def relay_page(relay: Relay, person: Person, *, by_name: bool) -> RelayPage:
    own = relay.passings.filter(person=person).first()
    public, voluntary, others = sides = sides_of(relay)
    lines = list(relay.passings.select_related("person")) if by_name else []
    shown = sides if others.asked else (public, voluntary)
    return RelayPage(relay, own, shown, gap_between(public, voluntary), lines)


def sides_of(relay: Relay) -> tuple[Side, Side, Side]:
    """Public first, then voluntary, then whoever is neither."""
    rows = relay.passings.order_by().values("sector")
    counted = rows.annotate(asked=Count("pk"), passed=Count("passed_on"), reached_all=Sum("reached"))
    found = {row["sector"]: (row["passed"], row["asked"], row["reached_all"] or 0) for row in counted}
    two = [found.pop(sector, (0, 0, 0)) for sector in (Sector.PUBLIC, Sector.VOLUNTARY)]
    rest = tuple(sum(column) for column in zip(*found.values(), strict=True)) or (0, 0, 0)
    return Side("Public", *two[0]), Side("Voluntary", *two[1]), Side(OTHERS, *rest)
