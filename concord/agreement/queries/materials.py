"""Reads of materials: what is in stock, what is out of date, and where the old may still lie."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from concord.core.areas.models import Area

from ..models import Material, MaterialMove, Version
from ..rules.materials import is_low
from ..terms import Move, VersionState


@dataclass(frozen=True)
class MaterialLine:
    """One material, and how many copies were given out so far."""

    material: Material
    given: int

    @property
    def is_low(self) -> bool:
        return is_low(self.material.stock, self.material.reorder_at) and not self.is_old

    @property
    def is_old(self) -> bool:
        """Whether the version that it shows was replaced."""
        version = self.material.version
        return version is not None and version.state == VersionState.SUPERSEDED


@dataclass(frozen=True)
class OldPlace:
    """Where copies that are out of date were given, and how many since somebody last said that none is left."""

    material: Material
    place: str
    given: int
    last_on: date


@dataclass(frozen=True)
class MaterialsPage:
    lines: Sequence[MaterialLine]
    old_places: Sequence[OldPlace]

    @property
    def low(self) -> int:
        return sum(line.is_low for line in self.lines)


def materials_page(area: Area) -> MaterialsPage:
    """In two queries."""
    lines = [as_line(one) for one in counted(Material.objects.filter(area=area))]
    return MaterialsPage(lines, old_places(lines))


def counted(materials: QuerySet[Material]) -> QuerySet[Material]:
    given = Coalesce(Sum("moves__quantity", filter=Q(moves__move=Move.GIVEN)), 0)
    return materials.select_related("version__document", "area").annotate(given=given)


def as_line(material: Material) -> MaterialLine:
    return MaterialLine(material, material.given)  # type: ignore[attr-defined]  # annotated


def old_places(lines: Sequence[MaterialLine]) -> list[OldPlace]:
    """One query; the longest ago first. What was given before a place was cleared, or that day, does not count."""
    old = {line.material.pk: line.material for line in lines if line.is_old}
    there = {"material": OuterRef("material"), "place": OuterRef("place"), "on__gte": OuterRef("on")}
    cleared = MaterialMove.objects.filter(move=Move.CLEARED, **there)
    found = MaterialMove.objects.filter(~Exists(cleared), material__in=old, move=Move.GIVEN)
    rows = found.values("material", "place").annotate(given=Sum("quantity"), last=Max("on")).order_by("last", "place")
    return [OldPlace(old[one["material"]], one["place"], one["given"], one["last"]) for one in rows]


def material_of(uid: str) -> MaterialLine | None:
    found = counted(Material.objects.filter(uid=uid)).first()
    return as_line(found) if found else None


def moves_of(material: Material) -> QuerySet[MaterialMove]:
    return material.moves.select_related("by")


def move_of(uid: str) -> MaterialMove | None:
    return MaterialMove.objects.select_related("material__area", "area").filter(uid=uid).first()


def noted(area: Area) -> list[Material | MaterialMove]:
    """Everything that happened, the oldest first, and the materials to which nothing did. Two queries."""
    moves = MaterialMove.objects.filter(area=area).select_related("material__version", "by").order_by("on", "pk")
    without = Material.objects.filter(area=area, moves=None).select_related("version")
    return [*moves, *without]


def kept(one: Material | MaterialMove) -> dict[str, Any]:
    """What is kept of it, as a file says it."""
    shown = one.material if isinstance(one, MaterialMove) else one
    plain = {name: getattr(shown, name) for name in ("kind", "form", "language", "link", "reorder_at")}
    about = plain | {"material": shown.name, "version": str(shown.version or "")}
    if isinstance(one, MaterialMove):
        return about | {"on": one.on, "move": one.move, "quantity": one.quantity, "place": one.place}
    return about | {"on": None, "move": "", "quantity": 0, "place": ""}


def versions_shown(area: Area) -> dict[str, Version]:
    """What a material can show, by a key for a choice: every version that was ever in force, the newest first."""
    found = Version.objects.filter(area=area, adopted_on__isnull=False).select_related("document")
    return {f"{one.document.uid}.{one.number}": one for one in found.order_by("-adopted_on", "-pk")}
