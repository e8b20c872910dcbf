"""What may be said of an event of the region."""

from datetime import date

from concord.core.lib.errors import RuleBroken


def check_event(*, on: date, link: str, today: date) -> None:
    """It is still to come, and its link is a page that a browser opens safely."""
    if on < today:
        raise RuleBroken("That day is over. Give the day on which it will be.", field="on")
    if link and not link.startswith("https://"):
        raise RuleBroken("The link must begin with https://.", field="link")
