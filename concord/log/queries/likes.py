"""Points in similar words: on the same sheet, and in earlier periods."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ..models import Period, Point
from ..rules import likeness
from ..terms import PeriodState


@dataclass(frozen=True)
class Like:
    """A point in similar words, its number where it is on the same sheet, and the words shared, the rarest first."""

    point: Point
    words: Sequence[str]
    number: str = ""


def likes_of(
    matches: Collection[likeness.Match], points: Mapping[int, Point], numbers: Mapping[int, str]
) -> list[Like]:
    return [Like(points[m.other], m.shared_words[:5], numbers.get(m.other, "")) for m in matches]


def alike_in_box(point: Point, numbers: Mapping[int, str]) -> list[Like]:
    """The points of the same box and sheet in similar words, the most alike first. One query."""
    found = Point.objects.tabled().standing().filter(period=point.period_id, box=point.box)
    points = {one.pk: one for one in found.only("pk", "area", "reference", "text")}
    matches = likeness.Index({pk: one.text for pk, one in points.items()}).search(point.text, leave_out=point.pk)
    return likes_of(matches, points, numbers)


def earlier_alike(period: Period, points: Sequence[Point]) -> dict[int, list[Like]]:
    """Earlier points of the area in similar words, at most two each."""
    before = list(
        Point.objects.tabled()
        .standing()
        .filter(period__opens_on__lt=period.opens_on)
        .exclude(period__state__in=[PeriodState.PLANNED, PeriodState.OPEN])
        .select_related("period")
        .order_by("-period__opens_on")[:400]
    )
    found = likeness.find_alike({p.pk: p.text for p in points}, {p.pk: p.text for p in before})
    by_pk = {p.pk: p for p in before}
    return {pk: likes_of(matches[:2], by_pk, {}) for pk, matches in found.items()}
