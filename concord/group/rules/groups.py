"""Whether now: what a group is part of, and when it ends."""

from datetime import date

from concord.core.lib.errors import RuleBroken

from ..models import Group


def check_parent(group: Group, parent: object) -> None:
    """A group is part of another, never of itself or of a part of its own."""
    above = parent if isinstance(parent, Group) else None
    while above is not None:
        if above == group:
            raise RuleBroken("A group cannot be part of itself.", field="parent")
        above = above.parent


def check_group_days(starts_on: date | None, ends_on: date | None) -> None:
    if starts_on and ends_on and ends_on < starts_on:
        raise RuleBroken("The group would end before it began.", field="starts_on")


def check_may_end(group: Group, on: date) -> None:
    """The main group goes on as long as the area does."""
    if group.is_main:
        raise RuleBroken("This is the area’s main group: periods and decisions hang on it, so it does not end.")
    if group.ends_on is not None:
        raise RuleBroken("This group has ended already.")
    if group.starts_on and on < group.starts_on:
        raise RuleBroken("The group would end before it began.", field="on")


def check_goes_on(group: Group, day: date) -> None:
    if group.ends_on is not None and day > group.ends_on:
        raise RuleBroken("This group has ended. Choose another, or a day before it did.")
