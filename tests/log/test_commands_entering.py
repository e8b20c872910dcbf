"""Returns that an officer enters for whoever sent them."""

from datetime import timedelta

import pytest

from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.log import commands
from concord.log.models import ConfidentialPoint, Point
from concord.log.queries.confidential import held, own_confidential, set_aside_texts
from concord.log.rules.returns import PointInput

from .entering import enter

ONE = [PointInput(text="Written on paper")]


def test_who_entered_stands_apart_from_who_reported_and_the_day_is_the_day_it_came(place):
    made = enter(place, place.open())
    assert (made.person, made.entered_by, made.mode) == (place.champion, place.officer, "paper")
    assert (made.received_on, made.state) == (place.today - timedelta(days=1), "sent")
    entry = AuditEntry.objects.get(verb="log.return_entered")
    assert entry.person_key == str(place.officer.uid)


def test_a_form_that_says_nothing_to_report_is_a_nil_return(place):
    assert enter(place, place.open(), boxes={}, is_nil=True).is_nil


def test_a_form_that_came_in_time_is_entered_after_locking(place):
    period = place.open()
    commands.lock_period(period=period, by=place.officer, at=place.now)
    assert enter(place, period).state == "sent"


def test_a_draft_of_the_person_is_replaced_and_nothing_of_it_comes_out(place):
    period = place.open()
    draft = commands.start_return(period=period, person=place.champion, at=place.now)
    mine = [PointInput(text="Not ready yet")]
    commands.save_box(log_return=draft, box=4, points=mine, nothing=False, by=place.champion, at=place.now)
    enter(place, period)
    assert [point.text for point in Point.objects.all()] == ["Written on paper"]


@pytest.mark.parametrize("locked", [False, True])
def test_what_was_not_ready_is_kept_and_waits_in_the_next_period(place, locked):
    period = place.open()
    draft = commands.start_return(period=period, person=place.champion, at=place.now)
    about = PointInput("Late again", about_organisation=place.bodies["council"], breach="consultation")
    mine = [PointInput("First"), PointInput("For somebody", is_proxy=True)]
    for box, points in {2: [about], 4: mine}.items():
        commands.save_box(log_return=draft, box=box, points=points, nothing=False, by=place.champion, at=place.now)
    if locked:
        commands.lock_period(period=period, by=place.officer, at=place.now)
    made = enter(place, period)
    assert set_aside_texts(made) == [(2, "Late again"), (4, "First"), (4, "For somebody")]
    assert not Point.objects.exclude(text="Written on paper").exists()
    assert own_confidential(made) == []
    if not locked:
        commands.lock_period(period=period, by=place.officer, at=place.now)
    later = place.open(opens_on=place.today)
    found = Point.objects.filter(period=later).order_by("box", "position")
    assert [(one.box, one.text, one.is_proxy, one.carried_from, one.tabled) for one in found] == [
        (2, "Late again", False, period, False),
        (4, "First", False, period, False),
        (4, "For somebody", True, period, False),
    ]
    assert (found[0].about_name, found[0].breach) == ("Wessington Council", "consultation")
    assert (set_aside_texts(made), ConfidentialPoint.objects.count()) == ([], 0)


def test_what_is_set_aside_is_handed_to_nobody(place):
    period = place.open()
    draft = commands.start_return(period=period, person=place.champion, at=place.now)
    mine = [PointInput("Not ready yet")]
    commands.save_box(log_return=draft, box=4, points=mine, nothing=False, by=place.champion, at=place.now)
    made = enter(place, period)
    facts = {"by": place.champion, "at": place.now, "address": place.champion.email}
    commands.save_box(log_return=made, box=1, points=[PointInput("Mended")], nothing=False, **facts)
    with pytest.raises(RuleBroken, match="sent already"):
        commands.send_return(log_return=made, **facts)
    commands.lock_period(period=period, by=place.officer, at=place.now)
    assert (ConfidentialPoint.objects.get().is_draft, held(place.area)) == (True, [])


