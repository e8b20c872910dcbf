"""Periods: planned by hand and with a meeting, opened, locked, by hand and by the clock."""

from datetime import timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import PersonalLink
from concord.core.audit.models import AuditEntry
from concord.core.directory.commands import end_membership
from concord.core.directory.models import Membership
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.log import commands
from concord.log.models import Expectation, LogReturn, Period, PeriodSummary, Reminder
from concord.log.rules.returns import PointInput


def whole(period):
    return PeriodSummary.objects.get(period_reference=period.reference, dimension="all")


def test_a_period_is_planned_by_hand(place):
    period = place.plan(label="Spring")
    assert (period.state, str(period), period.group) == ("planned", "Spring", place.group)
    assert period.reference == f"WESS-{period.opens_on.year}-P001"
    assert AuditEntry.objects.filter(verb="log.period_planned").count() == 1


@pytest.mark.parametrize(
    ("dates", "field"),
    [
        ({"due_on": -20}, "due_on"),
        ({"locks_on": 1}, "locks_on"),
        ({"ends_on": -200}, "ends_on"),
        ({"starts_on": -5}, "opens_on"),
    ],
)
def test_dates_out_of_order_are_refused(place, dates, field):
    with pytest.raises(RuleBroken) as refused:
        place.plan(**{name: place.today + timedelta(days=days) for name, days in dates.items()})
    assert refused.value.field == field


def test_only_an_officer_plans_opens_locks_and_reminds(place):
    period = place.plan()
    for act in (commands.open_period, commands.lock_period, commands.remind):
        with pytest.raises(AccessDenied):
            act(period=period, by=place.chair, at=place.now)


def test_opening_fixes_who_is_expected_as_they_are_that_day(place):
    period = place.open()
    rows = Expectation.objects.order_by("person_name").values_list(
        "person_name", "organisation_name", "unit_name", "sector"
    )
    assert list(rows) == [
        ("Cara Champion", "Wessington Carers", "", "voluntary"),
        ("Chris Chair", "Wessington Carers", "", "voluntary"),
        ("Lee Leisure", "Wessington Council", "Leisure", "public"),
        ("Mo Member", "Wessington Council", "", "public"),
    ]
    assert (period.state, whole(period).expected, whole(period).missing) == ("open", 4, 4)


def test_what_changes_later_changes_no_figure_of_the_period(place):
    period = place.open()
    hat = Membership.objects.get(person=place.champion)
    end_membership(membership=hat, ends_on=place.today, by=SYSTEM, at=place.now)
    place.add("joiner", "Jo Joiner", "champion", "charity")
    place.bodies["charity"].name = "Another name"
    place.bodies["charity"].save()
    commands.refresh_summary(period=period)
    assert whole(period).expected == 4
    assert Expectation.objects.get(person=place.champion).organisation_name == "Wessington Carers"


def test_a_person_with_two_hats_is_expected_once(place):
    from concord.core.directory.commands import add_membership

    add_membership(
        area=place.area,
        person=place.champion,
        organisation=place.bodies["cvs"],
        role="group_member",
        starts_on=place.today - timedelta(days=5),
        by=SYSTEM,
        at=place.now,
    )
    place.open()
    assert Expectation.objects.filter(person=place.champion).count() == 1


def test_everybody_with_an_address_gets_a_link_and_each_invitation_is_kept(place):
    place.add("paper", "Pam Paper", "champion", "charity", email="")
    period = place.open()
    assert PersonalLink.objects.filter(purpose="return", subject_key=period.reference).count() == 4
    assert OutgoingMessage.objects.filter(kind="log.invitation").count() == 4
    uids = set(Reminder.objects.filter(kind="invitation").values_list("message_uid", flat=True))
    assert uids == set(OutgoingMessage.objects.filter(kind="log.invitation").values_list("uid", flat=True))
    link = PersonalLink.objects.first()
    assert link.expires_at.date() > period.locks_on


def test_opening_twice_opens_once(place):
    period = place.plan()
    other = Period.objects.get(pk=period.pk)
    commands.open_period(period=period, by=place.officer, at=place.now)
    with pytest.raises(RuleBroken, match="changed this period"):
        commands.open_period(period=other, by=place.officer, at=place.now)


def test_none_opens_when_everybody_would_be_late_at_once(place):
    period = place.plan(due_on=place.today - timedelta(days=1))
    with pytest.raises(RuleBroken, match="everybody would be late at once"):
        commands.open_period(period=period, by=place.officer, at=place.now)


def test_opened_by_hand_before_its_day_it_opens_on_that_day(place):
    later = place.today + timedelta(days=3)
    assert place.open(opens_on=later).opens_on == place.today


def test_by_hand_or_by_the_clock_none_opens_before_its_time(place):
    dates = {"starts_on": 2, "ends_on": 4, "opens_on": 3}
    period = place.plan(**{name: place.today + timedelta(days=days) for name, days in dates.items()})
    with pytest.raises(RuleBroken, match="before the time that it speaks of begins"):
        commands.open_period(period=period, by=place.officer, at=place.now)
    assert commands.open_due_periods(area=place.area, on=place.today, at=place.now) == 0


