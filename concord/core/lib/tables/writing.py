"""Writing a table that a spreadsheet opens without running anything in it."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from .reading import FORMULA_START

BOM = b"\xef\xbb\xbf"


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]], *, mark: bool = True) -> bytes:
    """UTF-8, with the mark that Excel needs unless told; what begins like a formula gets an apostrophe before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([escaped(as_text(row.get(name))) for name in columns])
    return (BOM if mark else b"") + out.getvalue().encode()


def escaped(text: str) -> str:
    """Reading our own files takes the apostrophe away again, so that nothing changes on the way round."""
    if text[:1] in FORMULA_START or (text[:1] == "'" and text[1:2] in (*FORMULA_START, "'")):
        return f"'{text}"
    return text


def as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).replace("\r\n", "\n")


def write_xlsx(columns: Sequence[str], rows: Iterable[Mapping[str, object]], title: str) -> bytes:
    """A workbook of one sheet in which every cell is text, so that no formula can start."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31] or "Table")
    sheet.freeze_panes = "A2"
    sheet.append([text_cell(sheet, name) for name in columns])
    for row in rows:
        sheet.append([text_cell(sheet, as_text(row.get(name))) for name in columns])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def text_cell(sheet: object, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    if text:
        # openpyxl would take “=1+1” for a formula.
        cell.data_type = "s"
    return cell
