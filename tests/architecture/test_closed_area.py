"""An area that has closed: its pages are read, and hold nothing to press that would be refused."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

import pytest
from django.test import Client
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.directory.commands import end_area

from .busy import make_busy
from .planted import plant
from .visits import Address, addresses, everybody
from .who_may import WHO_MAY

# Limits and buttons are the same on any database; on PostgreSQL test_hostile_forms opens every page.
pytestmark = pytest.mark.same_everywhere

READERS = ("officer", "chair", "member", "trustee", "administrator")
LINKS = ("link: return", "link: reply", "link: board_answer", "link: task", "link: invitation")
TAKE_OUT = "/areas/wessington/take-out/"
# Pressed by those who sign out or leave their link, take everything out, and by whoever opens the area again.
STILL_THERE = ("/account/sign-out/", "/leave/", TAKE_OUT, "/areas/wessington/settings/reopen/")
FORM = re.compile(r'<form[^>]*method="post"[^>]*>')
FILE = re.compile(r"\.(csv|xlsx|docx|odt|pdf|json|ics)$")
BUTTON = re.compile(r'<a [^>]*class="govuk-button[^>]*>')


def left(html: str) -> list[str]:
    """What still asks to be pressed."""
    forms = [form for form in FORM.findall(html) if not any(f'action="{path}"' in form for path in STILL_THERE)]
    return [*forms, *BUTTON.findall(html)]


def pages(who: str, client: Client, there: list[Address]) -> Iterator[tuple[str, str]]:
    """Address and page, of those that they may open, without the files."""
    for address in there:
        if who in WHO_MAY[address.name] and not FILE.search(address.path):
            answer = client.get(address.path)
            if answer.status_code == 200 and b'<main class="govuk' in answer.content:
                yield address.path, answer.content.decode()


@pytest.mark.django_db
def test_no_page_of_it_holds_a_button_or_a_form_that_would_be_refused() -> None:
    busy = make_busy()
    people = plant(busy)
    there = [address for address in addresses(busy) if address.path.startswith("/areas/wessington/")]
    everywhere = everybody(busy, people["writer"])
    asking = (path for path, html in pages("officer", everywhere["officer"], there) if left(html))
    assert len({*islice(asking, 51)}) > 50
    today = timezone.localdate()
    end_area(area=busy.world.area, into=None, on=today, by=SYSTEM, at=timezone.now() + timedelta(minutes=1))
    wrong, read = {}, 0
    for who in READERS + LINKS:
        for path, html in pages(who, everywhere[who], there):
            read += who in READERS
            assert "takes nothing new" in html
            if left(html):
                wrong[who, path] = left(html)
    assert sorted(wrong.items()) == []
    assert read > 200
    assert f'action="{TAKE_OUT}"' in everywhere["officer"].get(TAKE_OUT).content.decode()
    answer = everywhere["officer"].post(TAKE_OUT)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
