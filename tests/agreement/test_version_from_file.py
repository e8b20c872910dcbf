"""A version out as JSON and in again: equal, its commitments still themselves; and files that nobody should bring."""

import copy
import json
import re
from pathlib import Path

import pytest

from concord.agreement import commands, terms
from concord.agreement.exports import version_file
from concord.agreement.imports import read_version
from concord.agreement.models import Commitment, CommitmentText, Document, Version
from concord.agreement.queries.documents import version_page
from concord.core.areas.scoping import within
from concord.core.lib.errors import AccessDenied, ImportRefused
from tests.agreement.versions import FACTS, add_document, draft, full_version, long_outline

DOCS = Path(__file__).parents[2] / "docs" / "how-to" / "agreement-file.md"
EXAMPLE = json.loads(re.search(r"```json\n(.*?)```", DOCS.read_text(), re.DOTALL).group(1))
ORIGIN = ("number", "state", "started_on", "adopted_on", "adopted_at", "launched_on")


def out(version: Version) -> bytes:
    return version_file(version_page(Version.objects.select_related("document").get(pk=version.pk)), "json")


def bring(document: Document, data: bytes, *, dry_run: bool = False, by=FACTS["by"]):
    return commands.import_version(document=document, data=data, dry_run=dry_run, by=by, at=FACTS["at"])


def draft_in(document: Document) -> Version:
    return Version.objects.get(document=document, state="draft")


def said(data: bytes, *, uids: bool = True) -> dict:
    """What a version says, without where and when it came into force."""
    found = json.loads(data)
    version = {name: value for name, value in found["version"].items() if name not in ORIGIN}
    for section in found["sections"]:
        for commitment in section["commitments"]:
            commitment.pop("uid") if not uids else None
    return {"version": version, "sections": found["sections"]}


def changed(**facts: object) -> bytes:
    """The example with other facts of its only commitment."""
    found = copy.deepcopy(EXAMPLE)
    found["sections"][0]["commitments"][0] |= facts
    return json.dumps(found).encode()


def problems(data: bytes) -> list[str]:
    with pytest.raises(ImportRefused) as refused:
        read_version(data)
    return [problem.message for problem in refused.value.problems]


def test_out_and_into_the_same_draft_again_is_equal_and_each_is_still_itself(world):
    version = full_version(world)
    data = out(version)
    made = commands.start_version(document=version.document, revision="full", **FACTS)
    commands.put_outline(version=made, outline=long_outline(20), **FACTS)
    result = bring(version.document, data)
    assert (result.problems[0].severity, result.refused) == ("warning", False)
    assert said(out(made)) == said(data)
    assert (result.added, result.changed, result.unchanged) == (4, 20, 0)


def test_out_and_into_a_new_draft_is_equal(world):
    version = full_version(world)
    result = bring(version.document, out(version))
    assert (result.added, result.changed, result.unchanged, result.problems) == (0, 0, 4, [])
    assert said(out(draft_in(version.document))) == said(out(version))
    assert Commitment.objects.count() == 5


def test_out_and_into_an_empty_area_is_equal_but_for_new_identities(world):
    data = out(full_version(world))
    with within(world.neighbour):
        document = commands.add_document(area=world.neighbour, title="Ours", **FACTS)
        result = bring(document, data)
        there = out(draft_in(document))
        assert said(there, uids=False) == said(data, uids=False)
        assert CommitmentText.objects.count() == 4
    assert (result.added, result.changed, result.unchanged) == (4, 0, 0)
    assert result.lines[0] == "1.1 Ask people early"
    uids = [{c["uid"] for s in json.loads(one)["sections"] for c in s["commitments"]} for one in (data, there)]
    assert uids[0] & uids[1] == set()


def test_two_hundred_commitments_come_back_equal(world):
    version = draft(add_document(world), long_outline(200))
    data = out(version)
    commands.put_outline(version=version, outline=long_outline(1), **FACTS)
    bring(version.document, data)
    assert said(out(version), uids=False) == said(data, uids=False)


def test_what_is_in_force_stays_as_it_is(world):
    version = full_version(world)
    before = out(version)
    bring(version.document, changed(title="Something else"))
    assert out(version) == before


def test_a_commitment_of_another_document_is_a_new_one_here(world):
    version = full_version(world)
    code = add_document(world, kind="code", code_kind="funding", prefix="F")
    result = bring(code, out(version))
    assert result.added == 4
    own = set(version.texts.values_list("commitment", flat=True))
    assert own & set(draft_in(code).texts.values_list("commitment", flat=True)) == set()


def test_a_dry_run_says_what_would_change_and_keeps_nothing(world):
    version = full_version(world)
    result = bring(version.document, changed(uid=str(version.texts.get(number="2.1").commitment.uid)), dry_run=True)
    assert (result.added, result.changed, result.unchanged) == (0, 4, 0)
    assert result.problems[0].message.startswith("1.1 Ask people early: not in the file")
    assert Version.objects.count() == 1


def test_a_draft_that_is_open_for_comments_stays(world):
    version = draft(add_document(world))
    Version.objects.filter(pk=version.pk).update(state="consultation")
    result = bring(version.document, changed())
    assert [problem.message for problem in result.problems] == [
        "People comment on this draft at the moment, so its words stay. End the consultation first."
    ]


