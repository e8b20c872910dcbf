"""Rows of a file of commitments, and the whole file: good, odd and hostile."""

import uuid
from datetime import date, timedelta

import pytest

from concord.agreement import commands, exports
from concord.agreement.imports import COLUMNS, commitment_of
from concord.agreement.models import Commitment, CommitmentText
from concord.core.accounts.access import SYSTEM
from concord.core.areas.scoping import within
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, ImportRefused
from concord.core.lib.tables import Row, write_csv, write_xlsx
from tests.worlds import START

from .documents import adopted, next_draft

TODAY = date(2026, 3, 2)
HEAD = "number,title,text,bearer,theme,starts_on,ends_on"


def facts(**cells):
    usual = {"number": "4.2", "title": "Time to apply"}
    return commitment_of(Row(2, dict.fromkeys(COLUMNS, "") | usual | cells), today=TODAY)


def faults(**cells):
    with pytest.raises(ImportRefused) as refused:
        facts(**cells)
    return [problem.column for problem in refused.value.problems]


def read(world, *rows, dry_run=False, by=None, at=START, data=None, name="file.csv"):
    made = data if data is not None else "\n".join([HEAD, *rows]).encode()
    return commands.import_commitments(
        area=world.area, data=made, name=name, dry_run=dry_run, by=by or world.officer, at=at
    )


def counts(result):
    return (result.added, result.changed, result.unchanged, [(p.row, p.column) for p in result.problems])


def test_a_row_of_two_cells_is_enough():
    assert facts() == {
        "number": "4.2", "title": "Time to apply", "text": "", "bearer": "both", "owed_to": "", "theme": "",
        "standing": "achievable", "example": "", "example_is_real": False, "rule_kind": "", "rule_number": None,
        "rule_unit": "", "rule_counting": "", "provenance": "", "starts_on": TODAY, "ends_on": None, "uid": "",
    }  # fmt: skip


def test_a_row_says_all_that_a_commitment_has():
    measure = {"rule_kind": "payment", "rule_number": "30", "rule_unit": "days", "rule_counting": "difference"}
    more = {"owed_to": "voluntary", "standing": "aspirational", "example_is_real": "Yes", "provenance": "Next door"}
    uid = "6a3cf2f8-3b0c-4b1e-9b8e-0c5f0a4de001"
    found = facts(**measure, **more, commitment_ref=uid)
    assert (found["rule_number"], found["example_is_real"], found["uid"]) == (30, True, uid)
    assert {name: found[name] for name in ("rule_kind", "owed_to", "standing", "provenance")} == {
        "rule_kind": "payment", "owed_to": "voluntary", "standing": "aspirational", "provenance": "Next door",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "kept"),
    [("", ""), ("Equality", "equality"), ("equality, funding", "funding equality"), (" funding;funding ", "funding")],
)
def test_a_cell_names_any_of_the_themes(cell, kept):
    assert facts(theme=cell)["theme"] == kept


def test_a_measure_is_whole_or_there_is_none():
    assert faults(rule_kind="payment", rule_number="30") == ["rule_unit", "rule_counting"]
    assert faults(rule_unit="days") == ["rule_unit"]


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"number": ""}, "number"),
        ({"number": "4" * 21}, "number"),
        ({"title": " "}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"bearer": "nobody"}, "bearer"),
        ({"theme": "dragons"}, "theme"),
        ({"theme": "funding dragons"}, "theme"),
        ({"starts_on": "2026-02-30"}, "starts_on"),
        ({"ends_on": "soon"}, "ends_on"),
        ({"owed_to": "nobody"}, "owed_to"),
        ({"standing": "one day"}, "standing"),
        ({"example_is_real": "perhaps"}, "example_is_real"),
        (
            {"rule_kind": "payment", "rule_number": "0", "rule_unit": "days", "rule_counting": "difference"},
            "rule_number",
        ),
        ({"provenance": "x" * 301}, "provenance"),
        ({"text": "x" * 20_001}, "text"),
        ({"commitment_ref": "12"}, "commitment_ref"),
    ],
)
def test_a_cell_that_cannot_be_kept_is_named(cells, field):
    assert faults(**cells) == [field]


def test_every_fault_of_a_row_is_told_with_its_column():
    cells = {"number": "", "title": "x" * 121, "bearer": "nobody", "theme": "dragons", "starts_on": "x", "ends_on": "y"}
    assert faults(**cells) == list(cells)


def test_a_file_is_told_every_fault_of_every_row_and_nothing_of_it_is_kept(world):
    before = Commitment.objects.count()
    result = read(world, "7.1,,Words,nobody,,,", "7.2,Good,,,,,", ",Other,,,,soon,")
    assert counts(result)[3] == [(2, "title"), (2, "bearer"), (4, "number"), (4, "starts_on")]
    assert Commitment.objects.count() == before


def test_a_file_adds_commitments_and_rewords_known_ones(world):
    rows = [
        "4.2,Time to apply,Twelve weeks.,public,funding,2025-01-01,",
        "2.3,Pay in thirty days,,public,,2026-02-01,",
    ]
    result = read(world, *rows)
    assert (counts(result), result.lines) == ((1, 1, 0, []), ["new commitment: 4.2 Time to apply"])
    kept = [(t.number, t.title, t.starts_on, t.ends_on) for t in CommitmentText.objects.order_by("number", "starts_on")]
    assert kept == [
        ("2.3", "Pay on time", date(2025, 1, 1), date(2026, 1, 31)),
        ("2.3", "Pay in thirty days", date(2026, 2, 1), None),
        ("4.2", "Time to apply", date(2025, 1, 1), None),
    ]
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.facts) == ("agreement.commitments_imported", {"added": 1})
    assert counts(read(world, *rows)) == (0, 0, 2, [])


