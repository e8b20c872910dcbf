"""Who is represented at a group's table by whom, and for whom nobody speaks (R009)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from concord.core.directory.models import Network, Organisation
from concord.core.directory.network_queries import lasting_networks
from concord.core.directory.queries import members
from concord.core.directory.terms import Sector

from ..models import Group
from ..rules.representation import Link, Place, Represented, chain, represented
from .seats import SeatLine, seats_as_at

NOBODY, SMALL = "nobody", "small"


@dataclass(frozen=True)
class Tally:
    """Of so many organisations, how many somebody speaks for."""

    spoken_for: int
    n: int


@dataclass(frozen=True)
class RepresentationPage:
    """The chain as at a day. `rows`: partners of the voluntary sector, those without anybody first."""

    group: Group
    links: Sequence[Link]
    rows: Sequence[Represented]
    unseated: Sequence[Network]

    @property
    def all(self) -> Tally:
        return tally(self.rows)

    @property
    def small(self) -> Tally:
        return tally([row for row in self.rows if row.is_small])

    def shown(self, show: str) -> list[Represented]:
        return [row for row in self.rows if (show != NOBODY or not row.by) and (show != SMALL or row.is_small)]


def tally(rows: Sequence[Represented]) -> Tally:
    return Tally(sum(bool(row.by) for row in rows), len(rows))


def representation_page(group: Group, day: date) -> RepresentationPage:
    """As at a day, in seven queries or fewer."""
    networks = lasting_networks(group.area)
    links = chain(places_at(group, day), networks)
    heard = {one.network.pk for link in links if link.place.is_held for one in link.networks}
    unseated = [one for one in networks if one.pk not in heard]
    return RepresentationPage(group, links, represented(voluntary_partners(group), links), unseated)


def voluntary_partners(group: Group) -> list[Organisation]:
    found = Organisation.objects.filter(status="active", sector=Sector.VOLUNTARY)
    found = found.filter(partnerships__area=group.area, partnerships__ends_on__isnull=True)
    return list(found.order_by("name", "pk").only("uid", "name", "size", "kind", "status", "sector"))


def places_at(group: Group, day: date) -> list[Place]:
    """The seats of a day; in the main group also the members who have a role there and no seat."""
    seats = sorted(map(place_of, seats_as_at(group, day)), key=lambda place: (place.label.casefold(), place.speaker))
    if not group.is_main:
        return seats
    sitting = {place.person for place in seats}
    others = [hat for hat in members(group.area, day) if hat.person_id not in sitting]
    return seats + [
        Place(str(hat.organisation), hat.organisation.sector, str(hat.person), hat.person_id, hat.organisation_id)
        for hat in others
    ]


def place_of(line: SeatLine) -> Place:
    seat, person = line.seat, line.holding.person if line.holding else None
    return Place(
        label=str(seat),
        sector=seat.sector,
        speaker=str(person) if person else "",
        person=person.pk if person else None,
        organisation=seat.organisation_id,
        says=seat.label,
    )
