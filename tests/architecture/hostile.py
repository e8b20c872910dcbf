"""Sending a form and looking hard at what comes back; whatever it did is taken back."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from concord.core.ui.text import one_line_end, without_controls

from .forms import MARKUP, Page, page_of
from .visitors import Before

# What may change though a form was refused: who was here, and when.
BESIDE = {"django_session", "usersessions_usersession"}
READS = re.compile(r"\s*(SELECT|SAVEPOINT|RELEASE|ROLLBACK|EXPLAIN|PRAGMA|SET)\b", re.IGNORECASE)
WRITTEN = re.compile(r'\s*(?:INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM)\s+"(\w+)"', re.IGNORECASE)
# Pages that draw their form again beside what they were asked for.
RESULTS = (
    *("would be added", "was kept in the trail", "Nothing is kept yet", "This is what will follow"),
    "Nobody gets mail yet",
)

# Of each table, one mark of all its rows.
Marks = dict[str, str]


@dataclass
class Outcome:
    """What a form led to, redirects followed once. `kept`: the marks of what it wrote to though it was refused."""

    status: int
    landed: HttpResponse
    address: str
    went_on: bool
    error: object = None
    kept: Marks = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        return "" if self.landed.streaming else self.landed.content.decode(errors="replace")

    @cached_property
    def page(self) -> Page:
        return page_of(self.landed, self.address)

    @property
    def has_result(self) -> bool:
        return any(words in self.text for words in RESULTS)

    @property
    def refused(self) -> bool:
        said = "moj-alert--error" in self.text or "Nothing was imported" in self.text
        return self.status >= 400 or said or ("govuk-error-summary" in self.text and self.page.has_summary)


def send(before: Before, typed: dict[str, Any]) -> Outcome:
    """Send it, follow once, note what is kept, and take everything back."""
    cache.clear()  # so that no limit of tries is met
    client = before.client
    client.raise_request_exception = False
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    for value in typed.values():
        if isinstance(value, SimpleUploadedFile):
            value.seek(0)
    with transaction.atomic():
        with connection.execute_wrapper(writes := Writes()):
            first = (client.post if before.form.method == "post" else client.get)(before.form.action, typed)
            outcome = looked_at(client, before.form.action, first)
        if outcome.refused and outcome.status != 500:
            outcome.kept = writes.kept()
        transaction.set_rollback(True)
    client.cookies.clear()
    for name, value in cookies.items():
        client.cookies[name] = value
    return outcome


def looked_at(client: Client, address: str, first: HttpResponse) -> Outcome:
    landed = first
    if first.status_code == 302 and first["Location"].startswith("/"):
        address = first["Location"]
        landed = client.get(address)
    failed = max(first.status_code, landed.status_code) >= 500
    error = getattr(first, "exc_info", None) or getattr(landed, "exc_info", None)
    status = 500 if failed else landed.status_code
    return Outcome(status, landed, address, went_on=landed is not first, error=error and error[1])


@dataclass
class Writes:
    """The tables that were written to, whether or not it was taken back."""

    tables: set[str] = field(default_factory=set)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not READS.match(sql):
            found = WRITTEN.match(sql)
            self.tables.add(found[1] if found else sql)
        return execute(sql, params, many, context)

    def kept(self) -> Marks:
        """What stands now in the tables that were written to; in all, if that cannot be told."""
        tables, there = self.tables - BESIDE, all_tables() if self.tables - BESIDE else set()
        return marks_of(tables if tables <= there else there)


def everything_kept() -> Marks:
    return marks_of(all_tables())


def all_tables() -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.table_names(cursor)) - BESIDE


def marks_of(tables: Iterable[str]) -> Marks:
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a table's own name
            found[table] = hashlib.sha256(repr(sorted(map(repr, cursor.fetchall()))).encode()).hexdigest()
    return found


def wrong_with(
    outcome: Outcome, before: Before, typed: dict[str, Any], *, kept: Marks, was_taken: bool
) -> Iterator[str]:
    """What must not be. `was_taken`: the plain answers were, so it is this field that was refused."""
    if outcome.status == 500:
        yield f"it fails: {outcome.error!r}"
        return
    if MARKUP[:20] in outcome.text:
        yield "the markup comes back as markup"
    if before.form.method != "post":
        return
    if not outcome.kept.items() <= kept.items():
        yield "it was refused, and something was changed"
    if before.form.typed and outcome.status == 409:
        yield "what was typed is lost on a page of its own"
    if outcome.status == 200 and not outcome.went_on:
        yield from wrong_with_form(outcome, before, typed, was_taken=was_taken)


# A text into which lines are written once it is understood: every line of it comes back, in its order.
WRITTEN_INTO = {"agreement:write_text": {"text"}}


def stands_in(wanted: str, there: str) -> bool:
    """Whether every line of a text stands in another, in its order, whatever stands between."""
    lines = iter(line.strip() for line in there.splitlines())
    return all(line.strip() in lines for line in wanted.splitlines() if line.strip())


def wrong_with_form(outcome: Outcome, before: Before, typed: dict[str, Any], *, was_taken: bool) -> Iterator[str]:
    """Of a form that is drawn again: it says why, leads to the field, and what was typed comes back."""
    drawn = outcome.page.form_like(before.form)
    if drawn is None:
        return
    if not outcome.refused and not outcome.has_result:
        yield "it is drawn again without a word"
    for link in outcome.page.errors:
        if link.removeprefix("#") not in outcome.page.ids:
            yield f"the summary leads to {link}, which is not there"
    if was_taken and outcome.page.has_summary and not outcome.page.errors:
        yield "the summary names no field"
    for name in drawn.typed:
        sent = typed.get(name) or [""]
        wanted = without_controls(one_line_end(str(sent[-1])))
        there = one_line_end((drawn.fields[name].values or [""])[0])
        if not outcome.refused and name in WRITTEN_INTO.get(before.form.route, ()) and stands_in(wanted, there):
            continue
        if name in typed and there != wanted:
            yield f"{name} came back as {there[:30]!r} in place of {wanted[:30]!r}"
