"""Reports of the same thing as one: merged, taken apart, and each organisation that any of them names asked once."""

from datetime import timedelta

import pytest

from concord.core.directory.commands import add_organisation
from concord.core.directory.models import Partner
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.group.commands import declare_interest
from concord.log import commands
from concord.log.models import Decision, Period, Point, ReplyRequest
from concord.log.queries.deciding import decide_page
from concord.log.queries.decisions import seats_at
from concord.log.queries.sheet import decision_sheet

from .deciding import sit_down


@pytest.fixture
def sitting(place):
    return sit_down(place)


def split(sitting, point, by=None):
    commands.split_points(point=point, by=by or sitting.place.chair, at=sitting.now)


def build(sitting) -> int:
    return commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)


def lines(sitting):
    sheet = decision_sheet(sitting.period, sitting.place.today)
    return {line.point.pk: line for box in sheet.boxes for line in box.points}


def names(sitting, point, body):
    Point.objects.filter(pk=point.pk).update(about_organisation=sitting.place.bodies[body], about_name=body, box=2)


def test_what_was_merged_meanwhile_is_not_decided_on_from_a_stale_page(sitting):
    stale = sitting.again
    sitting.merge(sitting.grants, sitting.again)
    with pytest.raises(RuleBroken, match="merged into another point"):
        sitting.decide(stale)
    assert not Decision.objects.exists()


def test_two_points_are_not_merged_crosswise(sitting):
    stale, other = sitting.again, sitting.grants
    sitting.merge(sitting.grants, sitting.again)
    with pytest.raises(RuleBroken, match="merged into another point"):
        sitting.merge(stale, other)
    assert list(Point.objects.filter(merged_into__isnull=False)) == [stale]


def test_a_point_is_not_merged_into_itself(sitting):
    with pytest.raises(RuleBroken, match="Choose another point"):
        sitting.merge(sitting.grants, sitting.grants)


def test_only_points_of_one_box_and_period_are_merged(sitting):
    with pytest.raises(RuleBroken, match="same box"):
        sitting.merge(sitting.draft, sitting.grants)


def test_what_is_merged_brings_what_was_merged_into_it(sitting):
    Point.objects.filter(pk=sitting.draft.pk).update(box=2)
    sitting.merge(sitting.grants, sitting.again)
    sitting.merge(sitting.draft, sitting.grants)
    assert (sitting.again.merged_into, sitting.grants.merged_into) == (sitting.draft, sitting.draft)


@pytest.mark.parametrize("begin", ["decide", "object_to"])
def test_a_point_with_a_decision_or_positions_stays_itself(sitting, begin):
    getattr(sitting, begin)(sitting.again)
    with pytest.raises(RuleBroken):
        sitting.merge(sitting.grants, sitting.again)
    assert sitting.again.merged_into is None


def test_another_report_joins_a_decided_point_and_shares_its_decision(sitting):
    sitting.decide(sitting.grants)
    sitting.merge(sitting.grants, sitting.again)
    assert lines(sitting)[sitting.grants.pk].merged[0].point == sitting.again


def test_nothing_joins_a_point_while_positions_on_it_are_sealed(sitting):
    sitting.object_to(sitting.grants)
    with pytest.raises(RuleBroken, match="Somebody objects"):
        sitting.merge(sitting.grants, sitting.again)


def test_positions_are_not_asked_for_on_a_merged_point(sitting):
    sitting.merge(sitting.grants, sitting.again)
    with pytest.raises(RuleBroken, match="merged"):
        sitting.object_to(sitting.again)


def test_a_merge_is_taken_back(sitting):
    sitting.merge(sitting.grants, sitting.again)
    split(sitting, sitting.again)
    assert sitting.again.merged_into is None
    with pytest.raises(RuleBroken, match="not merged"):
        split(sitting, sitting.again)


def test_a_merge_is_not_taken_back_once_the_group_has_finished(sitting):
    sitting.merge(sitting.grants, sitting.again)
    Period.objects.filter(pk=sitting.period.pk).update(state="decided")
    with pytest.raises(RuleBroken, match="finished with this period"):
        split(sitting, sitting.again)
    assert sitting.again.merged_into == sitting.grants


def test_nothing_is_taken_out_while_positions_are_sealed(sitting):
    sitting.merge(sitting.grants, sitting.again)
    sitting.object_to(sitting.grants)
    with pytest.raises(RuleBroken, match="Somebody objects"):
        split(sitting, sitting.again)


