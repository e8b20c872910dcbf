"""Looking at every cell of a sheet before it is read whole: where it is, how long it is, what it would lose."""

import re

from ..errors import Problem
from .package import UNPACKED, Attributes, Parts, walk
from .shapes import COLUMNS, ROWS, listed, refuse, warning

PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def look_at_cells(parts: Parts, path: str) -> list[Problem]:
    """Refuse a sheet beyond the limits; warn of formulas without a result and of errors in cells.

    The reader lays out a grid from the first to the last filled cell and copies a shared text into each cell that
    names it, so one far cell or one long text could take all memory.
    """
    watch = CellWatch(shared_lengths(parts.get("xl/sharedstrings.xml", b"")))
    walk(parts[path], watch.start, watch.end, watch.text)
    return watch.warnings()


def shared_lengths(part: bytes) -> list[int]:
    lengths: list[int] = []

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "si":
            lengths.append(0)

    def text(words: str) -> None:
        if lengths:
            lengths[-1] += len(words)

    if part:
        walk(part, start, text=text)
    return lengths


class CellWatch:
    """Keeps the place in the sheet while its XML goes by."""

    def __init__(self, lengths: list[int]) -> None:
        self.lengths = lengths
        self.row = self.column = self.total = 0
        self.kind = self.inside = self.value = ""
        self.has_formula = False
        self.unfinished: list[str] = []
        self.errors: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column = 0
        elif tag == "c":
            self.place(attributes.get("r", ""))
            self.kind, self.value, self.has_formula = attributes.get("t", ""), "", False
        elif tag == "f":
            self.has_formula = True
        self.inside = tag

    def place(self, reference: str) -> None:
        self.column += 1
        if found := PLACE.fullmatch(reference):
            self.row, self.column = int(found[2]), number_of(found[1])

    def text(self, words: str) -> None:
        if self.inside in {"v", "t"}:
            self.value += words[:20]
            self.count(len(words))

    def count(self, size: int) -> None:
        self.total += size
        if self.total > UNPACKED:
            refuse("The spreadsheet is far larger inside than it looks, so it is not opened.")

    def end(self, tag: str) -> None:
        self.inside = ""
        if tag != "c":
            return
        if self.value:
            self.check_limits()
        if self.kind == "s" and self.value.isdigit() and int(self.value) < len(self.lengths):
            self.count(self.lengths[int(self.value)])
        if self.kind == "e":
            self.errors.append(f"{letters_of(self.column)}{self.row} ({self.value})")
        elif self.has_formula and not self.value and self.kind != "str":
            self.unfinished.append(f"{letters_of(self.column)}{self.row}")

    def check_limits(self) -> None:
        if self.row > ROWS + 1:
            refuse(f"The sheet has more than {ROWS:,} rows. Split it.")
        if self.column > COLUMNS:
            refuse(f"The sheet has something in column {letters_of(self.column)}: at most {COLUMNS} columns are read.")

    def warnings(self) -> list[Problem]:
        found = []
        if self.unfinished:
            places = listed(self.unfinished)
            found.append(warning(f"Formulas without a result were taken as empty: {places}. Open and save the file."))
        if self.errors:
            found.append(warning(f"Cells with an error were taken as empty: {listed(self.errors)}."))
        return found


def number_of(letters: str) -> int:
    """A = 1, Z = 26, AA = 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def letters_of(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
