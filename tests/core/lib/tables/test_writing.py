"""What is written runs nowhere, and is read back as it was."""

import csv
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as some
from openpyxl import load_workbook

from concord.core.lib.errors import RuleBroken
from concord.core.lib.tables import read_table, write_csv, write_xlsx
from concord.core.lib.text import clean_text

from .making import cells_of

# Texts as they are kept: cleaned, with what spreadsheets and XML trip over made likely.
TRICKY = some.sampled_from(
    ["=1+1", "'=x", "''", "_x0041_", "a,b;c\td", '"', "line\nline", "-5", "@x", "＝1", "<&>", "007"]
)
TEXTS = (some.text(max_size=40) | TRICKY | some.tuples(TRICKY, some.text(max_size=5)).map("".join)).map(clean_text)
ROWS = some.lists(some.tuples(TEXTS, TEXTS), min_size=1, max_size=8).filter(lambda rows: any(a or b for a, b in rows))


def test_csv_carries_the_mark_and_line_ends_of_excel() -> None:
    made = write_csv(["name", "note"], [{"name": "Siân", "note": None}, {"name": "=1+1"}])
    assert made == "\ufeffname,note\r\nSiân,\r\n'=1+1,\r\n".encode()


def test_csv_for_programs_carries_no_mark() -> None:
    assert write_csv(["a"], [{"a": True}, {"a": 3}], mark=False) == b"a\r\nyes\r\n3\r\n"


def test_line_ends_inside_a_cell_are_one_kind() -> None:
    assert write_csv(["a"], [{"a": "1\r\n2\r3\n4"}], mark=False) == b'a\r\n"1\n2\n3\n4"\r\n'


def test_every_cell_of_a_workbook_is_text() -> None:
    made = write_xlsx(["=a"], [{"=a": "=1+1"}, {"=a": 5}, {"=a": False}], "Returns")
    sheet = load_workbook(io.BytesIO(made)).worksheets[0]
    cells = [row[0] for row in sheet.iter_rows()]
    assert [(cell.value, cell.data_type) for cell in cells] == [("=a", "s"), ("=1+1", "s"), ("5", "s"), ("no", "s")]
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(made)).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(
    ("title", "kept"),
    [("Returns", "Returns"), ("", "Table"), ("a/b: c?", "a b  c "), ("'quoted'", "quoted"), ("x" * 40, "x" * 31)],
)
def test_titles_that_a_spreadsheet_refuses_are_mended(title: str, kept: str) -> None:
    book = load_workbook(io.BytesIO(write_xlsx(["a"], [], title)))
    assert book.sheetnames == [kept.strip()]


def test_characters_that_xml_cannot_carry_are_shown_as_missing() -> None:
    made = write_xlsx(["a"], [{"a": "x\x00y\x1bz\ufffe\ud800"}], "T")
    assert cells_of(read_table(made, "x.xlsx")) == [{"a": "x\ufffdy\ufffdz\ufffd\ufffd"}]


def test_a_text_longer_than_a_cell_is_refused_and_not_cut() -> None:
    assert len(write_xlsx(["a"], [{"a": "x" * 32_767}], "T")) > 0
    with pytest.raises(RuleBroken, match="Choose CSV"):
        write_xlsx(["a"], [{"a": "x" * 32_768}], "T")


@given(ROWS)
def test_csv_comes_back_as_it_went(rows: list[tuple[str, str]]) -> None:
    lines = [{"a": a, "b": b} for a, b in rows]
    assert cells_of(read_table(write_csv(["a", "b"], lines), "x.csv")) == [line for line in lines if any(line.values())]


@given(ROWS)
def test_workbooks_come_back_as_they_went(rows: list[tuple[str, str]]) -> None:
    lines = [{"a": a, "b": b} for a, b in rows]
    made = write_xlsx(["a", "b"], lines, "Returns")
    assert cells_of(read_table(made, "x.xlsx")) == [line for line in lines if any(line.values())]


@given(ROWS)
def test_an_independent_reader_finds_nothing_that_runs(rows: list[tuple[str, str]]) -> None:
    made = write_csv(["a", "b"], [{"a": a, "b": b} for a, b in rows])
    for line in csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line)
