"""Figures of a period, worked out again from its rows in a fixed number of queries."""

import pytest

from concord.log import commands
from concord.log.models import PeriodSummary
from concord.log.rules.returns import PointInput


def test_rows_stand_for_all_for_each_sector_and_for_each_bearer(place):
    period = place.open()
    point = PointInput(text="Late", commitment=place.commitment)
    place.send(period, place.champion, {2: [point]})
    rows = PeriodSummary.objects.filter(period_reference=period.reference)
    assert {(row.dimension, row.sector): (row.expected, row.received, row.points_2) for row in rows} == {
        ("all", ""): (4, 1, 1),
        ("respondent", "public"): (2, 0, 0),
        ("respondent", "voluntary"): (2, 1, 1),
        ("bearer", "public"): (0, 0, 1),
    }


def test_working_them_out_twice_gives_the_same(place):
    period = place.open()
    place.send(period, place.champion, {1: [PointInput(text="One")]})
    names = [field.name for field in PeriodSummary._meta.fields if field.name != "id"]
    before = list(PeriodSummary.objects.values(*names))
    commands.refresh_summary(period=period)
    assert list(PeriodSummary.objects.values(*names)) == before


@pytest.mark.parametrize("people", [1, 3])
def test_it_takes_the_same_queries_for_one_return_and_for_three(place, django_assert_num_queries, people):
    period = place.open()
    for person in (place.champion, place.chair, place.member)[:people]:
        place.send(period, person, {1: [PointInput(text="One")], 2: []})
    with django_assert_num_queries(6):
        commands.refresh_summary(period=period)
