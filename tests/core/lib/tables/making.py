"""Small workbooks made for the tests, good and hostile."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from openpyxl import Workbook

from concord.core.lib.errors import ImportRefused, Problem
from concord.core.lib.tables import Table, read_table

SHEET = "xl/worksheets/sheet1.xml"


def workbook(*lines: list[Any], change: Callable[[Workbook], None] = lambda book: None) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Returns"
    for line in lines:
        sheet.append(line)
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def edited(data: bytes, changes: Mapping[str, Callable[[bytes], bytes] | bytes | None]) -> bytes:
    """The same zip with parts replaced, added or (None) taken out."""
    out, left = io.BytesIO(), dict(changes)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = left.pop(name, old.read(name))
            if change is not None:
                new.writestr(name, change(old.read(name)) if callable(change) else change)
        for name, change in left.items():
            assert isinstance(change, bytes)
            new.writestr(name, change)
    return out.getvalue()


def sheet_of(rows: str, head: str = "") -> bytes:
    """A workbook whose only sheet has these rows as XML."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return edited(
        workbook(["a"]),
        {SHEET: f'{head}<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()},
    )


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def problems_of(data: bytes, name: str = "file.csv") -> list[Problem]:
    with pytest.raises(ImportRefused) as refused:
        read_table(data, name)
    return refused.value.problems


def only_problem(data: bytes, name: str = "file.csv") -> tuple[int | None, str | None, str]:
    (found,) = problems_of(data, name)
    assert found.severity == "error"
    return found.row, found.column, found.message


def cells_of(table: Table) -> list[dict[str, str]]:
    return [row.cells for row in table.rows]


def told(table: Table) -> list[str]:
    assert {problem.severity for problem in table.warnings} <= {"warning"}
    return [problem.message for problem in table.warnings]
