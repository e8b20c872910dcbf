"""What was said of the demo's drafts, by whom, and what became of it. Nobody in it exists."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Said:
    """A comment on a commitment by its number; without one, on the whole. `more`: what else it says."""

    number: str
    sector: str
    mark: str
    text: str
    more: dict[str, Any] | None = None


@dataclass(frozen=True)
class Answered:
    """One answer for the comments on a commitment."""

    number: str
    outcome: str
    answer: str = ""


SHORT: dict[str, Any] = {
    "short_reason": "The board decides about the budget in the spring, and the notice period belongs into it.",
    "short_remedy": "We held two open evenings and rang every small group that gets a grant.",
}
QUESTION = "Much has changed in six years. Which of these promises can be kept, and what is missing?"
RIVER: dict[str, Any] = {"name": "Kit Demo-Rowan", "organisation": "River Street Tenants", "name_is_public": True}
VOLUNTARY = (
    *("Say from which day the three months count.", "Three months is too short for a group with staff."),
    *("We were told in February for April. This would have helped.", "Add that somebody rings us first."),
    *("Small grants should have it too.", "What if the money comes from elsewhere?"),
)
PUBLIC = (
    *("Fine for grants. Contracts have their own notice in them.", "It works if the budget is known by December."),
    *("We do this already in adult care.", "Reasons, yes; but some cannot be told in public."),
    *("Please keep it at three months.",),
)
FIRST_ROUND: tuple[Said, ...] = (
    *[
        Said("2.2", "voluntary", mark, text)
        for mark, text in zip(["aspirational", "achievable"] * 3, VOLUNTARY, strict=True)
    ],
    *[Said("2.2", "public", mark, text) for mark, text in zip(["achievable"] * 4 + ["unsure"], PUBLIC, strict=True)],
    Said(
        "2.2", "voluntary", "achievable", "Good.", {**RIVER, "proposed": "… announced three months ahead, in writing."}
    ),
    Said("2.4", "voluntary", "aspirational", "Four funders still ask for the same figures four times."),
    Said("2.4", "public", "aspirational", "One form for all needs the health trust to agree."),
    Said("5.1", "other", "unsure", "Who is seldom heard? Say it."),
    Said("", "voluntary", "achievable", "It reads well. A page of examples would help.", {"about": "whole"}),
    Said("", "public", "", "Nothing in it is about shared data.", {"about": "missing"}),
)
FIRST_ANSWERS: tuple[Answered, ...] = (
    Answered("2.2", "part", "It says now that we talk first, and that reasons are given. The three months stay."),
    Answered("2.4", "there", "It stays something to work towards; one form is in the learning log."),
)
TO_CLEAR_UP = {"number": "5.1", "follow_up_by": "Equality officer of the council"}
SECOND_ROUND: tuple[Said, ...] = (
    Said("V 1.1", "voluntary", "achievable", "Give the name in the first letter.", RIVER),
    Said("V 1.2", "voluntary", "aspirational", "Two weeks is hard where a treasurer signs once a month."),
    Said("V 1.2", "public", "achievable", "Our payroll can do it.", {"name": "Bea Demo-Lark"}),
)
TALKS: tuple[dict[str, Any], ...] = (
    {
        "kind": "focus_group",
        "title": "Open evening at the Corn Hall",
        "after": 3,
        "public": 5,
        "voluntary": 14,
        "other": 6,
    },
    {"kind": "focus_group", "title": "Carers, Thursday afternoon", "after": 6, "public": 2, "voluntary": 8, "other": 0},
    {"kind": "interview", "title": "First week of interviews", "after": 8, "public": 11, "voluntary": 16, "other": 1},
)
