"""Reads of confidential points: the reporter's own, and what the trustee holds."""

import pytest

from concord.log import commands
from concord.log.models import ConfidentialPoint
from concord.log.queries.confidential import held, held_page, own_row, own_written, proposed_version, reporter_tag
from concord.log.queries.returns import boxes_of
from concord.log.rules.returns import PointInput


def secret(text="Nobody may know", point_class=3, **facts):
    return PointInput(text=text, point_class=point_class, **facts)


def test_a_reporter_finds_their_own_and_nobody_elses(place):
    period = place.open()
    mine = place.send(period, place.champion, {2: [secret("Mine", about_organisation=place.bodies["council"])]})
    theirs = place.send(period, place.chair, {2: [secret("Theirs")]})
    written = own_written(mine)[2]
    assert [(point.input.text, str(point.input.about_organisation)) for point in written] == [
        ("Mine", "Wessington Council")
    ]
    assert own_row(theirs, written[0].reference) is None
    assert own_row(mine, written[0].reference).reference == written[0].reference


def test_a_tag_differs_by_person_and_by_period(place):
    first, second = place.open(), place.open()
    tags = {reporter_tag(person, period) for person in (place.champion, place.chair) for period in (first, second)}
    assert len(tags) == 4


def test_the_trustee_holds_what_was_sent_and_no_draft(place):
    period = place.open()
    place.send(period, place.champion, {2: [secret()]})
    draft = commands.start_return(period=period, person=place.chair, at=place.now)
    commands.save_box(log_return=draft, box=2, points=[secret()], nothing=False, by=place.chair, at=place.now)
    rows = held(place.area)
    assert [row.is_draft for row in rows] == [False]
    hidden = ConfidentialPoint.objects.get(is_draft=True)
    assert held_page(hidden.reference) is None


def test_every_look_is_listed_with_who_when_and_why(place):
    place.send(place.open(), place.champion, {2: [secret()]})
    row = ConfidentialPoint.objects.get()
    commands.read_identity(row=row, reason="To ring back", by=place.trustee, at=place.now)
    readings = held_page(row.reference).readings
    assert [(look.by, look.reason, look.at) for look in readings] == [("Tess Trustee", "To ring back", place.now)]


def test_a_proposed_wording_is_found_until_it_is_approved(place):
    made = place.send(place.open(), place.champion, {2: [secret(point_class=2)]})
    row = ConfidentialPoint.objects.get()
    version = commands.propose_wording(row=row, text="Safer", by=place.trustee, at=place.now)
    assert own_written(made)[2][0].proposal == version
    assert proposed_version(made, version.uid) == version
    commands.approve_wording(version=version, person=place.champion, at=place.now)
    assert own_written(made)[2][0].proposal is None
    assert proposed_version(made, version.uid) is None


@pytest.mark.parametrize("points", [1, 2])
def test_own_points_are_read_in_the_same_queries(place, django_assert_num_queries, points):
    found = [
        secret(f"Secret {n}", about_organisation=place.bodies["council"], commitment=place.commitment)
        for n in range(points)
    ]
    made = place.send(place.open(), place.champion, {2: found})
    with django_assert_num_queries(6):
        own_written(made)


MIXED = [
    [secret("Trustee"), secret("Withheld", 2)],
    [secret("Withheld", 2), PointInput("Named")],
    [PointInput("Named"), secret("Trustee")],
]


@pytest.mark.parametrize("points", [*MIXED, *(two[::-1] for two in MIXED)])
def test_points_stay_in_the_order_of_their_writer(place, points):
    made = commands.start_return(period=place.open(), person=place.champion, at=place.now)
    for typed in (points[::-1], points):
        commands.save_box(log_return=made, box=4, points=typed, nothing=False, by=place.champion, at=place.now)
        box = boxes_of(made, own_written(made))[3]
        assert [point.input.text for point in box.points] == [point.text for point in typed]


def test_only_what_the_group_reads_can_give_its_writer_away(place):
    points = [secret("We lost £9,000"), secret("We lost £9,000", 2)]
    made = place.send(place.open(), place.champion, {4: points})
    trustee, group = boxes_of(made, own_written(made))[3].points
    assert (trustee.hints, len(group.hints)) == ([], 2)
