"""Whether now: writing, approving, issuing, answering."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import is_verbatim

from ..models import BoardAnswer
from ..terms import AskAnswer, ReportState

TRANSITIONS: Mapping[str, frozenset[str]] = {
    ReportState.DRAFT: frozenset({ReportState.APPROVED}),
    ReportState.APPROVED: frozenset({ReportState.DRAFT, ReportState.ISSUED}),
    ReportState.ISSUED: frozenset(),
}
# The board answers by this long after its meeting.
ANSWER_DAYS = 14
# “High” on an agenda is its first third (R127).
HIGH = 3


def check_transition(old: str, new: str) -> None:
    if new not in TRANSITIONS[old]:
        labels = ReportState(old).label.lower(), ReportState(new).label.lower()
        raise RuleBroken(f"This report is “{labels[0]}”, so it cannot become “{labels[1]}”.")


def check_can_write(state: str) -> None:
    if state == ReportState.ISSUED:
        raise RuleBroken("The report is issued and no longer changes. Add a dated addendum instead.")
    if state == ReportState.APPROVED:
        raise RuleBroken("The report is approved. Take the approval back before you change it.")


def check_line(*, has_point: bool, wording: str) -> None:
    """A line rests on a point: without one it says “None this period” and nothing else.

    Otherwise words about somebody could reach the board without a decision and without their reply.
    """
    if has_point and not wording.strip():
        raise RuleBroken("Write the line in words that may leave the group.", field="wording")
    if not has_point and wording.strip():
        raise RuleBroken(
            "Choose the point that these words are about, or clear them: without a point the line says "
            "“None this period”.",
            field="wording",
        )


def check_about(*, changed: bool, same_words: bool) -> None:
    """Another point needs another line: words about the first would be read as if they were about the second."""
    if changed and same_words:
        raise RuleBroken(
            "You chose another point, but these words are about the one before. Write the line anew, or clear it to "
            "take the point’s own words.",
            field="wording",
        )


def check_point(*, gone: bool, box: int) -> None:
    """A point that was withdrawn or merged after it was chosen no longer stands on the page."""
    if gone:
        raise RuleBroken(f"The point in box {box} was withdrawn or merged since. Choose again.", field="point")


def check_safe_wording(*, wording: str, withheld_texts: Iterable[str], field: str = "wording") -> None:
    """A point whose reporter is withheld never leaves the group in its own words (R130): see `is_verbatim`."""
    if any(is_verbatim(wording, text) for text in withheld_texts):
        raise RuleBroken(
            "This is word for word a point whose reporter is not named. Say it in other words.", field=field
        )


def check_answer(said: BoardAnswer, *, has_ask: bool, on: date) -> None:
    """A refusal gives its reason; a place on the agenda is within the agenda. A page without an ask is noted."""
    if said.task_due_on and not said.task.strip():
        raise RuleBroken("Say what the task is, or leave the date empty.", field="task")
    if said.task_due_on and said.task_due_on < on:
        raise RuleBroken("This day is past. Choose a later day, or leave the date empty.", field="task_due_on")
    if said.ask_answer not in AskAnswer.values or has_ask == (said.ask_answer == AskAnswer.NOTED):
        raise RuleBroken("Choose an answer to the ask.", field="ask_answer")
    if said.ask_answer not in {AskAnswer.ACCEPTED, AskAnswer.NOTED} and not said.reason.strip():
        raise RuleBroken("Say why, so that the group can learn from it.", field="reason")
    if not said.on_agenda and said.agenda_item:
        raise RuleBroken("You give its number on the agenda: then tick that it was on the agenda.", field="on_agenda")
    if said.agenda_item and said.agenda_items and said.agenda_item > said.agenda_items:
        raise RuleBroken("The item's number is greater than the number of items.", field="agenda_item")


def check_waits_for_answer(*, issued: bool, answered: bool) -> None:
    if not issued:
        raise RuleBroken("This report is not issued, so it cannot be answered yet.")
    if answered:
        raise RuleBroken("This report has been answered already.")


def check_somebody_asked(asked: int) -> None:
    if not asked:
        raise RuleBroken("Nobody who answers these reports has an e-mail address. Add one under “People” first.")


def answer_due(meeting_on: date) -> date:
    return meeting_on + timedelta(days=ANSWER_DAYS)


def is_high(item: int | None, items: int | None) -> bool | None:
    """Whether the report stood in the first third of the agenda; None where that is not known."""
    if not item or not items:
        return None
    return item <= max(1, items / HIGH)


def check_ask_day(ask_by_on: date | None, meets_on: date) -> None:
    if ask_by_on and ask_by_on < meets_on:
        words = f"The board meets on {meets_on:%-d %B %Y}: it cannot do what we ask before that. Choose a later day."
        raise RuleBroken(words, field="ask_by_on")


def check_papers_day(papers_due_on: date | None, meets_on: date) -> None:
    if papers_due_on and papers_due_on > meets_on:
        raise RuleBroken("Papers cannot be due after the meeting.", field="papers_due_on")


def papers_state(*, due_on: date, meets_on: date, issued_on: date | None, on: date) -> str:
    """How the page for a meeting stands on a day: `in_time`, `late`, `due`, `overdue`, or `missed` (R128).

    A page is late when it is issued after the day for papers; the meeting's own day where there is none.
    """
    if issued_on is not None:
        return "late" if issued_on > due_on else "in_time"
    if on > meets_on:
        return "missed"
    return "overdue" if on > due_on else "due"
