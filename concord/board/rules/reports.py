"""Whether now: writing, approving, issuing, answering."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from concord.core.lib.errors import RuleBroken

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
# So many words in a row are somebody's own; fewer than the second number anybody may use.
OWN_WORDS, FEW_WORDS = 8, 4


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
    """A point whose reporter is withheld never leaves the group in its own words (R130).

    Its own words: all of them, or eight of them in a row; case and punctuation make no difference. So few words that
    anybody might have used them count only where they are the whole of the text.
    """
    said = plain_words(wording)
    for text in withheld_texts:
        if is_verbatim(said, plain_words(text)):
            raise RuleBroken(
                "This is word for word a point whose reporter is not named. Say it in other words.", field=field
            )


def plain_words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower().replace("’", "").replace("'", ""))


def is_verbatim(said: list[str], withheld: list[str]) -> bool:
    if not said or not withheld:
        return False
    if said == withheld:
        return True
    run = min(len(said), len(withheld), OWN_WORDS)
    return run >= FEW_WORDS and bool(runs(said, run) & runs(withheld, run))


def runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def check_answer(
    *, ask_answer: str, reason: str, on_agenda: bool, item: int | None, items: int | None, has_ask: bool
) -> None:
    """A refusal gives its reason; a place on the agenda is within the agenda. A page without an ask is noted."""
    if ask_answer not in AskAnswer.values or has_ask == (ask_answer == AskAnswer.NOTED):
        raise RuleBroken("Choose an answer to the ask.", field="ask_answer")
    if ask_answer in {AskAnswer.REFUSED, AskAnswer.AMENDED, AskAnswer.PUT_OFF} and not reason.strip():
        raise RuleBroken("Say why, so that the group can learn from it.", field="reason")
    if not on_agenda and item:
        raise RuleBroken("You give its number on the agenda: then tick that it was on the agenda.", field="on_agenda")
    if item and items and item > items:
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