def test_one_kept_before_this_was_asked_opens_with_its_time(place):
    period = place.plan()
    Period.objects.filter(pk=period.pk).update(starts_on=period.opens_on + timedelta(days=2))
    early = place.now - timedelta(days=9)
    assert commands.open_due_periods(area=place.area, on=place.today - timedelta(days=9), at=early) == 0
    assert commands.open_due_periods(area=place.area, on=place.today, at=place.now) == 1
    assert Period.objects.get().opens_on == period.opens_on + timedelta(days=2)


def change(place, period, **dates):
    return commands.change_period(period=period, label="x", by=place.officer, at=place.now, **dates)


@pytest.mark.parametrize(("moved", "days"), [("opens_on", -100), ("starts_on", 100)])
def test_a_change_opens_none_before_its_time(place, moved, days):
    period = place.plan()
    far = {"ends_on": place.today + timedelta(days=200)} if days > 0 else {}
    with pytest.raises(RuleBroken, match="before the time that it speaks of begins"):
        change(place, period, **{moved: period.opens_on + timedelta(days=days)}, **far)


def test_the_time_that_a_planned_period_speaks_of_can_change_and_never_ends_before_it_begins(place):
    period, days = place.plan(), {"starts_on": place.today - timedelta(days=40), "ends_on": place.today}
    change(place, period, **days)
    period.refresh_from_db()
    assert {name: getattr(period, name) for name in days} == days
    with pytest.raises(RuleBroken, match="cannot end before it begins") as refused:
        change(place, period, ends_on=days["starts_on"] - timedelta(days=1))
    assert refused.value.field == "ends_on"


@pytest.mark.parametrize("name", ["starts_on", "ends_on", "opens_on"])
def test_what_an_open_period_asks_about_stays(place, name):
    period = place.open()
    with pytest.raises(RuleBroken, match="is open already") as refused:
        change(place, period, **{name: getattr(period, name) + timedelta(days=1)})
    assert refused.value.field == name


def test_the_clock_opens_what_is_due_and_nothing_else(place):
    place.plan()
    place.plan(
        opens_on=place.today + timedelta(days=3),
        due_on=place.today + timedelta(days=9),
        locks_on=place.today + timedelta(days=9),
    )
    assert commands.open_due_periods(area=place.area, on=place.today, at=place.now) == 1
    assert commands.open_due_periods(area=place.area, on=place.today, at=place.now) == 0


def test_the_clock_locks_the_day_after_the_last_day(place):
    period = place.open()
    assert commands.lock_due_periods(area=place.area, on=period.locks_on, at=place.now) == 0
    assert commands.lock_due_periods(area=place.area, on=period.locks_on + timedelta(days=1), at=place.now) == 1
    period.refresh_from_db()
    assert (period.state, whole(period).is_closed) == ("locked", True)


def test_drafts_that_were_never_sent_are_not_returns(place):
    period = place.open()
    made = commands.start_return(period=period, person=place.champion, at=place.now)
    commands.save_box(
        log_return=made, box=1, points=[PointInput(text="One")], nothing=False, by=place.champion, at=place.now
    )
    commands.lock_period(period=period, by=place.officer, at=place.now)
    assert (whole(period).received, whole(period).missing) == (0, 4)
    assert LogReturn.objects.get().state == "draft"


def test_dates_move_until_locking(place):
    period = place.open()
    later = place.today + timedelta(days=30)
    commands.change_period(
        period=period,
        opens_on=period.opens_on,
        due_on=later,
        locks_on=later,
        label="Longer",
        by=place.officer,
        at=place.now,
    )
    assert (period.due_on, str(period)) == (later, "Longer")
    assert whole(period).due_on == later
    commands.lock_period(period=period, by=place.officer, at=place.now)
    dates = {"opens_on": period.opens_on, "due_on": later, "locks_on": later}
    with pytest.raises(RuleBroken, match="locked"):
        commands.change_period(
            period=period, label="x", by=place.officer, at=place.now, **dates | {"locks_on": later + timedelta(days=1)}
        )
    commands.change_period(period=period, label="Spring", by=place.officer, at=place.now, **dates)
    assert whole(period).period_label == "Spring"


def test_a_lock_moved_back_keeps_a_late_return_late(place):
    period = place.open(due_on=place.today - timedelta(days=2))
    place.send(period, place.champion, {})
    assert whole(period).late == 1


def test_twenty_expected_and_seventeen_returned_leave_three_missing(place):
    for n in range(16):
        place.add(f"extra{n}", f"Extra Person {n:02d}", "champion", "charity" if n % 2 else "council")
    period = place.open()
    people = [expectation.person for expectation in Expectation.objects.order_by("pk")]
    for person in people[:17]:
        commands.send_nil(period=period, person=person, by=person, at=place.now)
    found = whole(period)
    assert (found.expected, found.received, found.missing) == (20, 17, 3)


def test_settings_change_and_new_notes_are_a_new_version(place):
    change = {"area": place.area, "by": place.officer, "at": place.now}
    commands.change_settings(changes={"points_max": 3}, **change)
    found = commands.change_settings(changes={"notes": "Our own"}, **change)
    assert (found.points_max, found.notes, found.notes_version) == (3, "Our own", 2)
    assert place.open().notes == "Our own"


def test_days_before_a_meeting_out_of_order_are_refused(place):
    with pytest.raises(RuleBroken, match="cannot be due before"):
        commands.change_settings(
            area=place.area, changes={"due_days_before_meeting": 60}, by=place.officer, at=place.now
        )
