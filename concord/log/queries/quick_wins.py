"""Reads of quick wins."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from concord.core.areas.models import Area

from ..models import Decision, Point, QuickWin
from ..terms import Box, QuickWinState
from .log import shown_points
from .registers import still_there

# What comes first: much benefit for little effort, or the next to be done.
ORDERS = {"best": ("effort_for", "-benefit"), "effort": ("effort", "-benefit"), "due": ()}


def quick_wins(area: Area, chosen: Mapping[str, str] | None = None, on: date | None = None) -> QuerySet[QuickWin]:
    """The shortlist: what is to be done first, by benefit and effort or by date (R120).

    Each with `is_win`: whether the group decided that the point that tells of it is a win.
    """
    chosen = chosen or {}
    found = QuickWin.objects.filter(area=area)
    if chosen.get("state") == "overdue":
        found = found.filter(state=QuickWinState.OPEN, due_on__lt=on)
    elif chosen.get("state"):
        found = found.filter(state=chosen["state"])
    if chosen.get("owner"):
        found = found.filter(owner__uid=chosen["owner"])
    if chosen.get("search"):
        found = found.filter(idea__icontains=chosen["search"])
    won = Decision.objects.filter(
        point=OuterRef("told_in"), point__withdrawn_at__isnull=True, is_current=True, win=True
    )
    found = found.annotate(
        open=Q(state=QuickWinState.OPEN), effort_for=F("effort") - F("benefit"), is_win=Exists(won)
    ).select_related("owner", "point", "told_in")
    return found.order_by("-open", *ORDERS[chosen.get("order") or "best"], "due_on", "idea", "uid")


def quick_win_of(uid: str) -> QuickWin | None:
    return QuickWin.objects.select_related("area", "owner", "point", "told_in").filter(uid=uid).first()


def tellers(area: Area) -> list[Point]:
    """Points that could tell of a quick win that was done, latest first."""
    return list(telling(area).select_related("period").order_by("-period__opens_on", "reference")[:100])


def telling(area: Area) -> QuerySet[Point]:
    """Reported as wins, or decided to be wins."""
    won = Decision.objects.filter(point=OuterRef("pk"), is_current=True, win=True)
    return shown_points(area).filter(Q(box=Box.WINS) | Exists(won), merged_into__isnull=True)


def kept(quick: QuickWin) -> dict[str, Any]:
    """A quick win as a file says it: a point that was withdrawn since is not named."""
    plain = ("idea", "effort", "benefit", "due_on", "state", "result", "added_on")
    points = {name: str(still_there(getattr(quick, name)) or "") for name in ("point", "told_in")}
    return {name: getattr(quick, name) for name in plain} | points | {"owner": str(quick.owner or "")}