@pytest.mark.parametrize("day", [0, 40])
def test_a_row_without_a_first_day_says_nothing_new_on_another_day(world, day):
    row = "4.2,Time to apply,,both,,,"
    read(world, row)
    assert counts(read(world, row, at=START + timedelta(days=day))) == (0, 0, 1, [])


def test_a_last_day_ends_the_wording_in_force_and_counts_as_a_change(world):
    row = "2.3,Pay on time,,public,,2025-01-01,2026-06-30"
    assert [counts(read(world, row)) for _ in range(2)] == [(0, 1, 0, []), (0, 0, 1, [])]
    assert CommitmentText.objects.get().ends_on == date(2026, 6, 30)
    assert counts(read(world, "4.2,Talk,,both,,2026-01-01,2025-01-01"))[3] == [(2, "ends_on")]


def test_a_bad_row_takes_every_row_back(world):
    rows = ["4.2,Time to apply,,both,,,", "4.3,Talk,,nobody,,,", "2.3,Pay,,both,,2024-01-01,"]
    assert counts(read(world, *rows))[3] == [(3, "bearer"), (4, "starts_on")]
    assert list(Commitment.objects.values_list("number", flat=True)) == ["2.3"]


def test_a_dry_run_keeps_nothing(world):
    assert counts(read(world, "4.2,Time to apply,,both,,,", dry_run=True)) == (1, 0, 0, [])
    assert Commitment.objects.count() == 1


@pytest.mark.parametrize("data", [b"", b"title\nx", b"\x00\x01", b"PK\x03\x04half"])
def test_a_file_that_is_no_such_table_is_refused(world, data):
    result = read(world, data=data)
    assert (result.refused, result.added) == (True, 0)


@pytest.mark.parametrize(("make", "name"), [(write_csv, "f.csv"), (write_xlsx, "f.xlsx")])
def test_an_export_read_back_says_nothing_new(world, make, name):
    read(world, "2.3,Pay in thirty days,,public,,2026-02-01,", "4.2,Apply,Line one,both,,2025-01-01,2025-12-31")
    table = exports.commitments(world.area)
    data = make(table.columns, table.rows) if make is write_csv else make(table.columns, table.rows, "commitments")
    assert counts(read(world, data=data, name=name, at=START + timedelta(days=9))) == (0, 0, 3, [])


@pytest.mark.parametrize("who", ["chair", "champion", "stranger"])
def test_only_an_officer_of_the_area_imports(world, who):
    with pytest.raises(AccessDenied):
        read(world, "4.2,Time to apply,,both,,,", by=getattr(world, who))


def bring_next_door(world, table):
    """As in another installation, where each commitment is known by another reference."""
    refs = {row["commitment_ref"]: str(uuid.uuid4()) for row in table.rows}
    rows = [row | {"commitment_ref": refs[row["commitment_ref"]]} for row in table.rows]
    with within(world.neighbour):
        found = commands.import_commitments(
            area=world.neighbour, data=write_csv(table.columns, rows), name="f.csv", dry_run=False, by=SYSTEM, at=START
        )
        return found, rows, exports.commitments(world.neighbour).rows


def test_the_history_of_an_agreement_comes_in_again_elsewhere_equal(world):
    """A number that went from one commitment to another is followed by what the commitment is."""
    draft = next_draft(adopted(world, numbers=("1.1", "1.2")).document)
    measure = {"rule_kind": "notice", "rule_number": 3, "rule_unit": "months", "rule_counting": "difference"}
    more = {"example": "It was so.", "example_is_real": True, "owed_to": "public", "provenance": "Next door"}
    commands.remove_clause(clause=draft.texts.get(number="1.2"), by=world.officer, at=START)
    one = draft.texts.get(number="1.1")
    commands.change_clause(clause=one, number="1.2", title="Moved", by=world.officer, at=START, **measure, **more)
    commands.adopt_version(version=draft, adopted_on=date(2025, 9, 1), by=world.officer, at=START)
    table = exports.commitments(world.area)
    assert counts(read(world, data=write_csv(table.columns, table.rows))) == (0, 0, len(table.rows), [])
    found, rows, there = bring_next_door(world, table)
    assert (found.problems, there) == ([], rows)


def test_a_reference_of_another_area_is_refused(world):
    table = exports.commitments(world.area)
    with within(world.neighbour):
        found = commands.import_commitments(
            area=world.neighbour, data=write_csv(table.columns, table.rows), name="f.csv", dry_run=False, by=SYSTEM,
            at=START,
        )  # fmt: skip
    assert [(problem.row, problem.column) for problem in found.problems] == [(2, "commitment_ref")]


def test_what_a_document_says_is_not_changed_by_a_file(world):
    adopted(world)
    found = read(world, "1.1,Another title,,both,,2025-12-01,")
    assert "Begin a new version" in found.problems[0].message
