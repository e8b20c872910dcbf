"""Sponsors as a table, out and in again; and posts for the voluntary sector, as a table."""

from collections.abc import Iterable
from typing import Any

from concord.core.areas.models import Area
from concord.core.lib.tables import Row

from .cells import Said, day_needed_in, said_by, text_in
from .exports import ExportTable
from .imports import day_in, line_in, name_in
from .models import Endorsement, LeadPost

SPONSOR: dict[str, tuple[Any, ...]] = {
    "organisation": (name_in, 200),
    "who": (name_in, 120),
    "post": (line_in, 120),
    "statement": (text_in, 1000),
    "endorsed_on": (day_needed_in,),
    "confirmed_on": (day_in,),
    "consent_on": (day_in,),
    "ended_on": (day_in,),
    "follows": (line_in, 120),
}
SPONSOR_COLUMNS = ("ref", "organisation", "sector", *tuple(SPONSOR)[1:])
LEAD_COLUMNS = ("organisation", "kind", "who", "requested_on", "granted_on", "consent_on", "ended_on")


def sponsors(area: Area) -> ExportTable:
    """Everybody who stands or stood behind the agreement. `follows`: who did so in the post before, in a row above."""
    beside = [(one, {"ref": one.uid, "sector": one.organisation.sector}) for one in in_turn(all_sponsors(area))]
    return ExportTable(SPONSOR_COLUMNS, [kept(one) | more for one, more in beside])


def all_sponsors(area: Area) -> Iterable[Endorsement]:
    found = Endorsement.objects.filter(area=area).select_related("organisation", "person", "renews__person", "area")
    return found.order_by("organisation__name", "endorsed_on", "pk")


def in_turn(found: Iterable[Endorsement]) -> list[Endorsement]:
    """Nobody before whom they follow."""
    left = {one.pk: one for one in found}
    turn: list[Endorsement] = []
    while left:
        one = next(iter(left.values()))
        chain = []
        while one.pk in left:
            chain.append(left.pop(one.pk))
            one = one.renews or one
        turn += reversed(chain)
    return turn


def kept(one: Endorsement) -> dict[str, Any]:
    """A sponsor as a file says it: the organisation and whom they follow by name."""
    facts = {name: getattr(one, name, "") for name in SPONSOR}
    return facts | {"organisation": one.organisation.name, "follows": one.renews.who if one.renews else ""}


def sponsor_row(row: Row) -> Said:
    """Whoever was not asked again was asked on the first day."""
    said = said_by(row, SPONSOR)
    return Said(said.reference, said.facts | {"confirmed_on": said.facts["confirmed_on"] or said.facts["endorsed_on"]})


def lead_posts(area: Area) -> ExportTable:
    found = LeadPost.objects.filter(area=area).select_related("organisation", "person")
    return ExportTable(LEAD_COLUMNS, [{name: getattr(one, name) for name in LEAD_COLUMNS} for one in found])
