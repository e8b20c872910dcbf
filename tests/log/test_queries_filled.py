"""A filled Word form matched with what the area knows."""

from datetime import date, timedelta

import pytest

from concord.core.lib.errors import RuleBroken
from concord.log.imports.word_form import FilledForm, FilledPoint
from concord.log.queries.filled import day_of, read_back
from concord.log.queries.periods import people_to_enter
from concord.log.queries.returns import offered
from concord.log.terms import Box


def back(place, **facts):
    period = place.open()
    people = people_to_enter(period, on=place.today)
    form = FilledForm(**{"reference": f"{period.reference}-7KQ2M"} | facts)
    return read_back(form, period=period, offered=offered(period, on=place.today), people=people, on=place.today)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3 March 2026", date(2026, 3, 3)), ("03/03/2026", date(2026, 3, 3)), ("3rd Mar 2026", date(2026, 3, 3)),
        ("2026-03-03", date(2026, 3, 3)), ("3.3.2026", date(2026, 3, 3)), ("3/11/26", date(2026, 11, 3)),
        ("3/3/326", None), ("March", None), ("31/2/2026", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it(typed, day):
    assert day_of(typed) == day


@pytest.mark.parametrize(
    "about", ["Leisure", "Wessington Council: Leisure", "wessington council,  leisure", "Leisure, Wessington Council"]
)
def test_a_department_is_found_by_its_name_alone_or_with_its_body(place, about):
    found = back(place, points={(2, 1): FilledPoint(text="One", about=about)})
    assert (found.boxes[2][0].about_unit, list(found.notes)) == (place.leisure, [])


def test_a_person_is_found_by_name_whatever_its_case(place):
    assert back(place, name=" cara  CHAMPION").person == str(place.champion.uid)
    missing = back(place, name="Nobody Here")
    assert (missing.person, "“Nobody Here” is not on the list" in missing.notes[0]) == ("", True)


def test_what_is_not_found_is_noted_with_its_place(place):
    found = back(place, points={(4, 2): FilledPoint(text="One", about="Who?", commitment="9.9", date="soon")})
    assert [note.split(". ")[0] for note in found.notes] == [
        "Box 4, point 2, about whom: “Who?” was not found in the list",
        "Box 4, point 2, commitment: “9.9” was not found in the list",
        "Box 4, point 2: “soon” is not a date I can read",
    ]


def test_a_box_with_nothing_to_report_and_a_point_is_noted(place):
    found = back(place, points={(4, 1): FilledPoint(text="One"), (3, 1): FilledPoint(text="Two")}, nothing={2, 4})
    assert [note for note in found.notes if "nothing" in note] == [
        "Box 4 has both “nothing to report” and a point. Take one of them away."
    ]


def test_a_form_with_nothing_to_report_at_all_and_a_point_is_noted(place):
    found = back(place, points={(2, 1): FilledPoint(text="One")}, is_nil=True)
    told = "The whole form says “nothing to report”, and box 2 has a point. Take one of them away."
    assert (found.is_nil, list(found.notes)) == (True, [told])
    two = {(box, 1): FilledPoint(text="One") for box in (2, 4)}
    assert "and boxes 2, 4 have a point" in back(place, points=two, is_nil=True).notes[0]
    assert list(back(place, is_nil=True).notes) == []


def test_what_else_a_box_asks_is_matched_and_passed_over_elsewhere(place):
    asked = {"contexts": "1; engagement", "breach": "4", "win_source": "from things that went wrong"}
    found = back(place, points={(box, 1): FilledPoint(text="One", **asked) for box in Box.values})
    chosen = [(point.contexts, point.breach, point.win_source) for (point,) in found.boxes.values()]
    assert [tuple(map(tuple, chosen[0][:1])), *chosen[1:]] == [
        (("targets", "engagement"),), ((), "monitoring", ""), ((), "", "went_wrong"), ((), "monitoring", ""),
    ]  # fmt: skip
    assert list(found.notes) == []


def test_the_places_go_by_the_areas_own_words(place):
    place.area.words = {"targets": {"one": "shared outcomes", "many": "shared outcomes"}}
    place.area.save()
    found = back(place, points={(1, 1): FilledPoint(text="One", contexts="Shared outcomes, partnership")})
    assert (list(found.boxes[1][0].contexts), list(found.notes)) == (["targets", "partnerships"], [])


def test_two_kinds_and_words_that_are_none_are_noted_with_their_cell(place):
    points = {
        (1, 1): FilledPoint(text="One", contexts="1 and the park"),
        (2, 1): FilledPoint(text="Two", breach="☒ 1 ☒ 3"),
        (3, 1): FilledPoint(text="Three", win_source="planned, opportunistic"),
        (4, 2): FilledPoint(text="Four", breach="rude"),
    }
    found = back(place, points=points)
    assert list(found.notes) == [
        "Box 1, point 1, where: “1 and the park” was not understood. Choose it by hand, or leave it.",
        "Box 2, point 1, kind: “☒ 1 ☒ 3” is more than one. Choose one by hand.",
        "Box 3, point 1, source: “planned, opportunistic” is more than one. Choose one by hand.",
        "Box 3, point 1: Choose where the win came from.",
        "Box 4, point 2, kind: “rude” was not understood. Choose it by hand, or leave it.",
    ]
    chosen = [(list(p.contexts), p.breach, p.win_source) for points in found.boxes.values() for p in points]
    assert chosen == [([], "", "")] * 4


def test_a_form_of_another_period_is_refused(place):
    with pytest.raises(RuleBroken, match="for the period WESS-1999-P001"):
        back(place, reference="WESS-1999-P001-7KQ2M")


def test_a_source_counts_in_box_three_alone(place):
    points = {(box, 1): FilledPoint(text="One", win_source="planned") for box in (1, 3)}
    found = back(place, points=points)
    assert (found.boxes[1][0].win_source, found.boxes[3][0].win_source) == ("", "planned")


def test_a_form_with_nothing_on_it_is_told_so_and_whose_it_is(place):
    told = "Nothing is filled in on this form: no point, and no “nothing to report”."
    assert list(back(place, name="Cara Champion").notes) == [f"{told} It has the name Cara Champion."]
    assert list(back(place).notes) == [f"{told} It has no name."]
    assert list(back(place, nothing={2}).notes) == []


def test_what_would_be_refused_is_said_with_its_box_and_point(place):
    later = place.today + timedelta(days=40)
    points = {
        (2, 2): FilledPoint(text="Told late", date=f"{later.day}/{later.month}/{later.year}"),
        (3, 1): FilledPoint(text="A win"),
        (4, 1): FilledPoint(text="x" * 401),
    }
    assert list(back(place, points=points).notes) == [
        "Box 2, point 2: The date is in the future. Say when it happened.",
        "Box 3, point 1: Choose where the win came from.",
        "Box 4, point 1: A point has at most 400 characters. This one has 401. Take 1 away.",
    ]
