"""Whether now: what an action says, and what may become of it."""

from collections.abc import Mapping
from datetime import date

from concord.core.lib.errors import RuleBroken

from ..terms import ActionState

ACTION_TRANSITIONS: Mapping[str, frozenset[str]] = {
    ActionState.OPEN: frozenset({ActionState.DONE, ActionState.DROPPED}),
    ActionState.DONE: frozenset({ActionState.OPEN}),
    ActionState.DROPPED: frozenset({ActionState.OPEN}),
}


def check_action(text: str, *, has_owner: bool, every_member: bool, due_on: date, agreed_on: date) -> None:
    """An action says what, who and by when."""
    if not text.strip():
        raise RuleBroken("Say what is to be done.", field="text")
    if has_owner == every_member:
        raise RuleBroken("Choose one person to do it, or every member.", field="owner")
    if due_on < agreed_on:
        raise RuleBroken("The date to finish by is before the day it was agreed.", field="due_on")


def check_action_can_become(old: str, new: str) -> None:
    if new not in ACTION_TRANSITIONS[old]:
        raise RuleBroken("This action has been closed already.")
