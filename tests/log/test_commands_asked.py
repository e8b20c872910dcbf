"""An organisation that no mail reaches is asked in another way; its window runs from that day, and not before."""

from datetime import timedelta

import pytest
from django.utils import timezone

from concord.core.accounts.commands import note_came_back, send_new_link
from concord.core.accounts.models import PersonalLink
from concord.core.audit.models import AuditEntry
from concord.core.directory.models import Partner
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.commands import mark_bounced
from concord.core.mail.models import OutgoingMessage
from concord.log import commands
from concord.log.models import Point, ReplyRequest
from concord.log.queries.sheet import decision_sheet

from .deciding import sit_down

DAYS = timedelta(days=10)


@pytest.fixture
def sitting(place):
    return sit_down(place)


def build(sitting) -> int:
    return commands.build_sheet(period=sitting.period, by=sitting.place.officer, at=sitting.now)


@pytest.fixture
def unreached(sitting):
    """The council, which the sheet's point names, has no address."""
    Partner.objects.filter(organisation=sitting.place.bodies["council"]).update(contact_email="")
    body = sitting.place.bodies["council"]
    body.email = ""
    body.save()
    assert build(sitting) == 0
    return sitting


def note(sitting, by="officer", **changes):
    usual = {"way": "letter", "whom": " The town clerk ", "on": sitting.place.today}
    by = getattr(sitting.place, by)
    commands.note_asked_otherwise(request=sitting.request(), **usual | changes, by=by, at=sitting.now)
    return sitting.request()


def test_its_window_runs_from_the_day_on_which_it_was_asked(unreached):
    day = unreached.place.today
    assert (unreached.request().is_asked, OutgoingMessage.objects.filter(kind="log.reply").count()) == (False, 0)
    made = note(unreached)
    assert (made.state, made.asked_way, made.asked_whom, made.window_ends_on) == (
        "asked", "letter", "The town clerk", day + DAYS,
    )  # fmt: skip
    assert timezone.localdate(made.asked_at) == day
    entry = AuditEntry.objects.latest("pk")
    body = unreached.place.bodies["council"]
    assert (entry.verb, entry.subject_key, entry.facts) == (
        "log.reply_asked_otherwise", unreached.grants.reference, {"organisation": str(body.uid), "way": "letter"},
    )  # fmt: skip


@pytest.mark.parametrize("days", [2, -1])
def test_a_day_since_it_was_named_counts_and_no_other(unreached, days):
    day = unreached.place.today - timedelta(days=1)
    ReplyRequest.objects.update(asked_at=unreached.now - timedelta(days=1))
    with pytest.raises(RuleBroken) as refused:
        note(unreached, on=day + timedelta(days=days))
    assert refused.value.field == "on"
    assert not unreached.request().is_asked
    made = note(unreached, on=day)
    assert (timezone.localdate(made.asked_at), made.window_ends_on) == (day, day + DAYS)


def test_it_is_noted_once(unreached):
    note(unreached)
    with pytest.raises(RuleBroken, match="asked already"):
        note(unreached, way="telephone")
    assert unreached.request().asked_way == "letter"


@pytest.mark.parametrize("who", ["champion", "chair", "member"])
def test_nobody_but_an_officer_notes_it_or_types_a_reply(unreached, who):
    with pytest.raises(AccessDenied):
        note(unreached, by=who)
    note(unreached)
    with pytest.raises(AccessDenied):
        commands.enter_reply(
            request=unreached.request(), text="No.", name="Ann", by=getattr(unreached.place, who), at=unreached.now
        )


def test_about_a_withdrawn_point_nobody_is_asked(unreached):
    commands.withdraw_point(point=unreached.grants, reason="mistake", by=unreached.place.officer, at=unreached.now)
    with pytest.raises(RuleBroken, match="was withdrawn"):
        note(unreached)


