"""Sums of money: what people write, and what is kept."""

import pytest

from concord.core.lib.errors import RuleBroken
from concord.core.lib.money import MOST, pence_of, plain_pounds, pounds


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("", None),
        (" ", None),
        ("0", 0),
        ("12", 1200),
        ("£12", 1200),
        ("£ 1,250", 125_000),
        ("12.5", 1250),
        ("12.50", 1250),
        ("1,234,567.89", 123_456_789),
        ("1000000000", MOST),
    ],
)
def test_what_is_typed_is_kept_in_pence(typed: str, pence: int | None) -> None:
    assert pence_of(typed) == pence


@pytest.mark.parametrize(
    "typed", ["-1", "1.234", "12,50", "1,2345", "ten", "1e3", "$5", "٣", "1000000000.01", "9" * 500]
)
def test_what_is_no_sum_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken):
        pence_of(typed)


@pytest.mark.parametrize(
    ("pence", "said"), [(None, ""), (0, "£0"), (125_000, "£1,250"), (5, "£0.05"), (-5050, "−£50.50")]
)
def test_sums_in_words(pence: int | None, said: str) -> None:
    assert pounds(pence) == said


@pytest.mark.parametrize("pence", [0, 1, 99, 100, 123_450])
def test_a_file_gives_back_what_was_kept(pence: int) -> None:
    assert pence_of(plain_pounds(pence)) == pence
