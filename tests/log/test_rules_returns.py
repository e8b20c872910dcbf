"""Whether now, how much, and who will see it."""

import re
from datetime import date, timedelta

import pytest

from concord.core.lib.errors import RuleBroken
from concord.log.rules.returns import (
    NO_TRUSTEE,
    THEIRS,
    TRANSITIONS,
    Limits,
    PointInput,
    Trustees,
    blanks,
    check_box,
    check_can_enter,
    check_can_write,
    check_classes,
    check_happened,
    check_open_for_returns,
    check_transition,
    is_blank_heavy,
    run_length,
    who_sees,
)
from concord.log.terms import PeriodState

LOCKS = date(2026, 3, 31)
DAY = timedelta(days=1)
WORDS = {
    "group": "Covenant circle",
    "champion_plural": "link people",
    "officer_plural": "coordinators",
    "board": "strategic partnership",
}
TRUSTEES = Trustees("Ada Example", "Anyborough Voluntary Action", ("Ben Example",))
GOES = PointInput("Only two weeks to apply for the holiday grants.")
WIN = PointInput("The hall was kept open.", win_source="planned")


def refused(message: str, field: str = "") -> "pytest.RaisesExc[RuleBroken]":
    return pytest.raises(RuleBroken, match=message or None, check=lambda error: error.field == field)


def box(number: int, *points: PointInput, nothing: bool = False, elsewhere: int = 0, **limits: object) -> None:
    check_box(box=number, points=points, nothing=nothing, limits=Limits(**limits), elsewhere=elsewhere)


FORWARD = {("planned", "open"), ("open", "locked"), ("locked", "decided"), ("decided", "reported")}
ALLOWED = FORWARD | {("locked", "open")}


@pytest.mark.parametrize("old", PeriodState.values)
@pytest.mark.parametrize("new", PeriodState.values)
def test_a_period_moves_one_step_forward_or_from_locked_back_to_open(old: str, new: str) -> None:
    if (old, new) in ALLOWED:
        check_transition(old, new)
    else:
        with pytest.raises(RuleBroken, match="cannot become"):
            check_transition(old, new)


def test_every_state_has_its_row_in_the_table() -> None:
    assert set(TRANSITIONS) == set(PeriodState.values)


@pytest.mark.parametrize(("state", "on"), [("open", LOCKS), ("open", LOCKS - 40 * DAY)])
def test_returns_are_taken_up_to_and_on_the_day_that_it_locks(state: str, on: date) -> None:
    check_open_for_returns(state=state, locks_on=LOCKS, on=on)


@pytest.mark.parametrize(
    ("state", "on", "message"),
    [
        ("planned", LOCKS - 40 * DAY, "is not open for returns yet"),
        ("open", LOCKS + DAY, "was locked on 31 March 2026"),
        ("locked", LOCKS + DAY, "was locked on 31 March 2026"),
        ("locked", LOCKS - 9 * DAY, "This period is locked"),
        ("decided", LOCKS + 30 * DAY, "was locked on 31 March 2026"),
    ],
    ids=["before", "after the last day", "locked by the clock", "locked early by an officer", "decided"],
)
def test_return_is_refused_outside_opening_and_locking(state: str, on: date, message: str) -> None:
    with refused(message):
        check_open_for_returns(state=state, locks_on=LOCKS, on=on)


@pytest.mark.parametrize(
    ("state", "is_sent", "next_is_open", "message"),
    [
        ("open", True, False, ""),
        ("open", False, True, ""),
        ("locked", False, False, ""),
        ("locked", True, False, "stays as it is"),
        ("locked", False, True, "next one is open already"),
        ("planned", False, False, "not open for returns yet"),
    ],
)
def test_a_draft_goes_on_after_locking_for_the_next_period(
    state: str, is_sent: bool, next_is_open: bool, message: str
) -> None:
    facts = {"state": state, "locks_on": LOCKS, "on": LOCKS, "is_sent": is_sent, "next_is_open": next_is_open}
    if message:
        with refused(message):
            check_can_write(**facts)
    else:
        check_can_write(**facts)


