"""What a group did for its purpose: lines, evidence, registers, and the statement of a year."""

import csv
import io
from datetime import date

import pytest
from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.audit.models import AuditEntry
from concord.core.directory.commands.lists import import_list
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.tables import write_csv
from concord.group import commands
from concord.group.commands.imported_evidence import EVIDENCE
from concord.group.exports.purpose import evidence
from concord.group.models import Evidence, PurposeWording
from concord.group.queries.purpose import evidence_of_area, statement_page, words_of
from concord.group.rules.purpose import USUAL
from tests.worlds import START

from .minuting import meet
from .test_views_seats import day

URL = "/areas/wessington/group/"
TODAY = date(2026, 1, 5)


def note(world, line="included", by=SYSTEM, **facts):
    usual = {"name": "The carers’ forum", "text": "It has a seat now.", "noted_on": TODAY}
    return commands.note_evidence(group=world.group, line=line, by=by, at=START, **usual | facts)


def test_a_year_is_stated_line_by_line(world):
    note(world)
    note(world, "problems", noted_on=date(2025, 5, 1))
    page = statement_page(world.group, 2026, TODAY)
    assert [(line.line, [one.name for one in line.evidence]) for line in page.lines] == [
        ("workstreams", []), ("included", ["The carers’ forum"]), ("problems", []),
    ]  # fmt: skip
    assert page.years == [2026, 2025]
    assert page.lines[2].records == "0 decisions in the minutes of 0 meetings held; no action was due."
    entry = AuditEntry.objects.filter(verb="group.evidence_noted").latest("pk")
    assert "carers" not in f"{entry.subject_label}{entry.facts}"


def test_the_group_has_words_of_its_own(world):
    commands.word_purpose(group=world.group, words={"included": "Nobody is left out"}, by=SYSTEM, at=START)
    assert words_of(world.group)["included"] == "Nobody is left out"
    commands.word_purpose(group=world.group, words={"included": ""}, by=SYSTEM, at=START)
    assert (words_of(world.group)["included"], PurposeWording.objects.count()) == (USUAL["included"], 0)


@pytest.mark.parametrize("facts", [{"name": "  "}, {"noted_on": date(2026, 1, 6)}])
def test_what_is_refused(world, facts):
    with pytest.raises(RuleBroken):
        note(world, **facts)


@pytest.mark.parametrize("who", ["member", "champion", "observer", "stranger"])
def test_others_write_none(world, who):
    one, by = note(world), {"by": world.people[who], "at": START}
    for command, facts in (
        (commands.remove_evidence, {"evidence": one}),
        (commands.word_purpose, {"group": world.group, "words": {}}),
    ):
        with pytest.raises(AccessDenied):
            command(**facts, **by)
    with pytest.raises(AccessDenied):
        note(world, by=world.people[who])


def test_it_is_noted_listed_changed_and_taken_with_one(world, signed_in):
    chair, register = signed_in(world.chair), f"{URL}groups/group/evidence/workstreams/"
    typed = {"name": "One form", "text": "=1+1", **day("noted_on", timezone.localdate())}
    assert "Which workstream" in chair.get(f"{register}new/").content.decode()
    nameless = chair.post(f"{register}new/", typed | {"name": ""}).content.decode()
    assert "Answer the question “Which workstream or service?”" in nameless
    assert chair.post(f"{register}new/", typed).url == register
    found = Evidence.objects.get()
    assert chair.post(f"{URL}evidence/{found.uid}/change/", typed | {"name": "One short form"}).url == register
    page = f"{URL}groups/group/statement"
    assert chair.post(f"{page}/words/", {"workstreams": "To build together"}).url == f"{page}/"
    body = signed_in(world.observer).get(f"{page}/").content.decode()
    shown = ("One short form" in body, "To build together" in body, "Word the purpose" in body)
    assert shown == (True, True, False)
    for kind, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert chair.get(f"{page}.{kind}").content.startswith(start)
    text = chair.get(f"{URL}groups/group/evidence.csv").content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["name"], row["text"]) == ("One short form", "'=1+1")
    pages = (f"{page}.exe", f"{page}/?year=x", f"{URL}groups/group/evidence/no/")
    assert [chair.get(url).status_code for url in pages] == [
        404, 200, 404,
    ]  # fmt: skip
    assert chair.post(f"{URL}evidence/{found.uid}/remove/").url == register
    assert not Evidence.objects.exists()


def bring(world, rows, by=SYSTEM, dry_run=False):
    data = write_csv(EVIDENCE.columns, rows)
    facts = {"area": world.area, "name": "a.csv", "dry_run": dry_run, "by": by, "at": START}
    return import_list(EVIDENCE, data=data, **facts)


def out(world):
    return [row | {"ref": ""} for row in evidence(evidence_of_area(world.area)).rows]


def test_evidence_goes_out_and_comes_in_again_equal(world):
    meeting = meet(world, held=False)
    note(world, text="=One\nTwo", meeting=meeting)
    note(world)
    note(world)
    note(world, "problems", noted_on=date(2025, 5, 1), text="")
    there, before = evidence(evidence_of_area(world.area)).rows, out(world)
    assert (bring(world, there).unchanged, bring(world, before).unchanged) == (4, 4)
    Evidence.objects.all().delete()
    assert (bring(world, before, dry_run=True).added, Evidence.objects.count()) == (4, 0)
    assert (bring(world, before).added, bring(world, before).unchanged) == (4, 4)
    assert write_csv(EVIDENCE.columns, out(world)) == write_csv(EVIDENCE.columns, before)
    assert AuditEntry.objects.filter(verb="group.evidence_imported").latest("pk").facts == {"added": 0, "changed": 0}


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"group": "Nobody"}, "group"),
        ({"group": "Writers"}, "group"),
        ({"line": "other"}, "line"),
        ({"noted_on": "2026-01-06"}, "noted_on"),
        ({"meeting": "WESS-M9"}, "meeting"),
    ],
)
def test_a_fault_in_a_file_of_evidence_is_named(world, cells, column):
    commands.add_group(area=world.area, name="Writers", slug="writers", kind="writers", by=SYSTEM, at=START)
    note(world)
    rows = evidence(evidence_of_area(world.area)).rows
    assert [(one.row, one.column) for one in bring(world, [rows[0] | cells]).problems] == [(2, column)]
    with pytest.raises(AccessDenied):
        bring(world, rows, by=world.member)


def test_the_chair_imports_beside_the_export(world, signed_in):
    chair, page = signed_in(world.chair), f"{URL}groups/group/"
    assert f"{page}evidence/import/" in chair.get(f"{page}statement/").content.decode()
    assert f"{page}evidence.csv" in chair.get(f"{page}evidence/import/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_take_the_same_queries(world, signed_in, django_assert_num_queries, rows):
    for _ in range(rows):
        note(world)
    client = signed_in(world.chair)
    with django_assert_num_queries(11):
        client.get(f"{URL}groups/group/statement/?year=2026")
    with django_assert_num_queries(7):
        client.get(f"{URL}groups/group/evidence/included/")
