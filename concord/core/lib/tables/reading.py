"""Reading a table that somebody sent."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from ..errors import ImportRefused, Problem

BYTES = 10 * 1024 * 1024
UNPACKED = 120 * 1024 * 1024
ROWS, COLUMNS, CELL = 50_000, 200, 20_000
ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
FORMULA_START = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Row:
    """One row: its number in the file, counted from 1, and its cells by column name."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass(frozen=True)
class Table:
    """A table of text: columns as named in the first row, rows with their numbers, and warnings."""

    columns: Sequence[str]
    rows: Sequence[Row] = ()
    warnings: Sequence[Problem] = field(default=())


def read_table(data: bytes, name: str) -> Table:
    """Read a CSV or XLSX file. Raises `ImportRefused` naming what is wrong, in which row, and how to mend it."""
    if not data.strip():
        refuse("The file is empty.")
    if len(data) > BYTES:
        refuse(f"The file is too large: at most {BYTES // 1024 // 1024} MB are read.")
    if data.startswith(OLD_OFFICE):
        refuse("This is an old or locked Office file. Save it as .xlsx without a password, or as .csv.")
    lines, warnings = read_xlsx(data) if data.startswith(ZIP) else (read_csv(data), [])
    return as_table(lines, warnings)


def refuse(message: str, row: int | None = None, column: str | None = None) -> None:
    raise ImportRefused([Problem(message, row, column)])


Line = tuple[int, list[str]]


def read_csv(data: bytes) -> list[Line]:
    text = decoded(data)
    if "\x00" in text:
        refuse(
            "The file holds NUL characters, so it is not a text file. Save it again as CSV.",
            text[: text.index("\x00")].count("\n") + 1,
        )
    csv.field_size_limit(BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    lines: list[Line] = []
    try:
        for cells in reader:
            lines.append((len(lines) + 1, [unescaped(cell) for cell in cells]))
            if len(lines) > ROWS + 1:
                refuse(f"The file has more than {ROWS:,} rows. Split it.")
    except csv.Error as error:
        words = "a quotation mark is opened and never closed" if "unexpected end" in str(error) else str(error)
        refuse(f"This row cannot be read: {words}.", len(lines) + 1)
    return lines


def decoded(data: bytes) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            refuse("The file breaks off in the middle of a character. Save it again as CSV UTF-8.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel on Windows writes when nobody says otherwise.
        return data.decode("cp1252", errors="replace")


def delimiter_of(text: str) -> str:
    head = text.lstrip("\r\n").splitlines()[0] if text.strip() else ""
    return max(",;\t", key=head.count)


def unescaped(cell: str) -> str:
    """Take back the apostrophe that our own files put before what a spreadsheet would run."""
    if cell[:1] == "'" and (cell[1:2] in FORMULA_START or cell[1:2] == "'"):
        return cell[1:]
    return cell


def read_xlsx(data: bytes) -> tuple[list[Line], list[Problem]]:
    check_zip(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except Exception as error:  # whatever the reader makes of a broken file, people get one sentence
        raise ImportRefused(
            [Problem("The spreadsheet cannot be opened. Save it again as .xlsx, or as .csv.")]
        ) from error
    kinds = (SheetTypeEnum.WorkSheet,)
    sheets = [s.name for s in book.sheets_metadata if s.visible == SheetVisibleEnum.Visible and s.typ in kinds]
    if not sheets:
        refuse("The workbook has no sheet that can be read. Save it as an ordinary “Excel workbook (.xlsx)”.")
    extra = [Problem(f"Only the first sheet, “{sheets[0]}”, is read.", severity="warning")] if len(sheets) > 1 else []
    grid = book.get_sheet_by_name(sheets[0]).to_python(skip_empty_area=False)
    if len(grid) > ROWS + 1:
        refuse(f"The sheet has more than {ROWS:,} rows. Split it.")
    return [(n, [cell_text(value) for value in cells]) for n, cells in enumerate(grid, start=1)], extra


def check_zip(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names, size = set(packed.namelist()), sum(entry.file_size for entry in packed.infolist())
    except zipfile.BadZipFile:
        refuse("The spreadsheet is damaged or only half there. Save it again.")
    if size > UNPACKED:
        refuse("The spreadsheet is far larger inside than it looks, so it is not opened.")
    if not any(name.startswith("xl/") for name in names):
        refuse("This is not a spreadsheet. Choose a .csv or .xlsx file.")


def cell_text(value: Any) -> str:
    """A cell as people would type it: whole numbers without a point, dates as 2026-03-31, yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def as_table(lines: Iterable[Line], warnings: Sequence[Problem]) -> Table:
    filled = [(n, cells) for n, cells in lines if any(cell.strip() for cell in cells)]
    if not filled:
        refuse("The file holds no rows.")
    head_row, head = filled[0][0], [cell.strip() for cell in filled[0][1]]
    while head and not head[-1]:
        head.pop()
    columns = [name.lower().replace(" ", "_") for name in head]
    check_head(columns, head_row)
    problems: list[Problem] = []
    rows = [row for n, cells in filled[1:] if (row := as_row(n, cells, columns, problems))]
    if problems:
        raise ImportRefused(problems)
    return Table(columns, rows, warnings)


def check_head(columns: list[str], row: int) -> None:
    if len(columns) > COLUMNS:
        refuse(f"The file has more than {COLUMNS} columns.", row)
    if "" in columns:
        refuse(f"Column {columns.index('') + 1} has no name in the first row.", row)
    twice = sorted({name for name in columns if columns.count(name) > 1})
    if twice:
        refuse(f"The column “{twice[0]}” is there twice.", row, twice[0])


def as_row(number: int, cells: list[str], columns: list[str], problems: list[Problem]) -> Row | None:
    values = [cell.strip() for cell in cells]
    if any(values[len(columns) :]):
        problems.append(Problem(f"This row has {len(values)} cells, but there are {len(columns)} columns.", number))
        return None
    for name, value in zip(columns, values, strict=False):
        if len(value) > CELL:
            problems.append(Problem(f"This cell is longer than {CELL:,} characters.", number, name))
        if "\x00" in value:
            problems.append(Problem("This cell holds a NUL character.", number, name))
    return Row(number, dict(zip(columns, [*values, *[""] * (len(columns) - len(values))], strict=False)))


def check_columns(table: Table, *, required: Iterable[str], known: Iterable[str]) -> list[Problem]:
    """What the first row lacks (errors) and what it has that nobody reads (warnings)."""
    missing = [Problem(f"The column “{name}” is missing.", 1, name) for name in required if name not in table.columns]
    allowed = {*required, *known}
    unknown = [
        Problem(f"The column “{name}” is not known and was left out.", 1, name, "warning")
        for name in table.columns
        if name not in allowed
    ]
    return missing + unknown