@pytest.mark.parametrize(
    ("state", "received_on", "on", "message", "field"),
    [
        ("open", LOCKS, LOCKS, "", ""),
        ("locked", LOCKS, LOCKS + 5 * DAY, "", ""),
        ("locked", LOCKS + DAY, LOCKS + 5 * DAY, "after the period was locked", "received_on"),
        ("decided", LOCKS, LOCKS + 30 * DAY, "has decided", ""),
        ("open", LOCKS, LOCKS - DAY, "in the future", "received_on"),
        ("planned", LOCKS, LOCKS, "not open", ""),
        ("open", LOCKS - 9 * DAY, LOCKS, "", ""),
        ("open", LOCKS - 10 * DAY, LOCKS, "before the period was open", "received_on"),
    ],
)
def test_a_paper_form_that_came_in_time_may_be_typed_in_later(
    state: str, received_on: date, on: date, message: str, field: str
) -> None:
    facts = {"state": state, "locks_on": LOCKS, "received_on": received_on, "on": on, "opened_on": LOCKS - 9 * DAY}
    if message:
        with refused(message, field):
            check_can_enter(**facts)
    else:
        check_can_enter(**facts)


def test_t01_the_leisure_champions_four_points_are_taken() -> None:
    for number, point in ((1, GOES), (2, GOES), (3, WIN), (4, GOES)):
        box(number, point)
    assert blanks({1, 2, 3, 4}, set()) == 0


@pytest.mark.parametrize("count", [0, 1, 2])
def test_t02_up_to_two_points_in_a_box(count: int) -> None:
    box(1, *[GOES] * count)


def test_t02_a_third_point_in_a_box_is_refused() -> None:
    with refused("At most 2 points in a box", "text_1"):
        box(1, GOES, GOES, GOES)


def test_t02_two_in_the_whole_form_refuse_the_leisure_example() -> None:
    box(2, GOES, per_box=False, elsewhere=1)
    with refused("whole form. You have 3", "text_1"):
        box(3, WIN, per_box=False, elsewhere=2)


def test_points_through_a_proxy_body_do_not_use_up_its_own() -> None:
    proxy = PointInput("Said by somebody who fears for their grant.", is_proxy=True)
    box(2, GOES, GOES, proxy, proxy)


@pytest.mark.parametrize(
    ("number", "point", "field"),
    [
        (3, GOES, "win_source_1"),
        (3, PointInput("x", win_source="luck"), "win_source_1"),
        (1, WIN, "win_source_1"),
        (2, PointInput("   \n"), "text_1"),
        (2, PointInput("x" * 401), "text_1"),
    ],
    ids=["a win without its source", "no such source", "a source outside box 3", "no text", "one character too many"],
)
def test_a_point_that_cannot_be_taken_names_the_field(number: int, point: PointInput, field: str) -> None:
    with refused("", field):
        box(number, point)


def test_a_text_may_use_every_character_of_its_limit() -> None:
    box(2, PointInput("ŵ" * 400))


def test_too_long_says_how_much_too_long() -> None:
    with refused("A point has at most 30 characters. This one has 42. Take 12 away.", "text_2"):
        box(1, PointInput("short"), PointInput("y" * 42), text_limit=30)


def test_nothing_to_report_contradicts_a_point() -> None:
    with refused("Take one of them away", "nothing"):
        box(2, GOES, nothing=True)
    box(2, nothing=True)


def test_nothing_to_report_may_stand_beside_a_confidential_point() -> None:
    box(2, PointInput("Told in confidence.", point_class=3), nothing=True)


def test_nothing_happens_in_the_future() -> None:
    points = [PointInput("x", happened_on=LOCKS), PointInput("y", happened_on=LOCKS + DAY)]
    check_happened(points[:1], on=LOCKS)
    with refused("in the future", "date_2"):
        check_happened(points, on=LOCKS)


