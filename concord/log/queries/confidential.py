"""Reads for the trustee: what is held, without names."""

from collections.abc import Sequence
from dataclasses import dataclass

from concord.core.areas.models import Area

from ..models import ConfidentialPoint, GroupVersion


@dataclass(frozen=True)
class HeldPage:
    """One confidential point as the trustee sees it before reading who is behind it."""

    row: ConfidentialPoint
    versions: Sequence[GroupVersion]


def held(area: Area) -> list[ConfidentialPoint]:
    """What the trustee holds, by period and then in random order."""
    found = ConfidentialPoint.objects.filter(area=area, is_draft=False, withdrawn=False).select_related("period", "point")
    return list(found.order_by("-period__opens_on", "box", "uid"))


def held_page(reference: str) -> HeldPage | None:
    row = ConfidentialPoint.objects.filter(reference=reference, is_draft=False).select_related("period", "point", "area").first()
    return HeldPage(row, list(row.versions.all())) if row else None


def version_of(uid: str) -> GroupVersion | None:
    return GroupVersion.objects.filter(uid=uid).select_related("confidential", "confidential__period", "confidential__point").first()


def own_row(reference: str) -> ConfidentialPoint | None:
    return ConfidentialPoint.objects.filter(reference=reference).select_related("period", "point", "area").first()
