"""Which agreement is in place where somebody lives or works (R003, R012, R021)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from concord.agreement.queries.finding import InForce, agreements_in_force
from concord.core.areas.models import Area, TierRelation
from concord.core.areas.queries import paths_above
from concord.core.areas.terms import AgreementStatus, AreaKind, TierRelationKind

# What holds where there is no agreement of its own.
NATIONAL = "No local agreement is in force here. The national one applies meanwhile."
NONE_YET = "No local agreement is in force here yet."


@dataclass(frozen=True)
class Place:
    """An area as somebody finds it. `above`: areas it lies in whose agreement holds here too, nearest first.

    `lead`: the nearest area above with somebody to ask.
    """

    area: Area
    in_force: InForce | None
    above: Sequence[Area]
    lead: Area | None

    @property
    def words(self) -> str:
        """How the agreement stands, where the area has none in force here."""
        return NATIONAL if self.area.agreement_status == AgreementStatus.NATIONAL else NONE_YET

    @property
    def has_contact(self) -> bool:
        return bool(self.area.contact_name or self.area.contact_email or self.area.contact_phone)


def areas_named(words: str) -> QuerySet[Area]:
    """Areas whose name holds every word; those that ended stand there, so that nobody looks in vain."""
    found = Area.objects.exclude(kind__in=[AreaKind.NATION, AreaKind.REGION]).select_related("merged_into")
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(slug__icontains=word))
    return found.order_by("name", "pk")


def places(areas: Sequence[Area]) -> list[Place]:
    """In three queries, however many areas."""
    in_force = agreements_in_force(areas)
    paths = {path for area in areas for path in paths_above(area)}
    higher = {area.path: area for area in Area.objects.filter(path__in=paths)}
    shared = TierRelation.objects.filter(lower__in=areas)
    holds = {
        (one.lower_id, one.upper_id) for one in shared if one.kind == TierRelationKind.SHARED or one.lower_signed_upper
    }
    return [place_of(area, in_force.get(area.pk), higher, holds) for area in areas]


def place_of(area: Area, in_force: InForce | None, higher: dict[str, Area], holds: set[tuple[int, int]]) -> Place:
    above = [higher[path] for path in paths_above(area) if path in higher]
    return Place(
        area=area,
        in_force=in_force,
        above=[one for one in above if (area.pk, one.pk) in holds],
        lead=next((one for one in above if one.contact_name or one.contact_email), None),
    )