def test_entering_never_touches_or_counts_what_the_person_holds_in_confidence(place):
    commands.change_settings(area=place.area, changes={"limit_per_box": False}, by=place.officer, at=place.now)
    period = place.open()
    draft = commands.start_return(period=period, person=place.champion, at=place.now)
    secret = [PointInput(text="In confidence", point_class=3), PointInput(text="Another", point_class=2)]
    commands.save_box(log_return=draft, box=1, points=secret, nothing=False, by=place.champion, at=place.now)
    made = enter(place, period, boxes={1: ([PointInput(text="One"), PointInput(text="Two")], False)})
    assert (made.state, ConfidentialPoint.objects.filter(is_draft=True).count()) == ("sent", 2)


def test_an_officer_enters_no_confidential_point(place):
    secret = [PointInput(text="In confidence", point_class=2)]
    with pytest.raises(RuleBroken, match="Only its reporter or the trustee") as refused:
        enter(place, place.open(), boxes={2: (secret, False)})
    assert refused.value.field == "b2-"


IN_CONFIDENCE = {2: ([PointInput(text="In confidence", point_class=3)], False)}


def test_an_officer_who_is_the_trustee_enters_one(place, keeper):
    made = enter(place, place.open(), boxes=IN_CONFIDENCE, by=keeper)
    assert (made.is_nil, ConfidentialPoint.objects.get().is_draft) == (True, False)


def test_no_silent_box_says_where_the_confidential_points_of_a_typed_return_are(place, keeper):
    said = {1: ([PointInput("Well")], False), 3: ([], True), 4: ([PointInput("Better")], False)}
    made = enter(place, place.open(), boxes=said | IN_CONFIDENCE, by=keeper)
    assert set(made.box_answers.values_list("box", flat=True)) == {2, 3}


def test_the_problem_that_a_win_grew_from_comes_back_with_what_was_set_aside(place):
    first = place.open()
    place.send(first, place.champion, {2: [PointInput("Late")]})
    commands.lock_period(period=first, by=place.officer, at=place.now)
    problem, period = Point.objects.get(), place.open(label="Next")
    draft = commands.start_return(period=period, person=place.champion, at=place.now)
    win = PointInput("Mended", win_source="went_wrong", answers_point=problem)
    commands.save_box(log_return=draft, box=3, points=[win], nothing=False, by=place.champion, at=place.now)
    enter(place, period)
    commands.lock_period(period=period, by=place.officer, at=place.now)
    later = place.open(label="Third", opens_on=place.today)
    assert Point.objects.get(period=later).answers_point == problem


def test_none_is_entered_after_the_locking(place, keeper):
    """It would stand on the sheet in the minute in which the trail names a return."""
    period = place.open()
    commands.lock_period(period=period, by=place.officer, at=place.now)
    with pytest.raises(RuleBroken, match="locked"):
        enter(place, period, boxes=IN_CONFIDENCE, by=keeper)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"received": 1}, "in the future"),
        ({"received": -11}, "before the period was open"),
        ({"is_nil": True}, "nothing to report at all"),
        ({"boxes": {1: ([PointInput(text="x")] * 3, False)}}, "Box 1: At most 2 points"),
        ({"boxes": {3: ([PointInput(text="A win")], False)}}, "Box 3: Choose where the win came from"),
    ],
)
def test_a_form_that_breaks_a_rule_is_refused(place, facts, words):
    facts = dict(facts)
    if "received" in facts:
        facts["received_on"] = place.today + timedelta(days=facts.pop("received"))
    with pytest.raises(RuleBroken, match=words):
        enter(place, place.open(), **facts)


def test_a_form_that_came_after_locking_goes_into_the_next_period(place):
    period = place.open(locks_on=place.today + timedelta(days=5))
    commands.lock_period(period=period, by=place.officer, at=place.now)
    with pytest.raises(RuleBroken, match="Enter it in the next period"):
        enter(place, period, received_on=place.today + timedelta(days=6), at=place.now + timedelta(days=7))


def test_a_return_that_was_sent_is_not_entered_again(place):
    period = place.open()
    place.send(period, place.champion, {1: ONE})
    with pytest.raises(RuleBroken, match="has sent a return already"):
        enter(place, period)


def test_only_an_officer_enters_returns(place):
    with pytest.raises(AccessDenied):
        enter(place, place.open(), by=place.member)
