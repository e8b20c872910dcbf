from datetime import UTC, datetime

import pytest
from django.core import mail

from concord.core.mail.models import OutgoingMessage
from concord.core.mail.tasks import send_message
from concord.core.mail.terms import MailState

pytestmark = pytest.mark.django_db


def message(**changes):
    facts = {"to_address": "sam@example.org", "kind": "k", "subject": "S", "text_body": "T", "html_body": "<p>T</p>"}
    made = OutgoingMessage(**facts | {"queued_at": datetime(2026, 3, 3, tzinfo=UTC)} | changes)
    made.save()
    return made


def test_the_message_is_sent():
    waiting = message()
    send_message.call(str(waiting.uid))
    waiting.refresh_from_db()
    assert (waiting.state, len(mail.outbox)) == (MailState.SENT, 1)


def test_a_message_that_was_sent_is_not_sent_again():
    send_message.call(str(message(state=MailState.SENT).uid))
    assert mail.outbox == []


def test_a_message_that_is_gone_is_left():
    send_message.call("8a0c2f0e-0000-4000-8000-000000000000")
    assert mail.outbox == []
