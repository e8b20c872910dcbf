"""Sponsors as a table, out and in again; and posts for the voluntary sector."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from concord.core.areas.models import Area
from concord.core.lib.tables import Row

from .cells import Said, day_needed_in, said_by, text_in
from .exports import ExportTable, in_turn
from .imports import choice_in, day_in, line_in, name_in
from .models import Endorsement, LeadPost
from .terms import LeadKind

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
LEAD: dict[str, tuple[Any, ...]] = {
    "organisation": (name_in, 200),
    "kind": (choice_in, LeadKind.values),
    "who": (line_in, 120),
    **dict.fromkeys(("requested_on", "granted_on", "consent_on", "ended_on"), (day_in,)),
}


def sponsors(area: Area) -> ExportTable:
    """Everybody who stands or stood behind the agreement. `follows`: who did so in the post before, in a row above."""
    turn = in_turn(all_sponsors(area), attrgetter("renews"))
    beside = [(one, {"ref": one.uid, "sector": one.organisation.sector}) for one in turn]
    return ExportTable(SPONSOR_COLUMNS, [kept(one) | more for one, more in beside])


def all_sponsors(area: Area) -> Iterable[Endorsement]:
    found = Endorsement.objects.filter(area=area).select_related("organisation", "person", "renews__person", "area")
    return found.order_by("organisation__name", "endorsed_on", "pk")


def kept(one: Endorsement) -> dict[str, Any]:
    """A sponsor as a file says it: the organisation and whom they follow by name."""
    facts = {name: getattr(one, name, "") for name in SPONSOR}
    return facts | {"organisation": one.organisation.name, "follows": one.renews.who if one.renews else ""}


def sponsor_row(row: Row) -> Said:
    """Whoever was not asked again was asked on the first day."""
    said = said_by(row, SPONSOR)
    return Said(said.reference, said.facts | {"confirmed_on": said.facts["confirmed_on"] or said.facts["endorsed_on"]})


def all_leads(area: Area) -> Iterable[LeadPost]:
    return LeadPost.objects.filter(area=area).select_related("organisation", "person", "area")


def lead_kept(one: LeadPost) -> dict[str, Any]:
    """A post as a file says it: the organisation by name."""
    return {name: getattr(one, name) for name in LEAD} | {"organisation": one.organisation.name}
