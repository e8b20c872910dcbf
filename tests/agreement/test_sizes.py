"""Pages of an agreement ask the database as often for 200 commitments in 10 versions with 1,000 comments as for few."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from concord.agreement.models import Comment, Consultation, Version
from concord.core.areas.scoping import within
from tests.architecture.once import one_transaction
from tests.signing_in import sign_in
from tests.worlds import make_world

from .sizes import Large, Size, build

pytestmark = pytest.mark.same_everywhere

SMALL, LARGE = Size(3, 3, 10, 3), Size(200, 10, 1000, 120)
AREA = "/areas/wessington/agreement/"
# The address of each page after `AREA`, and how many queries it asks.
PAGES: dict[str, tuple[str, int]] = {
    "reading": ("read/", 11),
    "commitments": ("", 6),
    "last page": ("?page=2", 6),
    "search": ("?words=good+time", 6),
    "one commitment": ("{commitment}/", 7),
    "as a file": ("commitments.csv", 6),
    "programme": ("programme/", 7),
    "issues": ("next-version/", 10),
    "issues as a file": ("next-version.csv", 10),
    "documents": ("documents/", 7),
    "version in force": ("documents/{document}/{in_force}/", 11),
    "first version": ("documents/{document}/1/", 11),
    "version as JSON": ("documents/{document}/{in_force}/file.json", 11),
    "comparing": ("documents/{document}/compare/", 11),
    "comparing the first": ("documents/{document}/compare/?old=1&new={draft}", 11),
    "crosswalk": ("frameworks/compact-2010/", 7),
    "register": ("signatories/", 13),
    "register for all": ("signatories/public/", 9),
    "register as a file": ("signatories/signatures.csv", 7),
    "coverage": ("signatories/coverage/", 10),
    "consultations": ("consultations/", 7),
    "consultation": ("consultations/{consultation}/", 11),
    "comments": ("consultations/{consultation}/comments/", 10),
    "last comments": ("consultations/{consultation}/comments/?page=99", 10),
    "comments without an answer": ("consultations/{consultation}/comments/?state=accepted&outcome=open", 10),
    "comments as a file": ("consultations/{consultation}/comments.csv", 7),
    "entering one": ("consultations/{consultation}/comments/new/", 8),
    "what can be kept": ("consultations/{consultation}/can-be-kept/", 13),
    "what is hard": ("consultations/{consultation}/can-be-kept/hard/", 9),
    "kept as a file": ("consultations/{consultation}/can-be-kept.csv", 7),
    "for the meeting": ("consultations/{consultation}/for-the-meeting/", 13),
    "draft for all": ("have-your-say/{consultation}/", 7),
    "a section of it": ("have-your-say/{consultation}/1/", 8),
    "you said": ("have-your-say/{consultation}/you-said/", 10),
    "settling": ("consultations/{consultation}/comments/settle/?{comments}", 7),
}
# These can be opened once the consultation is over.
DRAFTING: dict[str, tuple[str, int]] = {
    "draft": ("documents/{document}/{draft}/", 11),
    "its text": ("documents/{document}/{draft}/text/", 12),
    "one clause": ("documents/{document}/{draft}/commitments/{commitment}/", 15),
    "adopting": ("documents/{document}/{draft}/adopt/", 15),
}


@dataclass(frozen=True)
class Seen:
    status: int
    queries: int
    body: str


db = one_transaction()


@pytest.fixture(scope="module")
def few(db: None) -> dict[str, Seen]:
    return measured(SMALL)


@pytest.fixture(scope="module")
def many(db: None) -> dict[str, Seen]:
    return measured(LARGE)


def measured(size: Size) -> dict[str, Seen]:
    with transaction.atomic():
        world = make_world()
        with within(world.area):
            made = build(world, size, timezone.localdate())
        client = sign_in(world.officer)
        found = opened(client, made, PAGES)
        with within(world.area):
            Consultation.objects.update(ended_on=timezone.localdate())
            Version.objects.filter(state="consultation").update(state="draft")
        found |= opened(client, made, DRAFTING)
        transaction.set_rollback(True)
    return found


def opened(client: Client, made: Large, pages: dict[str, tuple[str, int]]) -> dict[str, Seen]:
    facts = facts_of(made)
    client.get(f"{AREA}read/")  # whatever is asked once for all
    return {name: ask(client, AREA + path.format(**facts)) for name, (path, _) in pages.items()}


def facts_of(made: Large) -> dict[str, Any]:
    with within(made.document.area):
        ticked = Comment.objects.filter(state="accepted")[:5]
        return {
            "document": made.document.uid,
            "in_force": made.in_force.number,
            "draft": made.draft.number,
            "consultation": made.consultation.uid,
            "commitment": made.commitment.uid,
            "comments": "&".join(f"comment={one.uid}" for one in ticked),
        }


def ask(client: Client, path: str) -> Seen:
    connection.queries_log.clear()
    with CaptureQueriesContext(connection) as seen:
        response = client.get(path)
        body = b"".join(response.streaming_content) if response.streaming else response.content
    return Seen(response.status_code, len(seen), body.decode())


@pytest.mark.parametrize("name", [*PAGES, *DRAFTING])
def test_a_page_asks_as_often_whatever_the_size(few: dict[str, Seen], many: dict[str, Seen], name: str) -> None:
    wanted = (PAGES | DRAFTING)[name][1]
    assert [(seen.status, seen.queries) for seen in (few[name], many[name])] == [(200, wanted), (200, wanted)]


@pytest.mark.parametrize(
    ("name", "mark", "most"),
    [
        ("comments", 'class="concord-clause"', 50),
        ("you said", "You said:", 50),
        ("commitments", '<td data-label="Themes">', 100),
        ("register", "Body ", 60),
        ("what can be kept", '<th scope="row"', 60),
        ("what is hard", 'class="concord-clause"', 20),
        ("consultation", "Legal team", 50),
    ],
)
def test_long_lists_stand_on_pages(many: dict[str, Seen], name: str, mark: str, most: int) -> None:
    assert 0 < many[name].body.count(mark) <= most


def test_files_hold_everything(many: dict[str, Seen]) -> None:
    assert many["as a file"].body.count("Promise") == 2000 - 200
    assert many["comments as a file"].body.count("C000") == 1000
    assert many["kept as a file"].body.count(",Promise ") == 2000


def test_no_page_is_too_heavy_to_be_read_on_a_telephone(many: dict[str, Seen]) -> None:
    heavy = {name: len(seen.body) for name, seen in many.items() if len(seen.body) > 600_000 and "file" not in name}
    assert heavy == {}
