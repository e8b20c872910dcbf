"""What somebody wrote before they joined with an account of their own stands under it."""

from datetime import timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.accounts.roles import Role
from concord.core.audit.commands import record
from concord.core.directory.commands import add_membership
from concord.core.directory.following import follow_joined
from concord.core.directory.terms import Verb
from concord.log import commands
from concord.log.commands import follow_to_account
from concord.log.models import (
    BoxAnswer,
    Expectation,
    LogReturn,
    PeriodSummary,
    Point,
    Poll,
    PollMark,
    Position,
    Reminder,
)
from concord.log.queries.confidential import own_written
from concord.log.queries.polls import poll_tag
from concord.log.rules.returns import PointInput

from .deciding import sit_down


def account():
    return Person.objects.create(name="Asha Account", login_email="asha@example.org")


def test_returns_go_on_and_nobody_elses_move(place):
    period = place.open()
    made, theirs = place.send(period, place.champion, {4: []}), place.send(period, place.chair, {4: []})
    asha = account()
    follow_to_account(was=place.champion, account=asha)
    assert [LogReturn.objects.get(pk=row.pk).person for row in (made, theirs)] == [asha, place.chair]
    assert not Expectation.objects.filter(person=place.champion).exists()
    assert Expectation.objects.filter(person=asha, person_name=str(place.champion)).count() == 1


def test_what_was_said_in_confidence_is_found_again_by_its_reporter_alone(place):
    secret = PointInput(text="Nobody may know", point_class=3)
    made = place.send(place.open(), place.champion, {2: [secret]})
    asha = account()
    follow_to_account(was=place.champion, account=asha)
    made.refresh_from_db()
    assert (made.person, [point.input.text for point in own_written(made)[2]]) == (asha, ["Nobody may know"])


def test_learning_and_quick_wins_stay_in_the_same_hands(place):
    win = commands.add_quick_win(
        area=place.area, idea="A second door", effort=1, benefit=3, owner=place.champion, due_on=place.today, by=SYSTEM,
        at=place.now,
    )  # fmt: skip
    facts = {"point": sit_down(place).draft, "text": "Ask earlier", "due_on": place.today, "by": SYSTEM}
    item = commands.add_learning(owner=place.champion, at=place.now, **facts)
    asha = account()
    follow_to_account(was=place.champion, account=asha)
    for row in (item, win):
        row.refresh_from_db()
        assert row.owner == asha


def test_it_follows_an_invitation_that_an_account_accepted(place):
    made, asha = place.send(place.open(), place.champion, {4: []}), account()
    facts = {"subject": asha, "by": asha, "at": place.now, "area": place.area, "label": "invitation"}
    record(Verb.INVITATION_ACCEPTED, **facts)
    made.refresh_from_db()
    assert made.person == place.champion
    record(Verb.INVITATION_ACCEPTED, **facts, was=str(place.champion.uid))
    made.refresh_from_db()
    assert made.person == asha


def begun(place, period, boxes, *, sent=False):
    """An account that takes part here already, and has written before anything followed it."""
    asha = account()
    add_membership(
        area=place.area, person=asha, organisation=place.bodies["charity"], role=Role.CHAMPION,
        starts_on=place.today - timedelta(days=1), by=SYSTEM, at=place.now,
    )  # fmt: skip
    later = place.now + timedelta(minutes=5)
    made = commands.start_return(period=period, person=asha, at=later)
    for box, points in boxes.items():
        commands.save_box(
            log_return=made, box=box, points=points, nothing=not points, by=asha, at=later, address="asha@example.org"
        )
    if sent:
        commands.send_return(log_return=made, by=asha, at=later, address="asha@example.org")
    return asha


def written(made):
    rows = Point.objects.filter(log_return=made).order_by("box", "position")
    return [(row.box, row.position, row.text, row.tabled) for row in rows]


