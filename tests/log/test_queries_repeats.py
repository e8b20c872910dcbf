"""What keeps coming back: evidence as it stands, replies beside it, and a number of reporters that unmasks nobody."""

import pytest

from concord.log import commands
from concord.log.models import Point, Repeat, ReplyRequest
from concord.log.queries.repeats import line_of, repeats_page, repeats_to_look_at
from concord.log.rules.returns import PointInput
from concord.log.terms import RepeatState

from .following import about_council, decide, locked_period, point_of, same_again, sit


def suggest(place):
    return commands.suggest_repeats(area=place.area, on=place.today, at=place.now)


def only_line(place):
    (line,) = repeats_page(place.area).every
    return line


def test_the_same_body_and_commitment_in_two_periods_is_suggested_with_its_evidence(place):
    points = same_again(place)
    assert suggest(place) == 1
    page = repeats_page(place.area)
    (line,) = page.suggested
    assert (page.tackle, page.settled, page.stumbled) == ([], [], [])
    assert list(line.points) == points
    assert line.title == "Wessington Council and commitment 4.2 Time to apply"
    assert len(line.periods) == 2
    assert line.reporters == "Reported by one person."


def test_twice_in_one_period_is_no_repeat(place):
    sit(place)
    said = [about_council(place, "Two weeks to apply"), about_council(place, "And two weeks again")]
    locked_period(place, {"champion": {2: said}}, ago=30)
    for words in ("Two weeks", "And two"):
        decide(place, point_of(words), "not_followed", commitment=place.commitment)
    assert suggest(place) == 0


def test_a_reply_stands_beside_the_evidence(place):
    points = same_again(place)
    suggest(place)
    # The decision has asked already.
    ReplyRequest.objects.filter(point=points[0]).update(reply="We gave four weeks")
    assert [asked.reply for asked in only_line(place).points[0].replied] == ["We gave four weeks"]


def test_merged_points_count_everybody_who_raised_them(place):
    sit(place)
    for number in (1, 2):
        said = {
            "champion": {2: [about_council(place, f"Two weeks, number {number}")]},
            "leisure_champion": {2: [about_council(place, f"A fortnight, number {number}")]},
        }
        locked_period(place, said, ago=60 * number)
        into, other = point_of(f"Two weeks, number {number}"), point_of(f"A fortnight, number {number}")
        commands.merge_points(into=into, points=[other], by=place.chair, at=place.now)
        decide(place, into, "not_followed", commitment=place.commitment)
    suggest(place)
    assert (only_line(place).named, only_line(place).unnamed) == (2, 0)


def with_withheld(place, reporter):
    """The council twice by one champion by name, and once more without a name."""
    points = same_again(place)
    hidden = about_council(place, "Two weeks once more", point_class=2)
    locked_period(place, {reporter: {2: [hidden]}}, ago=1)
    decide(place, point_of("Two weeks once more"), "not_followed", commitment=place.commitment)
    suggest(place)
    return points


def test_a_report_without_a_name_is_never_counted_as_another_person(place):
    with_withheld(place, "champion")
    line = only_line(place)
    assert (line.named, line.unnamed) == (1, 1)
    assert line.reporters == "Reported by one person by name, and in 1 report without a name, perhaps by the same."


def test_the_page_reads_the_same_whoever_wrote_without_a_name(place, signed_in):
    with_withheld(place, "leisure_champion")
    one = only_line(place)
    assert (one.named, one.unnamed, one.reporters) == (1, 1, one.reporters)
    page = signed_in(place.officer).get(place.url("repeats/")).content.decode()
    assert "Lee Leisure" not in page
    assert "in 1 report without a name" in page


def test_evidence_that_was_taken_back_is_no_longer_shown(place):
    points = same_again(place, 3)
    suggest(place)
    uid = str(only_line(place).repeat.uid)
    Point.objects.filter(pk=points[0].pk).update(withdrawn_at=place.now)
    assert list(only_line(place).points) == points[1:]
    Point.objects.filter(pk=points[1].pk).update(withdrawn_at=place.now)
    assert repeats_page(place.area).every == []
    Point.objects.filter(pk=points[2].pk).update(withdrawn_at=place.now)
    assert line_of(place.area, uid) is None
    suggest(place)
    assert Repeat.objects.count() == 0


@pytest.mark.parametrize(("state", "times", "left"), [("suggested", 2, 0), ("suggested", 3, 1), ("reopened", 2, 1)])
def test_as_many_to_look_at_as_the_page_has_also_when_evidence_was_withdrawn(place, state, times, left):
    points = same_again(place, times)
    suggest(place)
    Repeat.objects.update(state=state)
    assert repeats_to_look_at(place.area).count() == 1
    commands.withdraw_point(point=points[0], reason="mistake", by=place.officer, at=place.now)
    page = repeats_page(place.area)
    assert repeats_to_look_at(place.area).count() == len([*page.suggested, *page.tackle]) == left


def test_a_commitment_that_many_bodies_do_not_keep_is_told_apart(place):
    sit(place)
    bodies = ("council", "trust", "cvs")
    for key in bodies:
        said = PointInput(f"Too short: {key}", about_organisation=place.bodies[key], commitment=place.commitment)
        locked_period(place, {"leisure_champion": {2: [said]}}, ago=10 + 40 * bodies.index(key))
        decide(place, point_of(f"Too short: {key}"), "not_followed", commitment=place.commitment)
    suggest(place)
    page = repeats_page(place.area)
    (line,) = page.stumbled
    assert (line.commitment, line.points, len(line.organisations)) == ("4.2 Time to apply", 3, 3)
    assert all(one.repeat.organisation is None for one in page.every)


def test_the_page_takes_the_same_queries_for_one_repeat_and_for_more(place, django_assert_max_num_queries):
    same_again(place)
    suggest(place)
    with django_assert_max_num_queries(20) as one:
        repeats_page(place.area)
    for number in range(3):
        Repeat.objects.create(
            area=place.area, key=f"more{number}", basis="alike", state=RepeatState.CONFIRMED
        ).evidence.create(area=place.area, point=point_of("Two weeks to apply, number 0"))
    with django_assert_max_num_queries(20) as more:
        repeats_page(place.area)
    assert len(one) == len(more)


def test_a_repeat_judged_by_a_person_keeps_who_and_why(place):
    same_again(place)
    suggest(place)
    facts = {"verdict": "dismissed", "note": "Two different funds", "by": place.officer, "at": place.now}
    commands.judge_repeat(repeat=only_line(place).repeat, **facts)
    (line,) = repeats_page(place.area).settled
    assert (line.repeat.judged_by, line.repeat.note) == (place.officer, "Two different funds")
    assert suggest(place) == 0
