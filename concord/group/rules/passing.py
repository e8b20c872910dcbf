"""Whether now, and what it comes to: texts to pass on."""

from dataclasses import dataclass
from datetime import date

from concord.core.lib.errors import RuleBroken
from concord.core.ui.wording import percent_n


def check_relay(*, text: str, due_on: date, today: date) -> None:
    if not text.strip():
        raise RuleBroken("Write the text that members pass on.", field="text")
    if due_on < today:
        raise RuleBroken("The last day must not lie in the past.", field="due_on")


def check_somebody_is_asked(count: int) -> None:
    if not count:
        raise RuleBroken("Nobody sits on this group yet, so nobody could pass it on.")


@dataclass(frozen=True)
class Side:
    """Of one sector: how many passed it on, of how many, and how many people they say they reached."""

    label: str
    passed: int
    asked: int
    reached: int

    @property
    def share(self) -> str:
        return percent_n(self.passed, self.asked)


def gap_between(public: Side, voluntary: Side) -> str:
    """How far the shares of both sectors lie apart, in whole points; without one sector there is nothing to compare."""
    if not public.asked or not voluntary.asked:
        return "only one sector was asked"
    gap = round(100 * public.passed / public.asked - 100 * voluntary.passed / voluntary.asked)
    if not gap:
        return "no gap"
    return f"{abs(gap)} points more in the {'public' if gap > 0 else 'voluntary'} sector"
