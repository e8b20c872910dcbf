"""Returns that an officer entered for somebody: changed and taken back."""

from datetime import timedelta

import pytest

from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.log import commands
from concord.log.models import BoxAnswer, ConfidentialPoint, LogReturn, PeriodSummary, Point
from concord.log.queries.confidential import held, own_confidential
from concord.log.queries.entered import entered_of, entered_page, entered_returns
from concord.log.rules.returns import PointInput

from .entering import enter


def change(place, made, **facts):
    usual = {
        "log_return": made,
        "boxes": {1: ([PointInput("Mended")], False), 3: ([PointInput("A win", win_source="planned")], False)},
        "is_nil": False,
        "received_on": place.today,
        "mode": "email",
        "seen": entered_page(made).seen,
        "by": place.officer,
        "at": place.now,
    }
    return commands.change_entered(**usual | facts)


def take_back(place, made, **facts):
    usual = {"log_return": made, "reason": "mistake", "by": place.officer, "at": place.now}
    return commands.take_back_entered(**usual | facts)


def write(place, made, box, points, person=None):
    person = person or place.champion
    facts = {"by": person, "at": place.now, "address": person.email}
    commands.save_box(log_return=made, box=box, points=points, nothing=False, **facts)


def figures(period):
    found = PeriodSummary.objects.get(period_reference=period.reference, dimension="all")
    return found.received, found.missing, found.points_1, found.points_3


def test_what_was_entered_is_changed_and_the_figures_follow(place):
    period = place.open()
    made = enter(place, period)
    assert change(place, made)
    made = LogReturn.objects.get()
    assert [(one.box, one.text, one.tabled) for one in Point.objects.order_by("box")] == [
        (1, "Mended", True), (3, "A win", True),
    ]  # fmt: skip
    assert (made.received_on, made.mode, made.entered_by, made.amended_at) == (
        place.today, "email", place.officer, None,
    )  # fmt: skip
    assert not BoxAnswer.objects.exists()
    assert figures(period)[::3] == (1, 1)
    entry = AuditEntry.objects.get(verb="log.return_amended")
    assert (entry.person_key, entry.facts) == (str(place.officer.uid), {"entered": True})
    copy = OutgoingMessage.objects.filter(kind="log.copy").latest("pk")
    assert (copy.to_address, copy.subject.startswith("Copy of your changed return")) == (place.champion.email, True)


def test_the_same_again_changes_nothing_and_says_nothing(place):
    made = enter(place, place.open())
    before = OutgoingMessage.objects.count()
    same = {"boxes": {1: ([PointInput("Written on paper")], False), 2: ((), True)}, "mode": "paper"}
    assert not change(place, made, **same, received_on=made.received_on)
    assert (OutgoingMessage.objects.count(), AuditEntry.objects.filter(verb="log.return_amended").count()) == (
        before,
        0,
    )


def test_it_becomes_a_nil_return_and_back(place):
    made = enter(place, place.open())
    change(place, made, boxes={}, is_nil=True)
    assert (LogReturn.objects.get().is_nil, Point.objects.count()) == (True, 0)
    change(place, made)
    assert (LogReturn.objects.get().is_nil, Point.objects.count()) == (False, 2)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"boxes": {1: ([PointInput("x")] * 3, False)}}, "Box 1: At most 2 points"),
        ({"boxes": {3: ([PointInput("A win")], False)}}, "Box 3: Choose where the win came from"),
        ({"boxes": {2: ([PointInput("Secret", point_class=3)], False)}}, "Only its reporter or the trustee"),
        ({"is_nil": True}, "nothing to report at all"),
        ({"seen": {1: "something else"}}, "Somebody else has changed this return"),
    ],
)
def test_a_change_that_breaks_a_rule_is_refused_and_nothing_is_lost(place, facts, words):
    made = enter(place, place.open())
    with pytest.raises(RuleBroken, match=words):
        change(place, made, **facts)
    assert Point.objects.get().text == "Written on paper"


