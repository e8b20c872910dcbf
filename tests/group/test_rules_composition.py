"""The ideal list and its gaps, and who may sit when."""

from datetime import date

import pytest

from concord.core.lib.errors import RuleBroken
from concord.group.models import Holding, Seat
from concord.group.rules.composition import IDEAL, USUAL, SeatFact, composition, gap_words, gaps
from concord.group.rules.seats import check_may_sit, check_seat, check_term
from concord.group.terms import Category

# The sixteen of Camden, by the type that each has in a directory (test case T16).
CAMDEN = {
    "Camden and Islington Foundation Trust": "health",
    "Camden Black and Minority Ethnic Alliance": "infrastructure",
    "Camden Community Empowerment Network": "infrastructure",
    "Camden Council": "council",
    "Castlehaven Community Centre": "community_group",
    "Disability in Camden": "charity",
    "Great Ormond Street NHS Foundation Trust": "health",
    "London Fire Brigade": "fire",
    "Metropolitan Police": "police",
    "NHS Camden": "health",
    "Royal Free Hampstead NHS Trust": "health",
    "Somerstown Community Centre": "community_group",
    "Tavistock and Portman NHS Trust": "health",
    "University College London NHS Foundation Trust": "health",
    "Voluntary Action Camden": "infrastructure",
    "Volunteer Centre Camden": "infrastructure",
}
VOLUNTARY = {"infrastructure", "community_group", "charity"}


def camden():
    return [
        SeatFact(name, USUAL.get(kind, ""), "voluntary" if kind in VOLUNTARY else "public", held=True)
        for name, kind in CAMDEN.items()
    ]


def test_the_list_has_each_of_the_ten_once():
    assert [one.category for one in IDEAL] == list(Category)
    assert [one.category for one in IDEAL if one.optional] == [Category.BUSINESS]


def test_the_sixteen_of_camden_leave_exactly_these_gaps():
    lines = composition(camden(), {})
    assert len(CAMDEN) == 16
    assert [line.key for line in gaps(lines)] == [
        "politicians", "arms_length", "housing", "education", "jobs", "business",
    ]  # fmt: skip
    found = {line.key: line for line in lines}
    assert [seat.name for seat in found["emergency"].held] == ["London Fire Brigade", "Metropolitan Police"]
    assert found["council"].note == "The council is one entry: its directorates are not named"
    assert (found["health"].public, found["voluntary"].voluntary) == (6, 4)


def test_a_kind_that_is_not_applicable_is_no_gap_and_a_vacant_seat_is_one():
    vacant = SeatFact("College", "education", "public", held=False)
    found = {line.key: line for line in composition([*camden(), vacant], {"arms_length": "The council has no homes"})}
    assert (found["arms_length"].standing, found["arms_length"].is_gap) == ("Not applicable", False)
    assert (found["education"].standing, found["education"].is_gap) == ("Vacant", True)
    assert found["business"].standing == "Gap"


def test_a_council_with_a_directorate_has_no_note():
    seats = [SeatFact("Council: Parks", "council", "public", held=True, part=True)]
    assert composition(seats, {})[1].note == ""


@pytest.mark.parametrize(
    ("public", "voluntary", "words"),
    [
        (8, 8, "as many of each sector"),
        (9, 7, "2 more of the public than of the voluntary sector"),
        (0, 1, "1 more of the voluntary than of the public sector"),
    ],
)
def test_the_gap_between_the_sectors_in_words(public, voluntary, words):
    assert gap_words(public, voluntary) == words


DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("held", "starts_on", "ends_on", "may"),
    [
        ([], DAY, None, True),
        ([(date(2026, 1, 1), None)], DAY, None, False),
        ([(date(2026, 1, 1), date(2026, 3, 1))], DAY, None, True),
        ([(date(2026, 1, 1), DAY)], DAY, None, False),
        ([(date(2026, 5, 1), None)], DAY, date(2026, 4, 30), True),
        ([(date(2026, 5, 1), None)], DAY, None, False),
        ([], date(2025, 12, 31), None, False),
        ([], DAY, date(2026, 3, 1), False),
    ],
)
def test_one_holder_at_a_time(held, starts_on, ends_on, may):
    seat, others = Seat(starts_on=date(2026, 1, 1)), [Holding(starts_on=a, ends_on=b) for a, b in held]
    for other in others:
        other.person_id = 1
        Holding.person.field.set_cached_value(other, "Ann")
    if may:
        check_may_sit(seat, starts_on, others, ends_on)
        return
    with pytest.raises(RuleBroken):
        check_may_sit(seat, starts_on, others, ends_on)


def test_a_seat_says_for_whom_it_speaks_and_a_term_ends_after_it_begins():
    facts = {"organisation": None, "category": "", "starts_on": DAY, "ends_on": None}
    check_seat(**facts, label="Open seat")
    with pytest.raises(RuleBroken, match="for whom"):
        check_seat(**facts, label=" ")
    with pytest.raises(RuleBroken, match="before it begins"):
        check_term(DAY, date(2026, 3, 1))