def test_only_whoever_records_decisions_merges_and_takes_apart(sitting):
    place = sitting.place
    with pytest.raises(AccessDenied):
        commands.merge_points(into=sitting.grants, points=[sitting.again], by=place.member, at=place.now)
    sitting.merge(sitting.grants, sitting.again)
    with pytest.raises(AccessDenied):
        split(sitting, sitting.again, by=place.member)


def test_each_organisation_that_one_of_the_merged_names_is_asked_once(sitting):
    trust = add_organisation(
        area=sitting.place.area,
        name="Mid Health Trust",
        sector="public",
        kind="health",
        by=sitting.place.officer,
        at=sitting.now,
    )
    Partner.objects.filter(organisation=trust).update(contact_email="trust@example.org")
    sitting.place.bodies["trust"] = trust
    names(sitting, sitting.draft, "council")
    names(sitting, sitting.again, "trust")
    sitting.merge(sitting.grants, sitting.again, sitting.draft)
    assert decide_page(sitting.grants, sitting.meeting, sitting.place.today).line.not_asked == [
        "Wessington Council",
        "trust",
    ]
    assert build(sitting) == 2
    asked = ReplyRequest.objects.order_by("organisation__name").values_list("point", "organisation__name")
    assert list(asked) == [
        (sitting.again.pk, "Mid Health Trust"),
        (sitting.grants.pk, "Wessington Council"),
    ]
    assert build(sitting) == 0
    assert decide_page(sitting.grants, sitting.meeting, sitting.place.today).line.not_asked == []


def test_a_reply_about_a_merged_point_stands_beside_the_one_it_is_in(sitting):
    build(sitting)
    commands.record_reply(request=sitting.request(), text="Three weeks.", name="Dana", by=None, at=sitting.now)
    sitting.merge(sitting.again, sitting.grants)
    line = lines(sitting)[sitting.again.pk]
    assert [reply.reply for reply in line.replies] == ["Three weeks."]


def test_a_point_taken_out_again_is_sent_to_whom_it_names(sitting):
    names(sitting, sitting.again, "council")
    sitting.merge(sitting.grants, sitting.again)
    assert build(sitting) == 1
    split(sitting, sitting.again)
    assert build(sitting) == 1
    assert {request.point for request in ReplyRequest.objects.all()} == {sitting.grants, sitting.again}


def test_whoever_has_an_interest_in_a_merged_point_stands_aside_on_both(sitting):
    def aside():
        seats = seats_at(sitting.meeting, sitting.grants)
        return {seat.sector for seat in seats if seat.stands_aside}

    chair = sitting.meeting.attendances.get(person=sitting.place.chair)
    declare_interest(attendance=chair, organisation=sitting.place.bodies["cvs"], by=sitting.place.chair, at=sitting.now)
    assert aside() == {"public"}
    names(sitting, sitting.again, "cvs")
    sitting.merge(sitting.grants, sitting.again)
    assert aside() == {"public", "voluntary"}


def test_numbers_stay_when_points_are_merged(sitting):
    before = {pk: line.number for pk, line in lines(sitting).items()}
    assert sorted(before.values()) == ["1.1", "2.1", "2.2", "3.1"]
    first, second = sorted((sitting.grants, sitting.again), key=lambda point: point.reference)
    sitting.merge(second, first)
    after = lines(sitting)
    assert {pk: line.number for pk, line in after.items()} == {pk: n for pk, n in before.items() if pk != first.pk}
    assert [merged.number for merged in after[second.pk].merged] == ["2.1"]


def test_the_sheet_takes_as_many_queries_for_many_points_as_for_few(sitting, django_assert_num_queries):
    build(sitting)
    sitting.merge(sitting.grants, sitting.again)
    sitting.decide(sitting.draft)
    with django_assert_num_queries(12):
        decision_sheet(sitting.period, sitting.place.today)
    sitting.decide(sitting.grants)
    sitting.decide(sitting.hall, win=False)
    with django_assert_num_queries(12):
        decision_sheet(sitting.period, sitting.place.today)


def test_the_page_of_a_point_takes_as_many_queries_whatever_the_sheet(sitting, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        decide_page(sitting.grants, sitting.meeting, sitting.place.today)
    sitting.object_to(sitting.grants)
    with django_assert_max_num_queries(18):
        decide_page(sitting.grants, sitting.meeting, sitting.place.today + timedelta(days=1))