def test_it_is_the_writers_alone_once_they_changed_it(place):
    made = enter(place, place.open())
    write(place, LogReturn.objects.get(), 1, [PointInput("My own words")])
    for act in (change, take_back):
        with pytest.raises(RuleBroken, match="theirs alone"):
            act(place, made)
    assert Point.objects.get().text == "My own words"
    assert entered_returns(made.period, on=place.today) == []


def test_nothing_is_touched_once_the_period_is_locked_or_over(place):
    period = place.open()
    made = enter(place, period)
    with pytest.raises(RuleBroken, match="locked"):
        take_back(place, made, at=place.now + timedelta(days=11))
    commands.lock_period(period=period, by=place.officer, at=place.now)
    for act in (change, take_back):
        with pytest.raises(RuleBroken, match="locked"):
            act(place, LogReturn.objects.get())
    assert entered_returns(LogReturn.objects.get().period, on=place.today) == []


def test_what_somebody_sent_themselves_is_never_an_officers(place):
    period = place.open()
    made = place.send(period, place.champion, {1: [PointInput("Mine")]})
    for act in (change, take_back):
        with pytest.raises(RuleBroken, match="No return is entered"):
            act(place, made)
    assert entered_of(period, place.champion.uid) is None


@pytest.mark.parametrize("who", ["chair", "member", "champion", "trustee"])
def test_only_an_officer_changes_it_or_takes_it_back(place, who):
    made = enter(place, place.open())
    for act in (change, take_back):
        with pytest.raises(AccessDenied):
            act(place, made, by=place.people[who])


def test_it_is_taken_back_with_a_reason_and_they_are_missing_again(place, mailoutbox):
    period = place.open()
    made = enter(place, period)
    assert figures(period) == (1, 3, 1, 0)
    take_back(place, made, reason="wrong_person")
    assert figures(period) == (0, 4, 0, 0)
    assert (Point.objects.count(), BoxAnswer.objects.count(), LogReturn.objects.get().state) == (0, 0, "draft")
    entry = AuditEntry.objects.get(verb="log.return_taken_back")
    assert (entry.person_key, entry.facts) == (str(place.officer.uid), {"reason": "wrong_person"})
    told = OutgoingMessage.objects.get(kind="log.taken_back")
    assert told.to_address == place.champion.email
    assert "the wrong person" in mailoutbox[-1].body
    with pytest.raises(RuleBroken, match="No return is entered"):
        take_back(place, made)
    assert enter(place, period).state == "sent"


def test_a_reason_is_needed(place):
    with pytest.raises(RuleBroken, match="Choose why"):
        take_back(place, enter(place, place.open()), reason="because")


def test_what_they_had_begun_is_their_draft_again(place):
    period = place.open()
    draft = commands.start_return(period=period, person=place.champion, at=place.now)
    write(place, draft, 4, [PointInput("Not ready yet")])
    take_back(place, enter(place, period))
    point = Point.objects.get()
    assert (point.text, point.tabled, point.carried_from, point.log_return.state) == (
        "Not ready yet",
        False,
        None,
        "draft",
    )
    assert ConfidentialPoint.objects.count() == 0


def test_what_the_writer_raised_in_confidence_stays_untouched_and_unseen(place):
    period = place.open()
    made = enter(place, period)
    write(place, made, 4, [PointInput("In confidence", point_class=2)])
    assert "In confidence" not in str(entered_page(LogReturn.objects.get()))
    change(place, made)
    take_back(place, made)
    assert [row.is_draft for row in own_confidential(LogReturn.objects.get())] == [False]


def test_what_the_trustee_entered_in_confidence_goes_with_it_and_nobody_else_takes_it_back(place, keeper):
    period = place.open()
    made = enter(place, period, boxes={2: ([PointInput("In trust", point_class=2)], False)}, by=keeper)
    write(place, made, 4, [PointInput("From their own address", point_class=3)])
    with pytest.raises(RuleBroken, match="only the trustee"):
        take_back(place, made)
    take_back(place, made, by=keeper)
    assert [(row.box, row.point_class) for row in held(place.area)] == [(4, 3)]
