"""Which point is proposed for a box, and why in words (R124)."""

from collections.abc import Sequence
from dataclasses import dataclass

from concord.log.terms import Box, Verdict

# Outcomes that end the matter the other way: such a point stands in no box's proposal.
NEVER = frozenset({Verdict.NOT_FOR_US, Verdict.ASKED_BACK, Verdict.DEFERRED, Verdict.NO_ELIGIBLE})


@dataclass(frozen=True)
class PointFacts:
    """What is known of a point. `raised`: by how many; `back`: in how many other periods the same stood."""

    verdict: str = ""
    win: bool = False
    learning: bool = False
    raised: int = 1
    both_sectors: bool = False
    back: int = 0
    answers_problem: bool = False
    practice: bool = False


@dataclass(frozen=True)
class Proposal:
    """How well a point fits its box: whether it may be proposed, its place (higher first), and why in words."""

    fits: bool
    rank: tuple[int, ...]
    words: str


def proposal_of(box: int, facts: PointFacts) -> Proposal:
    """A point against the heading of its box; what every box counts comes after what its heading asks for."""
    asked = asked_for(box, facts)
    common = (facts.raised + facts.both_sectors, facts.back)
    return Proposal(
        fits=any(asked) and facts.verdict not in NEVER,
        rank=(*(int(part) for part in asked), *(common if box != Box.LEARN_FROM else common[::-1])),
        words=", ".join(words_of(facts)),
    )


def asked_for(box: int, facts: PointFacts) -> Sequence[bool]:
    """What the heading of a box asks for, the most telling first."""
    followed, failed = facts.verdict == Verdict.FOLLOWED, facts.verdict == Verdict.NOT_FOLLOWED
    if box == Box.WAY_OF_WORKING:
        return (followed,)
    if box == Box.LEARN_FROM:
        return failed, facts.learning
    if box == Box.WINS:
        return (facts.win,)
    return facts.answers_problem, facts.practice, facts.learning, facts.verdict not in {"", Verdict.NOT_AGREED}


def words_of(facts: PointFacts) -> list[str]:
    """Why a point is proposed, or what speaks for it: “not followed, raised by 3, came back”."""
    said = {
        Verdict(facts.verdict).label.lower() if facts.verdict else "no decision yet": True,
        "a win": facts.win,
        "something to learn": facts.learning,
        "answers a point of box 2": facts.answers_problem,
        "kept as good practice": facts.practice,
        f"raised by {facts.raised}": True,
        "by both sectors": facts.both_sectors,
        "came back": facts.back > 0,
    }
    return [words for words, holds in said.items() if holds]
