"""Reading the first visible sheet of an Excel workbook."""

import io
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from ..errors import Problem
from .cells import look_at_cells
from .package import Parts, parts_of, path_of_sheet, repacked
from .shapes import Line, listed, refuse, warning


def read_xlsx(data: bytes) -> tuple[list[Line], list[Problem]]:
    """The lines of the first visible sheet, and warnings. Raises `ImportRefused`."""
    parts = parts_of(data)
    try:
        return read_sheet(parts)
    except PasswordError:
        refuse("The spreadsheet is locked with a password. Save it without one.")
    except BaseException as error:
        # Whatever the reader makes of a broken file, its own panics included, people get one sentence.
        if type(error).__module__.startswith("concord.") or isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        refuse("The spreadsheet cannot be opened. Save it again as .xlsx, or as .csv.")


def read_sheet(parts: Parts) -> tuple[list[Line], list[Problem]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(repacked(parts)))
    shown = [sheet for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
    sheets = [sheet.name for sheet in shown if sheet.typ == SheetTypeEnum.WorkSheet]
    if not sheets:
        refuse("The workbook has no sheet that can be read. Save it as an ordinary “Excel workbook (.xlsx)”.")
    warnings = other_sheets(sheets)
    path = path_of_sheet(parts, sheets[0])
    # Where the workbook does not say which part is the sheet, all of them must be sound.
    for name in [path] if path in parts else [name for name in parts if name.startswith("xl/worksheets/")]:
        warnings += look_at_cells(parts, name)
    grid = book.get_sheet_by_name(sheets[0]).to_python(skip_empty_area=False)
    return [(n, [cell_text(value) for value in cells]) for n, cells in enumerate(grid, start=1)], warnings


def other_sheets(sheets: list[str]) -> list[Problem]:
    if len(sheets) == 1:
        return []
    others = listed([f"“{name}”" for name in sheets[1:]])
    return [warning(f"Only the first sheet, “{sheets[0]}”, is read. Left out: {others}.")]


def cell_text(value: Any) -> str:
    """A cell as people would type it: whole numbers without a point, dates as 2026-03-31, yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def moment_text(moment: datetime) -> str:
    """To the second: a spreadsheet's fractions of a day are never exact."""
    whole = (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
    return whole.date().isoformat() if whole.time() == time(0) else whole.isoformat(" ")
