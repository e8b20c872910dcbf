"""A draft written as one text, or brought in from a file."""

import html
import io
import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document as WordDocument

from concord.agreement import commands
from concord.agreement.models import Commitment, CommitmentText
from concord.core.audit.models import AuditEntry

from .documents import FACTS, adopted, drafted, next_draft


@pytest.fixture
def client(world, signed_in):
    return signed_in(world.officer)


@pytest.fixture
def draft(world):
    """A second version, drafted from one in force with 1.1, 1.2 and what stood alone, 2.3."""
    return next_draft(adopted(world).document)


def url_of(version):
    return f"/areas/wessington/agreement/documents/{version.document.uid}/{version.number}/text/"


def body_of(response):
    assert response.status_code == 200
    return response.content.decode()


def box(body):
    return html.unescape(re.search(r'<textarea[^>]*name="text"[^>]*>\s?(.*?)</textarea>', body, re.DOTALL)[1])


def seen(body):
    return re.search(r'name="seen" value="([^"]*)"', body)[1]


def words(body):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)))


def opened(client, version):
    body = body_of(client.get(url_of(version)))
    return {"text": box(body), "seen": seen(body)}


def numbers(version):
    return [text.number for text in version.texts.order_by("section__position", "position")]


def test_the_box_holds_the_draft_and_putting_it_back_changes_nothing(client, draft):
    before = list(draft.texts.order_by("number").values_list("number", "title", "text", "commitment"))
    typed = opened(client, draft)
    assert ("## 1.1 Promise 1.1\nWe do it.\nOwed by: both sectors\nWas: 1.1" in typed["text"], len(before)) == (True, 3)
    assert client.post(url_of(draft), typed | {"put": "1"}).status_code == 302
    assert list(draft.texts.order_by("number").values_list("number", "title", "text", "commitment")) == before
    assert AuditEntry.objects.filter(verb="agreement.version_imported").count() == 1


def test_looking_keeps_nothing_and_says_which_commitment_each_is(client, draft):
    text = "# 1 Funding\n\n## 1.1 Promise 1.1\nWe do it at once.\n\n## 1.9 Thank volunteers each June\nWith a supper."
    before = numbers(draft)
    body = body_of(client.post(url_of(draft), opened(client, draft) | {"text": text}))
    said = words(body)
    assert "1 section and 2 commitments were recognised, 1 of them new. Nothing is kept yet." in said
    assert ("1.1 Promise 1.1 (proposed)" in said, "Not in this text: 1.2 Promise 1.2; 2.3 Pay on time" in said) == (
        True,
        True,
    )
    assert box(body) == (
        "# 1 Funding\n\n## 1.1 Promise 1.1\nWe do it at once.\nOwed by: both sectors\nWas: 1.1\n\n"
        "## 1.9 Thank volunteers each June\nWith a supper.\nOwed by: both sectors\nWas: new\n"
    )
    assert (numbers(draft), AuditEntry.objects.filter(verb="agreement.version_imported").exists()) == (before, False)
    typed = {"text": box(body), "seen": seen(body), "put": "1"}
    old = Commitment.objects.get(texts__version=draft, number="1.1")
    assert client.post(url_of(draft), typed)["Location"].endswith(f"/{draft.document.uid}/2/")
    assert [(t.number, t.commitment == old) for t in draft.texts.order_by("number")] == [("1.1", True), ("1.9", False)]


def test_nothing_is_put_before_it_is_said_which_commitment_each_is(client, draft):
    text = "# 1 Funding\n## 1.1 Promise 1.1\nWe do it."
    before = numbers(draft)
    body = body_of(client.post(url_of(draft), opened(client, draft) | {"text": text, "put": "1"}))
    assert "Which commitment each one is was not said for all of them." in words(body)
    assert ("Was: 1.1" in box(body), numbers(draft)) == (True, before)


def test_a_person_changes_what_was_proposed(client, draft):
    typed = opened(client, draft) | {"text": "# 1 A\n## 1.1 Promise 1.1\nWas: new\n## 5 Promise\nWas: 1.2", "put": "1"}
    olds = {c.number: c for c in Commitment.objects.filter(texts__version=draft)}
    assert client.post(url_of(draft), typed).status_code == 302
    found = {text.number: text.commitment for text in draft.texts.select_related("commitment")}
    assert (found["1.1"] != olds["1.1"], found["5"]) == (True, olds["1.2"])


def test_a_commitment_of_this_draft_alone_stays_the_one_that_it_is(client, draft):
    made = commands.add_clause(section=draft.sections.first(), number="1.7", title="Brand new", **FACTS)
    typed = opened(client, draft)
    assert "Was: 1.7 of this draft" in typed["text"]
    changed = typed["text"].replace("## 1.7 Brand new", "## 1.8 Brand newer")
    assert client.post(url_of(draft), typed | {"text": changed, "put": "1"}).status_code == 302
    kept = CommitmentText.objects.get(version=draft, number="1.8")
    assert (kept.commitment_id, kept.title) == (made.commitment_id, "Brand newer")


