"""Shares, gaps, meetings missed in a row, and the words of a trend."""

import pytest

from concord.group.rules.attendance import Share, missed, points_apart, share_of, trend_words

P, S, A, X, N = "present", "substitute", "apologies", "absent", "invited"


@pytest.mark.parametrize(
    ("states", "count"),
    [([], 0), ([P, X, X, X], 0), ([X, A, X, P], 3), ([X, S], 1), ([N, X, N, X, P], 2), ([N, N], 0), ([A, A, A], 3)],
)
def test_meetings_missed_in_a_row_count_from_the_latest(states, count):
    assert missed(states) == count


def test_a_substitute_counts_as_there_and_nothing_noted_as_nothing():
    assert share_of([P, S, A, X, N]) == Share(2, 4)
    assert share_of([P, S, A, X, N]).words == "50\N{NO-BREAK SPACE}% (2 of 4)"
    assert Share().words == "nobody invited"


@pytest.mark.parametrize(
    ("public", "voluntary", "words"),
    [
        (Share(1, 2), Share(1, 4), "25 points, more of the public sector"),
        (Share(0, 2), Share(1, 100), "1 point, more of the voluntary sector"),
        (Share(1, 2), Share(2, 4), "no gap"),
        (Share(1, 2), Share(), "no gap: one side was not invited"),
    ],
)
def test_the_gap_between_the_sectors_is_in_points(public, voluntary, words):
    assert points_apart(public, voluntary) == words


def test_a_trend_needs_five_meetings_and_says_both_halves():
    assert trend_words([Share(1, 2)] * 4, "Public") == "Public: too few meetings to speak of a trend (n = 4)."
    shares = [Share(2, 2), Share(2, 2), Share(1, 2), Share(1, 2), Share(1, 2)]
    gap = "\N{NO-BREAK SPACE}"
    assert trend_words(shares, "Public") == (
        f"Public: 100{gap}% (4 of 4) at the first 2 of them, 50{gap}% (3 of 6) at the last 3."
    )
