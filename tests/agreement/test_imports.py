"""Rows of a file of commitments, and the whole file: good, odd and hostile."""

from datetime import date, timedelta

import pytest

from concord.agreement import commands, exports
from concord.agreement.imports import COLUMNS, commitment_of
from concord.agreement.models import Commitment, CommitmentText
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, ImportRefused
from concord.core.lib.tables import Row, write_csv, write_xlsx
from tests.worlds import START

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
        "number": "4.2", "title": "Time to apply", "text": "", "bearer": "both", "theme": "", "starts_on": TODAY,
        "ends_on": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"number": ""}, "number"),
        ({"number": "4" * 21}, "number"),
        ({"title": " "}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"bearer": "nobody"}, "bearer"),
        ({"theme": "dragons"}, "theme"),
        ({"starts_on": "2026-02-30"}, "starts_on"),
        ({"ends_on": "soon"}, "ends_on"),
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
