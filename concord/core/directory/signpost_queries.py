"""Reads of bodies outside the area."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Q, QuerySet, When

from concord.core.areas.models import Area

from .models import OutsideBody
from .signpost_rules import CHECKED_LASTS, needs_check
from .terms import BodyStatus, SignpostTopic

# A panel beside something else is short; the page has all.
IN_PANEL = 5
STILL_THERE_FIRST = Case(When(status=BodyStatus.ACTIVE, then=0), default=1)
IN_ORDER = Case(*(When(topic=topic, then=n) for n, topic in enumerate(SignpostTopic.values)), default=9)


@dataclass(frozen=True)
class Signpost:
    """A body as the page shows it. `needs_check`: for whoever looks after the list."""

    body: OutsideBody
    needs_check: bool


def signpost_rows() -> QuerySet[OutsideBody]:
    """Every body of the open area: those still there by topic, then those that are not."""
    found = OutsideBody.objects.select_related("successor", "successor__successor", "area")
    return found.order_by(STILL_THERE_FIRST, IN_ORDER, "name", "pk")


def signposts(bodies: Sequence[OutsideBody], today: date) -> list[Signpost]:
    return [Signpost(body, needs_check(body, today)) for body in bodies]


def to_check(today: date) -> int:
    """How many nobody has looked at for a year, or ever."""
    old = Q(checked_on__isnull=True) | Q(checked_on__lt=today - CHECKED_LASTS)
    return OutsideBody.objects.filter(old).count()


def panel(topic: str) -> list[OutsideBody]:
    """Where else somebody can go with this, for a panel on another page; in one query."""
    found = OutsideBody.objects.filter(status=BodyStatus.ACTIVE, topic=topic)
    # Those that somebody looked at come first.
    return list(found.order_by(F("checked_on").desc(nulls_last=True), "name", "pk")[:IN_PANEL])


def body_of(uid: str) -> OutsideBody | None:
    return OutsideBody.objects.select_related("successor", "area").filter(uid=uid).first()


def bodies_of(area: Area) -> list[OutsideBody]:
    return list(OutsideBody.objects.filter(area=area).order_by("name", "pk"))
