"""What is coming in policy and funding: the list, what a digest would hold and to whom it would go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.areas.queries import holds_words
from concord.core.areas.terms import AreaStatus
from concord.core.directory.letters import want_no_letters
from concord.core.directory.models import Membership
from concord.core.directory.queries import memberships_on, one_each
from concord.core.mail.queries import came_back

from ..imports.horizon import READERS
from ..models import HorizonItem
from ..terms import Relevance

MATTERS = (Relevance.HIGH, Relevance.SOME)


@dataclass(frozen=True)
class DigestPage:
    """What a digest would hold. `left_out`: champions without an address, whose mail came back, or who want none."""

    items: Sequence[HorizonItem]
    goes_to: Sequence[Membership]
    left_out: int


def horizon(area: Area, *, search: str = "", kind: str = "", relevance: str = "") -> QuerySet[HorizonItem]:
    """The latest first."""
    found = HorizonItem.objects.filter(area=area).prefetch_related("commitments")
    found = found.filter(holds_words(search, "title", "text", "source", "why", "action", "origin_name"))
    chosen = {name: value for name, value in (("kind", kind), ("relevance", relevance)) if value}
    return found.filter(**chosen)


def horizon_item(uid: str) -> HorizonItem | None:
    return HorizonItem.objects.select_related("area").prefetch_related("commitments").filter(uid=uid).first()


def agenda_key(item: HorizonItem) -> str:
    return f"officers/horizon/{item.uid}/"


def for_digest(area: Area) -> QuerySet[HorizonItem]:
    """What matters here and was in no digest yet, the most important first."""
    found = HorizonItem.objects.filter(area=area, relevance__in=MATTERS, digest_on=None)
    return found.order_by("relevance", "-on", "pk")


def digest_page(area: Area, day: date) -> DigestPage:
    """In a fixed number of queries, however many champions there are."""
    champions = one_each(memberships_on(area, day, [Role.CHAMPION]))
    gone, unwanted = came_back(area, [hat.person.email for hat in champions]), want_no_letters(area)
    goes_to = [hat for hat in champions if may_be_written_to(hat, gone, unwanted)]
    return DigestPage(list(for_digest(area)), goes_to, len(champions) - len(goes_to))


def may_be_written_to(hat: Membership, gone: set[str], unwanted: set[int]) -> bool:
    email = hat.person.email
    return bool(email) and email.lower() not in gone and hat.person_id not in unwanted


def areas_below(area: Area) -> QuerySet[Area]:
    """Those that share with this one, which it may tell of something."""
    shares = Q(shares_summaries=True) | Q(pk__in=area.agreed_below().values("pk"))
    found = Area.objects.below(area).filter(shares, status=AreaStatus.ACTIVE)
    return found.exclude(pk=area.pk).order_by("name")


def posted(area: Area) -> QuerySet[HorizonItem]:
    return HorizonItem.objects.filter(area=area, told__gt=0)


def kept(item: HorizonItem) -> dict[str, Any]:
    """What is kept of it, as a file says it: commitments by their numbers."""
    numbers = sorted(one.number for one in item.commitments.all())
    return {name: getattr(item, name) for name in READERS if name != "commitments"} | {"commitments": numbers}
