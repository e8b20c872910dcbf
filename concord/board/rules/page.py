"""The one page: what stands on it, and the limits that keep it one page."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import plural, sentence

# Characters in each field. Tested: the widest letters at every limit still fit one A4 side, two in large print.
LIMITS: Mapping[str, int] = {"line": 180, "ask": 150, "ask_reason": 140, "strategic_issue": 130, "note": 100}
# Characters that others wrote and that are cut at a word: replies, answers, tasks, names.
REPLY, ANSWER, TASK, TITLE, PERIODS, PLACE, CONTACT = 130, 110, 140, 120, 90, 130, 100
NONE_THIS_PERIOD = "None this period."
NO_ASK = "We ask nothing of you this time."


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
    """A figure for both sectors with n, and the gap in words; `url`: the points or the periods behind it."""

    label: str
    text: str
    url: str = ""


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
    boxes: Sequence[PageBox]
    figures: Sequence[PageFigure]
    who_we_are: str
    contact: str = ""
    meeting: str = ""
    ask: str = NO_ASK
    ask_reason: str = ""
    ask_by: str = ""
    previous_ask: str = ""
    previous_ask_stands: str = ""
    task: str = ""
    task_stands: str = ""
    strategic_issue: str = ""
    addenda: Sequence[str] = ()

    @property
    def about(self) -> str:
        """The line below the title: which periods, for which meeting, as at when, and where the page stays."""
        meeting = f"For the meeting on {self.meeting}." if self.meeting else ""
        where = f"{self.reference}, {self.address}" if self.address else self.reference
        parts = (sentence(self.periods), meeting, f"As at {self.as_at}.", where)
        return " ".join(part for part in parts if part)

    @property
    def stamp(self) -> str:
        """Changes with anything on the page but the day, so that nobody approves what they have not seen."""
        return digest({**self.as_data(), "as_at": ""})[:24]

    @property
    def approved_stamp(self) -> str:
        """Changes with what the group says. The reply of an organisation may still come: it has a right to stand."""
        return replace(self, boxes=[replace(box, reply="") for box in self.boxes], who_we_are="", contact="").stamp

    @property
    def without_links(self) -> "BoardPage":
        """The page for whoever may not open the points and periods behind it."""
        boxes = [replace(box, evidence_url="") for box in self.boxes]
        return replace(self, boxes=boxes, figures=[replace(figure, url="") for figure in self.figures])

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def digest(data: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def page_from(data: Mapping[str, Any]) -> BoardPage:
    """A page from what was frozen at issue."""
    boxes = [PageBox(**box) for box in data["boxes"]]
    figures = [PageFigure(**figure) for figure in data["figures"]]
    return BoardPage(**{**data, "boxes": boxes, "figures": figures})


def check_length(name: str, text: str, *, field_name: str = "") -> None:
    """Raise `RuleBroken` saying how many characters are over, so that the page stays one page."""
    over = len(text) - LIMITS[name]
    if over > 0:
        words = f"This is {plural(over, 'character')} too long for the page: at most {LIMITS[name]}."
        raise RuleBroken(words, field=field_name or name)
    if "\n" in text.strip():
        raise RuleBroken("This must be one line.", field=field_name or name)


def check_unchanged(seen: str, now: str) -> None:
    """Whoever approves or issues a page has read it as it is."""
    if seen and seen != now:
        raise RuleBroken("The page has changed since you opened it. Open it again, read it, and then decide.")


def check_approved(approved: str, now: str) -> None:
    """What is issued is what was approved: a decision or a figure that changed since is read and approved too."""
    if approved and approved != now:
        raise RuleBroken(
            "The page has changed since it was approved. Take the approval back, and have it approved again."
        )
