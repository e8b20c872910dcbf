"""Sending a form twice from one page, as by a double click or by loading a page again."""

from collections.abc import Iterator
from typing import Any

from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponse

from .answering import SECOND, SECRETS, Place, answers, second_step
from .hostile import BESIDE, Marks, Outcome, Writes, everything_kept, looked_at, marks_of
from .visitors import Before

TOKEN = {"csrfmiddlewaretoken": "written anew on each page"}
# What may be done once more, since nothing but the trail, or when it was done, tells of it.
AGAIN = {
    "home:take_out": "everything of an area was taken once more",
    "own_records": "somebody took what is kept about them once more",
    "log:read_identity": "a name was read once more",
    "log:export_confidential": "names were taken once more",
    "open_link": "it opens the same page again, for a browser that is not known before it did",
}


def ways(place: Place, before: Before) -> Iterator[dict[str, Any]]:
    """The form filled in plainly, sent by each of its buttons."""
    plain = {**answers(place, before), **TOKEN}
    yield plain
    yield from ({**plain, name: [value]} for name, value in dict.fromkeys(before.form.buttons))
    if before.form.route in SECOND:
        yield {**plain, SECOND[before.form.route]: "1"}


def post(before: Before, typed: dict[str, Any]) -> tuple[HttpResponse, Outcome]:
    first = pressed(before, typed)
    return first, looked_at(before.client, before.form.action, first)


def pressed(before: Before, typed: dict[str, Any]) -> HttpResponse:
    for value in typed.values():
        if isinstance(value, SimpleUploadedFile):
            value.seek(0)
    return before.client.post(before.form.action, typed)


def wrong_when_twice(before: Before, typed: dict[str, Any]) -> Iterator[str]:
    cache.clear()  # limits of tries, and what was sent before it was taken back
    before.client.raise_request_exception = False
    cookies = {name: morsel.value for name, morsel in before.client.cookies.items()}
    with transaction.atomic():
        if "kept" in typed:
            # A file is looked at first; then its digest is sent twice.
            post(before, {name: value for name, value in typed.items() if name != "kept"})
            typed = second_step(before.form.route, typed) | TOKEN
        first, once = post(before, typed)
        second, twice, did_more = once_more(before, typed, first)
        transaction.set_rollback(True)
    before.client.cookies.clear()
    for name, value in cookies.items():
        before.client.cookies[name] = value
    if twice.status == 500:
        yield f"it fails: {twice.error!r}"
    if did_more and before.form.route not in AGAIN:
        yield "something was kept or sent once more"
    if not once.refused and led_to(second) != led_to(first):
        yield f"it led to {led_to(first)}, then to {led_to(second)} and {twice.status}"
    if first.status_code != 302 and once.refused and before.form.route not in SECRETS and once.status == 200:
        yield "it was not even taken once"


def once_more(before: Before, typed: dict[str, Any], first: HttpResponse) -> tuple[HttpResponse, Outcome, bool]:
    """Taken back at once: whether something else was kept then than before, or a mail was sent."""
    mails = len(mail.outbox)
    with transaction.atomic():
        with connection.execute_wrapper(writes := Writes()):
            second = pressed(before, typed)
            if second.status_code == 302 and led_to(second) == led_to(first) and not writes.tables - BESIDE:
                # Where the first one led, nothing having changed: that page was looked at.
                outcome = Outcome(302, second, before.form.action, went_on=False)
            else:
                outcome = looked_at(before.client, before.form.action, second)
        kept_then = {} if outcome.status == 500 else writes.kept()
        transaction.set_rollback(True)
    return second, outcome, kept_then != marks_of(kept_then) or len(mail.outbox) > mails


def kept_after(before: Before, typed: dict[str, Any]) -> tuple[Marks, int]:
    post(before, typed)
    return everything_kept(), len(mail.outbox)


def led_to(response: HttpResponse) -> tuple[int, str]:
    return response.status_code, response.get("Location", "").split("?")[0]
