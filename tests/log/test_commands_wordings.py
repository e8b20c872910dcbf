"""Wordings through the commands: answered once, whatever two tabs and the trustee do meanwhile; nothing is lost."""

import pytest

from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import RuleBroken
from concord.log import commands
from concord.log.models import ConfidentialPoint, Decision, GroupVersion, PeriodSummary, Point
from concord.log.rules.returns import PointInput

OWN, SAFER = "We lost £9,000", "A grant was cut"


@pytest.fixture
def proposed(place):
    period = place.open()
    place.send(period, place.champion, {2: [PointInput(OWN, point_class=2)]})
    row = ConfidentialPoint.objects.get()
    return period, commands.propose_wording(row=row, text=SAFER, by=place.trustee, at=place.now)


def again(version):
    return GroupVersion.objects.get(pk=version.pk)


@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [
        (commands.approve_wording, commands.keep_own_words, SAFER),
        (commands.keep_own_words, commands.approve_wording, OWN),
    ],
)
def test_of_two_tabs_that_answer_a_wording_the_first_counts(place, proposed, first, second, stands):
    period, version = proposed
    commands.lock_period(period=period, by=place.officer, at=place.now)
    one, other = again(version), again(version)
    first(version=one, person=place.champion, at=place.now)
    with pytest.raises(RuleBroken, match="answered already"):
        second(version=other, person=place.champion, at=place.now)
    assert Point.objects.get().text == stands


@pytest.mark.parametrize("answer", [commands.approve_wording, commands.keep_own_words])
def test_a_wording_that_the_trustee_replaced_meanwhile_is_not_answered(place, proposed, answer):
    _, version = proposed
    commands.propose_wording(row=version.confidential, text="Another", by=place.trustee, at=place.now)
    with pytest.raises(RuleBroken, match="proposes another one"):
        answer(version=version, person=place.champion, at=place.now)
    assert (GroupVersion.objects.get().approved, GroupVersion.objects.get().refused) == (False, False)


def test_a_wording_approved_after_the_locking_brings_the_group_a_point_that_it_was_locked_without(place, proposed):
    period, version = proposed
    commands.approve_wording(version=version, person=place.champion, at=place.now)
    commands.take_back_approval(row=ConfidentialPoint.objects.get(), person=place.champion, at=place.now)
    commands.lock_period(period=period, by=place.officer, at=place.now)
    assert not Point.objects.exists()
    commands.approve_wording(version=again(version), person=place.champion, at=place.now)
    point = Point.objects.get()
    assert (point.text, point.tabled, ConfidentialPoint.objects.get().point) == (SAFER, True, point)
    assert PeriodSummary.objects.get(dimension="all").points_2 == 1
    assert AuditEntry.objects.get(verb="log.group_version_approved").person_key == ""


def test_nothing_is_proposed_for_a_point_that_got_its_name_meanwhile(place, proposed):
    period, _ = proposed
    commands.lock_period(period=period, by=place.officer, at=place.now)
    row, seen_by_trustee = ConfidentialPoint.objects.get(), ConfidentialPoint.objects.get()
    commands.widen_class(row=row, to=1, person=place.champion, at=place.now)
    with pytest.raises(RuleBroken, match="held no more"):
        commands.propose_wording(row=seen_by_trustee, text="Another", by=place.trustee, at=place.now)


def named(place, point):
    return commands.widen_class(row=point.identity, to=1, person=place.champion, at=place.now)


def test_no_name_is_put_to_a_point_that_was_withdrawn(place, proposed, by_link):
    period, _ = proposed
    commands.lock_period(period=period, by=place.officer, at=place.now)
    point = Point.objects.get()
    commands.withdraw_point(point=point, reason="untrue", by=place.officer, at=place.now)
    body = by_link(place.champion).get(place.url(f"returns/{period.reference}/check/")).content.decode()
    assert "Put my name to it" not in body
    with pytest.raises(RuleBroken, match="was withdrawn"):
        named(place, point)
    assert Point.objects.get().log_return is None


def test_a_win_gets_its_name_though_the_problem_that_it_grew_from_is_gone(place):
    period = place.open()
    made = place.send(period, place.leisure_champion, {2: [PointInput("A problem")]})
    facts = {"win_source": "went_wrong", "answers_point": Point.objects.get()}
    place.send(period, place.champion, {3: [PointInput("A win", point_class=2, **facts)]})
    own = {"by": place.leisure_champion, "at": place.now}
    commands.save_box(log_return=made, box=2, points=[], nothing=True, **own)
    commands.lock_period(period=period, by=place.officer, at=place.now)
    named(place, Point.objects.get())
    assert (Point.objects.get().log_return.person, Point.objects.get().answers_point) == (place.champion, None)


def test_what_the_group_asked_of_a_point_reaches_whoever_puts_their_name_to_it(place, proposed, mailoutbox):
    period, _ = proposed
    commands.lock_period(period=period, by=place.officer, at=place.now)
    facts = {"decided_on": place.today, "decided_at": place.now, "method": "consent", "reason": "Which grant?"}
    decision = Decision(area=place.area, point=Point.objects.get(), verdict="asked_back", reference="D-1", **facts)
    decision.save()
    assert not any("Which grant?" in mail.body for mail in mailoutbox)
    named(place, Point.objects.get())
    assert [mail.to for mail in mailoutbox if "Which grant?" in mail.body] == [[place.champion.email]]
