"""What a text gives away about its writer, and texts that hold several points."""

import pytest

from concord.log.rules.hints import identity_hints, looks_like_several


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The grant was paid late.", 0),
        ("Our grant was paid late.", 1),
        ("It cost £40.", 1),
        ("All 1,250 members were told.", 1),
        ("It closed on 3 March.", 1),
        ("Oak House got £500 from our fund on 3/4.", 4),
        ("Museums and thousands of users.", 0),
    ],
)
def test_what_may_give_a_writer_away_is_pointed_out(text: str, number: int) -> None:
    assert len(identity_hints(text, own_names=["Oak House", ""])) == number


def test_a_hint_names_the_words_that_speak_of_their_writer() -> None:
    assert identity_hints("They told us that our grant and I would go", own_names=[]) == [
        "It speaks of “us” and “our” and “I”. Somebody may guess who that is."
    ]


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("1. Late notice. 2. No reply.", True),
        ("(1) Late\n(2) No reply\n(3) Twice", True),
        ("1) One 2) Two", True),
        ("It was 2. Then 1. came", False),
        ("In the first week: 1. only", False),
        ("The sum of 1.2 and 2.3 went up", False),
        ("", False),
    ],
)
def test_a_text_that_numbers_its_parts_looks_like_several_points(text: str, several: bool) -> None:
    assert looks_like_several(text) is several
