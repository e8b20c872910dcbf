"""Small numbers are held back, and nobody can work them out from what is shown."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concord.core.lib.figures import Share, Shown, share_in_words, shown

Published = tuple[Shown, tuple[Shown, ...]]
SHARES = st.integers(0, 40).flatmap(lambda whole: st.builds(Share, st.integers(0, whole), st.just(whole)))


def published(total: Share, *groups: Share, floor: int = 5) -> Published:
    found, each = shown(total, groups, floor=floor)
    return found, tuple(each)


@pytest.mark.parametrize(
    ("total", "groups", "expected"),
    [
        # Everything is large: everything is shown.
        (Share(18, 29), [Share(10, 15), Share(8, 14)], (Shown(29, 18), (Shown(15, 10), Shown(14, 8)))),
        # Two of the voluntary side did not: what the public side did would tell it, so both are held back.
        (Share(16, 26), [Share(8, 16), Share(8, 10)], (Shown(26, 16), (Shown(16), Shown(10)))),
        # Three voluntary bodies: with the total and the public side anybody could count them.
        (Share(20, 33), [Share(18, 30), Share(2, 3)], (Shown(33, 20), (Shown(None), Shown(None)))),
        # The same, with eight businesses that nobody names: they hide it.
        (Share(24, 41), [Share(18, 30), Share(2, 3)], (Shown(41, 24), (Shown(30, 18), Shown(None)))),
        # Nobody of the voluntary side was expected: that is no secret.
        (Share(7, 14), [Share(7, 14), Share(0, 0)], (Shown(14, 7), (Shown(14, 7), Shown(0, 0)))),
        (Share(17, 20), [Share(8, 10), Share(9, 10)], (Shown(20, bound="most"), (Shown(10), Shown(10)))),
        (Share(3, 20), [Share(2, 10), Share(1, 10)], (Shown(20, bound="few"), (Shown(10), Shown(10)))),
        (Share(3, 8), [Share(3, 8), Share(0, 0)], (Shown(8), (Shown(8), Shown(0, 0)))),
        (Share(2, 4), [Share(2, 4), Share(0, 0)], (Shown(None), (Shown(None), Shown(None)))),
    ],
)
def test_what_is_shown(total: Share, groups: list[Share], expected: Published) -> None:
    assert published(total, *groups) == expected


def tables(most: int, *, with_others: bool) -> Iterator[tuple[Share, ...]]:
    shares = [Share(part, whole) for whole in range(most + 1) for part in range(whole + 1)]
    for one in shares:
        for other in shares:
            for rest in shares if with_others else [Share(0, 0)]:
                if one.whole + other.whole + rest.whole <= most:
                    yield one, other, rest


@pytest.mark.parametrize(("floor", "most", "with_others"), [(3, 13, True), (4, 14, True), (5, 24, False)])
def test_nobody_who_knows_the_rule_can_work_out_a_small_number(floor: int, most: int, with_others: bool) -> None:
    """Every small table: those that look the same when shown must differ in whatever is held back."""
    looks: dict[Published, list[tuple[Share, ...]]] = defaultdict(list)
    for parts in tables(most, with_others=with_others):
        total = Share(sum(each.part for each in parts), sum(each.whole for each in parts))
        looks[published(total, *parts[:2], floor=floor)].append((*parts, total))
    for behind in looks.values():
        for each in range(4):
            wholes = {row[each].whole for row in behind}
            assert len(wholes) > 1 or not 0 < min(wholes) < floor
            for side in ("part", "rest"):
                counts = {getattr(row[each], side) for row in behind}
                assert len(counts) > 1 or min(counts) >= floor or wholes == {0}, behind[:2]


@given(SHARES, SHARES, SHARES)
def test_nothing_below_five_is_ever_shown(one: Share, other: Share, rest: Share) -> None:
    total = Share(one.part + other.part + rest.part, one.whole + other.whole + rest.whole)
    found, each = published(total, one, other)
    for told, true in zip((found, *each), (total, one, other), strict=True):
        assert told.whole in (None, true.whole)
        assert told.part in (None, true.part)
        if told.whole:
            assert told.whole >= 5
        if told.part is not None and told.whole:
            assert min(told.part, told.whole - told.part) >= 5


@given(SHARES, SHARES)
def test_groups_that_overlap_show_nothing_small_either(one: Share, other: Share) -> None:
    total = max(one, other, key=lambda share: share.whole)
    for told in published(total, one, other)[1]:
        assert told.part is None or not told.whole or min(told.part, told.whole - told.part) >= 5


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Shown(29, 18), "62 % (18 of 29 expected)"),
        (Shown(40, 5), "13 % (5 of 40 expected)"),
        (Shown(20, bound="most"), "all but fewer than 5 of 20 expected"),
        (Shown(20, bound="few"), "fewer than 5 of 20 expected"),
        (Shown(9), "held back (of 9 expected)"),
        (Shown(None), "held back"),
        (Shown(0, 0), "nobody expected"),
    ],
)
def test_words(found: Shown, words: str) -> None:
    assert share_in_words(found, of="expected", nobody="nobody expected") == words
