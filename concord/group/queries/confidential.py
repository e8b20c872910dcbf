"""Who reads what the minutes keep for the group's members."""

from collections.abc import Set
from typing import Any

from concord.core.accounts.access import permissions_in
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area

# The group's members, its chair and the officer; nobody who only reads along.
READS = {Permission.TAKE_POSITION, Permission.RECORD_DECISIONS}


def sees_confidential(person: Person | None, area: Area) -> bool:
    return reads_confidential(permissions_in(person, area))


def reads_confidential(granted: Set[Any]) -> bool:
    return bool(READS & granted)
