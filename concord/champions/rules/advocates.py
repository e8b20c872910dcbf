"""Whether now: somebody is kept in the list of advocates by their own consent alone."""

from datetime import date

from concord.core.directory.terms import ConsentWay
from concord.core.lib.errors import RuleBroken

WAYS = [(way.value, str(way.label)) for way in (ConsentWay.WRITING, ConsentWay.SPOKEN)]


def check_consent(*, agreed: bool, on: date | None, way: str, today: date) -> None:
    """Nothing is kept without it."""
    if not agreed or on is None or way not in dict(WAYS):
        raise RuleBroken("Ask them first. Nobody is kept in this list without their yes and its day.", field="agreed")
    if on > today:
        raise RuleBroken("This day has not come yet. Note it once they have said yes.", field="consent_on")
