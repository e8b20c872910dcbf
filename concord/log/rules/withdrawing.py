"""When a point may be withdrawn once the group has it (R384)."""

from concord.core.lib.errors import RuleBroken

from ..terms import PeriodState, WithdrawReason
from .periods import BEFORE_THE_BOARD


def check_period(state: str) -> None:
    """A point of a locked or decided period. What was reported is corrected by a new decision, and never taken back."""
    if state == PeriodState.REPORTED:
        raise RuleBroken("Its period has been reported. Correct the decision instead: the report then says so.")
    if state not in BEFORE_THE_BOARD:
        raise RuleBroken("Returns of this period can still be changed, so nothing has to be withdrawn.")


def check_can_withdraw(*, stands_for_others: bool, is_sealed: bool) -> None:
    """A point that stands for itself alone, and about which no positions wait to be opened."""
    if stands_for_others:
        raise RuleBroken("Other points are merged into this one. Take them back out first.")
    if is_sealed:
        raise RuleBroken("Positions on this point are sealed. Open them, or withdraw the objection, first.")


def can_withdraw(*, state: str, is_merged: bool, stands_for_others: bool) -> bool:
    """Whether the page of a point offers to withdraw it: neither merged nor reported."""
    return state in BEFORE_THE_BOARD and not is_merged and not stands_for_others


def check_takes_reply(*, is_withdrawn: bool) -> None:
    """What is not shown to anybody any more needs no reply beside it."""
    if is_withdrawn:
        raise RuleBroken("The point was withdrawn, so no reply is needed any more. Nobody reads it now.")


def check_reason(*, reason: str, is_named: bool) -> None:
    """One of the reasons. Of a reporter who is not named nobody says that they asked: it would speak of them."""
    if reason not in WithdrawReason.values or (reason == WithdrawReason.ASKED and not is_named):
        raise RuleBroken("Choose why it is withdrawn.", field="reason")
