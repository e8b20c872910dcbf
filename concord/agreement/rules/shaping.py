"""What may be noted of copies that were sent, and the words of the six guidelines."""

from datetime import date

from concord.core.lib.errors import RuleBroken

from ..models import Version
from ..terms import Guideline

# What each guideline asks (R359).
HINTS = {
    Guideline.NEEDS: "Does it answer what partners here need, live with and hope for? Say how you found out.",
    Guideline.TEMPLATE: "A national text can serve as a template, or be adopted for a time until your own is ready.",
    Guideline.EXAMPLES: "A short example shows what a commitment means on a working day.",
    Guideline.LOOK: "A name, colours and pictures of your own make people know it again.",
    Guideline.SUPPORT: "Codes of practice, guides and forms tell how to do what it promises.",
    Guideline.BORROWED: "Look at what other areas wrote, and copy what is good. Say from whom.",
}


def check_copy(
    version: Version, *, sent_on: date, acknowledged_on: date | None, linked_on: date | None, today: date
) -> None:
    if version.adopted_on is None:
        raise RuleBroken("A draft is not sent out as the agreement. Adopt it first.")
    for field, day in (("sent_on", sent_on), ("acknowledged_on", acknowledged_on), ("linked_on", linked_on)):
        if day is not None and day > today:
            raise RuleBroken("That day is still to come.", field=field)
    if acknowledged_on is not None and acknowledged_on < sent_on:
        raise RuleBroken("That is before it was sent.", field="acknowledged_on")


def check_says_something(evidence: str, source: str) -> None:
    if not evidence and not source:
        raise RuleBroken("Say what shows it, or from where it was borrowed.", field="evidence")
