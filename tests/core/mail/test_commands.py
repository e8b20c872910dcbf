from datetime import UTC, datetime, timedelta
from smtplib import SMTPAuthenticationError, SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import RuleBroken
from concord.core.mail.commands import BACK_OFF, claim, mark_bounced, queue_anew, queue_mail, send, send_again, send_due
from concord.core.mail.models import OutgoingMessage
from concord.core.mail.terms import MailState
from concord.core.mail.writing import TextFile
from tests.factories.accounts import PersonFactory
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 3, 9, tzinfo=UTC)
NAME = "O’Brien & <Sons>"


@pytest.fixture
def area():
    words = {"agreement": {"one": "Covenant", "plural": "Covenants"}}
    return AreaFactory(name="Wessington", code="WESS", words=words)


@pytest.fixture(autouse=True)
def _templates(settings, tmp_path):
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / "hello.txt").write_text(
        "Dear {{ name }},\n\n{% if missing %}Never.{% endif %}\n\n\nThe {{ words.agreement }} of {{ area }}: {{ site }}"
    )
    (folder / "hello.html").write_text('{% extends "mail/base.html" %}{% block body %}<p>{{ name }}</p>{% endblock %}')
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], tmp_path]}]


def queue(area=None, to="sam@example.org", subject="Hello", at=AT, **more):
    context = {"name": NAME}
    return queue_mail(
        kind="test.hello", to_address=to, subject=subject, template="hello", context=context, area=area, at=at, **more
    )


class Refusing(BaseEmailBackend):
    """A mail server that answers as told."""

    error: Exception | None = None

    def send_messages(self, messages):
        raise Refusing.error


@pytest.fixture
def refuse(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"

    def answer(error):
        Refusing.error = error

    return answer


def test_a_message_is_sent_and_its_text_wiped(area):
    message = queue(area)
    message.refresh_from_db()
    assert (message.state, message.text_body, message.html_body) == (MailState.SENT, "", "")
    assert (message.attempts, message.next_attempt_at) == (1, None)
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["sam@example.org"], "Hello")


def test_the_text_part_is_not_escaped_and_the_html_part_is(area):
    queue(area)
    (sent,) = mail.outbox
    foot = "Questions: Priya Shah, priya@example.org\n\nWessington Covenant\n"
    assert sent.body == f"Dear {NAME},\n\nThe Covenant of Wessington: http://127.0.0.1:8000\n\n{foot}"
    html, kind = sent.alternatives[0]
    assert kind == "text/html"
    assert "<p>O’Brien &amp; &lt;Sons&gt;</p>" in html
    assert "Wessington Covenant" in html
    assert "priya@example.org" in html


def test_mail_of_no_area_uses_the_usual_words():
    queue()
    assert "The Compact of None" in mail.outbox[0].body


def test_a_subject_is_one_line(area):
    queue(area, subject="Hello\r\nBcc: all@example.org")
    assert mail.outbox[0].subject == "Hello Bcc: all@example.org"


@pytest.mark.parametrize(
    "address", ["", "sam@example.org\nBcc: all@example.org", "a\r@example.org", "a\x00@example.org"]
)
def test_an_address_that_would_add_a_header_is_refused(area, address):
    with pytest.raises(RuleBroken):
        queue(area, to=address)
    assert OutgoingMessage.objects.count() == 0


def test_a_message_is_kept_with_what_and_whom_it_is_about(area):
    person = PersonFactory()
    message = queue(area, about=person, to_person=person)
    assert (message.area_key, message.to_person_key) == ("WESS", str(person.uid))
    assert (message.about_kind, message.about_key) == ("accounts.person", str(person.uid))


