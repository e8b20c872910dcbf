"""What the officer might look at: terms that end, roles that were never agreed, and who was not heard of (R083)."""

from datetime import date

from concord.core.lib.dates import add_months

from ..terms import Need

AHEAD_MONTHS = 3
NEW_MONTHS = 3


def needs_of(
    *,
    day: date,
    began_on: date,
    role_ends_on: date | None,
    elected: bool,
    term_ends_on: date | None,
    role_agreed_on: date | None,
    is_quiet: bool,
) -> frozenset[str]:
    """Everything about one champion that waits for the officer. A term that is over waits until more is known."""
    until = add_months(day, AHEAD_MONTHS)
    found = {
        Need.ROLE_ENDS: role_ends_on is not None and role_ends_on <= until,
        Need.TERM_ENDS: elected and term_ends_on is not None and term_ends_on <= until,
        Need.NO_TERM: elected and term_ends_on is None,
        Need.NO_ROLE: role_agreed_on is None,
        # Whoever has just begun has had no time to be heard of.
        Need.NOT_HEARD: is_quiet and began_on <= add_months(day, -NEW_MONTHS),
    }
    return frozenset(str(need) for need, is_so in found.items() if is_so)
