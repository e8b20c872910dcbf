"""Which themes an area may add, hide and give to a commitment."""

from collections.abc import Collection, Mapping

from concord.core.areas.terms import OWN_THEMES
from concord.core.lib.errors import RuleBroken


def folded(words: str) -> str:
    """As words are compared that somebody typed: without capitals, marks at the ends, and the article."""
    return " ".join(words.split()).strip(" .;,").casefold().removeprefix("the ")


def check_known(theme: str, themes: Mapping[str, str]) -> None:
    """A commitment is of themes that its area has; those that another area added are none here."""
    unknown = next((key for key in theme.split() if key not in themes), None)
    if unknown is not None:
        raise RuleBroken(f"There is no theme “{unknown}” here. There are: {', '.join(themes)}.", field="theme")


def check_name(name: str, others: Mapping[str, str]) -> None:
    """Each theme has a name of its own; a semicolon stands between two of them."""
    if ";" in name:
        raise RuleBroken("Leave the semicolon out: it stands between two themes.", field="name")
    if not folded(name):
        raise RuleBroken("Enter a name in words.", field="name")
    if folded(name) in {folded(other) for other in others.values()}:
        raise RuleBroken(f"There is a theme “{name}” already.", field="name")


def free_key(taken: Collection[str]) -> str:
    """The key of the next theme that the area adds. `taken`: those of its themes, and those that commitments have."""
    free = next((key for key in OWN_THEMES if key not in taken), None)
    if free is None:
        raise RuleBroken(f"An area adds {len(OWN_THEMES)} themes at most. Give one that you added another name.")
    return free


def check_may_be_hidden(name: str, used: int, offered: int) -> None:
    if used:
        count = "One commitment has" if used == 1 else f"{used} commitments have"
        raise RuleBroken(f"{count} the theme “{name}”, in force or in a draft. Change that first.")
    if offered < 2:
        raise RuleBroken("This is the last theme. Add another one first.")
