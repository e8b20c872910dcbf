"""How the commitments in force are spread over the themes, each once in the whole."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from concord.core.areas.models import Area
from concord.core.areas.terms import OWN_THEMES

from ..models import CommitmentText
from ..terms import Bearer, VersionState


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


def themes_of(area: Area, texts: Sequence[CommitmentText]) -> Themes:
    """By the area's own names of the themes; the last line counts those without any, where there are such."""
    used = used_themes(texts)
    lines = [
        line_of(key, name, [text for text in texts if key in text.themes])
        for key, name in area.themes.items()
        if key in area.themes_offered or key in used
    ]
    none = [text for text in texts if not text.themes]
    if none:
        lines.append(line_of("none", "Without a theme", none))
    return Themes(lines, line_of("", "", texts), sum(len(text.themes) > 1 for text in texts))


def used_themes(texts: Iterable[CommitmentText]) -> Counter[str]:
    """How many of the texts have each theme."""
    return Counter(key for text in texts for key in text.themes)


def themes_in_use(area: Area, day: date) -> Counter[str]:
    """By theme, how many commitments in force or proposed have it."""
    found = CommitmentText.objects.filter(area=area).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))
    rows = found.exclude(version__state=VersionState.GIVEN_UP).values_list("commitment", "theme")
    return Counter(key for _, theme in set(rows) for key in theme.split())


def was_ever_used(area: Area, key: str) -> bool:
    texts = CommitmentText.objects.filter(area=area, theme__contains=key)
    return any(key in theme.split() for theme in texts.values_list("theme", flat=True))


@dataclass(frozen=True)
class ThemeRow:
    """A theme on the page where an officer adds and hides them. `used`: commitments in force or proposed."""

    key: str
    name: str
    is_own: bool
    is_offered: bool
    used: int


def theme_rows(area: Area, day: date) -> list[ThemeRow]:
    used = themes_in_use(area, day)
    return [
        ThemeRow(key, name, key in OWN_THEMES, key in area.themes_offered, used[key])
        for key, name in area.themes.items()
    ]


def line_of(key: str, label: str, texts: Sequence[CommitmentText]) -> ThemeLine:
    counts = [sum(text.bearer == bearer for text in texts) for bearer in (Bearer.PUBLIC, Bearer.VOLUNTARY, Bearer.BOTH)]
    return ThemeLine(key, label, *counts)
