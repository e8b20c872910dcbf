"""Short lists of the directory from files in the exports' own shape."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.commands import put
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken

from .. import sponsor_rules as rules
from ..models import LeadPost, OutsideBody, Partnership, ScrutinyItem
from ..scrutiny_queries import SCRUTINY, all_items, item_kept
from ..signpost_rules import check_names_another
from ..signpost_tables import BODY, all_bodies, body_kept
from ..sponsor_tables import LEAD, all_leads, lead_kept
from ..terms import PartnershipKind, Verb
from .lists import check_spelling, partner_named, shape_of
from .scrutiny import put_scrutiny_item
from .signposts import add_body, change_body
from .sponsors import name_them

Actor = Person | Installation


def keep_lead(*, area: Area, facts: Mapping[str, Any], row: LeadPost | None, by: Actor, at: datetime) -> None:
    """A consent is of whoever gave it: it passes to no other name."""
    require(by, Permission.MANAGE_PEOPLE, area)
    today, made = timezone.localdate(at), row or LeadPost(area=area)
    if row is not None:
        rules.check_told_of(row, facts)
    for name in ("ended_on", "consent_on"):
        rules.check_came(facts[name], today, name)
    if row is None or row.organisation.name != facts["organisation"]:
        made.organisation = partner_named(facts["organisation"], "organisation")
    name_them(made, facts["who"], may_publish=False)
    rules.check_spelt(made, facts["who"])
    for name in ("kind", "requested_on", "granted_on", "consent_on", "ended_on"):
        setattr(made, name, facts[name])
    rules.check_lead(made, facts["who"], today)
    made.save()
    record(Verb.LEAD_CHANGED if row else Verb.LEAD_ADDED, subject=made, by=by, at=at)


def keep_body(*, area: Area, facts: Mapping[str, Any], row: OutsideBody | None, by: Actor, at: datetime) -> None:
    """The file says too when somebody last looked whether it is right."""
    rules.check_came(facts["checked_on"], timezone.localdate(at), "checked_on")
    check_names_another(facts["status"], facts["successor"])
    told = {**facts, "successor": successor_named(area, facts["successor"])}
    made = change_body(body=row, facts=told, by=by, at=at) if row else add_body(area=area, facts=told, by=by, at=at)
    put(made, {"checked_on": facts["checked_on"]})


def successor_named(area: Area, name: str) -> OutsideBody | None:
    if not name:
        return None
    found = OutsideBody.objects.filter(area=area, name__iexact=name).select_related("successor").first()
    if found is None:
        raise RuleBroken(f"“{name}” is not on the list yet. Put its row above this one.", field="successor")
    check_spelling(name, found.name, "successor")
    return found


def keep_item(*, area: Area, facts: Mapping[str, Any], row: ScrutinyItem | None, by: Actor, at: datetime) -> None:
    same = row is not None and row.committee.name == facts["committee"]
    committee = row.committee if row and same else committee_named(area, facts["committee"])
    told = {**facts, "committee": committee}
    put_scrutiny_item(area=area, facts=told, item=row, by=by, at=at)


def committee_named(area: Area, name: str) -> Partnership:
    """One that meets now goes before one that has ended."""
    called = Partnership.objects.filter(area=area, kind=PartnershipKind.SCRUTINY, name__iexact=name)
    found = called.order_by("ended_on").filter(ended_on=None).first() or called.first()
    if found is None:
        raise RuleBroken(
            f"“{name}” is no scrutiny committee here. Add it to the partnerships first.", field="committee"
        )
    check_spelling(name, found.name, "committee")
    return found


LEAD_POSTS = shape_of(
    LEAD,
    required=("organisation", "kind"),
    same=("organisation", "kind", "requested_on", "granted_on"),
    rows=all_leads,
    kept=lead_kept,
    put=keep_lead,
    permission=Permission.MANAGE_PEOPLE,
)
OUTSIDE_BODIES = shape_of(
    BODY,
    required=("name", "topic", "role"),
    same=("name",),
    rows=all_bodies,
    kept=body_kept,
    put=keep_body,
    permission=Permission.MANAGE_PEOPLE,
)
SCRUTINY_ITEMS = shape_of(
    SCRUTINY,
    required=("committee", "kind", "title", "on"),
    same=("committee", "title", "on"),
    rows=all_items,
    kept=item_kept,
    put=keep_item,
    permission=Permission.MANAGE_PEOPLE,
)
