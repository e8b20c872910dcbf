"""Reminders: to the missing alone, once a day, each kept; links sent again and withdrawn; who cannot be reached."""

from datetime import timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import PersonalLink
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.commands import mark_bounced
from concord.log import commands
from concord.log.models import Expectation, PeriodSummary, Reminder


def expectation(place, key):
    return Expectation.objects.get(person=place.people[key])


def whole(period):
    return PeriodSummary.objects.get(period_reference=period.reference, dimension="all")


def bounce(place, key):
    sent = Reminder.objects.filter(expectation=expectation(place, key)).latest("pk")
    mark_bounced(uid=str(sent.message_uid), at=place.now)


def reminded():
    return set(Reminder.objects.exclude(kind="invitation").values_list("expectation__person__name", flat=True))


def test_only_the_missing_are_reminded_and_the_trail_holds_a_count_alone(place):
    period = place.open()
    place.send(period, place.champion, {})
    commands.excuse(expectation=expectation(place, "member"), reason="Long leave", by=place.officer, at=place.now)
    assert commands.remind(period=period, by=place.officer, at=place.now) == 2
    assert reminded() == {"Chris Chair", "Lee Leisure"}
    assert AuditEntry.objects.get(verb="log.reminders_sent").facts == {"count": 2}


def test_pressing_twice_on_one_day_reminds_once(place):
    period = place.open()
    assert commands.remind(period=period, by=place.officer, at=place.now) == 4
    assert commands.remind(period=period, by=place.officer, at=place.now) == 0
    assert commands.remind(period=period, by=place.officer, at=place.now + timedelta(days=1)) == 4


def test_some_of_the_missing_can_be_chosen(place):
    period = place.open()
    chosen = [expectation(place, "champion")]
    assert commands.remind(period=period, expectations=chosen, by=place.officer, at=place.now) == 1
    assert reminded() == {"Cara Champion"}


def test_the_clock_reminds_on_the_days_of_the_schedule_and_once(place):
    period = place.open(due_on=place.today + timedelta(days=7), locks_on=place.today + timedelta(days=10))
    for day, expected in ((0, 4), (0, 0), (1, 0), (5, 4), (8, 4)):
        on = place.today + timedelta(days=day)
        at = place.now + timedelta(days=day)
        assert commands.send_scheduled_reminders(area=place.area, on=on, at=at) == expected
    assert Reminder.objects.filter(kind="scheduled", expectation__period=period).count() == 12


def test_a_locked_period_reminds_nobody(place):
    period = place.open()
    commands.lock_period(period=period, by=place.officer, at=place.now)
    with pytest.raises(RuleBroken, match="Only an open period"):
        commands.remind(period=period, by=place.officer, at=place.now)


def test_somebody_whose_invitation_came_back_is_not_reached_and_not_missing(place, at_once):
    period = place.open()
    bounce(place, "champion")
    assert expectation(place, "champion").not_reached
    assert (whole(period).missing, whole(period).not_reached) == (3, 1)


def test_a_reminder_that_comes_back_leaves_somebody_reached_whose_invitation_arrived(place, at_once):
    period = place.open()
    commands.remind(period=period, by=place.officer, at=place.now)
    bounce(place, "champion")
    assert not expectation(place, "champion").not_reached


def test_a_new_link_closes_the_old_ones_and_counts_as_reached(place, at_once):
    period = place.open()
    bounce(place, "champion")
    commands.resend_link(expectation=expectation(place, "champion"), by=place.officer, at=place.now)
    links = PersonalLink.objects.filter(person=place.champion, subject_key=period.reference)
    assert [link.revoked_at is None for link in links.order_by("pk")] == [False, True]
    assert (whole(period).missing, whole(period).not_reached) == (4, 0)


