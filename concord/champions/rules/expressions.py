"""Whether now: somebody who would like to keep watch is answered once."""

from datetime import date

from concord.core.lib.dates import add_months
from concord.core.lib.errors import RuleBroken

KEPT_MONTHS = 6


def offers_kept_since(day: date) -> date:
    """An offer that was declined, or not answered, before this day goes."""
    return add_months(day, -KEPT_MONTHS)


def check_reachable(email: str, phone: str) -> None:
    if not email and not phone:
        raise RuleBroken("Give an e-mail address or a phone number, so that somebody can answer.", field="email")


def check_invitable(email: str) -> None:
    if not email:
        raise RuleBroken("Without an e-mail address nobody can be invited. Add the person under People instead.")


def check_reason(reason: str) -> None:
    if not reason:
        raise RuleBroken("Say why, in kind words: they read it.", field="reason")
