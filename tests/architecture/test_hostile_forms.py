"""Every form that anybody can reach, sent what nobody should send: a clear error, nothing lost or changed, no 500."""

import inspect
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from types import FunctionType
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import URLResolver, get_resolver

from concord.core.lib.tables import read_table

from .answering import SECRETS, Place, answers, make_place, second_step
from .forms import Spoilt, spoilt
from .hostile import Outcome, send, wrong_with
from .once import one_transaction
from .spoilt_files import spoilt_files, spoilt_tables
from .twice import AGAIN, TOKEN, kept_after, ways, wrong_when_twice
from .visitors import Before

ALLAUTH = (
    "account_login",
    "account_confirm_login_code",
    "account_logout",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_login_webauthn",
)
FILTERS = ("audit", "mail", "log:log", "directory:people", "directory:organisations", "group:actions", "group:seats")


def own_pages(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """The names of our pages that take a form, told from their source."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from own_pages(pattern, f"{pattern.namespace}:" if pattern.namespace else prefix)
        elif takes_a_form(pattern.callback, set()):
            yield f"{prefix}{pattern.name}"


def takes_a_form(view: Any, seen: set[object]) -> bool:
    """Whether it asks how it was sent, or hands the request on to something of ours that does."""
    view = inspect.unwrap(getattr(view, "func", view))
    if not isinstance(view, FunctionType) or view in seen or not OURS.match(view.__module__):
        return False
    seen.add(view)
    return asks(view) or any(takes_a_form(other, seen) for other in called_in(view))


@cache
def asks(view: FunctionType) -> bool:
    return bool(TAKEN.search(inspect.getsource(view)))


@cache
def called_in(view: FunctionType) -> list[Any]:
    found = inspect.getclosurevars(view)
    return [*found.globals.values(), *found.nonlocals.values()]


OURS, TAKEN = re.compile(r"concord\..*\b(views|ui)\b"), re.compile(r"POST|sent\(request\)")
PAGES = sorted({*own_pages(get_resolver()), *ALLAUTH, *FILTERS})


# Once in the whole run, where more is refused: on PostgreSQL.
pytestmark = pytest.mark.on_postgres
db = one_transaction()


@pytest.fixture(scope="module")
def place(db: None) -> Place:
    return make_place()


def hostile_files(place: Place, route: str) -> Iterator[tuple[str, SimpleUploadedFile]]:
    file = place.files.get(route)
    if file is None:
        return
    file.seek(0)
    sound = file.read()
    yield from spoilt_files(file.name, sound)
    if "import" in route:
        table = read_table(sound, file.name)
        yield from spoilt_tables(table.columns, table.rows[0].cells)


@pytest.mark.parametrize("name", PAGES)
def test_what_nobody_should_send_is_refused_clearly_or_taken_whole(place: Place, name: str) -> None:
    assert name in place.forms, "nobody was led to this form"
    problems = []
    seen: set[tuple[str, ...]] = set()
    for before in place.forms[name]:
        plain = answers(place, before)
        first = taken(place, before)
        again = before.form.signature in seen
        seen.add(before.form.signature)
        for words, typed in each_once(plain, spoilt(before.form, plain, hostile_files(place, name), again=again)):
            outcome = first if typed is plain else send(before, typed)
            named = not first.refused and words.split(":")[0] not in hidden(before)
            found = [*wrong_with(outcome, before, typed, kept=place.kept, was_taken=named)]
            if outcome.has_result and (second := second_step(name, typed)):
                done = send(before, second)
                found += wrong_with(done, before, typed, kept=place.kept, was_taken=False)
            problems += [f"{before.who}, {words}: {problem}" for problem in found]
    assert problems == []


def test_every_form_that_somebody_is_led_to_is_tried(place: Place) -> None:
    """Whatever its page's source looks like; the gallery shows parts of forms that are sent nowhere."""
    posted = {before.form.route for found in place.forms.values() for before in found if before.form.method == "post"}
    assert posted - {*PAGES} <= {"gallery", "gallery_link"}


def each_once(plain: dict[str, Any], ways: Spoilt) -> Spoilt:
    """Without what says the same: a box left out that nobody ticks, a button's form with nothing at all."""
    sent: list[dict[str, Any]] = []
    for words, typed in chain([("plainly", plain)], ways):
        if typed not in sent:
            sent.append(typed)
            yield words, typed


def taken(place: Place, before: Before) -> Outcome:
    """What plain answers lead to."""
    if before not in place.taken:
        place.taken[before] = send(before, answers(place, before))
    return place.taken[before]


def hidden(before: Before) -> set[str]:
    return {name for name, found in before.form.fields.items() if found.kind == "hidden"}


def said(outcome: Outcome) -> list[str]:
    return re.findall(r"<li>(?:<a [^>]*>)?([^<]+)<|alert__content\">(.*?)</div>", outcome.text) or [str(outcome.status)]


def test_plain_answers_are_taken(place: Place) -> None:
    """Or else the test above would only ever see the first refusal of a page."""
    refused = {}
    for name in {*PAGES} - SECRETS - {*FILTERS, "gallery_form"}:
        outcomes = [taken(place, before) for before in place.forms.get(name, []) if before.form.fields]
        if outcomes and all(outcome.refused for outcome in outcomes):
            refused[name] = [said(outcome) for outcome in outcomes]
    assert refused == {}


def test_a_form_sent_twice_is_done_once(place: Place) -> None:
    ours = [before for found in place.forms.values() for before in found if "gallery" not in before.form.route]
    posted = [before for before in ours if before.form.method == "post"]
    wrong = {
        f"{before.form.route}, {before.who}": problems
        for before in posted
        for typed in ways(place, before)
        if (problems := list(wrong_when_twice(before, typed)))
    }
    assert wrong == {}
    assert len(posted) > 120
    assert {*AGAIN} <= {*place.forms}


def test_from_a_page_drawn_anew_it_is_done_again(place: Place) -> None:
    """Nobody is stopped who opens a form a second time and means it."""
    (before,) = [before for before in place.forms["log:new_quick_win"] if before.form.method == "post"]
    typed = answers(place, before)
    with transaction.atomic():
        once = kept_after(before, {**typed, **TOKEN})
        twice = kept_after(before, {**typed, "csrfmiddlewaretoken": "another page"})
        transaction.set_rollback(True)
    assert once != twice


def test_what_was_done_and_undone_is_done_again(db: None, place: Place) -> None:
    """From a page that a browser kept: only the last form of a session is known."""
    (before,) = [before for before in place.forms["log:new_quick_win"] if before.form.method == "post"]
    (other,) = [before for before in place.forms["log:restore_notes"] if before.form.method == "post"]
    assert before.client is other.client
    typed = {**answers(place, before), **TOKEN}
    with transaction.atomic():
        once, between, twice = kept_after(before, typed), kept_after(other, TOKEN), kept_after(before, typed)
        transaction.set_rollback(True)
    assert once != between != twice != once
