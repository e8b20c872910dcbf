"""What stands in the headers, and words that are kept apart from the link that they carry."""

from dataclasses import dataclass
from email import message_from_bytes

import pytest

from concord.core.areas.models import Area
from concord.core.mail.models import OutgoingMessage
from concord.core.mail.writing import CODE, LINK, Words, envelope
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db


@dataclass
class Issued:
    url: str = "http://127.0.0.1:8000/link/a:b/"
    code: str = "7KQ2-M9XP"
    key: str = "a"


def headers(area=None):
    message = OutgoingMessage(area_key=area.key if area else "", to_address="sam@example.org", subject="Hello")
    return envelope(message).message()


def test_the_sender_is_the_area_by_its_name_at_the_installations_address(settings):
    settings.DEFAULT_FROM_EMAIL = "Concord <post@compact.example.org>"
    area = AreaFactory(name="Wessington", words={"agreement": {"one": "Covenant"}})
    assert headers(area)["From"] == "Wessington Covenant <post@compact.example.org>"
    assert headers()["From"] == "Concord <post@compact.example.org>"


def test_answers_go_to_the_areas_contact_and_to_nobody_where_there_is_none():
    area = AreaFactory(contact_name="Priya Shah", contact_email="priya@example.org")
    assert headers(area)["Reply-To"] == "Priya Shah <priya@example.org>"
    Area.objects.update(contact_email="")
    assert (headers(area)["Reply-To"], headers()["Reply-To"]) == (None, None)


@pytest.mark.parametrize("name", ["Ŵessington", "West, East <x@y.example>", "A\r\nBcc: all@example.org", 'Say "hi"'])
def test_no_name_breaks_out_of_its_header(name):
    made = headers(AreaFactory(name=name, contact_name=name, contact_email="priya@example.org"))
    assert (made["Bcc"], made["From"].endswith("<concord@localhost>")) == (None, True)
    assert made["Reply-To"].endswith("<priya@example.org>")


def test_a_message_has_one_number_however_often_it_is_tried():
    message = OutgoingMessage(to_address="sam@example.org")
    first, second = (envelope(message).message() for _ in range(2))
    assert first["Message-ID"] == second["Message-ID"] == f"<{message.uid}@localhost>"
    assert first["Auto-Submitted"] == "auto-generated"


def test_the_link_and_its_code_are_put_in_for_sending_alone():
    kept = Words(f"Open {LINK} or type {CODE}", f'<a href="{LINK}">open</a> {CODE}')
    sent = kept.with_link(Issued(url="http://x/link/a&b/"))
    assert sent.text == "Open http://x/link/a&b/ or type 7KQ2-M9XP"
    assert sent.html == '<a href="http://x/link/a&amp;b/">open</a> 7KQ2-M9XP'
    assert kept.with_link(None) == kept


def test_a_calendar_goes_as_a_part_and_as_a_file():
    text = "BEGIN:VCALENDAR\r\nSUMMARY:Ŵessington\r\nEND:VCALENDAR\r\n"
    kind = "text/calendar; method=REQUEST"
    message = OutgoingMessage(to_address="sam@example.org", text_body="Come", html_body="<p>Come</p>")
    message.file_name, message.file_type, message.file_text = "meeting.ics", kind, text
    made = message_from_bytes(envelope(message).message().as_bytes())
    parts = [part for part in made.walk() if not part.is_multipart()]
    kinds = ["text/plain", "text/html", "text/calendar", "text/calendar"]
    assert [part.get_content_type() for part in parts] == kinds
    assert [part.get_param("method") for part in parts[2:]] == ["REQUEST", "REQUEST"]
    assert (parts[2].get_filename(), parts[3].get_filename()) == (None, "meeting.ics")
    for part in parts[2:]:
        assert part.get_payload(decode=True).decode().split() == text.split()