def test_row_and_task_are_lost_together_when_the_change_is_undone(area, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    from django_tasks_db.models import DBTaskResult

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        queue(area)
        assert (OutgoingMessage.objects.count(), DBTaskResult.objects.count()) == (1, 1)
        raise ZeroDivisionError
    assert (OutgoingMessage.objects.count(), DBTaskResult.objects.count()) == (0, 0)


def test_a_failure_is_tried_again_after_longer_and_longer_waits(area, refuse):
    refuse(SMTPServerDisconnected("gone"))
    message = queue(area)
    message.refresh_from_db()
    moment = message.next_attempt_at
    for wait in BACK_OFF[1:]:
        assert send_due(at=moment - timedelta(seconds=1)) == 0
        assert send_due(at=moment) == 1
        message.refresh_from_db()
        assert (message.state, message.next_attempt_at - moment) == (MailState.QUEUED, wait)
        moment = message.next_attempt_at
    send_due(at=moment)
    message.refresh_from_db()
    assert (message.state, message.attempts, message.last_error) == (MailState.FAILED, 6, "SMTPServerDisconnected")
    assert AuditEntry.objects.get().verb == "mail.message_failed"


def test_the_first_wait_is_a_minute(area, refuse):
    refuse(OSError("no route"))
    message = queue(area)
    OutgoingMessage.objects.update(attempts=0, next_attempt_at=AT)
    message.refresh_from_db()
    send(message=message, at=AT)
    assert message.next_attempt_at == AT + timedelta(minutes=1)


HARD = [SMTPRecipientsRefused({"sam@example.org": (550, b"no such mailbox")}), SMTPDataError(554, b"refused")]


@pytest.mark.parametrize("error", [*HARD, ValueError("odd address")])
def test_a_hard_refusal_means_that_the_message_came_back(area, refuse, error):
    refuse(error)
    person = PersonFactory()
    message = queue(area, about=person)
    message.refresh_from_db()
    assert (message.state, message.text_body) == (MailState.BOUNCED, "")
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.area_key, entry.subject_label) == ("mail.message_bounced", "WESS", "Hello")
    assert entry.facts == {"about": str(person.uid)}


SOFT = [
    SMTPRecipientsRefused({"sam@example.org": (450, b"busy")}),
    SMTPAuthenticationError(535, b"sign in"),
    SMTPDataError(451, b"later"),
]


@pytest.mark.parametrize("error", SOFT)
def test_a_soft_refusal_is_tried_again(area, refuse, error):
    refuse(error)
    message = queue(area)
    message.refresh_from_db()
    assert (message.state, message.attempts) == (MailState.QUEUED, 1)
    assert "sam@example.org" not in message.last_error


def test_a_private_message_leaves_no_trace_when_it_comes_back(area, refuse):
    refuse(HARD[0])
    queue(area, private=True)
    assert AuditEntry.objects.count() == 0


def test_a_bounce_told_twice_is_noted_once(area):
    message = queue(area)
    mark_bounced(uid=str(message.uid), at=AT)
    mark_bounced(uid=str(message.uid), at=AT)
    message.refresh_from_db()
    assert (message.state, message.bounced_at) == (MailState.BOUNCED, AT)
    assert AuditEntry.objects.count() == 1


def test_two_processes_with_the_same_message_send_it_once(area, refuse):
    refuse(OSError("no route"))
    message = queue(area)
    OutgoingMessage.objects.update(attempts=0)
    first, second = (OutgoingMessage.objects.get(pk=message.pk) for _ in range(2))
    assert (claim(first, AT), claim(second, AT)) == (True, False)


def test_a_crash_between_sending_and_marking_sends_again_later(area):
    message = queue(area)
    # As the row stands when the process died after the claim.
    later = AT + timedelta(minutes=1)
    OutgoingMessage.objects.update(
        state=MailState.QUEUED, attempts=1, next_attempt_at=later, text_body="x", sent_at=None
    )
    assert (send_due(at=AT), send_due(at=later)) == (0, 1)
    message.refresh_from_db()
    assert (message.state, len(mail.outbox)) == (MailState.SENT, 2)


def test_a_failed_message_can_be_sent_again_from_the_first_try(area, refuse, settings):
    refuse(OSError("no route"))
    message = queue(area)
    OutgoingMessage.objects.update(state=MailState.FAILED, attempts=6, next_attempt_at=None)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    send_again(message=message, at=AT)
    message.refresh_from_db()
    assert (message.state, message.attempts) == (MailState.SENT, 1)
    with pytest.raises(RuleBroken):
        send_again(message=message, at=AT)


