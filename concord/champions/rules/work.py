"""Whether now: areas of work, and being introduced to somebody who does the same in the other sector."""

from datetime import date

from concord.core.lib.dates import add_months
from concord.core.lib.errors import RuleBroken

MOST_AREAS = 12
KEPT_MONTHS = 12


def check_says_what(theme: str, words: str) -> None:
    if not theme and not words:
        raise RuleBroken("Choose a theme, or say it in your own words.", field="theme")


def check_is_new(is_known: bool) -> None:
    if is_known:
        raise RuleBroken("This is in the list already.", field="theme")


def check_has_room(count: int) -> None:
    if count >= MOST_AREAS:
        raise RuleBroken(f"There are {MOST_AREAS} already, which is enough. Take one away first.")


def check_not_asked_yet(waits: bool) -> None:
    if waits:
        raise RuleBroken("You have asked for this already. The officer answers you.")


def check_may_introduce(*, shown_across: bool, agreed: bool) -> None:
    """Nobody is named to anybody before they have said yes."""
    if not shown_across and not agreed:
        raise RuleBroken(
            "They have not said that others may find them. Ask them first, and tick that they agree.", field="agreed"
        )


def check_still_waits(changed: int) -> None:
    if changed != 1:
        raise RuleBroken("Someone else has just answered this.")


def introductions_kept_since(day: date) -> date:
    """A request that is older than this goes."""
    return add_months(day, -KEPT_MONTHS)


def shared_with(theme: str, words: str, themes: set[str], others: set[str]) -> bool:
    """Whether an area of work is among those of somebody: by its theme, or by the same words."""
    return (bool(theme) and theme in themes) or (bool(words) and words.casefold() in others)
