"""Who may: the one place that answers it. Whether it can be done now is in each app's rules."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects
from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.lib.errors import AccessDenied

from .permissions import Permission
from .roles import NEVER_PUBLIC_HOSTED, ROLES, Role

if TYPE_CHECKING:
    from .models import Person, RoleGrant


class Installation:
    """The installation itself: its clock and its command line, which act for nobody."""

    uid = "concord"


SYSTEM = Installation()


def acting(by: "Person | Installation | None") -> "Person | None":
    """The person to keep in a `recorded_by` column: None for the installation."""
    return None if by is None or isinstance(by, Installation) else by


def permissions_in(person: "Person | None", area: Area, *, on: date | None = None) -> frozenset[Permission]:
    """Everything the person may do in the area on a day (today by default). One query a person, then cached."""
    if person is None or not person.is_active or not person.pk:
        return frozenset()
    found: set[Permission] = set()
    grants = grants_on(person, on or today())
    for grant in grants:
        found |= granted(grant, area)
    # Whoever works here for a public body is asked what they know under its duties, whatever other hat they wear.
    if any(grant.host_sector == "public" and grant.area_id == area.pk for grant in grants):
        found -= NEVER_PUBLIC_HOSTED
    return frozenset(found)


def may(person: "Person | None", permission: Permission, area: Area, *, on: date | None = None) -> bool:
    return permission in permissions_in(person, area, on=on)


def require(
    person: "Person | Installation | None", permission: Permission, area: Area, *, on: date | None = None
) -> None:
    """Raise `AccessDenied` unless the person may. `None` never may; `SYSTEM` always may."""
    if isinstance(person, Installation):
        return
    if not may(person, permission, area, on=on):
        raise AccessDenied("You do not have permission to do this here.")


def is_own(by: "Person | Installation", owner: int | None) -> bool:
    """Whether somebody acts on what is theirs. `owner`: the person's primary key."""
    return not isinstance(by, Installation) and by.pk == owner


def require_unless_own(by: "Person | Installation", owner: int | None, permission: Permission, area: Area) -> None:
    """Raise `AccessDenied` unless it is their own, or they may."""
    if not is_own(by, owner):
        require(by, permission, area)


def roles_in(person: "Person | None", area: Area, *, on: date | None = None) -> frozenset[Role]:
    """The roles held in exactly this area on a day."""
    if person is None or not person.pk:
        return frozenset()
    day = on or today()
    return frozenset(Role(grant.role) for grant in grants_on(person, day) if grant.area_id == area.pk)


def today() -> date:
    # The one clock below the views: "may I" without a day always means today.
    return timezone.localdate()


def grants_on(person: "Person", day: date) -> list["RoleGrant"]:
    """The person's grants in force on a day, read once for each person object."""
    cached: list[RoleGrant] | None = getattr(person, "_grants", None)
    if cached is None:
        cached = list(person.grants.select_related("area"))
        person._grants = cached  # type: ignore[attr-defined]  # a cache on the instance, not a column
    return [grant for grant in cached if not grant.waiting and is_dated(grant, day)]


def read_grants(people: "Iterable[Person]") -> None:
    """Read the grants of several people in one go, so that `may` asks the database no more for each of them."""
    found = list(people)
    prefetch_related_objects(found, "grants__area")
    for person in found:
        person._grants = list(person.grants.all())  # type: ignore[attr-defined]  # as above


def is_dated(grant: "RoleGrant", day: date) -> bool:
    return grant.starts_on <= day and (grant.ends_on is None or grant.ends_on >= day)


def granted(grant: "RoleGrant", area: Area) -> frozenset[Permission]:
    """What one grant gives in an area: its own, one below it, or (installation-wide) any."""
    rule = ROLES[Role(grant.role)]
    if grant.area is None or (grant.area_id != area.pk and area.path.startswith(grant.area.path)):
        found = rule.below
    elif grant.area_id == area.pk:
        found = rule.here
    else:
        return frozenset()
    return found - NEVER_PUBLIC_HOSTED if grant.host_sector == "public" else found
