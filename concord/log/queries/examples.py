"""What stands beside the boxes: what each is for, and worked examples by kind of organisation (R101)."""

from ..models import Period
from ..terms import Box

# What a box is for, in a sentence beside its formal heading.
LEADS = {
    Box.WAY_OF_WORKING: "Something that went the {agreement} way since {day}.",
    Box.LEARN_FROM: "Something that did not go the {agreement} way since {day}, so that we can do better.",
    Box.WINS: "Something good that came of the {agreement} since {day}.",
    Box.GOOD_PRACTICE: "What would make things better from now on. Think of what you saw since {day}.",
}

EXAMPLES: dict[str, dict[int, str]] = {
    # The source's own example: the Leisure Department's champion (000).
    "public": {
        1: "Joint development of draft community sports strategy.",
        2: "Sector not informed leisure centres best value review had started.",
        3: "Schedule of affordable space produced (planned).",
        4: "Only 2 weeks to apply for holiday project grants but extended following representations.",
    },
    "voluntary": {
        1: "The housing team asked our tenants' group to help write the repairs survey.",
        2: "We were told of the new monitoring form a week before it was due.",
        3: "The council paid the first quarter in advance (planned).",
        4: "Agree one set of questions for all small grants.",
    },
    "police": {
        1: "The neighbourhood team and youth clubs drew up the summer patrol plan together.",
        2: "Faith groups heard of the changed station hours from the newspaper.",
        3: "The community fund went to groups that had never applied before (opportunistic).",
        4: "Put the meeting dates of both sides into one calendar.",
    },
    "health": {
        1: "Carers' groups chose the questions for the hospital discharge review.",
        2: "The falls service was re-let with no time for small charities to answer.",
        3: "Notice of the ending contract was withdrawn and given anew (from things that went wrong).",
        4: "Tell partners twelve weeks before a service is to change.",
    },
}


def lead_for(box: int, period: Period) -> str:
    """What a box asks, in plain words, with the day since which it asks it."""
    day = f"{period.starts_on:%A} {period.starts_on.day} {period.starts_on:%B %Y}"
    return LEADS[Box(box)].format(agreement=period.area.word("agreement"), day=day)


def example_for(box: int, sector: str, kind: str = "") -> str:
    """A worked example of a box for somebody's kind of organisation."""
    key = kind if kind in EXAMPLES else ("voluntary" if sector == "voluntary" else "public")
    return EXAMPLES[key][box]
