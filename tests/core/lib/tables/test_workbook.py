"""The first visible sheet of a workbook, as people would type it."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl import Workbook

from concord.core.lib.tables import read_table
from concord.core.lib.tables.workbook import cell_text

from .making import cells_of, edited, only_problem, told, workbook


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (-3.0, "-3"),
        (1234567.0, "1234567"),
        (0.5, "0.5"),
        (1e22, "10000000000000000000000"),
        (7, "7"),
        (True, "yes"),
        (False, "no"),
        (date(2026, 3, 31), "2026-03-31"),
        (datetime(2026, 3, 31), "2026-03-31"),
        (datetime(2026, 3, 31, 9, 5), "2026-03-31 09:05:00"),
        (datetime(2026, 3, 31, 9, 4, 59, 999_998), "2026-03-31 09:05:00"),
        (datetime(2026, 3, 30, 23, 59, 59, 999_999), "2026-03-31"),
        (time(9, 5), "09:05:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
        ("012", "012"),
        ("", ""),
    ],
)
def test_cells_read_as_people_would_type_them(value: Any, text: str) -> None:
    assert cell_text(value) == text


def test_a_workbook_is_read_with_its_row_numbers() -> None:
    data = workbook(
        [],
        ["Name", "Came on", "Late", "Number"],
        [],
        ["Siân", date(2026, 3, 31), True, 1234567],
        ["'=x", None, None, "007"],
    )
    table = read_table(data, "x.xlsx")
    assert [(row.number, row.cells) for row in table.rows] == [
        (4, {"name": "Siân", "came_on": "2026-03-31", "late": "yes", "number": "1234567"}),
        (5, {"name": "'=x", "came_on": "", "late": "", "number": "007"}),
    ]


def test_data_that_begins_further_in_is_found() -> None:
    def change(book: Workbook) -> None:
        book.worksheets[0]["C2"], book.worksheets[0]["C3"] = "name", "Ann"

    table = read_table(workbook(change=change), "x.xlsx")
    assert [(row.number, row.cells) for row in table.rows] == [(3, {"name": "Ann"})]


def test_dates_of_the_old_mac_calendar_are_right() -> None:
    def change(book: Workbook) -> None:
        book.epoch = datetime(1904, 1, 1)
        book.worksheets[0]["A2"] = date(2026, 3, 31)

    assert cells_of(read_table(workbook(["on"], change=change), "x.xlsx")) == [{"on": "2026-03-31"}]


def test_hidden_sheets_are_passed_over_and_others_are_named() -> None:
    def change(book: Workbook) -> None:
        book.worksheets[0].sheet_state = "hidden"
        for title in ("Shown", "Notes", "More"):
            book.create_sheet(title).append([title.lower()])
        book.create_sheet("Secret").sheet_state = "veryHidden"

    table = read_table(workbook(["no"], change=change), "x.xlsx")
    assert table.columns == ["shown"]
    assert told(table) == ["Only the first sheet, “Shown”, is read. Left out: “Notes”, “More”."]


def test_a_workbook_without_a_sheet_to_read_is_refused() -> None:
    data = edited(
        workbook(["a"]), {"xl/workbook.xml": lambda part: part.replace(b'state="visible"', b'state="hidden"')}
    )
    assert "has no sheet that can be read" in only_problem(data, "x.xlsx")[2]


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("xl/worksheets/sheet1.xml", lambda part: part[: len(part) // 2]),
        ("xl/worksheets/sheet1.xml", None),
        ("xl/workbook.xml", b""),
        ("xl/styles.xml", b"<not"),
        ("xl/_rels/workbook.xml.rels", b"<none/>"),
    ],
)
def test_a_broken_workbook_is_refused_in_words(part: str, change: Any) -> None:
    message = only_problem(edited(workbook(["a"], [1]), {part: change}), "x.xlsx")[2]
    assert message.startswith("The spreadsheet ")
    assert "Save it again" in message
