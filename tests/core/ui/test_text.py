"""Which characters text may hold."""

import pytest

from concord.core.ui.text import has_controls, one_line_end, without_controls


@pytest.mark.parametrize("typed", ["two\nlines\tand a tab\r\n", "ŵŷ", "你好", "שלום\u200f", "👩‍👩‍👧", "a\u0301"])
def test_every_script_is_welcome(typed):
    assert has_controls(typed) is False


@pytest.mark.parametrize("hidden", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\ud800", "\uffff"])
def test_what_cannot_be_seen_is_found_and_taken_out(hidden):
    assert has_controls(f"a{hidden}b") is True
    assert without_controls(f"a{hidden}b") == "ab"


def test_line_ends_become_one_kind():
    assert one_line_end("a\r\nb\rc\n") == "a\nb\nc\n"
    assert one_line_end(None) is None
