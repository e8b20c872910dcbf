"""Reading a table that somebody sent, whatever it is."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from ..errors import ImportRefused, Problem
from .delimited import read_csv
from .shapes import BYTES, CELL, COLUMNS, Line, Row, Table, listed, refuse, warning
from .workbook import read_xlsx

ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
EMPTY_ZIP = b"PK\x05\x06"
OTHER_STARTS = {b"%PDF-": "a PDF", b"{\\rtf": "a rich text document", b"<": "a web page or XML"}
OTHER_NAMES = {
    ".xls": "an old Excel workbook",
    ".xlsm": "a workbook that may hold macros",
    ".xlsb": "a binary Excel workbook",
    ".ods": "an OpenDocument spreadsheet",
    ".numbers": "an Apple Numbers document",
    ".doc": "a Word document",
    ".docx": "a Word document",
    ".pdf": "a PDF",
}
SAVE = "Save it as an Excel workbook (.xlsx) or as .csv."
MOST_PROBLEMS = 200


def read_table(data: bytes, name: str) -> Table:
    """Read a CSV or XLSX file. Raises `ImportRefused` naming what is wrong, in which row, and how to mend it."""
    check_kind(data, PurePath(name).suffix.lower())
    lines, warnings = read_xlsx(data) if data.startswith(ZIP) else read_csv(data)
    return as_table(lines, [*name_warnings(data, name), *warnings])


def check_kind(data: bytes, ending: str) -> None:
    """Refuse what is no table by its size, its first bytes or its name."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"):
        refuse("The file is empty.")
    if len(data) > BYTES:
        refuse(f"The file is too large: at most {BYTES // 1024 // 1024} MB are read.")
    if data.startswith(OLD_OFFICE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        kind = "locked with a password" if locked else "from an old version of Office"
        refuse(f"This file is {kind}. Save it without a password as an Excel workbook (.xlsx), or as .csv.")
    if ending in OTHER_NAMES:
        refuse(f"This is {OTHER_NAMES[ending]}. {SAVE}")
    if data.startswith(EMPTY_ZIP):
        refuse("The spreadsheet is damaged or only half there. Save it again.")
    for start, kind in OTHER_STARTS.items():
        if data.lstrip(b"\xef\xbb\xbf \r\n").startswith(start):
            refuse(f"This is {kind}, not a table. {SAVE}")


def name_warnings(data: bytes, name: str) -> list[Problem]:
    """The content decides; a name that says otherwise is told."""
    ending, is_workbook = PurePath(name).suffix.lower(), data.startswith(ZIP)
    if is_workbook and ending in {".csv", ".txt", ".tsv"}:
        return [warning(f"The name ends in {ending}, but the file is an Excel workbook. It was read as one.")]
    if not is_workbook and ending == ".xlsx":
        return [warning("The name ends in .xlsx, but the file is CSV text. It was read as text.")]
    return []


def as_table(lines: Iterable[Line], warnings: Sequence[Problem]) -> Table:
    """Columns from the first row that is not empty, rows with their numbers in the file."""
    filled = [(n, cells) for n, cells in ((n, [cell_of(c) for c in cells]) for n, cells in lines) if any(cells)]
    if not filled:
        refuse("The file holds no rows.")
    head_row, head = filled[0]
    used = used_columns(head, [cells for _, cells in filled[1:]])
    columns = [column_name(head[at]) if at < len(head) else "" for at in used if at < len(head)]
    check_head(columns, used, head_row)
    problems: list[Problem] = []
    rows = [as_row(n, cells, columns, used, problems) for n, cells in filled[1:]]
    if problems:
        raise ImportRefused(capped(problems))
    return Table(columns, rows, [*warnings, *short_rows(filled[1:], len(head))])


def cell_of(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def column_name(text: str) -> str:
    """`Opens on` and `opens_on` are the same column."""
    return "_".join(text.lower().split())


def used_columns(head: list[str], rows: list[list[str]]) -> list[int]:
    """Places of the columns that have a name, or none but something below it. Others are only space."""
    width = len(head)
    filled = {at for cells in rows for at, cell in enumerate(cells[:width]) if cell}
    return [at for at in range(width) if head[at] or at in filled]


def check_head(columns: list[str], used: list[int], row: int) -> None:
    if len(columns) > COLUMNS:
        refuse(f"The file has more than {COLUMNS} columns.", row)
    if "" in columns:
        refuse(f"Column {used[columns.index('')] + 1} has no name in the first row.", row)
    twice = sorted({name for name in columns if columns.count(name) > 1})
    if twice:
        refuse(f"The column “{twice[0]}” is there twice.", row, twice[0])


def as_row(number: int, cells: list[str], columns: list[str], used: list[int], problems: list[Problem]) -> Row:
    if any(cells[used[-1] + 1 :]):
        problems.append(Problem(f"This row has {len(cells)} cells, but there are {len(columns)} columns.", number))
    values = [cells[at] if at < len(cells) else "" for at in used]
    for name, value in zip(columns, values, strict=True):
        if len(value) > CELL:
            problems.append(Problem(f"This cell is longer than {CELL:,} characters.", number, name))
        if "\x00" in value:
            problems.append(Problem("This cell holds a NUL character.", number, name))
    return Row(number, dict(zip(columns, values, strict=True)))


def short_rows(lines: Sequence[Line], width: int) -> list[Problem]:
    """One warning for all rows that end early: a file may have been cut off."""
    short = [n for n, cells in lines if len(cells) < width]
    if not short:
        return []
    rows = f"Row {short[0]} ends" if len(short) == 1 else f"Rows {listed(short)} end"
    return [warning(f"{rows} before the last column; the missing cells were taken as empty.", short[0])]


def capped(problems: list[Problem]) -> list[Problem]:
    if len(problems) <= MOST_PROBLEMS:
        return problems
    more = len(problems) - MOST_PROBLEMS
    return [*problems[:MOST_PROBLEMS], Problem(f"There are {more:,} more problems like these.")]


def check_columns(table: Table, *, required: Iterable[str], known: Iterable[str]) -> list[Problem]:
    """What the first row lacks (errors) and what it has that nobody reads (warnings)."""
    needed = list(required)
    missing = [Problem(f"The column “{name}” is missing.", 1, name) for name in needed if name not in table.columns]
    allowed = {*needed, *known}
    unknown = [
        warning(f"The column “{name}” is not known and was left out.", 1, name)
        for name in table.columns
        if name not in allowed
    ]
    return missing + unknown
