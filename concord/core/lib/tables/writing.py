"""Writing a table that a spreadsheet opens without running anything in it."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ..errors import RuleBroken
from .escaping import escaped

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell

BOM = b"\xef\xbb\xbf"
LONGEST_CELL = 32_767
# XML cannot carry these; what looks like one of its escapes would be read as the character that it names.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]], *, mark: bool = True) -> bytes:
    """UTF-8, with the mark that Excel needs unless told; what begins like a formula gets an apostrophe before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([escaped(as_text(row.get(name))) for name in columns])
    return (BOM if mark else b"") + out.getvalue().encode()


def as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def write_xlsx(columns: Sequence[str], rows: Iterable[Mapping[str, object]], title: str) -> bytes:
    """A workbook of one sheet in which every cell is text, so that no formula can start.

    Raises `RuleBroken` when a text is longer than a cell can be: it would be cut in silence.
    """
    lines = [list(columns), *([as_text(row.get(name)) for name in columns] for row in rows)]
    if any(len(text) > LONGEST_CELL for line in lines for text in line):
        raise RuleBroken(f"A text is longer than a spreadsheet's cell holds ({LONGEST_CELL:,}). Choose CSV.")
    # Half a second that most commands need not wait.
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet(NOT_IN_TITLES.sub(" ", title)[:31].strip("' ") or "Table")
    sheet.freeze_panes = "A2"
    for line in lines:
        sheet.append([as_words(WriteOnlyCell(sheet, writable(text))) for text in line])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def writable(text: str) -> str:
    return LOOKS_ESCAPED.sub("_x005F_", UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text))


def as_words(cell: "WriteOnlyCell") -> "WriteOnlyCell":
    if cell.value:
        # openpyxl would take “=1+1” for a formula.
        cell.data_type = "s"
    return cell
