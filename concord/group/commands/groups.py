"""Setting up a group and changing how it decides."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken

from ..models import Group
from ..terms import Verb

Actor = Person | Installation


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
) -> Group:
    """Set up a group that meets about the agreement."""
    require(by, Permission.MANAGE_MEETINGS, area)
    if Group.objects.filter(area=area, slug=slug).exists():
        raise RuleBroken(f"{area} has this group already. Change it instead.")
    group = Group(
        area=area,
        name=name,
        slug=slug,
        purpose=purpose,
        quorum_public=quorum_public,
        quorum_voluntary=quorum_voluntary,
        two_sector_rule=two_sector_rule,
    )
    group.save()
    record(Verb.GROUP_ADDED, subject=group, by=by, at=at)
    return group


@transaction.atomic
def change_group(*, group: Group, changes: Mapping[str, object], by: Actor, at: datetime) -> Group:
    """Change a group's name, purpose, quorum or its two-sector rule."""
    require(by, Permission.MANAGE_MEETINGS, group.area)
    for name in ("name", "purpose", "quorum_public", "quorum_voluntary", "two_sector_rule"):
        if name in changes:
            setattr(group, name, changes[name])
    group.save()
    record(Verb.GROUP_CHANGED, subject=group, by=by, at=at)
    return group
