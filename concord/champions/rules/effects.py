"""Whether now: before and after a day, in words that never say why; and what anybody may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from concord.core.lib.errors import RuleBroken
from concord.core.lib.figures import FLOOR
from concord.core.lib.text import plural

NOT_WHY = "The figures say what was measured before and after that day. They do not say why it changed."


@dataclass(frozen=True)
class Value:
    """What was measured on a day, of how many; `uid` where somebody may take it away."""

    on: date
    value: Decimal
    n: int | None
    is_after: bool
    unit: str = ""
    uid: object = None
    held_back: bool = False

    @property
    def plain(self) -> str:
        shown = f"{self.value:,f}"
        return f"{shown.rstrip('0').rstrip('.') if '.' in shown else shown} {self.unit}".strip()

    @property
    def words(self) -> str:
        if self.held_back:
            return f"not shown: fewer than {FLOOR} were counted"
        return f"{self.plain} (n {'not known' if self.n is None else f'= {self.n:,}'})"

    @property
    def side(self) -> str:
        return "After" if self.is_after else "Before"


def check_publishable(values: Sequence[Value]) -> None:
    """Anybody reads only what has a value on both sides, each with its n."""
    if {one.is_after for one in values} != {True, False}:
        raise RuleBroken(
            "Add a value from before that day and one from after it. Then show it to everybody.", field="is_public"
        )
    if any(one.n is None for one in values):
        raise RuleBroken("Each value needs its n before everybody may read it: of how many it was counted.", field="n")


def check_day_is_new(is_known: bool) -> None:
    if is_known:
        raise RuleBroken("There is a value of this day already. Take it away first.", field="on")


def for_everybody(values: Sequence[Value]) -> list[Value]:
    """Values of few are held back."""
    few = [one.n is None or one.n < FLOOR for one in values]
    return [
        Value(one.on, one.value, one.n, one.is_after, one.unit, None, small)
        for one, small in zip(values, few, strict=True)
    ]


def champions_in_words(n: int | None, *, public: bool, words: tuple[str, str]) -> str:
    """How many champions raised it; everybody reads no number of few. `words`: what one is called here, and more."""
    if n is None:
        return ""
    return f"fewer than {FLOOR} {words[1]}" if public and n < FLOOR else plural(n, *words)


def in_words(values: Sequence[Value], begun: str) -> str:
    """The last value before, the last one after, and no cause."""
    before = [one for one in values if not one.is_after]
    after = [one for one in values if one.is_after]
    if not (before and after):
        return f"There are not yet values from before and from after {begun}, so nothing can be compared."
    return f"Last before {begun}: {before[-1].words}. Last after it: {after[-1].words}. {NOT_WHY}"
