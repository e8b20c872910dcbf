"""What every table is held to, whatever it came in."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from concord.core.lib.errors import ImportRefused, Problem
from concord.core.lib.tables import Table, check_columns, read_table
from concord.core.lib.tables.reading import MOST_PROBLEMS
from concord.core.lib.tables.shapes import BYTES, CELL, COLUMNS

from .making import cells_of, only_problem, problems_of, told, workbook

SAMPLES = Path(__file__).parents[5] / "shared" / "data"


@pytest.mark.parametrize("data", [b"", b"  \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    assert only_problem(data) == (None, None, "The file is empty.")


def test_a_file_of_separators_holds_no_rows() -> None:
    assert only_problem(b",,\n,,\n") == (None, None, "The file holds no rows.")


def test_a_header_alone_is_a_table_without_rows() -> None:
    assert read_table(b"name,place\n", "x.csv") == Table(["name", "place"], [], [])


def test_a_file_beyond_the_limit_is_refused_and_one_at_it_is_read() -> None:
    line = b"x" * 1_023 + b"\n"
    fits = b"a\n" + line * (BYTES // 1_024 - 1) + b"x" * 1_022
    assert len(fits) == BYTES
    assert len(read_table(fits, "x.csv").rows) == BYTES // 1_024
    assert only_problem(fits + b"\n") == (None, None, "The file is too large: at most 10 MB are read.")


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1Workbook", "x.xls", "from an old version of Office"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "x.xlsx", "locked with a password"),
        (b"a,b\n1,2\n", "x.xls", "an old Excel workbook"),
        (b"a,b\n1,2\n", "x.XLSM", "may hold macros"),
        (b"a,b\n1,2\n", "x.ods", "an OpenDocument spreadsheet"),
        (b"%PDF-1.7 ...", "x.csv", "a PDF"),
        (b"{\\rtf1 ...", "x.csv", "a rich text document"),
        (b"\xef\xbb\xbf\n<html><table>", "x.csv", "a web page or XML"),
        (b"PK\x05\x06" + b"\x00" * 18, "x.xlsx", "damaged or only half there"),
    ],
)
def test_other_kinds_of_file_are_named_and_refused(data: bytes, name: str, told: str) -> None:
    row, column, message = only_problem(data, name)
    assert (row, column) == (None, None)
    assert told in message
    assert "Save it" in message


@pytest.mark.parametrize(
    ("data", "name", "warned"),
    [
        (
            workbook(["a"], [1]),
            "x.csv",
            "The name ends in .csv, but the file is an Excel workbook. It was read as one.",
        ),
        (b"a\n1\n", "x.xlsx", "The name ends in .xlsx, but the file is CSV text. It was read as text."),
    ],
)
def test_the_content_decides_and_a_wrong_name_is_told(data: bytes, name: str, warned: str) -> None:
    table = read_table(data, name)
    assert (cells_of(table), told(table)) == ([{"a": "1"}], [warned])


@pytest.mark.parametrize("head", ["Opens on ", " opens_on", "OPENS\u00a0ON", '"Opens\non"', "opens  on"])
def test_names_of_columns_are_read_whatever_their_case_and_spaces(head: str) -> None:
    assert read_table(f"{head},x\n1,2\n".encode(), "x.csv").columns == ["opens_on", "x"]


def test_rows_have_the_numbers_of_the_file_even_after_empty_ones() -> None:
    table = read_table(b"\n\na\n\n1\n,\n2\n", "x.csv")
    assert [(row.number, row["a"]) for row in table.rows] == [(5, "1"), (7, "2")]


def test_a_column_that_a_row_does_not_have_reads_as_empty() -> None:
    assert read_table(b"a\n1\n", "x.csv").rows[0]["elsewhere"] == ""


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"name,,place\n1,2,3\n", (1, None, "Column 2 has no name in the first row.")),
        (b"\nname,place,\n1,2,3\n", (2, None, "Column 3 has no name in the first row.")),
        (b"name,Name \n1,2\n", (1, "name", "The column “name” is there twice.")),
        (b"a,b\n1,2\n1,2,3\n", (3, None, "This row has 3 cells, but there are 2 columns.")),
        (
            ",".join(f"c{n}" for n in range(COLUMNS + 1)).encode(),
            (1, None, "The file has more than 200 columns."),
        ),
        (b"a,b\n1," + b"x" * (CELL + 1), (2, "b", "This cell is longer than 20,000 characters.")),
    ],
)
def test_a_wrong_shape_is_refused_with_its_row_and_column(data: bytes, expected: tuple[int, str | None, str]) -> None:
    assert only_problem(data) == expected


def test_limits_themselves_are_allowed() -> None:
    assert len(read_table(",".join(f"c{n}" for n in range(COLUMNS)).encode(), "x.csv").columns) == COLUMNS
    assert cells_of(read_table(b"a\n" + b"x" * CELL, "x.csv")) == [{"a": "x" * CELL}]


def test_empty_columns_without_a_name_are_only_space() -> None:
    table = read_table(b",a,,b,\n,1,,2,\n", "x.csv")
    assert cells_of(table) == [{"a": "1", "b": "2"}]


def test_every_wrong_row_is_named() -> None:
    found = problems_of(b"a,b\n1,2,3\n1,2\n1,2,3,4\n")
    assert [(problem.row, problem.message) for problem in found] == [
        (2, "This row has 3 cells, but there are 2 columns."),
        (4, "This row has 4 cells, but there are 2 columns."),
    ]


def test_thousands_of_problems_are_summed_up() -> None:
    found = problems_of(b"a\n" + b"1,2\n" * 1500)
    assert len(found) == MOST_PROBLEMS + 1
    assert found[-1].message == "There are 1,300 more problems like these."


@pytest.mark.parametrize(
    ("rows", "row", "said"),
    [
        (["1,2,3", "1,2"], 3, "Row 3 ends before the last column; the missing cells were taken as empty."),
        (
            ["1"] * 7,
            2,
            "Rows 2, 3, 4, 5, 6 and 2 more end before the last column; the missing cells were taken as empty.",
        ),
    ],
)
def test_rows_that_end_early_are_read_and_told(rows: list[str], row: int, said: str) -> None:
    table = read_table("\n".join(["a,b,c", *rows]).encode(), "x.csv")
    assert told(table) == [said]
    assert table.warnings[0].row == row
    assert table.rows[-1]["c"] == ""


def test_columns_are_checked_against_what_is_read() -> None:
    table = Table(["name", "shoe_size"])
    found = check_columns(table, required=["name", "email"], known=["phone"])
    assert [(p.severity, p.row, p.column, p.message) for p in found] == [
        ("error", 1, "email", "The column “email” is missing."),
        ("warning", 1, "shoe_size", "The column “shoe_size” is not known and was left out."),
    ]


def tried(data: bytes, name: str) -> Sequence[Problem]:
    """What is said of a file that may or may not be read."""
    try:
        return read_table(data, name).warnings
    except ImportRefused as refused:
        return refused.problems


@given(some.binary(max_size=300))
def test_any_bytes_are_read_or_refused_and_never_crash(data: bytes) -> None:
    assert all(problem.message for problem in tried(data, "x.csv"))


# Made once: a workbook holds the time at which it was made, so two differ by some bytes.
WHOLE = workbook(["name", "on"], ["Ann", 3], ["Bob", 4])


@given(some.data())
def test_half_a_workbook_is_read_or_refused_and_never_crashes(data: some.DataObject) -> None:
    whole = bytearray(WHOLE)
    if data.draw(some.booleans()):
        del whole[data.draw(some.integers(4, len(whole))) :]
    else:
        whole[data.draw(some.integers(4, len(whole) - 1))] ^= data.draw(some.integers(1, 255))
    assert all(problem.message for problem in tried(bytes(whole), "x.xlsx"))


# The sample files belong to others and are kept in no repository: a clone by itself has none. Where the project's own
# checks run they lie beside it, and there the lack of them is a failure.
FILES = sorted([*SAMPLES.glob("csv/*"), *SAMPLES.glob("office/*.xls*")]) or [SAMPLES / "csv" / "none.csv"]
ALONE = not SAMPLES.exists() and not os.environ.get("CI")


@pytest.mark.skipif(ALONE, reason="the sample files, which belong to others, do not lie beside this clone")
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_samples_are_read_or_refused_in_words(path: Path) -> None:
    refused = {
        "bad.csv": (2, "This row has 4 cells, but there are 3 columns."),
        "bad_skip_lines.csv": (5, "This row has 4 cells, but there are 3 columns."),
        "empty.csv": (None, "The file is empty."),
        "xlsx2csv__junk-small.xlsx": (1, "The column “2008-07-25” is there twice."),
        "xlsx2csv__namespace.xlsx": (1, "Column 2 has no name in the first row."),
    }
    if path.suffix == ".xlsm":
        assert "may hold macros" in only_problem(path.read_bytes(), path.name)[2]
    elif path.name in refused:
        assert only_problem(path.read_bytes(), path.name)[::2] == refused[path.name]
    else:
        assert read_table(path.read_bytes(), path.name).columns
