"""Whether a return that an officer entered for somebody can still be looked at, changed and taken back."""

from datetime import date

from concord.core.lib.errors import RuleBroken

from ..terms import TakeBackReason
from .returns import is_locked


def check_still_theirs(*, state: str, locks_on: date, on: date, is_amended: bool) -> None:
    """While its period is open, and until its writer has changed it: from then on it is the writer's alone."""
    if is_locked(state=state, locks_on=locks_on, on=on):
        raise RuleBroken("This period is locked, so what was entered stays. A point that is wrong can be withdrawn.")
    if is_amended:
        raise RuleBroken(
            "Whoever this return was entered for has changed it since, so it is theirs alone now. They can change it "
            "until the period locks."
        )


def check_take_back(*, reason: str, by_trustee: bool, entered_by_trustee: bool) -> None:
    """What the trustee entered may hold points in confidence, which nobody else may touch."""
    if reason not in TakeBackReason.values:
        raise RuleBroken("Choose why it is taken back.", field="reason")
    if entered_by_trustee and not by_trustee:
        raise RuleBroken("The trustee entered this return, so only the trustee can take it back.")
