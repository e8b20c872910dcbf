"""Reads of periods: who is expected, how it stands, runs, organisations, who may still return."""

from datetime import timedelta

import pytest

from concord.log import commands
from concord.log.models import Expectation
from concord.log.queries.expected import expected_lines, heavy_runs, missed_runs, narrowed
from concord.log.queries.periods import (
    expectation_for,
    expectation_of,
    joiners,
    missing_expectations,
    next_open_after,
    people_to_enter,
    period_page,
)
from concord.log.rules.returns import PointInput

ONE = [PointInput(text="One")]


def past(place, weeks):
    """A locked period so many weeks ago, before anybody returned; it is locked by `finish`."""
    day = place.today - timedelta(weeks=weeks)
    return place.open(opens_on=day, due_on=day + timedelta(days=5), locks_on=day + timedelta(days=6))


def at(place, period):
    return place.now.replace(year=period.opens_on.year, month=period.opens_on.month, day=period.opens_on.day)


def finish(place, period):
    commands.lock_period(period=period, by=place.officer, at=place.now)


def states(period):
    return {line.expectation.person_name: line.state for line in expected_lines(period)}


def test_each_person_stands_in_one_state(place):
    period = place.open(due_on=place.today - timedelta(days=2))
    place.send(period, place.champion, {1: ONE}, at=place.now - timedelta(days=3))
    place.send(period, place.leisure_champion, {1: ONE})
    excused = Expectation.objects.get(person=place.member)
    commands.excuse(expectation=excused, reason="Leave", by=place.officer, at=place.now)
    assert states(period) == {
        "Cara Champion": "on_time", "Chris Chair": "missing", "Lee Leisure": "late", "Mo Member": "excused",
    }  # fmt: skip


def test_missing_are_those_who_did_not_send_and_were_not_excused(place):
    period = place.open()
    place.send(period, place.champion, {1: ONE})
    commands.start_return(period=period, person=place.chair, at=place.now)
    names = {expectation.person_name for expectation in missing_expectations(period)}
    assert names == {"Chris Chair", "Lee Leisure", "Mo Member"}


def test_misses_are_counted_in_a_row_and_an_excuse_counts_neither_way(place):
    first, second, third = past(place, 30), past(place, 20), past(place, 10)
    place.send(first, place.member, {1: ONE}, at=at(place, first))
    excused = Expectation.objects.get(person=place.champion, period=second)
    commands.excuse(expectation=excused, reason="Leave", by=place.officer, at=place.now)
    for period in (first, second, third):
        finish(place, period)
    now = place.open()
    found = missed_runs(now)
    assert (found[place.chair.pk], found[place.member.pk], found[place.champion.pk]) == (3, 2, 2)


def test_returns_with_too_many_blanks_are_counted_in_a_row(place):
    first, second = past(place, 20), past(place, 10)
    for period in (first, second):
        place.send(period, place.champion, {1: ONE}, at=at(place, period))
    place.send(first, place.chair, {1: ONE}, at=at(place, first))
    place.send(second, place.chair, {1: ONE, 2: [], 3: [], 4: []}, at=at(place, second))
    found = heavy_runs(place.open(), 2)
    assert (found[place.champion.pk], found[place.chair.pk]) == (2, 0)


def test_organisations_and_empty_boxes_add_up(place):
    period = place.open()
    place.send(period, place.champion, {1: ONE, 2: []})
    place.send(period, place.leisure_champion, {1: ONE})
    excused = Expectation.objects.get(person=place.member)
    commands.excuse(expectation=excused, reason="Leave", by=place.officer, at=place.now)
    page = period_page(period, names=True, on=place.today)
    assert [(line.name, line.expected, line.received, line.missing, line.excused) for line in page.organisations] == [
        ("Wessington Council", 2, 1, 0, 1), ("Wessington Carers", 2, 1, 1, 0),
    ]  # fmt: skip
    assert [(line.on_time, line.late, line.blank_heavy) for line in page.organisations] == [(1, 0, 1), (1, 0, 0)]
    assert (page.returned, page.empty_boxes) == (2, [(1, 0), (2, 1), (3, 2), (4, 2)])


def test_the_list_is_narrowed_to_one_kind_or_one_person(place):
    period = place.open(due_on=place.today - timedelta(days=2))
    place.send(period, place.leisure_champion, {1: ONE})
    excused = Expectation.objects.get(person=place.member)
    commands.excuse(expectation=excused, reason="Leave", by=place.officer, at=place.now)
    lines = expected_lines(period)

    def names(**how):
        return [line.expectation.person_name for line in narrowed(lines, **how).lines]

    assert names(show="missing") == ["Cara Champion", "Chris Chair"]
    assert (names(show="late"), names(show="excused")) == (["Lee Leisure"], ["Mo Member"])
    assert names(show="nonsense") == names(show="") == names(show="", who="nobody")
    assert names(show="missing", who=str(place.member.uid)) == ["Mo Member"]
    choices = {choice.key: (choice.count, choice.is_chosen) for choice in narrowed(lines, show="missing").choices}
    assert choices == {
        "": (4, False),
        "missing": (2, True),
        "excused": (1, False),
        "late": (1, False),
        "blanks": (1, False),
    }


def test_whoever_has_begun_in_private_may_be_asked_like_anybody_who_joined(place):
    period = place.open()
    for key in ("one", "two"):
        place.add(key, f"Joiner {key}", "champion", "charity")
    commands.start_return(period=period, person=place.one, at=place.now)
    assert {hat.person.name for hat in joiners(period, on=place.today)} == {"Joiner one", "Joiner two"}


def test_without_the_right_to_names_the_page_holds_none(place):
    page = period_page(place.open(), names=False, on=place.today)
    assert (page.lines, page.organisations, page.late_joiners) == ([], [], [])
    assert page.all.expected == 4


def test_public_stands_before_voluntary(place):
    page = period_page(place.open(), names=False, on=place.today)
    assert [row.sector for row in page.sectors] == ["public", "voluntary"]


def test_a_late_joiner_is_expected_as_an_extra_that_is_not_kept(place):
    period = place.open()
    joiner = place.add("joiner", "Jo Joiner", "champion", "charity")
    found = expectation_for(period, joiner, on=place.today)
    assert (found.is_extra, found.pk) == (True, None)
    assert expectation_for(period, place.trustee, on=place.today) is None


def test_an_officer_may_enter_for_those_without_a_sent_return(place):
    period = place.open()
    place.send(period, place.champion, {1: ONE})
    place.add("joiner", "Jo Joiner", "champion", "charity")
    names = [one.person_name for one in people_to_enter(period, on=place.today).values()]
    assert names == ["Chris Chair", "Jo Joiner", "Lee Leisure", "Mo Member"]


def test_the_next_open_period_of_the_group_follows(place):
    old = past(place, 10)
    finish(place, old)
    assert next_open_after(old) is None
    new = place.open()
    assert next_open_after(old) == new


def test_an_expectation_is_found_by_period_and_person(place):
    period = place.open()
    assert expectation_of(period.reference, place.champion.uid).person == place.champion
    assert expectation_of(period.reference, "not a uid") is None
    assert expectation_of("WESS-1999-P001", place.champion.uid) is None


@pytest.mark.parametrize("people", [1, 3])
def test_lines_take_the_same_queries_for_one_and_for_three(place, django_assert_num_queries, people):
    for n in range(people):
        place.add(f"more{n}", f"More {n}", "champion", "charity")
    period = place.open()
    for n in range(people):
        place.send(period, place.people[f"more{n}"], {1: ONE, 2: []})
    with django_assert_num_queries(11):
        expected_lines(period)
