"""Whether now: what is said of bodies outside the area (R011)."""

from datetime import date, timedelta

from concord.core.lib.errors import RuleBroken

from .models import OutsideBody
from .terms import BodyStatus

# Whoever runs the area looks again after so long.
CHECKED_LASTS = timedelta(days=365)


def check_address(url: str) -> None:
    if url and not url.startswith("https://"):
        raise RuleBroken("The address must begin with https://, like https://www.example.org.", field="url")


def check_successor(body: OutsideBody | None, status: str, successor: OutsideBody | None) -> None:
    """A body that was replaced names another; whoever follows the links from one to the next never comes back."""
    if status == BodyStatus.REPLACED and successor is None:
        raise RuleBroken("Choose which body took its place. If none did, say that it closed.", field="successor")
    after = successor if status == BodyStatus.REPLACED else None
    while after is not None:
        if body is not None and after.pk == body.pk:
            raise RuleBroken(f"{successor} was replaced by this one. Choose another.", field="successor")
        after = after.successor


def check_names_another(status: str, successor: str) -> None:
    """In a file, which says both."""
    if successor and status != BodyStatus.REPLACED:
        raise RuleBroken("Only a body that was replaced names another. Empty this cell.", field="successor")


def needs_check(body: OutsideBody, today: date) -> bool:
    """Nobody has looked yet, or not for a year."""
    return body.checked_on is None or today - body.checked_on > CHECKED_LASTS


def check_nothing_points_here(body: OutsideBody, *, is_successor: bool) -> None:
    if is_successor:
        raise RuleBroken(f"Another body was replaced by {body}. Change that first.")
