"""The communities that an area names, and which of them its partners serve (R008)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line

from ..models import CommunityTag, Partner
from ..terms import Verb

Actor = Person | Installation


@transaction.atomic
def add_tag(*, area: Area, name: str, hard_to_reach: bool, by: Actor, at: datetime) -> CommunityTag:
    """Name a community or interest. It describes the organisations that serve it, never a person."""
    require(by, Permission.MANAGE_PEOPLE, area)
    tag = CommunityTag(area=area, name=clean_line(name), hard_to_reach=hard_to_reach)
    check_tag_name(tag)
    tag.save()
    record(Verb.TAGS_CHANGED, subject=area, by=by, at=at, area=area)
    return tag


@transaction.atomic
def change_tag(*, tag: CommunityTag, name: str, hard_to_reach: bool, by: Actor, at: datetime) -> None:
    """Call a community something else, or say whether it is hard to reach."""
    require(by, Permission.MANAGE_PEOPLE, tag.area)
    tag.name, tag.hard_to_reach = clean_line(name), hard_to_reach
    check_tag_name(tag)
    tag.save(update_fields=["name", "hard_to_reach"])
    record(Verb.TAGS_CHANGED, subject=tag.area, by=by, at=at, area=tag.area)


@transaction.atomic
def remove_tag(*, tag: CommunityTag, by: Actor, at: datetime) -> None:
    """Take a community off the list, and off the organisations that had it."""
    require(by, Permission.MANAGE_PEOPLE, tag.area)
    area = tag.area
    CommunityTag.objects.filter(pk=tag.pk).delete()
    record(Verb.TAGS_CHANGED, subject=area, by=by, at=at, area=area)


@transaction.atomic
def tag_partner(*, partner: Partner, tags: Iterable[CommunityTag], by: Actor, at: datetime) -> None:
    """Say which communities an organisation serves; none means that it is not known."""
    require(by, Permission.MANAGE_PEOPLE, partner.area)
    chosen = list(tags)
    if any(tag.area_id != partner.area_id for tag in chosen):
        raise RuleBroken("Choose communities of this area's own list.", field="tags")
    partner.tags.set(chosen)
    record(Verb.PARTNER_TAGGED, subject=partner.organisation, by=by, at=at, area=partner.area)


def check_tag_name(tag: CommunityTag) -> None:
    if not tag.name:
        raise RuleBroken("Enter the name of the community.", field="name")
    same = CommunityTag.objects.filter(area=tag.area, name__iexact=tag.name).exclude(pk=tag.pk)
    if same.exists():
        raise RuleBroken(f"“{tag.name}” is on the list already.", field="name")
