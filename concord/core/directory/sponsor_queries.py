"""Reads of sponsors and of posts for the voluntary sector."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When
from django.urls import reverse

from concord.core.accounts.calendar import Asked, DateLine
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area

from .models import Endorsement, LeadPost, Membership, Organisation
from .sponsor_rules import STANDS, asked_again_on, gap_words
from .terms import Sector


def sponsor_rows(today: date, *, ended: bool = False) -> QuerySet[Endorsement]:
    """Sponsors of the open area. `left`: the person has no role for the organisation any more; `due`: ask again."""
    held = Membership.objects.dated(today).filter(person=OuterRef("person"), organisation=OuterRef("organisation"))
    found = Endorsement.objects.select_related("organisation", "person", "renews__person", "area").annotate(
        left=Case(When(Q(person__isnull=False) & ~Exists(held), then=Value(True)), default=Value(False)),
        due=Case(When(confirmed_on__lte=today - STANDS, then=Value(True)), default=Value(False)),
    )
    return (found if ended else found.filter(ended_on__isnull=True)).order_by("organisation__name", "pk")


def to_ask(today: date) -> int:
    """How many to ask again: a year has passed, or the person's role has ended."""
    return sponsor_rows(today).filter(Q(left=True) | Q(due=True)).count()


def sponsor_of(uid: str) -> Endorsement | None:
    return Endorsement.objects.select_related("organisation", "person", "area").filter(uid=uid).first()


def lead_rows() -> QuerySet[LeadPost]:
    """Posts that last, granted or asked for."""
    found = LeadPost.objects.filter(ended_on__isnull=True).select_related("organisation", "person", "area")
    return found.order_by("organisation__name", "kind", "pk")


def lead_of(uid: str) -> LeadPost | None:
    return LeadPost.objects.select_related("organisation", "person", "area").filter(uid=uid).first()


def shown_sponsors() -> QuerySet[Endorsement]:
    """Those whom anybody may read, with their words."""
    found = Endorsement.objects.filter(consent_on__isnull=False, ended_on__isnull=True)
    return found.select_related("organisation", "person").order_by("organisation__name", "pk")


def shown_leads() -> QuerySet[LeadPost]:
    return lead_rows().filter(consent_on__isnull=False, granted_on__isnull=False)


def without_sponsor(area: Area) -> QuerySet[Organisation]:
    """Partners of whom nobody senior stands behind the agreement."""
    stands = Endorsement.objects.filter(organisation=OuterRef("pk"), ended_on__isnull=True)
    order = Case(When(sector=Sector.PUBLIC, then=0), When(sector=Sector.VOLUNTARY, then=1), default=2)
    return active(area).filter(~Exists(stands)).order_by(order, "name", "pk")


def active(area: Area) -> QuerySet[Organisation]:
    return Organisation.objects.filter(status="active", partnerships__area=area, partnerships__ends_on__isnull=True)


@dataclass(frozen=True)
class Backing:
    """Of so many partners of each sector, how many have a sponsor."""

    public: tuple[int, int]
    voluntary: tuple[int, int]

    @property
    def gap(self) -> str:
        return gap_words(self.public, self.voluntary)


def backing(area: Area) -> Backing:
    """In one query."""
    stands = Endorsement.objects.filter(organisation=OuterRef("pk"), ended_on__isnull=True)
    rows = active(area).annotate(has=Exists(stands)).order_by().values("sector")
    counts = {
        row["sector"]: (row["backed"], row["n"])
        for row in rows.annotate(n=Count("pk"), backed=Count("pk", filter=Q(has=True)))
    }
    return Backing(counts.get(Sector.PUBLIC, (0, 0)), counts.get(Sector.VOLUNTARY, (0, 0)))


def dates(asked: Asked) -> Iterator[DateLine]:
    """The days on which sponsors are asked again, for whoever looks after them. One query."""
    if Permission.MANAGE_PEOPLE not in asked.granted:
        return
    between = (asked.first - STANDS, asked.last - STANDS)
    found = Endorsement.objects.filter(ended_on__isnull=True, confirmed_on__range=between)
    for one in found.select_related("organisation"):
        yield DateLine(
            key=f"sponsor-{one.uid}",
            day=asked_again_on(one),
            title=f"Ask {one.organisation} whether its sponsor still stands behind the {asked.area.word('agreement')}",
            url=reverse("directory:support", kwargs={"area": asked.area.slug}),
            mine=True,
            to_do=True,
        )
