"""What the log does later, and what it listens to."""

from datetime import timedelta

from concord.core.accounts.access import SYSTEM
from concord.core.audit.models import AuditEntry
from concord.core.directory.commands import change_partner_contact
from concord.core.directory.models import Partner
from concord.core.mail.commands import mark_bounced
from concord.core.mail.models import OutgoingMessage
from concord.group.commands import schedule_meeting
from concord.log import tasks
from concord.log.commands import build_sheet, lock_period
from concord.log.models import Expectation, Period, ReplyRequest
from concord.log.rules.returns import PointInput


def meeting(place):
    starts = place.now + timedelta(days=60)
    return schedule_meeting(
        group=place.group,
        kind="regular",
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        by=SYSTEM,
        at=place.now,
    )


def test_a_scheduled_meeting_is_followed_by_its_period(place, at_once):
    made = meeting(place)
    assert Period.objects.get().meeting == made


def test_planning_again_or_for_no_meeting_does_nothing(place, at_once):
    made = meeting(place)
    for reference in (made.reference, "WESS-1999-M001"):
        assert not tasks.plan_for_meeting.call("WESS", reference)
    assert Period.objects.count() == 1


def test_only_mail_that_asked_for_a_return_marks_somebody_as_not_reached(place, at_once):
    period = place.open()
    place.send(period, place.champion, {})
    copy = OutgoingMessage.objects.get(kind="log.copy")
    mark_bounced(uid=str(copy.uid), at=place.now)
    assert not Expectation.objects.filter(not_reached=True).exists()
    asked = OutgoingMessage.objects.get(kind="log.invitation", to_address="chair@example.org")
    mark_bounced(uid=str(asked.uid), at=place.now)
    assert Expectation.objects.get(not_reached=True).person == place.chair


def test_whoever_gets_an_address_is_asked_to_reply(place, at_once):
    body = place.bodies["council"]
    Partner.objects.filter(organisation=body).update(contact_email="")
    period = place.open()
    place.send(period, place.champion, {2: [PointInput("The trust paid late.", about_organisation=body)]})
    lock_period(period=period, by=SYSTEM, at=place.now)
    build_sheet(period=Period.objects.get(pk=period.pk), by=SYSTEM, at=place.now)
    assert ReplyRequest.objects.get().state == "not_reached"
    assert verbs_of_replies() == ["log.reply_unreached"]
    partner = Partner.objects.get(organisation=body)
    change_partner_contact(partner=partner, name="Desk", email="desk@example.org", by=SYSTEM, at=place.now)
    asked = ReplyRequest.objects.get()
    assert (asked.state, asked.to_address) == ("asked", "desk@example.org")
    assert OutgoingMessage.objects.filter(to_address="desk@example.org", kind="log.reply").count() == 1
    assert verbs_of_replies() == ["log.reply_asked", "log.reply_unreached"]
    change_partner_contact(partner=partner, name="Desk 2", email="desk@example.org", by=SYSTEM, at=place.now)
    assert OutgoingMessage.objects.filter(to_address="desk@example.org").count() == 1


def verbs_of_replies() -> list[str]:
    return sorted(AuditEntry.objects.filter(verb__startswith="log.reply").values_list("verb", flat=True))