def test_what_is_wrong_is_told_by_line_and_what_was_typed_comes_back(client, draft):
    text = "# 1 Funding\n\n## 1.1 Pay\nTheme: cheese\n## 1.1 Again\nWas: 9.9"
    body = body_of(client.post(url_of(draft), opened(client, draft) | {"text": text, "put": "1"}))
    said = words(body)
    assert "There is a problem" in said
    for told in ("Line 4: “cheese” is not understood", "Line 5: Number 1.1 stands in line 3", "Line 6: There is no"):
        assert told in said
    assert box(body) == text
    assert numbers(draft) != []


def test_plain_words_are_recognised_too(client, draft):
    text = "1 Funding\n\nUndertakings by public bodies:\n\n1.1 Promise 1.1\nWe do it.\n\n1.2 Another thing entirely"
    body = body_of(client.post(url_of(draft), opened(client, draft) | {"text": text}))
    assert "# 1 Funding\n\n## 1.1 Promise 1.1\nWe do it.\nOwed by: public bodies\nWas: 1.1" in box(body)


def test_a_file_becomes_text_to_look_at_first(client, draft):
    document, out = WordDocument(), io.BytesIO()
    document.add_heading("1 Funding", 1)
    document.add_paragraph("1.2 Promise 1.2")
    document.save(out)
    file = SimpleUploadedFile("agreement.docx", out.getvalue())
    before = numbers(draft)
    body = body_of(client.post(url_of(draft), opened(client, draft) | {"file": file, "put": "1"}))
    assert box(body) == "# 1 Funding\n\n## 1.2 Promise 1.2\nOwed by: both sectors\nWas: 1.2\n"
    assert ("Put it into the draft" in body, numbers(draft)) == (True, before)


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"PK\x03\x04 half", "damaged or only half there"), (b"<html>", "a web page"), (b"x " * 400_000, "longer than")],
)
def test_a_file_that_cannot_be_read_leaves_the_text(client, draft, data, told):
    typed = opened(client, draft) | {"text": "# 1 Mine", "file": SimpleUploadedFile("a.docx", data)}
    body = body_of(client.post(url_of(draft), typed))
    assert (told in words(body), box(body)) == (True, "# 1 Mine")


def test_a_file_that_is_too_large_is_told(client, draft, settings):
    settings.UPLOAD_LIMIT = 100
    typed = opened(client, draft) | {"file": SimpleUploadedFile("a.txt", b"1.1 Pay\n" * 20)}
    assert "too large" in words(body_of(client.post(url_of(draft), typed)))


def test_an_empty_box_is_told(client, draft):
    assert "Write what the draft says, or choose a file" in words(body_of(client.post(url_of(draft), {"text": " "})))


def test_what_somebody_else_changed_meanwhile_is_not_lost_unseen(client, draft):
    typed = opened(client, draft) | {"put": "1"}
    commands.add_section(version=draft, heading="Theirs", **FACTS)
    body = body_of(client.post(url_of(draft), typed))
    assert "Somebody changed this draft while you were writing." in words(body)
    assert draft.sections.filter(heading="Theirs").exists()
    assert client.post(url_of(draft), {"text": box(body), "seen": seen(body), "put": "1"}).status_code == 302
    assert not draft.sections.filter(heading="Theirs").exists()


def test_a_rule_that_is_broken_gives_the_text_back(client, draft, world):
    text = "\n".join(["# 1 All", *(f"## 1.{n} Promise\nWas: new" for n in range(401))])
    body = body_of(client.post(url_of(draft), opened(client, draft) | {"text": text, "put": "1"}))
    assert ("A version holds at most 400 commitments." in words(body), "## 1.400 Promise" in box(body)) == (True, True)


def test_the_first_version_of_a_document_needs_no_word_on_what_was(client, world):
    version = drafted(world, numbers=())
    CommitmentText.objects.filter(version=None).delete()
    CommitmentText.objects.filter(version=version).delete()
    typed = opened(client, version) | {"text": "# 1 Funding\n## 1.1 Pay", "put": "1"}
    assert client.post(url_of(version), typed).status_code == 302
    assert numbers(version) == ["1.1"]


def test_an_adopted_version_is_not_written_on(client, world):
    version = adopted(world)
    assert client.get(url_of(version)).status_code != 200
    assert "no longer a draft" in words(client.get(url_of(version), follow=True).content.decode())


def test_only_an_officer_writes_and_no_neighbour(world, signed_in, draft):
    assert signed_in(world.observer).get(url_of(draft)).status_code == 403
    assert signed_in(world.stranger).get(url_of(draft)).status_code in {403, 404}
    assert signed_in(world.officer).get(url_of(draft).replace(str(draft.document.uid), str(uuid4()))).status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_takes_the_same_queries_however_much_there_is(client, draft, rows, django_assert_num_queries):
    section = draft.sections.first()
    for n in range(rows):
        commands.add_clause(section=section, number=f"7.{n}", title=f"Extra {n}", **FACTS)
    typed = opened(client, draft)
    with django_assert_num_queries(12):
        body_of(client.get(url_of(draft)))
    with django_assert_num_queries(12):
        body_of(client.post(url_of(draft), typed))
