"""A consultation ends by itself once its last day is over."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from concord.agreement import commands
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.interfaces.schedule.daily import do_daily

from .consulting import BY, CLOSES, OPENS, consulted, said, shown

AFTER = CLOSES + timedelta(days=1)


def noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def close(world, day=AFTER):
    return commands.end_due_consultations(area=world.area, on=day, at=noon(day))


def late(found, day):
    facts = {"about": "whole", "text": "One more.", "sector": "public", "form_key": uuid.uuid4()}
    return commands.send_comment(consultation=found, clause=None, at=noon(day), **facts)


def test_the_last_day_still_counts_and_the_day_after_ends_it(world):
    found = consulted(world)
    assert close(world, CLOSES) == 0
    assert late(found, CLOSES).received_on == CLOSES
    assert close(world) == 1
    found.refresh_from_db()
    found.version.refresh_from_db()
    assert (found.ended_on, found.version.state, found.days) == (CLOSES, "draft", 84)
    with pytest.raises(RuleBroken, match="last day was 24 May 2026"):
        late(found, AFTER)
    entry = AuditEntry.objects.filter(verb="agreement.consultation_ended").get()
    assert (entry.person_key, entry.facts) == ("concord", {"by_itself": True})


def test_a_clock_that_stood_still_ends_it_as_at_its_last_day_and_once(world):
    found = consulted(world)
    days = [CLOSES + timedelta(days=9), CLOSES + timedelta(days=10)]
    assert [close(world, day) for day in days] == [1, 0]
    found.refresh_from_db()
    assert found.ended_on == CLOSES
    assert OutgoingMessage.objects.filter(kind="agreement.consultation_ended").count() == 2


def test_whoever_may_draft_is_told_what_came_in(world):
    found = consulted(world)
    shown(found)
    said(found, "Another.")
    mail.outbox.clear()
    close(world)
    assert sorted(one.to[0] for one in mail.outbox) == ["gareth@example.org", "priya@example.org"]
    body = " ".join(mail.outbox[0].body.split())
    assert "ended with its last day, Sunday 24 May 2026" in body
    assert "2 comments came in. 1 waits to be looked at. 1 has no answer yet." in body
    assert f"/areas/wessington/agreement/consultations/{found.uid}/" in body


def test_one_that_was_ended_or_extended_is_left_alone(world):
    found = consulted(world)
    commands.change_consultation(consultation=found, closes_on=AFTER, **BY)
    assert close(world) == 0
    commands.end_consultation(consultation=found, **BY)
    assert close(world, AFTER + timedelta(days=1)) == 0
    found.refresh_from_db()
    assert found.ended_on == OPENS


def test_the_days_work_does_it(world):
    consulted(world)
    assert "Wessington: 1 consultations ended" in do_daily(on=AFTER, at=noon(AFTER)).lines
