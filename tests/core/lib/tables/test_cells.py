"""No cell is too far away, too long, or lost without a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from concord.core.lib.tables import package, read_table
from concord.core.lib.tables.cells import letters_of, number_of

from .making import cells_of, edited, only_problem, sheet_of, text_cell, told, workbook

HEAD = f'<row r="1">{text_cell("A1", "a")}{text_cell("B1", "b")}</row>'


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (200, "GR"), (702, "ZZ"), (16_384, "XFD")]
)
def test_columns_are_lettered_as_in_a_spreadsheet(number: int, letters: str) -> None:
    assert (letters_of(number), number_of(letters)) == (letters, number)


@given(some.integers(1, 20_000))
def test_letters_and_numbers_of_columns_agree(number: int) -> None:
    assert number_of(letters_of(number)) == number


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("A50002", "The sheet has more than 50,000 rows. Split it."),
        ("XFD1048576", "The sheet has more than 50,000 rows. Split it."),
        ("GS2", "The sheet has something in column GS: at most 200 columns are read."),
    ],
)
def test_one_cell_far_away_is_refused_before_it_takes_all_memory(place: str, message: str) -> None:
    data = sheet_of(f"{HEAD}<row>{text_cell(place, 'x')}</row>")
    assert only_problem(data, "x.xlsx") == (None, None, message)


def test_cells_without_a_place_are_counted() -> None:
    bare = '<c t="inlineStr"><is><t>x</t></is></c>'
    assert "column GS" in only_problem(sheet_of(f"<row>{bare * 201}</row>"), "x.xlsx")[2]
    assert "more than 50,000 rows" in only_problem(sheet_of(f"<row>{bare}</row>" * 50_002), "x.xlsx")[2]


def test_colour_far_below_the_table_is_no_row() -> None:
    data = sheet_of(f'{HEAD}<row r="2">{text_cell("A2", "1")}</row><row r="1048576"><c r="XFD1048576" s="0"/></row>')
    assert cells_of(read_table(data, "x.xlsx")) == [{"a": "1", "b": ""}]


def test_one_long_text_in_many_cells_is_a_bomb() -> None:
    shared = f"<sst><si><t>{'x' * 1_000_000}</t></si></sst>".encode()
    assert 120 * 1_000_000 < package.UNPACKED < 130 * 1_000_000
    named = "".join(f'<c r="{letters_of(at)}2" t="s"><v>0</v></c>' for at in range(1, 131))
    data = edited(sheet_of(f'{HEAD}<row r="2">{named}</row>'), {"xl/sharedStrings.xml": shared})
    assert "far larger inside than it looks" in only_problem(data, "x.xlsx")[2]


def test_formulas_without_a_result_are_told() -> None:
    cells = "".join(f'<c r="{place}"><f>1+1</f></c>' for place in ("A2", "B2"))
    data = sheet_of(f'{HEAD}<row r="2">{cells}</row><row r="3"><c r="A3"><f>1+1</f><v>2</v></c></row>')
    table = read_table(data, "x.xlsx")
    assert cells_of(table) == [{"a": "2", "b": ""}]
    assert told(table) == ["Formulas without a result were taken as empty: A2, B2. Open and save the file."]


def test_a_formula_whose_result_is_an_empty_text_is_in_order() -> None:
    data = sheet_of(f'{HEAD}<row r="2">{text_cell("A2", "1")}<c r="B2" t="str"><f>""</f><v></v></c></row>')
    table = read_table(data, "x.xlsx")
    assert (cells_of(table), told(table)) == ([{"a": "1", "b": ""}], [])


def test_errors_in_cells_are_told() -> None:
    data = sheet_of(f'{HEAD}<row r="2">{text_cell("A2", "1")}<c r="B2" t="e"><v>#REF!</v></c></row>')
    table = read_table(data, "x.xlsx")
    assert cells_of(table) == [{"a": "1", "b": ""}]
    assert told(table) == ["Cells with an error were taken as empty: B2 (#REF!)."]


def test_other_sheets_may_be_as_large_as_they_like() -> None:
    data = workbook(["a"], [1], change=lambda book: book.create_sheet("Big").cell(60_000, 300, "x") and None)
    assert cells_of(read_table(data, "x.xlsx")) == [{"a": "1"}]
