"""Dates and deadlines: rules as data, worked out by pure functions."""

from .defaults import RULES
from .rules import DeadlineRule, act_by, days_short, explain, last_day, latest_start
from .working import add_months, add_working_days, bank_holidays, compact_week, financial_year, is_working_day

__all__ = [
    "RULES",
    "DeadlineRule",
    "act_by",
    "add_months",
    "add_working_days",
    "bank_holidays",
    "compact_week",
    "days_short",
    "explain",
    "financial_year",
    "is_working_day",
    "last_day",
    "latest_start",
]
