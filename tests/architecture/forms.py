"""Forms as a browser sees them: found by following links, filled in plainly, then spoilt one field at a time."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

FILES = re.compile(r"\.(csv|xlsx|docx|odt|pdf|svg|json|css|html)($|\?)|/logo$")
TYPED = {"text", "textarea", "email", "url", "number", "tel", "search"}
BUTTONS = {"submit", "button", "reset", "image"}


@dataclass
class Field:
    """One field: its kind, what stands in it, and what it offers."""

    name: str
    kind: str
    values: list[str] = field(default_factory=list)
    offers: list[str] = field(default_factory=list)
    least: str = ""


@dataclass
class FoundForm:
    """A form of a page: where it is sent, its fields and its named buttons."""

    page: str
    action: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    @property
    def route(self) -> str:
        return route_of(self.action)

    @property
    def signature(self) -> tuple[str, ...]:
        return tuple(sorted({kind_of_name(name) for name in self.fields}))

    @property
    def typed(self) -> list[str]:
        """The fields that people type into."""
        return [name for name, found in self.fields.items() if found.kind in TYPED]

    def values(self) -> dict[str, list[str]]:
        return {name: list(found.values) for name, found in self.fields.items() if found.values}


class Page(HTMLParser):
    """The forms, links, ids and error summary of a page."""

    def __init__(self, address: str, text: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[FoundForm] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.errors: list[str] = []
        self.has_summary = False
        self._form: FoundForm | None = None
        self._area = self._select = ""
        self._summary = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.add(given["id"])
        if tag == "div" and (self._summary or "govuk-error-summary" in given.get("class", "").split()):
            self._summary, self.has_summary = self._summary + 1, True
        if tag == "a" and "href" in given:
            (self.errors if self._summary else self.links).append(given["href"])
        if tag == "form":
            action = urljoin(self.address, given.get("action") or self.address)
            self._form = FoundForm(self.address, action, given.get("method", "get").lower())
            self.forms.append(self._form)
        if self._form is not None:
            self.take(tag, given)

    def take(self, tag: str, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "button" and given.get("formaction"):
            # The same fields, sent elsewhere; those that come after the button too.
            self.forms.append(replace(self._form, action=urljoin(self.address, given["formaction"])))
        elif tag == "button" and name:
            self._form.buttons.append((name, given.get("value", "")))
        elif tag == "option" and self._select:
            self.offer(self._form.fields[self._select], given.get("value", ""), chosen="selected" in given)
        elif tag in {"select", "textarea"} and name:
            self._form.fields[name] = Field(name, tag if tag != "select" or "multiple" not in given else "multiple")
            self._select, self._area = (name, "") if tag == "select" else ("", name)
        elif tag == "input" and name and kind in {"radio", "checkbox"}:
            found = self._form.fields.setdefault(name, Field(name, kind))
            self.offer(found, given.get("value", "on"), chosen="checked" in given)
        elif tag == "input" and name not in {"", "csrfmiddlewaretoken"} and kind not in BUTTONS:
            values = [given["value"]] if given.get("value") else []
            self._form.fields[name] = Field(name, kind, values, least=given.get("min", ""))

    @staticmethod
    def offer(found: Field, value: str, *, chosen: bool) -> None:
        found.offers.append(value)
        if chosen:
            found.values.append(value)

    def handle_data(self, data: str) -> None:
        if self._area and self._form is not None:
            found = self._form.fields[self._area]
            found.values = ["".join([*found.values, data])]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            found = self._form.fields[self._area] if self._area and self._form else None
            if found and found.values:
                # A browser leaves out the line end that follows the opening tag.
                found.values = [found.values[0].removeprefix("\r\n").removeprefix("\n")]
            self._area = ""
        elif tag == "select":
            self.choose_first()
        elif tag == "form":
            self._form = None
        elif tag == "div" and self._summary:
            self._summary -= 1

    def choose_first(self) -> None:
        """A plain select always holds something: the first, when nothing is chosen."""
        found = self._form.fields.get(self._select) if self._form else None
        if found and found.kind == "select" and not found.values and found.offers:
            found.values = found.offers[:1]
        self._select = ""

    def form_like(self, sent: FoundForm) -> FoundForm | None:
        """The same form drawn again."""
        wanted = set(sent.fields)
        return next((f for f in self.forms if wanted and wanted & set(f.fields) and f.method == "post"), None)


def page_of(response: HttpResponse, address: str) -> Page:
    is_page = response.get("Content-Type", "").startswith("text/html") and not response.streaming
    return Page(address, response.content.decode(errors="replace") if is_page else "")


def route_of(address: str) -> str:
    return route_of_path(urlsplit(address).path)


@cache
def route_of_path(path: str) -> str:
    try:
        return resolve(path).view_name or path
    except Resolver404:
        return ""


def kind_of_name(name: str) -> str:
    """`text_2` and `b3-text_1` are the same kind of field, as are all the words of an area."""
    return re.sub(r"\d+", "#", re.sub(r"^[a-z_]+(?=_(one|plural)$)", "#", name))


def follow(client: Client, starts: list[str], each: int = 2) -> Iterator[Page]:
    """Every page that links lead somebody to, each kind of address a few times at most."""
    # In the order in which they were met; a redirect may lead to where somebody comes from.
    todo, seen, counts = dict.fromkeys(starts), set(), Counter()
    while todo:
        address = next(iter(todo))
        del todo[address]
        route = route_of(address)
        seen.add(address)
        if counts[route] >= each or FILES.search(address):
            continue
        counts[route] += 1
        response = client.get(address)
        if response.status_code in {301, 302}:
            met = [response["Location"]]
        else:
            page = page_of(response, address)
            yield page
            met = [*page.links, *(form.action for form in page.forms)]
        found = (urljoin(address, link).split("#")[0] for link in met)
        todo |= {link: None for link in found if link.startswith("/") and link not in seen}


# Plain answers --------------------------------------------------------------------------------------------------------

PART = re.compile(r"(.+)_(day|month|year)$")
# Days from today, by what a date is called; an order that no rule of ours objects to.
DAYS = (
    ("starts", 1),
    ("opens", 2),
    ("due", 40),
    ("locks", 45),
    ("closes", 120),
    ("ends", 60),
    ("papers", 5),
    ("by_on", 60),
    ("launch_on", 60),
    ("review_on", 60),
)


def day_for(name: str, today: date) -> date:
    return today + timedelta(days=next((days for word, days in DAYS if word in name), 0))


def plain_answers(form: FoundForm, today: date, special: dict[str, Any]) -> dict[str, Any]:
    """What a person would send who fills in everything sensibly."""
    answers: dict[str, Any] = form.values()
    for name, found in form.fields.items():
        if name in special:
            answers[name] = special[name]
        elif found.kind == "checkbox" and found.offers != ["on"] and not found.values:
            answers[name] = found.offers[:1]
        elif not any(answers.get(name, [])) and found.kind not in {"checkbox", "hidden", "file"}:
            answers[name] = [plain_answer(found, today)]
    return answers


def plain_answer(found: Field, today: date) -> str:
    if part := PART.match(found.name):
        return str(getattr(day_for(part[1], today), part[2]))
    if found.offers:
        return next((value for value in found.offers if value), "")
    if found.kind == "number":
        return found.least or "1"
    by_kind = {"email": "somebody@example.org", "url": "https://www.example.org"}
    return by_kind.get(found.kind) or {"starts": "12:30", "ends": "13:30"}.get(found.name, "Plain words")


# Spoilt answers -------------------------------------------------------------------------------------------------------

NUL = "Before\x00after"
LONG = "x" * 100_000
MARKUP = "<script>alert(1)</script>\"'><b>&amp;{{ 7 }}"
FORMULA = "=cmd|' /C calc'!A0"
FOREIGN = "اتفاق ‮txt.exe‬ 協定 🧾 \U0001f468‍\U0001f469‍\U0001f467 é"
# By kind of field: the first field of a kind in a form is sent all of them, each other field the first one.
TEXTS = (MARKUP, NUL, LONG, FORMULA, FOREIGN)
NUMBERS = (str(10**30), "ten", "-1", "1e400", "٣" + NUL, "9" * 5000)
CHOICES = ("elsewhere" + NUL, str(10**30), MARKUP)
PARTS = ("thirty", str(10**30), "-1", MARKUP)
WHOLE_DATES = (("31", "12", "9999"), ("1", "1", "1800"), ("31", "2", "2027"))
Spoilt = Iterator[tuple[str, dict[str, Any]]]


def spoilt(
    form: FoundForm, plain: dict[str, Any], files: Iterable[tuple[str, Any]] = (), *, again: bool = False
) -> Spoilt:
    """The plain answers with one thing wrong at a time, each with words for what it is. `again`: much the same form."""
    yield "nothing at all", {}
    yield "every field twice", {name: value * 2 if isinstance(value, list) else value for name, value in plain.items()}
    for value in (NUL, LONG) if form.typed else ():
        yield f"all: {value[:12]!r}", {**plain, **{name: [value] for name in form.typed}}
    names: set[str] = set()
    kinds: set[object] = {TEXTS, NUMBERS, CHOICES, PARTS, WHOLE_DATES} if again else set()
    for name, found in form.fields.items():
        if kind_of_name(name) in names or name.endswith(("_month", "_year")):
            continue
        names.add(kind_of_name(name))
        yield f"{name} left out", {key: value for key, value in plain.items() if key != name}
        for value in some(values_for(found), kinds):
            yield f"{name}: {value[:12]!r}", {**plain, name: [value]}
        if name.endswith("_day"):
            yield from spoilt_dates(name.removesuffix("_day"), plain, some(WHOLE_DATES, kinds))
        for words, file in files if found.kind == "file" else ():
            yield f"{name}: {words}", {**plain, name: file}


def some(values: tuple[Any, ...], kinds: set[object]) -> tuple[Any, ...]:
    """All of the values for the first field of a kind, one for the next."""
    if values in kinds:
        return values[:1]
    kinds.add(values)
    return values


def values_for(found: Field) -> tuple[str, ...]:
    if PART.match(found.name):
        return PARTS
    if found.offers:
        return CHOICES
    return NUMBERS if found.kind == "number" else TEXTS


def spoilt_dates(name: str, plain: dict[str, Any], dates: Iterable[tuple[str, str, str]]) -> Spoilt:
    for day, month, year in dates:
        typed = {f"{name}_day": [day], f"{name}_month": [month], f"{name}_year": [year]}
        yield f"{name}: {day}/{month}/{year}", {**plain, **typed}