def test_a_new_link_says_what_it_is_whether_or_not_the_return_came(place, at_once, mailoutbox):
    """A reminder would say that it has not come."""
    period = place.open()
    place.send(period, place.champion, {})
    commands.resend_link(expectation=expectation(place, "champion"), by=place.officer, at=place.now)
    mail = mailoutbox[-1]
    assert (mail.to, mail.subject) == ([place.champion.email], f"A new link to your return for {period.label}")
    assert ("no longer open it" in mail.body, "has not come" in mail.body) == (True, False)


def test_a_withdrawn_link_is_closed_at_once(place):
    period = place.open()
    assert commands.withdraw_link(expectation=expectation(place, "champion"), by=place.officer, at=place.now) == 1
    assert PersonalLink.objects.filter(person=place.champion, revoked_at__isnull=True).count() == 0
    assert PersonalLink.objects.filter(subject_key=period.reference, revoked_at__isnull=True).count() == 3


def test_nobody_without_an_address_is_sent_a_link(place):
    place.add("paper", "Pam Paper", "champion", "charity", email="")
    place.open()
    with pytest.raises(RuleBroken, match="Give them a paper form"):
        commands.resend_link(expectation=expectation(place, "paper"), by=place.officer, at=place.now)


def test_an_excuse_takes_somebody_out_of_the_missing_and_back(place):
    period = place.open()
    excuse = {"expectation": expectation(place, "champion"), "by": place.officer, "at": place.now}
    commands.excuse(reason="Illness", **excuse)
    assert (whole(period).missing, whole(period).excused) == (3, 1)
    commands.excuse(reason="", **excuse)
    assert (whole(period).missing, whole(period).excused) == (4, 0)


def test_nobody_is_excused_from_a_return_that_came(place):
    period = place.open()
    place.send(period, place.champion, {})
    with pytest.raises(RuleBroken, match="has come"):
        commands.excuse(expectation=expectation(place, "champion"), reason="x", by=place.officer, at=place.now)


def test_somebody_who_joined_later_is_asked_for_an_extra_return(place):
    period = place.open()
    place.add("joiner", "Jo Joiner", "champion", "charity")
    hat = place.people["joiner"].memberships.get()
    made = commands.invite_extra(period=period, hat=hat, by=place.officer, at=place.now)
    assert (made.is_extra, whole(period).expected) == (True, 4)
    assert PersonalLink.objects.filter(person=place.people["joiner"]).count() == 1
    with pytest.raises(RuleBroken, match="on the list already"):
        commands.invite_extra(period=period, hat=hat, by=place.officer, at=place.now)


def test_a_late_joiner_with_a_private_draft_is_asked_like_anybody_else(place):
    period = place.open()
    joiner = place.add("joiner", "Jo Joiner", "champion", "charity")
    commands.start_return(period=period, person=joiner, at=place.now)
    hat = joiner.memberships.get()
    made = commands.invite_extra(period=period, hat=hat, by=place.officer, at=place.now)
    assert (made.is_extra, expectation(place, "joiner") == made, made.reminders.count()) == (True, True, 1)


def test_those_who_cannot_be_reached_are_not_mailed_again_and_again(place, at_once):
    period = place.open()
    bounce(place, "champion")
    assert commands.remind(period=period, by=place.officer, at=place.now) == 3
    assert "Cara Champion" not in reminded()


def test_nobody_is_excused_once_the_group_has_decided(place):
    period = place.open()
    commands.lock_period(period=period, by=place.officer, at=place.now)
    commands.excuse(expectation=expectation(place, "champion"), reason="Illness", by=place.officer, at=place.now)
    assert whole(period).excused == 1
    commands.finish_deciding(period=period, by=SYSTEM, at=place.now)
    with pytest.raises(RuleBroken, match="has decided"):
        commands.excuse(expectation=expectation(place, "champion"), reason="", by=place.officer, at=place.now)


def test_only_an_officer_sends_links_and_excuses(place):
    place.open()
    found = expectation(place, "champion")
    for act, facts in (
        (commands.resend_link, {}),
        (commands.withdraw_link, {}),
        (commands.excuse, {"reason": "x"}),
    ):
        with pytest.raises(AccessDenied):
            act(expectation=found, by=place.chair, at=place.now, **facts)
