"""Whether now: what is coming in policy and funding, and telling others of it."""

from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import plural
from concord.group.models import Meeting


def check_address(url: str) -> None:
    if url and not url.startswith("https://"):
        raise RuleBroken("The address must begin with https://.", field="url")


def need_meeting(meeting: Meeting | None) -> Meeting:
    if meeting is None:
        raise RuleBroken("No meeting is planned. Plan one first, then put this on its agenda.")
    return meeting


def check_somewhere(areas: int) -> None:
    if not areas:
        raise RuleBroken("Choose at least one area.", field="areas")


def check_goes_to(now: int, looked_at: int) -> None:
    """Whoever sends has seen to how many it goes."""
    if not now:
        raise RuleBroken("Nobody would get this: none of them has an address to write to.")
    if now != looked_at:
        raise RuleBroken(
            f"It would go to {plural(now, 'person', 'people')} now, not to {looked_at}. Look again, then send it."
        )


def check_something(items: int, looked_at: int) -> None:
    if not items:
        raise RuleBroken("There is nothing new that matters here. Say of an item that it matters, then send it.")
    if items != looked_at:
        raise RuleBroken("What the digest holds has changed. Look again, then send it.")
