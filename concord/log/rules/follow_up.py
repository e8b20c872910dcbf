"""What may follow from a point, and when."""

from datetime import date, timedelta

from concord.core.lib.errors import RuleBroken

from ..terms import Confidence, Contribution, Evidence, QuickWinState, Telling

# A quick win is one for the coming year (R120).
QUICK_WITHIN = timedelta(days=366)
# How much each answer adds to a win's strength, the most first.
STRENGTHS: tuple[tuple[str, ...], ...] = (
    (Evidence.FIGURES, Evidence.DOCUMENT, Evidence.SAID),
    (Confidence.SURE, Confidence.LIKELY),
    (Contribution.SOLE, Contribution.MAIN, Contribution.ONE_OF_SEVERAL, Contribution.SLIGHT),
)


def strength(evidence: str, confidence: str, contribution: str) -> int:
    """How well a win is shown, to put the best first: what it rests on counts most (R117, R122). 0: nothing said."""
    total = 0
    for ladder, answer in zip(STRENGTHS, (evidence, confidence, contribution), strict=True):
        total = 10 * total + (len(ladder) - ladder.index(answer) if answer in ladder else 0)
    return total


def check_can_be_told(where: str, *, contribution: str) -> None:
    """Before a win goes into a business case, somebody judges how much of it was the agreement's doing (R117)."""
    if where == Telling.FUNDING_BID and not contribution:
        raise RuleBroken(
            "First say how much of this win was the agreement's doing: a funding bid must not claim more.",
            field="where",
        )


def check_told_once_done(state: str, told: bool) -> None:
    if told and state != QuickWinState.DONE:
        raise RuleBroken("A point tells of a quick win only once it is done.", field="told_in")


def check_added(on: date, today: date) -> None:
    if on > today:
        raise RuleBroken("This day has not come yet.", field="added_on")


def check_is_quick(due_on: date, *, on: date) -> None:
    """A quick win is done within twelve months (R120)."""
    if due_on > on + QUICK_WITHIN:
        raise RuleBroken("A quick win is done within twelve months. Make a longer one an action.", field="due_on")
