"""Text is cut and ended as people would do it."""

import pytest

from concord.core.lib.text import sentence, shortened


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Pay on time", "Pay on time."),
        ("Pay on time. ", "Pay on time."),
        ("Why?", "Why?"),
        ("Accepted: “Yes.”", "Accepted: “Yes.”"),
        ("Cut off…", "Cut off…"),
        (" ", ""),
    ],
)
def test_a_sentence_has_one_stop(text: str, said: str) -> None:
    assert sentence(text) == said


def test_what_others_wrote_is_cut_at_a_word() -> None:
    assert shortened("one two  three", 14) == "one two three"
    assert shortened("one two three", 10) == "one two…"
    assert len(shortened("W" * 40, 10)) == 10
