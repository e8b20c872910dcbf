"""Setting up groups, changing how they decide, and ending one."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken

from .. import rules
from ..models import Group
from ..terms import GroupKind, MeetingState, Verb

Actor = Person | Installation

CHANGED = ("name", "purpose", "quorum_public", "quorum_voluntary", "two_sector_rule")
OF_OTHERS = ("kind", "parent", "starts_on", "chair", "secretary")


@transaction.atomic
def add_group(
    *,
    area: Area,
    name: str,
    slug: str,
    by: Actor,
    at: datetime,
    purpose: str = "",
    quorum_public: int = 1,
    quorum_voluntary: int = 1,
    two_sector_rule: bool = True,
    kind: str = GroupKind.STEERING,
    **facts: object,
) -> Group:
    """Set up a group. The first of an area is its main one: its meetings open periods and decide on points.

    `facts`: parent, starts_on, chair, secretary.
    """
    require(by, Permission.MANAGE_MEETINGS, area)
    if Group.objects.filter(area=area, slug=slug).exists():
        raise RuleBroken(f"{area} has this group already. Change it instead.", field="name")
    group = Group(
        area=area,
        name=name,
        slug=slug,
        purpose=purpose,
        quorum_public=quorum_public,
        quorum_voluntary=quorum_voluntary,
        two_sector_rule=two_sector_rule,
        kind=kind,
        is_main=not Group.objects.filter(area=area, is_main=True).exists(),
        **facts,
    )
    group.save()
    record(Verb.GROUP_ADDED, subject=group, by=by, at=at)
    return group


@transaction.atomic
def change_group(*, group: Group, changes: Mapping[str, object], by: Actor, at: datetime) -> Group:
    """Change a group's name, purpose, quorum or its two-sector rule; of others than the main one also what it is."""
    require(by, Permission.MANAGE_MEETINGS, group.area)
    if "parent" in changes:
        rules.check_parent(group, changes["parent"])
    for name in CHANGED + (() if group.is_main else OF_OTHERS):
        if name in changes:
            setattr(group, name, changes[name])
    rules.check_group_days(group.starts_on, group.ends_on)
    group.save()
    record(Verb.GROUP_CHANGED, subject=group, by=by, at=at)
    return group


@transaction.atomic
def end_group(*, group: Group, on: date, by: Actor, at: datetime) -> Group:
    """A group that has done its work ends on a day; what it did stays. The main one goes on."""
    require(by, Permission.MANAGE_MEETINGS, group.area)
    rules.check_may_end(group, on)
    if group.meetings.filter(state=MeetingState.SCHEDULED, starts_at__date__gt=on).exists():
        raise RuleBroken("A meeting is planned after that day. Cancel it first.", field="on")
    # Compare-and-set: two officers may press the button in the same minute.
    if Group.objects.filter(pk=group.pk, ends_on__isnull=True).update(ends_on=on) != 1:
        raise RuleBroken("Someone else has just ended this group.")
    group.ends_on = on
    record(Verb.GROUP_ENDED, subject=group, by=by, at=at, on=on.isoformat())
    return group
