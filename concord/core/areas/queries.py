"""Reads of areas: the tree as a list, with the tier and region of each."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from .models import Area, AreaQuerySet
from .terms import TIER_OF, AreaKind, Tier


@dataclass(frozen=True)
class AreaLine:
    """One area in the list. `depth`: how many areas of the list it lies in; `region`: the region's name, or nothing."""

    area: Area
    depth: int
    tier: Tier
    region: str

    @property
    def marks(self) -> str:
        """A dash for each area that it lies in, for the eye alone: `parent` says it in words."""
        return "– " * self.depth


def area_lines(
    areas: QuerySet[Area], *, search: str = "", tier: str = "", region: str = "", status: str = "", state: str = ""
) -> list[AreaLine]:
    """Areas in the order of the tree, narrowed by what was chosen; in two queries.

    `search`: words that the name holds all; `status`: how the agreement stands; `state`: whether the area does.
    """
    regions = region_names()
    chosen = areas.select_related("parent", "merged_into")
    if search:
        # Whoever asks for the first few areas alone narrows them no further.
        chosen = chosen.filter(holds_words(search, "name", "slug"))
    if tier:
        chosen = chosen.filter(kind__in=[kind for kind, found in TIER_OF.items() if found == tier])
    if region:
        chosen = chosen.filter(path__startswith=region)
    if status:
        chosen = chosen.filter(agreement_status=status)
    if state:
        chosen = chosen.filter(status=state)
    return lines_of(chosen, regions)


def holds_words(search: str, *columns: str) -> Q:
    """Each word stands in one of the columns."""
    words = [Q(*((f"{column}__icontains", word) for column in columns), _connector=Q.OR) for word in search.split()]
    return Q(*words)


def others_of_region(area: Area) -> AreaQuerySet:
    """The other areas of its region that stand; without a region, those under the same area above."""
    regions = Area.objects.filter(path__in=[area.path, *paths_above(area)], kind=AreaKind.REGION)
    top = max(regions, key=lambda one: len(one.path), default=area.parent)
    found = Area.objects.below(top) if top else AreaQuerySet(Area).none()
    return found.standing().exclude(pk=area.pk)


def region_names() -> dict[str, str]:
    """Path → name of every region."""
    found = Area.objects.filter(kind=AreaKind.REGION).values_list("path", "name")
    return dict(sorted(found, key=lambda pair: pair[1]))


def lines_of(areas: Iterable[Area], regions: dict[str, str]) -> list[AreaLine]:
    # Sorted here, by the steps of the path: a database's own order of letters may pass over its slashes.
    ordered = sorted(areas, key=lambda area: area.path.split("/"))
    paths = {area.path for area in ordered}
    return [
        AreaLine(area, sum(above in paths for above in paths_above(area)), TIER_OF[area.kind], region_of(area, regions))
        for area in ordered
    ]


def paths_above(area: Area) -> list[str]:
    """The paths of the areas that it lies in, the nearest first."""
    steps = area.path.strip("/").split("/")[:-1]
    return ["/".join(steps[:n]) + "/" for n in range(len(steps), 0, -1)]


def region_of(area: Area, regions: dict[str, str]) -> str:
    return next((regions[path] for path in [area.path, *paths_above(area)] if path in regions), "")
