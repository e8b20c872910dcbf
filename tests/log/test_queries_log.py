"""The log: what is shown of points, what a list costs, and what hangs on each point."""

from datetime import timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.log import commands
from concord.log.models import Period, Point
from concord.log.queries.log import log_points, point_page, with_decisions
from concord.log.rules.returns import PointInput

from .deciding import sit_down
from .following import about_council, decide, locked_period, point_of, sit


@pytest.fixture
def sitting(place):
    return sit_down(place)


def found(place, **chosen):
    return [point.text for point in log_points(place.area, chosen)]


def test_points_of_an_open_period_are_nobodys_but_their_reporters(place):
    period = place.open()
    place.send(period, place.champion, {1: [PointInput("Not for others yet")]})
    assert found(place) == []
    assert point_page(Point.objects.get().reference, place.area) is None


def test_a_list_is_narrowed_by_each_thing(sitting):
    place = sitting.place
    sitting.decide(sitting.hall, win=True, limb="A", commitment=place.commitment)
    hall = ["The hall is free for new groups."]
    assert found(place, box="3") == hall
    assert found(place, decision="win") == hall
    assert found(place, win_source="planned") == hall
    assert found(place, win_source="unsourced", decision="win") == []
    assert found(place, search="HALL") == hall
    assert found(place, decision="decided", bearer="public") == hall
    assert found(place, bearer="voluntary") == []
    assert found(place, sector="public") == []
    assert len(found(place, sector="voluntary")) == 4
    assert len(found(place, commitment=str(place.commitment.pk))) == 2
    assert len(found(place, organisation=str(place.bodies["council"].uid))) == 1
    assert len(found(place, decision="undecided")) == 3
    assert len(found(place, period=sitting.period.reference)) == 4


def test_the_commitment_that_the_group_chose_counts_and_not_the_reporters(place):
    sit(place)
    locked_period(place, {"champion": {1: [PointInput("Four months to apply")]}})
    decide(place, point_of("Four months"), commitment=place.commitment)
    assert found(place, commitment=str(place.commitment.pk)) == ["Four months to apply"]
    assert found(place, bearer="public") == ["Four months to apply"]


def test_a_merged_point_is_found_by_every_sector_that_raised_it(place):
    sit(place)
    said = {"champion": {1: [PointInput("Early drafts")]}, "leisure_champion": {1: [PointInput("Drafts early")]}}
    locked_period(place, said)
    commands.merge_points(
        into=point_of("Early drafts"), points=[point_of("Drafts early")], by=place.chair, at=place.now
    )
    assert found(place, sector="public") == found(place, sector="voluntary") == ["Early drafts"]


@pytest.mark.parametrize("points", [1, 3])
def test_a_list_costs_the_same_whatever_its_length(place, points, django_assert_num_queries):
    sit(place)
    for number in range(points):
        locked_period(place, {"champion": {2: [about_council(place, f"Point {number}")]}}, ago=40 * number)
        decide(place, point_of(f"Point {number}"), "not_followed", commitment=place.commitment)
    with django_assert_num_queries(3):
        rows = list(with_decisions(log_points(place.area, {})))
        assert [(len(row.current), row.replied, row.about_unit) for row in rows] == [(1, [], None)] * points


def test_a_reply_stands_beside_its_point_in_the_list_and_the_file(sitting, signed_in):
    place = sitting.place
    sitting.asked_council(sitting.grants, reply="We extended it to six weeks")
    client = signed_in(place.member)
    assert "Wessington Council replied: We extended it" in client.get(place.url("")).content.decode()
    assert "Wessington Council: We extended it" in client.get(place.url("points.csv")).content.decode("utf-8-sig")


def test_a_point_leads_to_the_idea_that_answers_it_and_back(place):
    sit(place)
    locked_period(place, {"champion": {2: [PointInput("Too little time")]}}, ago=60)
    idea = PointInput("Give twelve weeks", answers_point=point_of("Too little time"))
    locked_period(place, {"champion": {4: [idea]}}, ago=5)
    problem, answer = point_of("Too little time"), point_of("Give twelve weeks")
    assert point_page(answer.reference, place.area).answers == problem
    assert list(point_page(problem.reference, place.area).answered_by) == [answer]


def test_an_idea_in_an_open_period_does_not_show_beside_the_problem(place):
    sit(place)
    locked_period(place, {"champion": {2: [PointInput("Too little time")]}}, ago=60)
    period = place.open()
    idea = PointInput("Give twelve weeks", answers_point=point_of("Too little time"))
    place.send(period, place.champion, {4: [idea]})
    assert list(point_page(point_of("Too little time").reference, place.area).answered_by) == []


def test_the_page_shows_the_department_and_where_it_was_seen(place, signed_in):
    sit(place)
    about = {"about_organisation": place.bodies["council"], "about_unit": place.leisure, "contexts": ("partnerships",)}
    locked_period(place, {"champion": {1: [PointInput("The plan was drafted together", **about)]}})
    point = point_of("The plan")
    body = signed_in(place.member).get(place.url(f"points/{point.reference}/")).content.decode()
    assert ">Leisure<" in body.replace("\n", "")
    assert "Partnerships" in body
    assert "Make something of it" not in body
    assert "Leisure, Wessington Council" in signed_in(place.member).get(place.url("")).content.decode()


def test_a_page_of_a_point_costs_the_same_with_much_hanging_on_it(sitting, django_assert_max_num_queries):
    place, point = sitting.place, sitting.grants
    with django_assert_max_num_queries(16) as one:
        assert point_page(point.reference, place.area).nothing_came
    for number in range(3):
        facts = {"point": point, "text": f"T{number}", "owner": place.member, "by": SYSTEM, "at": place.now}
        commands.make_action(due_on=place.today + timedelta(days=number), **facts)
        commands.add_learning(due_on=None, **facts)
    with django_assert_max_num_queries(18) as more:
        assert not point_page(point.reference, place.area).nothing_came
    assert len(more) <= len(one) + 2  # the actions and the owners, once each
    assert Period.objects.count() == 1
