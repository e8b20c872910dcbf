"""What somebody left before they joined with an account of their own follows them: each app says what is theirs."""

from collections.abc import Callable
from datetime import date, datetime

from concord.core.accounts.models import Person
from concord.core.areas.models import Area

from .queries import joined

# Called inside the area's scope with `was` and `account`. Tells whether there was anything; twice does it once.
Follower = Callable[..., bool]
FOLLOWERS: list[Follower] = []


def register_follower(follower: Follower) -> None:
    """Add an app's command. Called once, when an app is ready."""
    FOLLOWERS.append(follower)


def follow_to_account(*, was: Person, account: Person) -> bool:
    """Give an account what stood under the name of the same person without one, in every app."""
    moved = [follower(was=was, account=account) for follower in FOLLOWERS]
    return any(moved)


def follow_joined(*, area: Area, on: date, at: datetime) -> int:
    """Follow again everybody who ever joined the area with an account, for what did not happen at once.

    Gives how many people still had something under their old name.
    """
    return sum(follow_to_account(was=was, account=account) for was, account in joined(area))
