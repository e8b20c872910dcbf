"""What the group decides by: a meeting's times and quorum, and what may become of an action."""

from .actions import ACTION_TRANSITIONS, check_action, check_action_can_become
from .groups import check_goes_on, check_group_days, check_may_end, check_parent
from .issues import ISSUE_TRANSITIONS
from .meetings import (
    PRESENT,
    TRANSITIONS,
    Quorum,
    check_agenda_fits,
    check_can_change,
    check_format,
    check_has_come,
    check_times,
    length_in_minutes,
)
from .minutes import MINUTES_TRANSITIONS
from .vacancies import APPLICATION_TRANSITIONS

__all__ = [
    "ACTION_TRANSITIONS",
    "APPLICATION_TRANSITIONS",
    "ISSUE_TRANSITIONS",
    "MINUTES_TRANSITIONS",
    "PRESENT",
    "TRANSITIONS",
    "Quorum",
    "check_action",
    "check_action_can_become",
    "check_agenda_fits",
    "check_can_change",
    "check_format",
    "check_goes_on",
    "check_group_days",
    "check_has_come",
    "check_may_end",
    "check_parent",
    "check_times",
    "length_in_minutes",
]
