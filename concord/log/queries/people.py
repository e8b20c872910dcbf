"""Who may look after what follows from the points."""

from datetime import date

from concord.core.accounts.models import Person
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.directory.queries import memberships_on, one_each

OWNERS = (Role.OFFICER, Role.CHAIR, Role.GROUP_MEMBER, Role.CHAMPION)


def owners(area: Area, day: date) -> list[Person]:
    """Officers, the chair, members and champions, by name."""
    return [hat.person for hat in one_each(memberships_on(area, day, OWNERS))]