def test_its_reply_is_typed_in_by_an_officer(unreached):
    note(unreached)
    facts = {"request": unreached.request(), "by": unreached.place.officer, "at": unreached.now}
    commands.enter_reply(text="We give four weeks now.", name="The clerk", **facts)
    made = unreached.request()
    assert (made.state, made.reply, made.replied_name) == ("replied", "We give four weeks now.", "The clerk")
    assert AuditEntry.objects.get(verb="log.reply_received").person_key == str(unreached.place.officer.uid)


def test_who_was_asked_by_mail_replies_by_its_link_alone(sitting):
    build(sitting)
    with pytest.raises(RuleBroken, match="by the link"):
        commands.enter_reply(
            request=sitting.request(), text="No.", name="Ann", by=sitting.place.officer, at=sitting.now
        )
    assert sitting.request().reply == ""


def test_an_address_that_came_since_is_asked_by_the_sheet_made_again(unreached):
    assert build(unreached) == 0
    assert ReplyRequest.objects.count() == AuditEntry.objects.filter(verb="log.reply_unreached").count() == 1
    assert not AuditEntry.objects.filter(verb="log.reply_asked").exists()
    Partner.objects.filter(organisation=unreached.place.bodies["council"]).update(contact_email="new@example.org")
    assert [build(unreached), build(unreached)] == [1, 0]
    made = unreached.request()
    assert (made.state, made.to_address) == ("asked", "new@example.org")


def test_mail_that_came_back_has_not_asked(sitting, at_once):
    build(sitting)
    message = OutgoingMessage.objects.get(kind="log.reply")
    mark_bounced(uid=str(message.uid), at=sitting.now)
    assert not sitting.request().is_asked
    assert note(sitting).is_asked


def test_other_mail_that_came_back_changes_nothing(sitting, at_once):
    build(sitting)
    for other in OutgoingMessage.objects.exclude(kind="log.reply"):
        mark_bounced(uid=str(other.uid), at=sitting.now)
    assert sitting.request().is_asked


def test_a_reply_stands_though_its_mail_came_back_later(sitting, at_once):
    build(sitting)
    commands.record_reply(request=sitting.request(), text="We do.", name="Dana", by=None, at=sitting.now)
    mark_bounced(uid=str(OutgoingMessage.objects.get(kind="log.reply").uid), at=sitting.now)
    assert sitting.request().state == "replied"


def test_a_new_link_to_another_address_asks_anew(sitting, at_once):
    build(sitting)
    message = OutgoingMessage.objects.get(kind="log.reply")
    OutgoingMessage.objects.filter(pk=message.pk).update(state="sent")
    message.refresh_from_db()
    facts = {"area": sitting.place.area, "by": sitting.place.officer, "at": sitting.now}
    note_came_back(message=message, **facts)
    ReplyRequest.objects.update(window_ends_on=sitting.place.today - DAYS)
    sent = send_new_link(message=message, to_address="right@example.org", **facts)
    made = sitting.request()
    assert (made.state, made.to_address, made.message_uid) == ("asked", "right@example.org", sent.uid)
    assert made.window_ends_on == sitting.place.today + DAYS
    assert PersonalLink.objects.filter(subject_key=str(made.uid), revoked_at=None).count() == 1


def test_whom_somebody_tried_to_ask_about_a_merged_point_was_tried(unreached):
    """The sheet and the end of deciding say the same."""
    place = unreached.place
    Point.objects.filter(pk=unreached.again.pk).update(about_organisation=place.bodies["council"])
    ReplyRequest.objects.update(point=unreached.again, organisation_name="What it was called then")
    unreached.merge(unreached.grants, unreached.again)
    for point in (unreached.draft, unreached.grants):
        unreached.decide(point)
    unreached.decide(unreached.hall, win=True, limb="A", commitment=place.commitment)
    assert decision_sheet(unreached.period, place.today).not_asked == []
    commands.finish_deciding(period=unreached.period, by=place.chair, at=unreached.now)