def only_return(asha):
    (made,) = LogReturn.objects.filter(person=asha)
    (expected,) = Expectation.objects.filter(person=asha)
    assert (made.expectation, expected.is_extra) == (expected, False)
    return made


def test_a_sent_return_takes_the_place_of_one_that_was_begun_and_left_empty(place):
    period = place.open()
    sent = place.send(period, place.champion, {2: [PointInput("Two weeks"), PointInput("Again", point_class=3)], 4: []})
    asha = begun(place, period, {})
    assert Expectation.objects.filter(period=period, is_extra=True).count() == 1
    follow_to_account(was=place.champion, account=asha)
    made = only_return(asha)
    assert (made, made.state, written(made)) == (sent, "sent", [(2, 1, "Two weeks", True)])
    assert [point.input.text for point in own_written(made)[2]] == ["Again"]
    summary = PeriodSummary.objects.get(period_reference=period.reference, dimension="all", sector="")
    assert (summary.received, summary.extra) == (1, 0)


def test_what_was_sent_before_and_after_joining_stands_in_one_return_of_the_first_day(place):
    period = place.open()
    first = place.send(period, place.champion, {1: [], 2: [PointInput("One"), PointInput("Two")], 4: []})
    asha = begun(place, period, {1: [PointInput("Three")], 2: [PointInput("Four")], 3: []}, sent=True)
    follow_to_account(was=place.champion, account=asha)
    made = only_return(asha)
    assert written(made) == [(1, 1, "Three", True), (2, 1, "One", True), (2, 2, "Two", True), (2, 3, "Four", True)]
    assert set(BoxAnswer.objects.filter(log_return=made).values_list("box", flat=True)) == {3, 4}
    assert (made.reference, made.sent_at, made.amended_at) == (
        first.reference, place.now, place.now + timedelta(minutes=5),
    )  # fmt: skip
    assert BoxAnswer.objects.count() == 2


def test_nothing_to_report_at_all_gives_way_to_a_point_and_holds_for_the_other_boxes(place):
    period = place.open()
    commands.send_nil(period=period, person=place.champion, by=place.champion, at=place.now)
    asha = begun(place, period, {1: [PointInput("After all")]}, sent=True)
    follow_to_account(was=place.champion, account=asha)
    made = only_return(asha)
    assert (made.is_nil, written(made)) == (False, [(1, 1, "After all", True)])
    assert set(BoxAnswer.objects.filter(log_return=made).values_list("box", flat=True)) == {2, 3, 4}


def test_nothing_to_report_at_all_said_twice_is_still_nothing(place):
    period = place.open()
    commands.send_nil(period=period, person=place.champion, by=place.champion, at=place.now)
    asha = begun(place, period, {})
    commands.send_nil(period=period, person=asha, by=asha, at=place.now)
    follow_to_account(was=place.champion, account=asha)
    assert (only_return(asha).is_nil, BoxAnswer.objects.count()) == (True, 0)


@pytest.mark.parametrize("sent_first", [True, False])
def test_what_was_never_sent_stays_with_its_writer_beside_what_was(place, sent_first):
    period = place.open()
    old = {1: [PointInput("Old")], 2: []}
    if sent_first:
        place.send(period, place.champion, old)
    else:
        made = commands.start_return(period=period, person=place.champion, at=place.now)
        commands.save_box(
            log_return=made, box=1, points=old[1], nothing=False, by=place.champion, at=place.now
        )  # fmt: skip
    asha = begun(place, period, {1: [PointInput("New")], 3: []}, sent=not sent_first)
    follow_to_account(was=place.champion, account=asha)
    made = only_return(asha)
    texts = ["Old", "New"] if sent_first else ["New", "Old"]
    assert (made.state, written(made)) == ("sent", [(1, 1, texts[0], True), (1, 2, texts[1], False)])
    assert BoxAnswer.objects.get(log_return=made).box == (2 if sent_first else 3)


