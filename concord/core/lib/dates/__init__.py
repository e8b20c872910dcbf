"""Dates and deadlines: rules as data, worked out by pure functions."""

from .bounds import FIRST_YEAR, LAST_YEAR, YEARS, in_bounds
from .defaults import RULES
from .rules import DeadlineRule, act_by, day_before, days_short, explain, last_day, latest_start
from .working import add_months, add_working_days, bank_holidays, compact_week, financial_year, is_working_day, rolled

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "RULES",
    "YEARS",
    "DeadlineRule",
    "act_by",
    "add_months",
    "add_working_days",
    "bank_holidays",
    "compact_week",
    "day_before",
    "days_short",
    "explain",
    "financial_year",
    "in_bounds",
    "is_working_day",
    "last_day",
    "latest_start",
    "rolled",
]
