"""Whether now: writing, approving, issuing, answering."""

from collections.abc import Collection, Mapping
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


def check_transition(old: str, new: str) -> None:
    if new not in TRANSITIONS[old]:
        labels = ReportState(old).label.lower(), ReportState(new).label.lower()
        raise RuleBroken(f"This report is “{labels[0]}”, so it cannot become “{labels[1]}”.")


def check_can_write(state: str) -> None:
    if state == ReportState.ISSUED:
        raise RuleBroken("The report is issued and no longer changes. Add a dated addendum instead.")
    if state == ReportState.APPROVED:
        raise RuleBroken("The report is approved. Take the approval back before you change it.")


def check_safe_wording(*, wording: str, withheld_texts: Collection[str]) -> None:
    """A point whose reporter is withheld never leaves the group in its own words (R130)."""
    plain = " ".join(wording.lower().split())
    for text in withheld_texts:
        words = " ".join(text.lower().split())
        if words and (words in plain or plain in words) and len(plain) > 20:
            raise RuleBroken(
                "This is word for word a point whose reporter is not named. Say it in other words.", field="wording"
            )


def check_answer(
    *, ask_answer: str, reason: str, on_agenda: bool, item: int | None, items: int | None, has_ask: bool
) -> None:
    """A refusal gives its reason; a place on the agenda is within the agenda."""
    if ask_answer not in AskAnswer.values:
        raise RuleBroken("Choose an answer to the ask.", field="ask_answer")
    if ask_answer in {AskAnswer.REFUSED, AskAnswer.AMENDED, AskAnswer.PUT_OFF} and not reason.strip():
        raise RuleBroken("Say why, so that the group can learn from it.", field="reason")
    if on_agenda and item and items and item > items:
        raise RuleBroken("The item's number is greater than the number of items.", field="agenda_item")


def answer_due(meeting_on: date) -> date:
    return meeting_on + timedelta(days=ANSWER_DAYS)


def is_high(item: int | None, items: int | None) -> bool | None:
    """Whether the report stood in the first third of the agenda; None where that is not known."""
    if not item or not items:
        return None
    return item <= max(1, items / HIGH)
