"""Two texts word by word."""

from hypothesis import given
from hypothesis import strategies as st

from concord.core.lib.differences import Effort, Piece, differences

TEXT = st.text(alphabet="ab \n.ŵ", max_size=40)


def test_words_that_went_and_came_are_told_apart():
    found = differences("Pay within 30 days.", "Pay within 20 working days.")
    assert list(found.old) == [Piece("same", "Pay within "), Piece("gone", "30"), Piece("same", " days.")]
    assert list(found.new) == [Piece("same", "Pay within "), Piece("new", "20 working"), Piece("same", " days.")]


def test_nothing_is_different_in_the_same_text():
    assert (differences("One\n\ntwo", "One\n\ntwo").is_same, differences("a", "b").is_same) == (True, False)


@given(TEXT, TEXT)
def test_the_pieces_are_the_two_texts_and_what_is_same_stands_in_both(old, new):
    found = differences(old, new)
    assert ("".join(one.text for one in found.old), "".join(one.text for one in found.new)) == (old, new)
    same = ["".join(one.text for one in side if one.kind == "same") for side in (found.old, found.new)]
    assert same[0] == same[1]
    assert found.is_same == (old == new)


def test_one_word_again_and_again_does_not_hold_everybody_up():
    effort = Effort()
    found = differences("a " * 2000, "a b " * 1000, effort)
    assert effort.left < 0
    assert ("".join(one.text for one in found.old), "".join(one.text for one in found.new)) == (
        "a " * 2000,
        "a b " * 1000,
    )
    assert [one.kind for one in found.old] == ["same", "gone", "same"]


def test_what_was_compared_before_the_effort_is_used_up_is_word_by_word():
    effort = Effort(left=20)
    short = differences("one two three", "one 2 three", effort)
    assert [one.text for one in short.old] == ["one ", "two", " three"]
    assert [one.text for one in differences("x a b c d y", "x b a d c y", effort).old] == ["x ", "a b c d", " y"]
