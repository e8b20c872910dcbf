"""What is put into the page to sign before somebody types."""

import pytest

from concord.agreement.rules.signatures import name_of_a_person


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Ada Clerk", True),
        ("Dr Deskford-Jones", True),
        ("Partnership desk, Open Door Advice", False),
        ("Partnership desk", False),
        ("OPEN DOOR ADVICE", False),
        ("The team at the front", False),
        ("", True),
    ],
)
def test_only_the_name_of_a_person_is_offered_to_sign_with(name, kept):
    assert name_of_a_person(name, "Open Door Advice") == (name if kept else "")
