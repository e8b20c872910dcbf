"""Every form that anybody can reach, sent what nobody should send: a clear error, nothing lost or changed, no 500."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import URLResolver, get_resolver

from concord.core.lib.tables import read_table

from .busy import Busy, make_busy
from .forms import plain_answers, spoilt
from .hostile import Outcome, everything_kept, send, wrong_with
from .spoilt_files import PNG, spoilt_files, spoilt_tables
from .visitors import Before, find_forms, signed_in

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
FILTERS = ("audit", "mail", "log:log", "directory:people", "directory:organisations", "group:actions")
AREA = "/areas/wessington/"
FILES = {
    "directory:import_people": "people.xlsx",
    "directory:import_organisations": "organisations.xlsx",
    "agreement:import_commitments": "agreement/commitments.xlsx",
    "log:import_returns": "log/periods/returns.xlsx",
    "log:read_form": "log/periods/{period}/form.docx",
}
# The button of the second step, for forms that first say what would follow.
SECOND = {
    **dict.fromkeys(("directory:import_people", "directory:import_organisations"), "import"),
    **dict.fromkeys(("agreement:import_commitments", "log:import_returns"), "import"),
    **dict.fromkeys(("directory:merge_organisation", "directory:close_organisation", "directory:end_area"), "sure"),
}
# Answers that no general rule finds.
SPECIAL: dict[str, dict[str, list[str]]] = {
    "directory:add_organisation": {"identifiers": [""]},
    "directory:change_organisation": {"identifiers": [""]},
    "directory:area_details": {"accent": ["#0b5563"]},
    "erase_person": {"sure": ["on"]},
    "log:open_poll": {"matters": ["Parking\nForms"]},
    # The form itself suggests it in place of “Plain words”.
    "places:add_area": {"slug": ["plain-words"]},
    "board:plan_board_meeting": {"papers_due_on_day": [""], "papers_due_on_month": [""], "papers_due_on_year": [""]},
}
# What plain answers cannot get past: a code that nobody was sent, a device that is not there.
SECRETS = {
    "enter_code",
    "account_confirm_login_code",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_login_webauthn",
}


def own_pages(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """The names of our pages that take a form, told from their source."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from own_pages(pattern, f"{pattern.namespace}:" if pattern.namespace else prefix)
        else:
            view = inspect.unwrap(pattern.callback)
            if view.__module__.startswith("concord.") and "POST" in inspect.getsource(view):
                yield f"{prefix}{pattern.name}"


PAGES = sorted({*own_pages(get_resolver()), *ALLAUTH, *FILTERS})


@dataclass
class Place:
    """The busy place with all its forms, files that would be taken, and a mark of everything kept."""

    busy: Busy
    forms: dict[str, list[Before]]
    files: dict[str, SimpleUploadedFile]
    kept: str


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """One transaction for the whole module: the place is made once, and each attempt is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def place(db: None) -> Place:
    busy = make_busy()
    found: dict[str, list[Before]] = {}
    for before in find_forms(busy):
        found.setdefault(before.form.route, []).append(before)
    return Place(busy, found, sound_files(busy), everything_kept())


def sound_files(busy: Busy) -> dict[str, SimpleUploadedFile]:
    client, made = signed_in(busy.world.officer), {}
    for route, path in FILES.items():
        path = path.format(period=busy.world.period.reference)
        made[route] = SimpleUploadedFile(path.split("/")[-1], client.get(AREA + path).content)
    return {**made, "directory:area_details": SimpleUploadedFile("logo.png", PNG)}


def answers(place: Place, before: Before) -> dict[str, Any]:
    route = before.form.route
    special = SPECIAL.get(route, {}) | place.busy.answers.get(route, {})
    plain = plain_answers(before.form, place.busy.today, special)
    if route in FILES:
        plain["file"] = place.files[route]
    return plain


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
        first = send(before, plain)
        was_taken = not first.refused
        again = before.form.signature in seen
        seen.add(before.form.signature)
        for words, typed in spoilt(before.form, plain, hostile_files(place, name), again=again):
            outcome = send(before, typed)
            named = was_taken and words.split(":")[0] not in hidden(before)
            found = [*wrong_with(outcome, before, typed, kept=place.kept, was_taken=named)]
            if outcome.has_result and (button := SECOND.get(name)):
                done = send(before, {**typed, button: "1"})
                found += wrong_with(done, before, typed, kept=place.kept, was_taken=False)
            problems += [f"{before.who}, {words}: {problem}" for problem in found]
    assert problems == []


def hidden(before: Before) -> set[str]:
    return {name for name, found in before.form.fields.items() if found.kind == "hidden"}


def said(outcome: Outcome) -> list[str]:
    return re.findall(r"<li>(?:<a [^>]*>)?([^<]+)<|alert__content\">(.*?)</div>", outcome.text) or [str(outcome.status)]


def test_plain_answers_are_taken(place: Place) -> None:
    """Or else the test above would only ever see the first refusal of a page."""
    refused = {}
    for name in {*PAGES} - SECRETS - {*FILTERS, "gallery_form"}:
        outcomes = [send(before, answers(place, before)) for before in place.forms.get(name, []) if before.form.fields]
        if outcomes and all(outcome.refused for outcome in outcomes):
            refused[name] = [said(outcome) for outcome in outcomes]
    assert refused == {}
