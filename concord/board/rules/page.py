"""The one page: what stands on it, and the limits that keep it one page."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import plural

# Characters in each field. Tested: the widest letters at every limit still fit one A4 side, two in large print.
LIMITS: Mapping[str, int] = {
    "line": 180,
    "ask": 150,
    "ask_reason": 140,
    "strategic_issue": 130,
    "note": 100,
}
LABELS: Mapping[str, str] = {
    "line": "The line of a box",
    "ask": "The ask",
    "ask_reason": "The reason of the ask",
    "strategic_issue": "The strategic issue",
    "note": "The note",
}
# Characters that others wrote and that are cut at a word: replies, answers, tasks, titles.
REPLY, ANSWER, TASK, TITLE, PLACE, CONTACT = 130, 110, 140, 90, 130, 100
NONE_THIS_PERIOD = "None this period."


@dataclass(frozen=True)
class PageBox:
    """One of the four boxes: its line, what it rests on, and the reply of the organisation named."""

    number: int
    heading: str
    line: str
    evidence: str = ""
    evidence_url: str = ""
    reply: str = ""


@dataclass(frozen=True)
class PageFigure:
    """A figure for both sectors with n, and the gap in words."""

    label: str
    text: str


@dataclass(frozen=True)
class BoardPage:
    """Everything on the page, as text."""

    area: str
    agreement: str
    group: str
    board: str
    title: str
    reference: str
    address: str
    as_at: str
    periods: str
    is_draft: bool
    ask: str
    ask_reason: str
    ask_by: str
    boxes: Sequence[PageBox]
    previous_ask: str
    previous_ask_stands: str
    task: str
    task_stands: str
    strategic_issue: str
    figures: Sequence[PageFigure]
    who_we_are: str
    contact: str
    addenda: Sequence[str] = field(default=())
    # Pages that were frozen before it stood apart have none.
    meeting: str = ""

    @property
    def about(self) -> str:
        """The line below the title: which periods, for which meeting, as at when, and where the page stays."""
        meeting = f"For the meeting on {self.meeting}." if self.meeting else ""
        parts = (f"{self.periods}.", meeting, f"As at {self.as_at}.", f"{self.reference}, {self.address}")
        return " ".join(part for part in parts if part)

    @property
    def stamp(self) -> str:
        """Changes with anything on the page but the day, so that nobody approves what they have not seen."""
        said = {**self.as_data(), "as_at": ""}
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:24]

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def page_from(data: Mapping[str, Any]) -> BoardPage:
    """A page from what was frozen at issue."""
    boxes = [PageBox(**box) for box in data["boxes"]]
    figures = [PageFigure(**figure) for figure in data["figures"]]
    return BoardPage(**{**data, "boxes": boxes, "figures": figures})


def check_length(name: str, text: str, *, field_name: str = "") -> None:
    """Raise `RuleBroken` saying how many characters are over, so that the page stays one page."""
    over = len(text) - LIMITS[name]
    if over > 0:
        raise RuleBroken(
            f"{LABELS[name]} is {plural(over, 'character')} too long: at most {LIMITS[name]}.", field=field_name or name
        )
    if "\n" in text.strip():
        raise RuleBroken(f"{LABELS[name]} must be one line.", field=field_name or name)


def shortened(text: str, most: int) -> str:
    """Text that others wrote, cut at a word with “…” where it would break the page."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return f"{line[: most - 1].rsplit(' ', 1)[0][: most - 1]}…"


def sentence(text: str) -> str:
    """Text with one stop at its end."""
    line = text.strip()
    return line if not line or line.rstrip("”’\"')").endswith((".", "!", "?", "…")) else f"{line}."


def check_unchanged(seen: str, now: str) -> None:
    """Whoever approves or issues a page has read it as it is."""
    if seen and seen != now:
        raise RuleBroken("The page has changed since you opened it. Open it again, read it, and then decide.")
