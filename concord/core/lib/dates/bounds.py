"""The years that anything here may speak of: what lies outside was mistyped, and could not be counted on from."""

from datetime import date

FIRST_YEAR, LAST_YEAR = 1900, 2100
YEARS = f"from {FIRST_YEAR} to {LAST_YEAR}"


def in_bounds(day: date) -> bool:
    """Whether a day may be kept: weeks and months are added to it later, and a date ends with the year 9999."""
    return FIRST_YEAR <= day.year <= LAST_YEAR
