"""The numbers that a word processor computes before the paragraphs of a list."""

from dataclasses import dataclass, field

LEVELS = 9
# As much of what stands before a paragraph as is kept.
LONGEST_LABEL = 60


@dataclass
class ListLevel:
    """One level of a list: how it counts, what stands around the number, and where it begins.

    `pattern`: with `%1` for the number of the first level, and so on, as Word writes it.
    """

    kind: str = "decimal"
    pattern: str = "%1."
    start: int = 1


@dataclass
class Counter:
    """Where a list stands, level by level."""

    levels: dict[int, ListLevel] = field(default_factory=dict)
    at: list[int | None] = field(default_factory=lambda: [None] * LEVELS)

    def label(self, level: int) -> str:
        """Count one on at a level, and give what stands before the paragraph; nothing for bullets."""
        level = min(level, LEVELS - 1)
        here = self.levels.get(level, ListLevel())
        before = self.at[level]
        self.at[level] = here.start if before is None else before + 1
        for deeper in range(level + 1, LEVELS):
            self.at[deeper] = None
        if here.kind in {"bullet", "none"}:
            return ""
        label = here.pattern[:LONGEST_LABEL]
        for one in range(LEVELS):
            if f"%{one + 1}" in label:
                rule = self.levels.get(one, ListLevel())
                count = self.at[one]
                label = label.replace(f"%{one + 1}", counted(rule.start if count is None else count, rule.kind))
        return label.strip()

    def is_bullet(self, level: int) -> bool:
        return self.levels.get(min(level, LEVELS - 1), ListLevel()).kind == "bullet"


def counted(number: int, kind: str) -> str:
    if kind in {"lowerLetter", "a"}:
        return letters(number)
    if kind in {"upperLetter", "A"}:
        return letters(number).upper()
    if kind in {"lowerRoman", "i"}:
        return roman(number)
    if kind in {"upperRoman", "I"}:
        return roman(number).upper()
    return str(number)


def letters(number: int) -> str:
    """a … z, then aa, bb, as Word counts."""
    turn, place = divmod(max(number, 1) - 1, 26)
    return chr(ord("a") + place) * min(turn + 1, 9)


def roman(number: int) -> str:
    signs = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    text, left = "", min(max(number, 0), 399)
    for value, sign in signs:
        while left >= value:
            text, left = text + sign, left - value
    return text
