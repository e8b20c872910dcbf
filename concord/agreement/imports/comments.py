"""Rows of a file of comments as facts."""

from typing import Any

from concord.core.directory.imports import choice_in, day_in, line_in
from concord.core.directory.terms import Sector
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import Cells
from concord.core.lib.tables import Row
from concord.core.lib.text import clean_text

from ..rules.consultation import LONGEST_COMMENT
from ..terms import CommentAbout, CommentState, CommentWay, Mark, Outcome, RefusedFor
from .signatures import YES_NO, needed_day

COMMENT_COLUMNS = (
    "reference",
    "clause",
    "about",
    "received_on",
    "way",
    "talk",
    "sector",
    "text",
    "proposed",
    "mark",
    "name",
    "organisation",
    "name_is_public",
    "state",
    "refused_for",
    "shown_text",
    "outcome",
    "answer",
    "answered_on",
    "follow_up_by",
    "follow_up_on",
)


def comment_of_row(row: Row) -> dict[str, Any]:
    """One comment: its facts, with `clause` and `talk` as the file names them. Raises `ImportRefused` with all faults.

    Without a state it is shown: whoever brings it in has looked at it.
    """
    cells = Cells(row)
    about = CommentAbout.CLAUSE if row["clause"].strip() else CommentAbout.WHOLE
    facts = {
        "reference": cells.read(line_in, "reference", 12),
        "clause": cells.read(line_in, "clause", 30),
        "about": cells.read(choice_in, "about", CommentAbout.values, about),
        "received_on": cells.read(needed_day, "received_on"),
        "way": cells.read(choice_in, "way", CommentWay.values, CommentWay.PAPER),
        "talk": cells.read(line_in, "talk", 160),
        "sector": cells.read(choice_in, "sector", Sector.values),
        "text": cells.read(long_in, "text"),
        "proposed": cells.read(long_in, "proposed"),
        "mark": cells.read(choice_in, "mark", ["", *Mark.values]),
        "name": cells.read(line_in, "name", 120),
        "organisation": cells.read(line_in, "organisation", 200),
        "name_is_public": cells.read(choice_in, "name_is_public", YES_NO, "no") == "yes",
        "state": cells.read(choice_in, "state", CommentState.values, CommentState.ACCEPTED),
        "refused_for": cells.read(choice_in, "refused_for", ["", *RefusedFor.values]),
        "shown_text": cells.read(long_in, "shown_text"),
        "outcome": cells.read(choice_in, "outcome", ["", *Outcome.values]),
        "answer": cells.read(long_in, "answer"),
        "answered_on": cells.read(day_in, "answered_on"),
        "follow_up_by": cells.read(line_in, "follow_up_by", 120),
        "follow_up_on": cells.read(day_in, "follow_up_on"),
    }
    if not cells.problems:
        check_together(cells, facts)
    cells.check()
    return facts


def check_together(cells: Cells, facts: dict[str, Any]) -> None:
    """What one cell says must fit what another says."""
    if (facts["about"] == CommentAbout.CLAUSE) != bool(facts["clause"]):
        cells.fault("Name the commitment in “clause”, or say that it is about the whole or missing.", "clause")
    if not (facts["text"] or facts["proposed"] or facts["mark"]):
        cells.fault("It says nothing: fill in the text, the words proposed or the mark.", "text")
    if (facts["state"] == CommentState.REFUSED) != bool(facts["refused_for"]):
        cells.fault("A comment that is refused has a reason, and no other has.", "refused_for")
    if facts["outcome"] and (facts["state"] != CommentState.ACCEPTED or not facts["answered_on"]):
        cells.fault("An answered comment is accepted and has the day of its answer in answered_on.", "outcome")
    if not facts["outcome"] and (facts["answer"] or facts["answered_on"]):
        cells.fault("Say in “outcome” what became of it, or empty its answer.", "outcome")
    if facts["outcome"] not in ("", Outcome.CLARIFY) and not facts["answer"]:
        cells.fault("Write the answer that everybody reads.", "answer")
    waits = facts["outcome"] == Outcome.CLARIFY
    if waits != bool(facts["follow_up_by"]) or waits != bool(facts["follow_up_on"]):
        cells.fault("What needs clarification has who clears it up and until when, and no other has.", "follow_up_by")


def long_in(row: Row, column: str) -> str:
    text = clean_text(row[column])
    if len(text) > LONGEST_COMMENT:
        raise RuleBroken(f"This is longer than {LONGEST_COMMENT} characters.", field=column)
    return text