def test_two_drafts_become_one(place):
    period = place.open()
    made = commands.start_return(period=period, person=place.champion, at=place.now)
    commands.save_box(
        log_return=made, box=1, points=[PointInput("Old")], nothing=False, by=place.champion, at=place.now
    )
    asha = begun(place, period, {1: [PointInput("New")], 3: []})
    follow_to_account(was=place.champion, account=asha)
    made = only_return(asha)
    assert (made.state, written(made)) == ("draft", [(1, 1, "Old", False), (1, 2, "New", False)])
    assert BoxAnswer.objects.get().box == 3


def test_a_return_that_only_the_account_sent_counts_as_the_one_expected(place):
    period = place.open()
    asha = begun(place, period, {1: [PointInput("New")]}, sent=True)
    proofs = Reminder.objects.filter(expectation__person=place.champion).count()
    follow_to_account(was=place.champion, account=asha)
    made = only_return(asha)
    assert written(made) == [(1, 1, "New", True)]
    assert Reminder.objects.filter(expectation=made.expectation).count() == proofs
    summary = PeriodSummary.objects.get(period_reference=period.reference, dimension="all", sector="")
    assert (summary.received, summary.extra) == (1, 0)


def test_somebody_expected_with_the_account_alone_stays_expected_and_keeps_who_excused_them(place):
    period, asha = place.open(), account()
    late, other = Expectation.objects.get(period=period, person=place.champion), place.leisure_champion
    Expectation.objects.filter(pk=late.pk).update(is_extra=True, excused_reason="Ill")
    Expectation.objects.filter(period=period, person=other).update(person=asha)
    Reminder(area=place.area, expectation=late, kind="by_hand", for_day=place.today, at=place.now).save()
    assert Reminder.objects.filter(expectation=late).count() == 2
    follow_to_account(was=place.champion, account=asha)
    (kept,) = Expectation.objects.filter(person=asha)
    assert (kept.is_extra, kept.person_name, kept.excused_reason) == (False, str(other), "Ill")
    proofs = Reminder.objects.filter(expectation=kept).order_by("kind").values_list("kind", flat=True)
    assert list(proofs) == ["by_hand", "invitation"]


def test_a_position_taken_with_the_account_too_is_the_one_that_counts(place):
    sitting = sit_down(place)
    asked, asha = sitting.object_to(sitting.draft), account()
    for person, consents in ((place.champion, True), (asha, False)):
        Position(area=place.area, round=asked, person=person, sector="voluntary", consents=consents).save()
    follow_to_account(was=place.champion, account=asha)
    assert [(one.person, one.consents) for one in Position.objects.all()] == [(asha, False)]


@pytest.mark.parametrize("again", [False, True])
def test_a_poll_that_was_answered_before_is_not_answered_again(place, again):
    facts = {"area": place.area, "ends_on": place.today, "by": SYSTEM, "at": place.now}
    commands.open_poll(title="Spring", matters=["Forms", "Rooms", "Calls"], **facts)
    poll, asha = Poll.objects.get(), account()
    for person in (place.champion, asha)[: 1 + again]:
        PollMark(area=place.area, poll=poll, tag=poll_tag(person, poll)).save()
    follow_to_account(was=place.champion, account=asha)
    assert PollMark.objects.get().tag == poll_tag(asha, poll)


def test_the_next_day_follows_whom_nothing_followed_at_once(place):
    made, asha = place.send(place.open(), place.champion, {4: []}), account()
    facts = {"by": asha, "at": place.now, "area": place.area, "label": "invitation"}
    record(Verb.INVITATION_ACCEPTED, subject=asha, was=str(place.champion.uid), **facts)
    LogReturn.objects.update(person=place.champion)
    Expectation.objects.filter(person=asha).update(person=place.champion)
    days = [follow_joined(area=place.area, on=place.today, at=place.now) for _ in range(2)]
    made.refresh_from_db()
    assert (days, made.person, made.expectation.person) == ([1, 0], asha, asha)
