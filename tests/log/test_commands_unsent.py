"""A draft that was joined to a return which was sent already: sent too, or carried into the next period."""

from datetime import timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.accounts.roles import Role
from concord.core.audit.models import AuditEntry
from concord.core.directory.commands import add_membership
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.log import commands
from concord.log.models import BoxAnswer, ConfidentialPoint, LogReturn, PeriodSummary, Point
from concord.log.rules.returns import PointInput

ADDRESS = "asha@example.org"


def joined(place, period, sent, begun):
    """Somebody who sent a return, and began another with the account that they joined with."""
    place.send(period, place.champion, sent)
    asha = Person.objects.create(name="Asha Account", email=ADDRESS, login_email=ADDRESS)
    add_membership(
        area=place.area, person=asha, organisation=place.bodies["charity"], role=Role.CHAMPION,
        starts_on=place.today - timedelta(days=1), by=SYSTEM, at=place.now,
    )  # fmt: skip
    draft = commands.start_return(period=period, person=asha, at=place.now)
    for box, points in begun.items():
        commands.save_box(
            log_return=draft, box=box, points=points, nothing=False, by=asha, at=place.now, address=ADDRESS
        )
    commands.follow_to_account(was=place.champion, account=asha)
    return LogReturn.objects.get(person=asha)


def send(place, made, **facts):
    return commands.send_unsent(**{"log_return": made, "by": made.person, "at": place.now, "address": ADDRESS} | facts)


def texts(**facts):
    return sorted(Point.objects.filter(**facts).values_list("text", flat=True))


def figures():
    found = PeriodSummary.objects.get(dimension="all")
    return found.received, found.points_1, found.points_2


def test_one_press_sends_what_was_joined_and_the_figures_follow(place, mailoutbox):
    made = joined(place, place.open(), {1: [PointInput("Sent")], 2: []}, {2: [PointInput("Begun")]})
    assert (texts(tabled=True), figures()) == (["Sent"], (1, 1, 0))
    send(place, made)
    assert (texts(tabled=True), figures()) == (["Begun", "Sent"], (1, 1, 1))
    assert not BoxAnswer.objects.filter(box=2).exists()
    entry = AuditEntry.objects.get(verb="log.return_amended")
    assert entry.person_key == str(made.person.uid)
    assert ("Begun" in mailoutbox[-1].body, mailoutbox[-1].to) == (True, [ADDRESS])
    with pytest.raises(RuleBroken, match="Nothing waits"):
        send(place, made)


def test_a_nil_return_becomes_one_with_points_and_says_nothing_of_the_other_boxes(place):
    made = joined(place, place.open(), {1: [], 2: [], 3: [], 4: []}, {2: [PointInput("Begun")]})
    LogReturn.objects.update(is_nil=True)
    send(place, LogReturn.objects.get(pk=made.pk))
    assert not LogReturn.objects.get().is_nil
    assert set(BoxAnswer.objects.values_list("box", flat=True)) == {1, 3, 4}


@pytest.mark.parametrize(("per_box", "where"), [(True, "Box 1 would hold 3"), (False, "Your return would hold 3")])
def test_too_many_are_refused_and_nothing_is_sent_or_lost(place, per_box, where):
    commands.change_settings(area=place.area, changes={"limit_per_box": per_box}, by=SYSTEM, at=place.now)
    made = joined(
        place, place.open(), {1: [PointInput("One")]}, {1: [PointInput("Two"), PointInput("Three", point_class=3)]}
    )
    with pytest.raises(RuleBroken, match=where):
        send(place, made)
    assert (texts(tabled=False), ConfidentialPoint.objects.get().is_draft) == (["Two"], True)


def test_keeping_the_box_again_sends_it_and_is_an_amendment(place):
    made = joined(place, place.open(), {1: [PointInput("Sent")]}, {2: [PointInput("Begun")]})
    facts = {"by": made.person, "at": place.now, "address": ADDRESS}
    commands.save_box(log_return=made, box=2, points=[PointInput("Begun")], nothing=False, **facts)
    assert (texts(tabled=True), figures()) == (["Begun", "Sent"], (1, 1, 1))
    assert AuditEntry.objects.filter(verb="log.return_amended").count() == 1


def test_another_change_tells_nobody_of_what_waits(place, mailoutbox):
    made = joined(place, place.open(), {1: [PointInput("Sent")]}, {2: [PointInput("Begun")]})
    facts = {"by": made.person, "at": place.now, "address": ADDRESS}
    commands.save_box(log_return=made, box=1, points=[PointInput("Mended")], nothing=False, **facts)
    assert (texts(tabled=True), "Begun" in mailoutbox[-1].body) == (["Mended"], False)


def test_what_was_begun_in_confidence_is_handed_over_and_leaves_no_trace(place):
    secret = PointInput("Nobody may know", point_class=3)
    made = joined(place, place.open(), {1: [PointInput("Sent")]}, {2: [secret]})
    before = AuditEntry.objects.count(), OutgoingMessage.objects.count(), made.amended_at
    send(place, made)
    made.refresh_from_db()
    assert not ConfidentialPoint.objects.get().is_draft
    assert (AuditEntry.objects.count(), OutgoingMessage.objects.count(), made.amended_at) == before


def test_nobody_else_sends_it(place):
    made = joined(place, place.open(), {1: [PointInput("Sent")]}, {2: [PointInput("Begun")]})
    for person in (place.officer, place.chair, place.trustee):
        with pytest.raises(AccessDenied):
            send(place, made, by=person)


def test_what_was_not_sent_waits_in_the_next_period(place):
    period = place.open()
    made = joined(
        place, period, {1: [PointInput("Sent")]}, {2: [PointInput("Begun"), PointInput("In trust", point_class=2)]}
    )
    commands.lock_period(period=period, by=place.officer, at=place.now)
    with pytest.raises(RuleBroken, match="goes into the next period"):
        send(place, LogReturn.objects.get(pk=made.pk))
    later = place.open(opens_on=place.today)
    point = Point.objects.get(text="Begun")
    assert (point.period, point.carried_from, point.tabled) == (later, period, False)
    assert (point.log_return.person, point.log_return.state) == (made.person, "draft")
    assert ConfidentialPoint.objects.get().period == later
    assert texts(period=period) == ["Sent"]
    assert texts(period=later) == ["Begun"]
