"""Reads of one return: boxes, blanks, stamps, hints, what the fields offer."""

from datetime import timedelta

import pytest

from concord.core.directory.terms import OrganisationType
from concord.log import commands
from concord.log.models import BoxAnswer, Point
from concord.log.queries.confidential import own_written
from concord.log.queries.examples import EXAMPLES, example_for
from concord.log.queries.returns import offered, return_of, return_page
from concord.log.queries.written import stamp_of
from concord.log.rules.returns import PointInput

ONE = [PointInput(text="One")]


def draft(place, boxes, period=None):
    period = period or place.open()
    made = commands.start_return(period=period, person=place.champion, at=place.now)
    for box, points in boxes.items():
        commands.save_box(log_return=made, box=box, points=points, nothing=not points, by=place.champion, at=place.now)
    return made


def test_a_box_is_answered_by_points_or_by_nothing_to_report(place):
    page = return_page(draft(place, {1: ONE, 2: []}), {}, on=place.today)
    assert [box.is_answered for box in page.boxes] == [True, True, False, False]
    assert (page.blank, page.is_open, page.is_late, page.is_sent) == (2, True, False, False)


def test_a_stamp_changes_with_what_is_written_and_not_with_the_order():
    two = [PointInput(text="One"), PointInput(text="Two")]
    assert stamp_of(two, nothing=False) == stamp_of(two[::-1], nothing=False)
    assert stamp_of(two, nothing=False) != stamp_of(two[:1], nothing=False)
    assert stamp_of([], nothing=False) != stamp_of([], nothing=True)
    assert stamp_of([PointInput(text="One", point_class=2)], nothing=False) != stamp_of(two[:1], nothing=False)


def test_an_odd_date_is_pointed_out(place):
    point = PointInput(text="Long ago", happened_on=place.today - timedelta(days=900))
    page = return_page(draft(place, {1: [point]}), {}, on=place.today)
    assert page.boxes[0].points[0].hints == [
        "Its date is outside the time that this return speaks of. You may keep it."
    ]


def test_a_named_point_gets_no_hint_about_its_writer(place):
    page = return_page(draft(place, {1: [PointInput(text="We lost £9,000")]}), {}, on=place.today)
    assert page.boxes[0].points[0].hints == []


def test_the_fields_offer_partners_departments_and_commitments_in_force(place):
    found = offered(place.open(), on=place.today)
    assert sorted(str(unit or body) for body, unit in found.about.values()) == [
        "Leisure", "Wessington Carers", "Wessington Council", "Wessington Voluntary Action",
    ]  # fmt: skip
    assert [str(text) for text in found.commitments.values()] == ["4.2 Time to apply"]
    assert found.trustees.name == "Tess Trustee"


def test_a_win_may_answer_own_problems_and_those_that_the_group_has_seen(place):
    today = place.today
    old = place.open(
        opens_on=today - timedelta(days=60), due_on=today - timedelta(days=40), locks_on=today - timedelta(days=30)
    )
    before = place.now - timedelta(days=50)
    place.send(old, place.leisure_champion, {2: [PointInput(text="Seen by all")]}, at=before)
    commands.lock_period(period=old, by=place.officer, at=place.now)
    period = place.open()
    place.send(period, place.leisure_champion, {2: [PointInput(text="Not seen yet")]})
    draft(place, {2: [PointInput(text="My own"), PointInput(text="My secret", point_class=2)]}, period)
    found = offered(period, on=today, writer=place.champion)
    assert sorted(found.problems.values()) == ["My own", "Seen by all"]


def test_examples_exist_for_every_box_and_follow_the_kind_of_body():
    assert all(sorted(boxes) == [1, 2, 3, 4] for boxes in EXAMPLES.values())
    assert {"police", "health"} <= set(OrganisationType.values)
    assert example_for(2, "public", "police") == EXAMPLES["police"][2]
    assert example_for(2, "voluntary", "charity") == EXAMPLES["voluntary"][2]
    assert example_for(2, "business", "business") == EXAMPLES["public"][2]


def test_a_return_is_found_by_its_person(place):
    made = draft(place, {1: ONE})
    assert return_of(place.area, made.period.reference, place.champion) == made
    assert return_of(place.area, made.period.reference, place.chair) is None
    assert return_of(place.area, "WESS-2020-P001", place.champion) is None


@pytest.mark.parametrize("points", [1, 2])
def test_a_return_is_read_in_the_same_queries_however_much_it_holds(place, django_assert_num_queries, points):
    made = draft(place, dict.fromkeys((1, 2, 4), ONE * points))
    assert Point.objects.count() == 3 * points
    with django_assert_num_queries(3):
        return_page(made, {}, on=place.today)


HIDDEN = [PointInput("Nobody may know", point_class=3)]


@pytest.mark.parametrize(
    ("boxes", "nothing"),
    [
        ({1: ONE, 2: HIDDEN, 3: [], 4: []}, True),
        ({2: HIDDEN}, True),
        ({1: HIDDEN, 2: HIDDEN}, True),
        ({1: ONE, 2: HIDDEN}, False),
        ({1: ONE, 2: HIDDEN, 3: [], 4: HIDDEN}, False),
    ],
)
def test_the_check_page_says_of_a_hidden_box_what_sending_records(place, boxes, nothing):
    made = draft(place, boxes)
    for sent in (False, True):
        if sent:
            commands.send_return(log_return=made, by=place.champion, at=place.now)
        page = return_page(made, own_written(made), on=place.today)
        told = {box.box: box.reads_nothing for box in page.boxes if box.is_hidden}
        assert told == {box: nothing for box, points in boxes.items() if points == HIDDEN}
    recorded = set(BoxAnswer.objects.values_list("box", flat=True))
    assert all((made.is_nil or box in recorded) == nothing for box in told)


def test_what_was_hidden_since_sending_is_not_said_to_be_covered(place):
    made = draft(place, {1: ONE, 2: ONE, 4: []})
    facts = {"by": place.champion, "at": place.now}
    commands.send_return(log_return=made, **facts)
    won = PointInput("A win", point_class=3, win_source="planned")
    commands.save_box(log_return=made, box=3, points=[won], nothing=False, **facts)
    box = return_page(made, own_written(made), on=place.today).boxes[2]
    assert (box.is_hidden, box.reads_nothing) == (True, False)
