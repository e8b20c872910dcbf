"""Whether now: the steps of an issue between members, and that somebody is left to see it."""

from collections.abc import Collection, Mapping
from datetime import date

from concord.core.lib.errors import RuleBroken

from ..terms import IssueStep

ISSUE_TRANSITIONS: Mapping[str, frozenset[str]] = {
    IssueStep.TALK: frozenset({IssueStep.HELP, IssueStep.REFERRED, IssueStep.CLOSED}),
    IssueStep.HELP: frozenset({IssueStep.TALK, IssueStep.REFERRED, IssueStep.CLOSED}),
    IssueStep.REFERRED: frozenset({IssueStep.TALK, IssueStep.HELP, IssueStep.CLOSED}),
    IssueStep.CLOSED: frozenset({IssueStep.TALK}),
}


def check_issue(*, about: str, raised_on: date, parties: Collection[object], today: date) -> None:
    if len(parties) < 2:
        raise RuleBroken("An issue is between two people or more. Choose them.", field="parties")
    if not about.strip():
        raise RuleBroken("Say what it is about.", field="about")
    if raised_on > today:
        raise RuleBroken("Choose today or an earlier day.", field="raised_on")


def check_somebody_hears(hearers: Collection[object]) -> None:
    """Whoever is a party does not see it, so somebody else must."""
    if not hearers:
        raise RuleBroken(
            "Nobody would be left to see this: the chair, and the vice chair if there is one, are parties. "
            "Name a vice chair who is none first.",
            field="parties",
        )


def check_issue_can_become(old: str, new: str, *, outcome: str, closed_on: date | None) -> None:
    if new not in ISSUE_TRANSITIONS[old]:
        raise RuleBroken("It has come to this step already, or is closed. A closed one begins again with a talk.")
    if new == IssueStep.CLOSED and not outcome.strip():
        raise RuleBroken("Say what came of it.", field="outcome")
    if new == IssueStep.CLOSED and closed_on is None:
        raise RuleBroken("Say on which day it was closed.", field="on")


def check_day(on: date, raised_on: date, today: date) -> None:
    if on > today:
        raise RuleBroken("Choose today or an earlier day.", field="on")
    if on < raised_on:
        raise RuleBroken("The issue was raised after that day.", field="on")
