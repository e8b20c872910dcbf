"""Whether now: minutes begun, written, sent round, approved and corrected; questions and their answers."""

from collections.abc import Mapping
from datetime import date

from concord.core.lib.errors import RuleBroken

from ..models import Meeting, Minutes, Outcome
from ..terms import MeetingState, MinutesState, OutcomeKind

MINUTES_TRANSITIONS: Mapping[str, frozenset[str]] = {
    MinutesState.DRAFT: frozenset({MinutesState.CIRCULATED}),
    MinutesState.CIRCULATED: frozenset({MinutesState.APPROVED, MinutesState.CORRECTED}),
    MinutesState.APPROVED: frozenset({MinutesState.CORRECTED}),
    MinutesState.CORRECTED: frozenset(),
}
SETTLED = (MinutesState.APPROVED, MinutesState.CORRECTED)
# An action holds no more.
LONGEST_ACTION = 400
REFUSED = {
    MinutesState.DRAFT: "These minutes have not been sent round yet.",
    MinutesState.CIRCULATED: "These minutes have been sent round, so their text stays. Add a correction.",
    MinutesState.APPROVED: "These minutes are approved, so their text stays. Add a correction.",
    MinutesState.CORRECTED: "These minutes are approved, so their text stays. Add a correction.",
}


def check_may_begin(meeting: Meeting, meets_on: date, today: date) -> None:
    """Minutes are written on the day or after."""
    if meeting.state == MeetingState.CANCELLED:
        raise RuleBroken("This meeting was cancelled, so it has no minutes.")
    if today < meets_on:
        raise RuleBroken(f"The meeting is on {meets_on:%-d %B %Y}. Its minutes are begun that day.")


def check_is_drafted(minutes: Minutes) -> None:
    if minutes.state != MinutesState.DRAFT:
        raise RuleBroken(REFUSED[MinutesState(minutes.state)])


def check_can_become(old: str, new: str) -> None:
    if new not in MINUTES_TRANSITIONS[old]:
        raise RuleBroken(REFUSED[MinutesState(old)])


def check_says_something(texts: int, outcomes: int) -> None:
    if not texts and not outcomes:
        raise RuleBroken("Nothing is written in these minutes yet.")


def check_outcome(kind: str, text: str, *, asked_of: str, due_on: date | None) -> None:
    """An action says who and by when, a question whom it goes to and by when."""
    if not text.strip():
        raise RuleBroken("Say what came of it.", field="text")
    if kind == OutcomeKind.ACTION and len(text) > LONGEST_ACTION:
        raise RuleBroken(f"An action has {LONGEST_ACTION} characters at most.", field="text")
    if kind in {OutcomeKind.ACTION, OutcomeKind.QUESTION} and due_on is None:
        raise RuleBroken("Say by when.", field="due_on")
    if kind == OutcomeKind.QUESTION and not asked_of.strip():
        raise RuleBroken("Say who is asked.", field="asked_of")


def check_may_approve(meeting: Meeting, approving: Meeting, approving_on: date, today: date) -> None:
    """Minutes are agreed at a later meeting of the same group, on its day or after."""
    later = approving.group_id == meeting.group_id and approving.starts_at > meeting.starts_at
    if not later or approving.state == MeetingState.CANCELLED:
        raise RuleBroken("Choose a later meeting of this group.", field="meeting")
    if today < approving_on:
        raise RuleBroken("That meeting has not come yet.", field="meeting")


def check_may_correct(minutes: Minutes, text: str) -> None:
    """A draft is changed where it stands; after that a correction is added beside it."""
    if minutes.state == MinutesState.DRAFT:
        raise RuleBroken("These minutes are a draft. Change the item itself.")
    if not text.strip():
        raise RuleBroken("Say what is put right.", field="text")


def check_may_answer(outcome: Outcome, answer: str) -> None:
    if outcome.kind != OutcomeKind.QUESTION or outcome.answered_on is not None:
        raise RuleBroken("This question has its answer already.")
    if not answer.strip():
        raise RuleBroken("Write the answer.", field="answer")