def test_two_with_one_number_are_refused_whole(world):
    found = copy.deepcopy(EXAMPLE)
    found["sections"][0]["commitments"] *= 2
    result = bring(add_document(world), json.dumps(found).encode())
    assert [problem.message for problem in result.problems] == [
        "Two commitments have the number 1.1. Give each its own."
    ]
    assert Version.objects.count() == 0


def test_only_who_edits_the_agreement_brings_it_in(world):
    with pytest.raises(AccessDenied):
        bring(add_document(world), changed(), by=world.member)


def test_the_example_of_the_documentation_is_read():
    read = read_version(json.dumps(EXAMPLE).encode())
    assert (read.revision, read.reason, read.outline.title) == (
        "refresh", "Six years had passed.", "The Wessington Compact"
    )  # fmt: skip
    assert (read.outline.clauses[0].rule_number, read.outline.clauses[0].owed_to) == (84, "voluntary")


def test_the_documentation_names_every_value():
    table = DOCS.read_text()
    choices = ("Bearer", "Theme", "Standing", "RuleKind", "RuleUnit", "Counting", "DocumentKind", "Revision")
    for name in (*choices, "VersionState", "ApprovalKind"):
        assert [value for value in getattr(terms, name).values if f"`{value}`" not in table] == []


def test_the_export_has_the_facts_that_the_documentation_shows(world):
    made = json.loads(out(full_version(world)))

    def shape(found: dict) -> list:
        section = found["sections"][0]
        parts = (found, found["area"], found["document"], found["version"], section, found["approvals"][0])
        commitment = section["commitments"][0]
        return [list(part) for part in (*parts, commitment, commitment["rule"])]

    assert shape(made) == shape(EXAMPLE)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"title": ""}, "Section 1, commitment 1 (1.1): “title” is missing."),
        ({"number": None}, "Section 1, commitment 1: “number” is missing."),
        ({"number": 1.1}, "Section 1, commitment 1: “number” is not text."),
        ({"title": "W" * 121}, "Section 1, commitment 1 (1.1): “title” is longer than 120 characters."),
        ({"text": "W" * 20_001}, "Section 1, commitment 1 (1.1): “text” is longer than 20,000 characters."),
        (
            {"bearer": "us"},
            "Section 1, commitment 1 (1.1): “bearer” is “us”; it can be: public, voluntary, both.",
        ),
        ({"example_is_real": "yes"}, "Section 1, commitment 1 (1.1): “example_is_real” is not true or false."),
        (
            {"uid": "1"},
            "Section 1, commitment 1 (1.1): “uid” is not an identity like 0b1f…-…; leave it out for a new commitment.",
        ),
        (
            {"rule": {"kind": "notice", "number": 10**400, "unit": "weeks", "counting": "difference"}},
            "Section 1, commitment 1 (1.1), rule: “number” is not a whole number from 1 to 9,999.",
        ),
        (
            {"rule": {"kind": "notice", "number": True, "unit": "weeks", "counting": "difference"}},
            "Section 1, commitment 1 (1.1), rule: “number” is not a whole number from 1 to 9,999.",
        ),
        (
            {"rule": {"kind": "notice", "number": 3, "unit": "weeks"}},
            "Section 1, commitment 1 (1.1), rule: “counting” is missing.",
        ),
        (
            {"standing": "\ud800\x00x"},
            "Section 1, commitment 1 (1.1): “standing” is “x”; it can be: achievable, aspirational.",
        ),
    ],
)  # fmt: skip
def test_a_problem_is_named_with_its_place(facts, expected):
    assert problems(changed(**facts)) == [expected]


def test_every_problem_is_named_at_once():
    found = {"format": "concord-agreement", "format_version": 1, "version": [], "sections": [1, {"commitments": [2]}]}
    assert problems(json.dumps(found).encode()) == [
        "The version: is not an object with its facts by name.",
        "Section 1: is not an object with its facts by name.",
        "Section 2: “heading” is missing.",
        "Section 2, commitment 1: is not an object with its facts by name.",
        "Section 2, commitment 1: “number” is missing.",
        "Section 2, commitment 1: “title” is missing.",
        "The version: “title” is missing.",
    ]


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\x00\xff", b"[" * 100_000, b"[]", b"null", b'{"format": "other"}',
     b'{"format": ["concord-agreement"]}',
     b'{"format": "concord-agreement", "format_version": 2}', b'{"n": ' + b"9" * 5000 + b"}"],
)  # fmt: skip
def test_what_is_no_such_file_is_refused_in_one_sentence(data):
    assert len(problems(data)) == 1


def test_more_than_a_version_holds_is_refused(world):
    found = copy.deepcopy(EXAMPLE)
    found["sections"] = found["sections"] * 61
    assert "The file: “sections” has 61 entries; at most 60 are read." in problems(json.dumps(found).encode())


def test_letters_of_every_kind_come_back_as_they_were(world):
    text = "Ŵŷ 漢字 العربية <b>&amp; “quoted” \\u0000 {{ x }}\n\n\tin"
    document = add_document(world)
    bring(document, changed(text=text + "\x00\u202e"))
    assert json.loads(out(draft_in(document)))["sections"][0]["commitments"][0]["text"] == text
