"""The apostrophe before what a spreadsheet would run."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from concord.core.lib.tables.escaping import FORMULA_START, escaped, unescaped


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20 7946 0000", "'+44 20 7946 0000"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("''", "'''"),
        ("'tis", "'tis"),
        ("'", "'"),
        ("", ""),
        ("a=1", "a=1"),
    ],
)
def test_only_what_would_run_gets_an_apostrophe(text: str, written: str) -> None:
    assert escaped(text) == written


@given(some.text(alphabet="'=+-@\t\r\n＝ab "))
def test_unescaping_takes_back_exactly_what_escaping_put(text: str) -> None:
    assert unescaped(escaped(text)) == text


@given(some.text())
def test_nothing_written_begins_like_a_formula(text: str) -> None:
    assert not escaped(text).startswith(FORMULA_START)
