"""How the commitments in force are spread over the themes, each once in the whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from concord.core.areas.models import Area

from ..models import CommitmentText
from ..terms import Bearer, Theme


@dataclass(frozen=True)
class ThemeLine:
    """How many commitments of a theme each side owes, or both together."""

    key: str
    label: str
    public: int
    voluntary: int
    both: int

    @property
    def total(self) -> int:
        return self.public + self.voluntary + self.both


@dataclass(frozen=True)
class Themes:
    """`lines` count a commitment in each of its themes, `whole` counts it once; `several`: have more than one theme."""

    lines: Sequence[ThemeLine]
    whole: ThemeLine
    several: int

    @property
    def gap(self) -> int:
        """Between what each of the two sectors owes alone."""
        return abs(self.whole.public - self.whole.voluntary)


def theme_names(area: Area) -> dict[str, str]:
    """What an area calls each of its themes."""
    return {key: area.word(f"theme_{key}") for key in Theme.values}


def themes_of(area: Area, texts: Sequence[CommitmentText]) -> Themes:
    """By the area's own names of the themes; the last line counts those without any, where there are such."""
    lines = [
        line_of(key, area.word(f"theme_{key}"), [text for text in texts if key in text.themes]) for key in Theme.values
    ]
    none = [text for text in texts if not text.themes]
    if none:
        lines.append(line_of("none", "Without a theme", none))
    return Themes(lines, line_of("", "", texts), sum(len(text.themes) > 1 for text in texts))


def line_of(key: str, label: str, texts: Sequence[CommitmentText]) -> ThemeLine:
    counts = [sum(text.bearer == bearer for text in texts) for bearer in (Bearer.PUBLIC, Bearer.VOLUNTARY, Bearer.BOTH)]
    return ThemeLine(key, label, *counts)
