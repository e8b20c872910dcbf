"""Who is asked for a position: whoever decides at the table and does not stand aside."""

from itertools import pairwise

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.directory.commands import add_organisation
from concord.core.directory.models import Organisation
from concord.group.commands import declare_interest
from concord.group.models import Attendance
from concord.log.models import Point
from concord.log.queries.decisions import seats_at
from concord.log.queries.positions import round_page, rounds_asking

from .deciding import sit_down


@pytest.fixture
def sitting(place):
    return sit_down(place)


def others(place):
    """Bodies of which nobody here is."""
    facts = {"area": place.area, "sector": "voluntary", "kind": "charity", "by": SYSTEM, "at": place.now}
    made = {name: add_organisation(name=f"Wessington {name}", **facts) for name in ("trust", "homes", "hub")}
    return {**made, "cvs": place.bodies["cvs"]}


def asked(sitting, who):
    return [found.point for found in rounds_asking(sitting.place.people[who])]


def test_every_member_at_the_table_is_asked_until_they_have_said(sitting):
    round = sitting.object_to(sitting.draft)
    assert [asked(sitting, who) for who in ("member", "chair")] == [[sitting.draft], [sitting.draft]]
    sitting.take(round, sitting.place.member)
    assert [asked(sitting, who) for who in ("member", "chair")] == [[], [sitting.draft]]


def test_whoever_stands_aside_is_not_asked(sitting):
    round = sitting.object_to(sitting.draft)
    Point.objects.filter(pk=sitting.draft.pk).update(about_organisation=sitting.place.bodies["council"])
    assert [asked(sitting, who) for who in ("member", "chair")] == [[], [sitting.draft]]
    assert round_page(round, sitting.place.member, for_others=False).people == []


def test_whoever_declared_an_interest_in_what_a_merged_point_names_is_not_asked(sitting):
    sitting.merge(sitting.grants, sitting.again)
    Point.objects.filter(pk=sitting.grants.pk).update(about_organisation=None)
    Point.objects.filter(pk=sitting.again.pk).update(about_organisation=sitting.place.bodies["cvs"])
    sitting.object_to(sitting.grants)
    assert asked(sitting, "chair") == [sitting.grants]
    seat = Attendance.objects.get(meeting=sitting.meeting, person=sitting.place.chair)
    declare_interest(attendance=seat, organisation=sitting.place.bodies["cvs"], reason="", by=SYSTEM, at=sitting.now)
    assert [asked(sitting, who) for who in ("chair", "member")] == [[], [sitting.grants]]


@pytest.mark.parametrize("merged", [("cvs", "trust"), ("trust", "cvs"), ("cvs", "hub", "trust")])
def test_an_interest_in_a_body_is_one_in_what_it_became_and_the_other_way(sitting, merged):
    """Declared in the one, and spoken of in the other, before the first became part of the second."""
    bodies = others(sitting.place)
    Point.objects.filter(pk=sitting.draft.pk).update(about_organisation=bodies["trust"])
    sitting.object_to(sitting.draft)
    seat = Attendance.objects.get(meeting=sitting.meeting, person=sitting.place.chair)
    Attendance.objects.filter(pk=seat.pk).update(organisation=bodies["homes"])
    declare_interest(attendance=seat, organisation=bodies["cvs"], reason="", by=SYSTEM, at=sitting.now)
    assert asked(sitting, "chair") == [sitting.draft]
    for old, new in pairwise(merged):
        Organisation.objects.filter(pk=bodies[old].pk).update(status="merged", merged_into=bodies[new])
    assert asked(sitting, "chair") == []
    stands_aside = [seat.stands_aside for seat in seats_at(sitting.meeting, sitting.draft)]
    assert stands_aside.count(True) == 1


def test_whose_body_became_part_of_the_one_that_is_spoken_of_stands_aside(sitting):
    bodies = others(sitting.place)
    Point.objects.filter(pk=sitting.draft.pk).update(about_organisation=bodies["trust"])
    sitting.object_to(sitting.draft)
    Attendance.objects.filter(person=sitting.place.chair).update(organisation=bodies["cvs"])
    assert asked(sitting, "chair") == [sitting.draft]
    Organisation.objects.filter(pk=bodies["cvs"].pk).update(status="merged", merged_into=bodies["trust"])
    assert asked(sitting, "chair") == []


def test_whoever_is_not_there_or_only_listens_is_not_asked(sitting):
    sitting.object_to(sitting.draft)
    seats = Attendance.objects.filter(meeting=sitting.meeting)
    seats.filter(person=sitting.place.member).update(state="invited")
    seats.filter(person=sitting.place.chair).update(decides=False)
    assert [asked(sitting, who) for who in ("member", "chair")] == [[], []]


def test_it_takes_as_many_queries_for_one_round_as_for_three(sitting, django_assert_num_queries):
    for name in ("draft", "grants", "hall"):
        sitting.object_to(getattr(sitting, name))
        Point.objects.filter(pk=getattr(sitting, name).pk).update(about_organisation=None)
        with django_assert_num_queries(4):
            rounds_asking(sitting.place.chair)