class Issued:
    """A personal link, as accounts issue them."""

    def __init__(self, number):
        self.url, self.code, self.key = f"http://127.0.0.1:8000/link/{number}/", f"CODE-000{number}", f"link-{number}"


@pytest.fixture
def linked(area, settings, tmp_path):
    for ending in ("txt", "html"):
        (tmp_path / "mail" / f"linked.{ending}").write_text("{{ name }}: {{ url }}")
    facts = {"kind": "k", "to_address": "sam@example.org", "subject": "S", "template": "linked", "at": AT}
    return lambda **more: queue_mail(context={"name": NAME}, area=area, link=Issued(1), **facts | more)


def test_what_an_officer_may_read_is_kept_without_the_link(linked):
    message = linked(shown=True)
    message.refresh_from_db()
    assert mail.outbox[0].body.startswith(f"{NAME}: http://127.0.0.1:8000/link/1/\n\nIf the link does not open, type")
    assert "type the code CODE-0001 at http://127.0.0.1:8000/code/" in mail.outbox[0].body
    assert message.kept_text.startswith(f"{NAME}: [personal link]\n\nIf the link does not open, type the code [per")
    assert (message.text_body, message.link_key) == ("", "link-1")


@pytest.mark.parametrize("facts", [{}, {"shown": False}, {"shown": True, "private": True}])
def test_other_words_are_not_kept(linked, facts):
    message = linked(**facts)
    assert (message.kept_text, message.kept_html) == ("", "")


def test_the_same_is_said_once_more_with_a_new_link(linked):
    person = PersonFactory()
    message = linked(shown=True, about=person, to_person=person)
    again = queue_anew(message=message, link=Issued(2), to_address="new@example.org", at=AT)
    again.refresh_from_db()
    assert "http://127.0.0.1:8000/link/2/" in mail.outbox[1].body
    assert "/link/1/" not in mail.outbox[1].body + mail.outbox[1].alternatives[0].content
    assert (again.to_address, again.link_key, again.state) == ("new@example.org", "link-2", MailState.SENT)
    same = ("kind", "subject", "area_key", "about_key", "to_person_key", "kept_text", "kept_html")
    assert [getattr(again, name) for name in same] == [getattr(message, name) for name in same]


def test_what_was_not_kept_cannot_be_said_again(linked):
    with pytest.raises(RuleBroken):
        queue_anew(message=linked(), link=Issued(2), to_address="new@example.org", at=AT)


def test_who_says_that_a_message_came_back_is_recorded(area):
    message, person = queue(area), PersonFactory()
    mark_bounced(uid=str(message.uid), at=AT, by=person)
    assert AuditEntry.objects.get().person_key == str(person.uid)


CALENDAR = TextFile("meeting.ics", "text/calendar; method=REQUEST", "BEGIN:VCALENDAR")


def test_a_file_goes_with_its_message_and_is_wiped_with_its_words(area):
    with transaction.atomic():
        queue(area, file=CALENDAR)
    (sent,) = mail.outbox
    assert [name for name, _, _ in sent.attachments] == ["meeting.ics"]
    kept = OutgoingMessage.objects.get()
    assert (kept.file_name, kept.file_type, kept.file_text) == ("meeting.ics", CALENDAR.kind, "")


def test_a_file_that_could_not_be_sent_waits_with_its_words(area, refuse):
    refuse(SMTPServerDisconnected())
    queue(area, file=CALENDAR)
    assert OutgoingMessage.objects.get().file_text == "BEGIN:VCALENDAR"


@pytest.mark.parametrize(("kind", "text"), [("application/pdf", "x"), ("text/calendar", "x" * (64 * 1024 + 1))])
def test_no_large_file_and_no_other_than_text_goes_with_a_message(area, kind, text):
    with pytest.raises(RuleBroken, match="64 KB"):
        queue(area, file=TextFile("x", kind, text))
    assert OutgoingMessage.objects.count() == 0
