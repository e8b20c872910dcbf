"""An officer's post: whose it is, how time and money are split, and when the money ends."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from concord.core.lib.dates import add_months
from concord.core.lib.errors import RuleBroken

from ..terms import Funding

WARN_MONTHS = 6
WEEK = Decimal(168)


def check_who(*, has_person: bool, name: str) -> None:
    if has_person == bool(name):
        raise RuleBroken("Choose somebody from the list, or write a name: one of the two.", field="name")


def check_hours(hours: Decimal | None) -> None:
    if hours is not None and not 0 < hours <= WEEK:
        raise RuleBroken("Hours a week must be more than 0 and at most 168.", field="hours")


def check_order(starts_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on < starts_on:
        raise RuleBroken("The post cannot end before it begins.", field="ends_on")


def split_of_time(shares: Sequence[int | None]) -> list[int]:
    """Each host's part in per cent. One host alone has all of it; two without a word of it have half each.

    Raises `RuleBroken` where the parts do not come to 100.
    """
    known = [share for share in shares if share is not None]
    if not known and len(shares) in (1, 2):
        return [100 // len(shares)] * len(shares)
    if len(known) != len(shares) or sum(known) != 100:
        raise RuleBroken("The parts of the time must come to 100 %.", field="share_1")
    return known


def check_once(named: Sequence[object], field: str) -> None:
    if len(set(named)) != len(named):
        raise RuleBroken("The same name stands here twice.", field=field)


def check_funding(shares: Sequence[int]) -> None:
    """What is left to 100 is not known yet; nobody pays more than all of it."""
    if sum(shares) > 100:
        raise RuleBroken("The parts that funders pay come to more than 100 %.", field="funder_1_share")


def check_reachable(email: str, phone: str) -> None:
    if not email and not phone:
        raise RuleBroken("Give an e-mail address or a phone number, or take the tick away.", field="public_email")


def funding_stands(funded_until: date | None, day: date) -> Funding:
    """“End of funding”: told from six months before (R072)."""
    if funded_until is None:
        return Funding.OPEN
    if funded_until < day:
        return Funding.OVER
    return Funding.NEAR if funded_until <= warned_until(day) else Funding.SAFE


def warned_until(day: date) -> date:
    return add_months(day, WARN_MONTHS)
