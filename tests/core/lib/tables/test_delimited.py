"""CSV in any usual encoding, separator and line end."""

import pytest

from concord.core.lib.tables import read_table
from concord.core.lib.tables.shapes import ROWS

from .making import cells_of, only_problem, told

TEXT = "name,place\r\nSiân Price,Caernarfon\r\n"
READ = [{"name": "Siân Price", "place": "Caernarfon"}]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_files_are_read_with_and_without_their_mark(codec: str) -> None:
    table = read_table(TEXT.encode(codec), "people.csv")
    assert (cells_of(table), told(table)) == (READ, [])


def test_a_windows_file_is_read_and_said_to_be_one() -> None:
    table = read_table((TEXT + "“Kay’s”,£5 – é\r\n").encode("cp1252"), "people.csv")
    assert cells_of(table) == [*READ, {"name": "“Kay’s”", "place": "£5 – é"}]
    assert told(table) == ["The file is not UTF-8. It was read as Windows text: look at names with accents."]


def test_letters_of_no_known_encoding_are_refused_with_their_row() -> None:
    row, _, message = only_problem(b"name\nAnn\nB\x81\xe9a\n")
    assert (row, message) == (3, "This row holds letters that cannot be read. Save the file again as CSV UTF-8.")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_separator_and_line_end_is_read(separator: str, end: str) -> None:
    text = end.join([separator.join(line) for line in (["a", "b"], ["1", "2"], ["3", "4"])]) + end
    table = read_table(text.encode(), "x.csv")
    assert cells_of(table) == [{"a": "1", "b": "2"}, {"a": "3", "b": "4"}]
    assert [row.number for row in table.rows] == [2, 3]


def test_separators_inside_quotation_marks_do_not_count() -> None:
    table = read_table(b'"a, or b, or c";d\n1;2\n', "x.csv")
    assert table.columns == ["a,_or_b,_or_c", "d"]


def test_the_line_that_tells_excel_the_separator_is_obeyed_and_left_out() -> None:
    table = read_table(b"sep=;\r\nname;note\r\nAnn;a,b,c\r\n", "x.csv")
    assert [(row.number, row.cells) for row in table.rows] == [(3, {"name": "Ann", "note": "a,b,c"})]


def test_cells_keep_quotes_separators_and_lines_of_their_own() -> None:
    table = read_table(b'a,b\r\n"one, ""two""","line 1\r\nline 2"\r\n3,4\r\n', "x.csv")
    assert cells_of(table) == [{"a": 'one, "two"', "b": "line 1\nline 2"}, {"a": "3", "b": "4"}]
    assert [row.number for row in table.rows] == [2, 3]


@pytest.mark.parametrize(
    ("data", "row", "message"),
    [
        (b'a,b\n1,2\n3,"4\n5,6\n', 3, "This row cannot be read: a quotation mark is opened here and never closed."),
        (
            b'a,b\n1,2\n"3"x,4\n',
            3,
            "This row cannot be read: a quotation mark stands in the middle of a cell; write it twice, or take it out.",
        ),
        (b"a,b\n1,\x002\n", 2, "The file holds NUL characters, so it is not a text file. Save it again as CSV."),
        (
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR",
            None,
            "This is a png file, not a table. Choose a .csv or .xlsx file.",
        ),
        (
            "name\nZoë\nZo\N{LATIN SMALL LETTER E WITH DIAERESIS}".encode()[:-1],
            None,
            "The file breaks off in the middle of a character. Save it again as CSV UTF-8.",
        ),
        (
            "name\nAnn".encode("utf-16")[:-1],
            None,
            "The file breaks off in the middle of a character. Save it again as CSV UTF-8.",
        ),
    ],
)
def test_a_broken_file_is_refused_with_its_row(data: bytes, row: int | None, message: str) -> None:
    assert only_problem(data) == (row, None, message)


def test_a_windows_file_that_ends_in_an_accent_is_not_taken_for_half_a_file() -> None:
    assert cells_of(read_table("name\nJosé".encode("cp1252"), "x.csv")) == [{"name": "José"}]


def test_the_end_mark_of_dos_is_no_row() -> None:
    assert cells_of(read_table(b"name\r\nAnn\r\n\x1a", "x.csv")) == [{"name": "Ann"}]


def test_the_limit_of_rows_is_kept_to_the_row() -> None:
    full = b"a\n" + b"1\n" * ROWS
    assert len(read_table(full, "x.csv").rows) == ROWS
    assert only_problem(full + b"1\n") == (None, None, "The file has more than 50,000 rows. Split it.")


def test_our_own_apostrophe_is_taken_back_and_others_stay() -> None:
    table = read_table(b"a,b,c\n'=1+1,'tis,''=x\n", "x.csv")
    assert cells_of(table) == [{"a": "=1+1", "b": "'tis", "c": "'=x"}]
