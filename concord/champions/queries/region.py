"""Champions and events of the other areas of a region.

This crosses areas. It reads those champions alone who said that they may be read there, and what areas open to all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.areas.queries import holds_words, others_of_region
from concord.core.areas.scoping import everywhere
from concord.core.directory.models import Membership

from ..models import Champion, RegionEvent, WorkArea

PER_PAGE = 25
SEARCHED = ("person__name", "organisation__name", "unit__name", "area__name")


@dataclass(frozen=True)
class Neighbour:
    """A champion of another area who wants to be found. It holds facts, no row that could be written to."""

    name: str
    email: str
    area: str
    where: str
    sector: str
    work: tuple[str, ...]


@dataclass(frozen=True)
class RegionPage:
    """`page`: of `people`; `areas`: how many other areas the region has; `coming`: events from today on."""

    page: Page[Membership]
    people: tuple[Neighbour, ...]
    areas: int
    coming: tuple["Coming", ...]


@dataclass(frozen=True)
class Coming:
    """An event of the region; `uid` only of the area's own, which it may change."""

    on: date
    title: str
    place: str
    link: str
    theme: str
    area: str
    uid: str


def region_page(area: Area, day: date, number: str | None, *, search: str = "", theme: str = "") -> RegionPage:
    """In six queries whatever the number of areas and champions."""
    around = list(others_of_region(area))
    with everywhere():
        page = Paginator(hats_found(around, day, search, theme), PER_PAGE).get_page(number)
        hats = list(page.object_list)
        work = work_by_hat(hats)
        people = tuple(neighbour(hat, work.get((hat.area_id, hat.person_id), [])) for hat in hats)
        coming = tuple(coming_events(area, around, day))
    return RegionPage(page, people, len(around), coming)


def hats_found(areas: Iterable[Area], day: date, search: str, theme: str) -> QuerySet[Membership]:
    """Called inside `everywhere`."""
    record = Champion.objects.filter(person=OuterRef("person"), area=OuterRef("area"), shown_in_region=True)
    found = Membership.objects.filter(Exists(record), area__in=areas, role=Role.CHAMPION).as_at(day)
    works = WorkArea.objects.filter(champion__person=OuterRef("person"), area=OuterRef("area"))
    if search:
        said = Q(holds_words(search, *SEARCHED)) | Q(Exists(works.filter(holds_words(search, "words"))))
        found = found.filter(said)
    if theme:
        found = found.filter(Exists(works.filter(theme=theme)))
    found = found.select_related("person", "organisation", "unit", "area")
    return found.order_by("area__name", "person__name", "pk")


def work_by_hat(hats: Iterable[Membership]) -> dict[tuple[int, int], list[str]]:
    """Called inside `everywhere`."""
    found: dict[tuple[int, int], list[str]] = {}
    rows = WorkArea.objects.filter(champion__person__in=[hat.person_id for hat in hats]).select_related("champion")
    for row in rows:
        found.setdefault((row.area_id, row.champion.person_id), []).append(str(row))
    return found


def neighbour(hat: Membership, work: list[str]) -> Neighbour:
    return Neighbour(
        name=hat.person.name,
        email=hat.person.email,
        area=hat.area.name,
        where=f"{hat.organisation}, {hat.unit}" if hat.unit else str(hat.organisation),
        sector=hat.organisation.sector,
        work=tuple(work),
    )


def coming_events(area: Area, around: Iterable[Area], day: date) -> Iterable[Coming]:
    """Called inside `everywhere`."""
    found = RegionEvent.objects.filter(area__in=[area, *around], on__gte=day).select_related("area")
    for one in found.order_by("on", "pk")[:PER_PAGE]:
        own = str(one.uid) if one.area_id == area.pk else ""
        yield Coming(one.on, one.title, one.place, one.link, one.get_theme_display(), one.area.name, own)


def event_of(uid: str) -> RegionEvent | None:
    return RegionEvent.objects.select_related("area").filter(uid=uid).first()
