"""Whether now: seats for party groups, and what an election brings about."""

from collections.abc import Iterable
from datetime import date

from concord.agreement.models import PreElection
from concord.core.lib.errors import RuleBroken

from ..terms import OfferAnswer


def check_offer(
    *, party_group: str, offered_on: date, answer: str, answered_on: date | None, briefed_on: date | None, today: date
) -> None:
    if not party_group.strip():
        raise RuleBroken("Say to which group. “The largest group” will do.", field="party_group")
    for name, day in (("offered_on", offered_on), ("answered_on", answered_on), ("briefed_on", briefed_on)):
        if day and day > today:
            raise RuleBroken("Choose today or an earlier day.", field=name)
    if answer != OfferAnswer.WAITING and answered_on is None:
        raise RuleBroken("Say on which day they answered.", field="answered_on")
    if answered_on and answered_on < offered_on:
        raise RuleBroken("They would have answered before the offer.", field="answered_on")


def check_elected(*, elected_on: date, briefed_on: date | None, today: date) -> None:
    if elected_on > today:
        raise RuleBroken("Choose today or an earlier day.", field="elected_on")
    if briefed_on and not elected_on <= briefed_on <= today:
        raise RuleBroken("Choose a day from the election until today.", field="briefed_on")


def election_ahead(elections: Iterable[PreElection], today: date) -> PreElection | None:
    """The election before which public bodies hold back today, if there is one (R182)."""
    return next((one for one in elections if one.starts_on <= today <= one.ends_on), None)


def election_behind(elections: Iterable[PreElection], today: date) -> PreElection | None:
    """The latest election that is over."""
    return max((one for one in elections if one.ends_on < today), key=lambda one: one.ends_on, default=None)
