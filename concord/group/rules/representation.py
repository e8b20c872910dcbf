"""Who is represented at a group's table by whom (R009): no queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from concord.core.directory.models import Network, Organisation
from concord.core.directory.terms import OrganisationSize, OrganisationStatus, OrganisationType

SMALL = (OrganisationSize.VOLUNTEER_LED, OrganisationSize.SMALL)


@dataclass(frozen=True)
class Place:
    """Somebody at the table: for whom they sit there. A seat that nobody holds has no `speaker`."""

    label: str
    sector: str
    speaker: str = ""
    person: int | None = None
    organisation: int | None = None
    # What the seat says beside its organisation, like the name of a forum.
    says: str = ""

    @property
    def is_held(self) -> bool:
        return self.person is not None


def speaks_for(place: Place, network: Network) -> bool:
    """Whoever runs it or is it sits there, the seat names it, or who speaks for it holds the seat."""
    runs = network.run_by_id is not None and network.run_by_id == place.organisation
    named = bool(place.says) and place.says.casefold() == network.name.casefold()
    spoken = network.representative_id is not None and network.representative_id == place.person
    return runs or named or spoken


def is_small(body: Organisation) -> bool:
    """Small by what is known of its size, or a small community group by its type."""
    return body.size in SMALL or body.kind == OrganisationType.COMMUNITY_GROUP


@dataclass(frozen=True)
class Spoken:
    """A network at the table with the members that still exist."""

    network: Network
    members: Sequence[Organisation]


@dataclass(frozen=True)
class Link:
    """One link of the chain: a place at the table and the networks that it speaks for."""

    place: Place
    networks: Sequence[Spoken]


def chain(places: Iterable[Place], networks: Sequence[Network]) -> list[Link]:
    """Every place with its networks, held or not; `members` are read already."""
    spoken = [Spoken(one, [body for body in one.members.all() if still_there(body)]) for one in networks]
    return [Link(place, [one for one in spoken if speaks_for(place, one.network)]) for place in places]


def still_there(body: Organisation) -> bool:
    return body.status == OrganisationStatus.ACTIVE


@dataclass(frozen=True)
class Represented:
    """An organisation and by whom it is represented; by nobody when `by` is empty."""

    body: Organisation
    by: Sequence[str]

    @property
    def is_small(self) -> bool:
        return is_small(self.body)


def represented(bodies: Iterable[Organisation], links: Sequence[Link]) -> list[Represented]:
    """Each organisation with whoever speaks for it there; those for whom nobody does come first."""
    by = spoken_for(links)
    rows = [Represented(body, list(dict.fromkeys(by.get(body.pk, ())))) for body in bodies]
    return sorted(rows, key=lambda row: (bool(row.by), row.body.name.casefold()))


def spoken_for(links: Sequence[Link]) -> Mapping[int | None, Sequence[str]]:
    """By an organisation's key, who speaks for it: its own people, then the networks that it runs or belongs to."""
    held = [link for link in links if link.place.is_held]
    found: defaultdict[int | None, list[str]] = defaultdict(list)
    for link in held:
        found[link.place.organisation].append(f"{link.place.speaker}, one of its own")
    for speaker, one in ((link.place.speaker, one) for link in held for one in link.networks):
        for body in {one.network.run_by_id, *(member.pk for member in one.members)}:
            found[body].append(f"{speaker}, for {one.network}")
    return found
