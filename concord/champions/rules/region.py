"""What may be said of an event of the region."""

from datetime import date

from concord.core.lib.errors import RuleBroken


def check_to_come(on: date, today: date) -> None:
    if on < today:
        raise RuleBroken("That day is over. Give the day on which it will be.", field="on")


def check_link(link: str) -> None:
    """A page that a browser opens safely."""
    if link and not link.startswith("https://"):
        raise RuleBroken("The link must begin with https://.", field="link")