@pytest.mark.parametrize("point_class", [2, 3])
def test_confidential_points_need_a_trustee_and_their_own_reporter(point_class: int) -> None:
    points = [GOES, PointInput("x", point_class=point_class)]
    check_classes(points, has_trustee=True, entered_by_other=False)
    with refused("no trustee"):
        check_classes(points, has_trustee=False, entered_by_other=False)
    with refused("nobody else learns of it"):
        check_classes(points, has_trustee=True, entered_by_other=True)


def test_named_points_need_no_trustee_and_may_be_entered_by_others() -> None:
    check_classes([GOES], has_trustee=False, entered_by_other=True)


@pytest.mark.parametrize(
    ("points", "nothing", "blank", "heavy"),
    [
        ({1, 2, 3, 4}, set(), 0, False),
        ({1, 2, 3}, set(), 1, False),
        ({1, 2}, set(), 2, False),
        ({1}, set(), 3, True),
        (set(), set(), 4, True),
        ({1}, {2, 3, 4}, 0, False),
        ({1}, {1, 2}, 2, False),
    ],
)
def test_t03_more_than_two_blanks_of_four_are_too_many(
    points: set[int], nothing: set[int], blank: int, heavy: bool
) -> None:
    assert blanks(points, nothing) == blank
    assert is_blank_heavy(blank, is_nil=False, limit=2) is heavy
    assert is_blank_heavy(blank, is_nil=True, limit=2) is False


def test_the_sentence_of_a_named_point_uses_the_areas_own_words() -> None:
    told = who_sees(1, words=WORDS, trustees=TRUSTEES)
    assert told.startswith(
        "Members of the Covenant circle, link people and coordinators, now and later, see your words"
    )
    assert "with your name" in told
    assert "Compact" not in told


@pytest.mark.parametrize("point_class", [1, 2, 3])
def test_whoever_types_a_return_in_reads_no_word_of_their_own(point_class: int) -> None:
    told = who_sees(point_class, words=WORDS, trustees=TRUSTEES, spoken=THEIRS)
    assert re.findall(r"\byou\w*", told, re.IGNORECASE) == []
    assert ("these words" in told, "the name of whoever sent the return" in told.lower()) == (True, True)


@pytest.mark.parametrize("point_class", [2, 3])
def test_a_promise_names_who_holds_the_name_and_its_own_limits(point_class: int) -> None:
    told = who_sees(point_class, words=WORDS, trustees=TRUSTEES)
    assert "Ada Example of Anyborough Voluntary Action, the trustee, and the deputy Ben Example" in told
    assert "people who run the server could read its database" in told
    assert "under freedom of information" in told


def test_only_the_trustee_reads_a_point_of_the_third_class() -> None:
    told = who_sees(3, words=WORDS, trustees=TRUSTEES)
    assert "can be read only by Ada Example" in told
    assert "The Covenant circle does not learn of the point" in told
    assert "link people" not in told


@pytest.mark.parametrize("point_class", [2, 3])
def test_without_a_trustee_no_promise_is_made_and_the_reason_is_given(point_class: int) -> None:
    assert who_sees(point_class, words=WORDS, trustees=None) == NO_TRUSTEE
    assert "no trustee outside the public sector" in NO_TRUSTEE


@pytest.mark.parametrize(
    ("deputies", "words"),
    [
        ((), "Ada Example of VA, the trustee"),
        (("B",), "Ada Example of VA, the trustee, and the deputy B"),
        (("B", "C"), "Ada Example of VA, the trustee, and the deputies B and C"),
    ],
)
def test_every_holder_of_names_is_named(deputies: tuple[str, ...], words: str) -> None:
    assert str(Trustees("Ada Example", "VA", deputies)) == words


@pytest.mark.parametrize(
    ("newest_first", "run"),
    [([], 0), ([True, True, False, True], 2), ([None, True, None, True], 2), ([False, True], 0), ([None], 0)],
)
def test_a_run_is_counted_back_from_the_newest(newest_first: list[bool | None], run: int) -> None:
    assert run_length(newest_first) == run
