from datetime import UTC, datetime, timedelta

import pytest

from concord.core.mail.models import OutgoingMessage
from concord.core.mail.queries import MessageLine, messages_about, messages_of
from concord.core.mail.terms import MailState
from tests.factories.accounts import PersonFactory
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 3, 9, tzinfo=UTC)


def message(area, about=None, **changes):
    facts = {"area_key": area.key, "to_address": "sam@example.org", "kind": "k", "subject": "S", "queued_at": AT}
    if about:
        facts |= {"about_kind": "accounts.person", "about_key": str(about.uid)}
    made = OutgoingMessage(**facts | changes)
    made.save()
    return made


def test_lines_about_a_row_say_how_each_message_stands_and_never_its_text():
    person, area = PersonFactory(), AreaFactory()
    sent = message(area, person, state=MailState.SENT, sent_at=AT, text_body="secret")
    assert messages_about(person) == [
        MessageLine(str(sent.uid), "sam@example.org", "S", "sent", "Sent", AT, AT),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_lines_take_one_query(count, django_assert_num_queries):
    person, area = PersonFactory(), AreaFactory()
    for n in range(count):
        message(area, person, queued_at=AT + timedelta(hours=n))
    with django_assert_num_queries(1):
        lines = messages_about(person)
    assert [line.at.hour for line in lines] == [9, 10, 11][:count][::-1]


def test_a_private_message_is_listed_nowhere():
    person, area = PersonFactory(), AreaFactory()
    message(area, person, private=True)
    assert (messages_about(person), list(messages_of(area))) == ([], [])


def test_an_area_lists_its_own_mail_by_state():
    here, there = AreaFactory(), AreaFactory()
    sent, failed = message(here, state=MailState.SENT), message(here, state=MailState.FAILED)
    message(there)
    assert list(messages_of(here)) == [failed, sent]
    assert list(messages_of(here, state=MailState.FAILED)) == [failed]
