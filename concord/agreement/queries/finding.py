"""Which agreement is in place where: the one read across areas that is no sum, and tells no more than public pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from concord.core.areas.models import Area
from concord.core.areas.scoping import everywhere

from ..models import Version
from ..terms import DocumentKind, VersionState


@dataclass(frozen=True)
class InForce:
    """Title, number and first day of the agreement that is in force in an area."""

    title: str
    number: int
    adopted_on: date


def agreements_in_force(areas: Iterable[Area]) -> dict[int, InForce]:
    """By the area's key, in one query, however many areas; areas without a document are left out."""
    with everywhere():
        found = Version.objects.filter(
            area__in=list(areas), document__kind=DocumentKind.AGREEMENT, state=VersionState.ADOPTED
        )
        rows = list(found.values_list("area_id", "title", "number", "adopted_on"))
    return {area: InForce(title, number, adopted_on) for area, title, number, adopted_on in rows if adopted_on}
