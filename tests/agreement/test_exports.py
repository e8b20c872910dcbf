"""Commitments as a table, reopened with readers that are not ours."""

import csv
import io
from datetime import date

import openpyxl
import pytest

from concord.agreement import commands, exports
from concord.core.accounts.access import SYSTEM
from tests.worlds import START

URL = "/areas/wessington/agreement/commitments."


def reword(world, n=1):
    commands.reword_commitment(
        commitment=world.commitment, title="Pay in thirty days", text="Within thirty days,\nalways.", bearer="both",
        theme="", starts_on=date(2026, n, 1), by=SYSTEM, at=START,
    )  # fmt: skip


HEAD = [
    *("number", "title", "text", "bearer", "owed_to", "theme", "standing", "example", "example_is_real", "rule_kind"),
    *("rule_number", "rule_unit", "rule_counting", "provenance", "starts_on", "ends_on", "commitment_ref"),
]
NO_MEASURE = ["", "", "", "", ""]


def expected(world):
    uid = str(world.commitment.uid)
    old = [
        "2.3",
        "Pay on time",
        "",
        "public",
        "",
        "",
        "achievable",
        "",
        "",
        *NO_MEASURE,
        "2025-01-01",
        "2025-12-31",
        uid,
    ]
    now = ["2.3", "Pay in thirty days", "Within thirty days,\nalways.", "both", "", "", "achievable", "", ""]
    return [HEAD, old, [*now, *NO_MEASURE, "2026-01-01", "", uid]]


def test_every_wording_is_a_row_of_the_csv_oldest_first(world, signed_in):
    reword(world)
    response = signed_in(world.observer).get(f"{URL}csv")
    assert list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline=""))) == expected(world)
    assert response["Content-Disposition"] == 'attachment; filename="wessington-commitments.csv"'


def test_every_wording_is_a_row_of_the_spreadsheet(world, signed_in):
    reword(world)
    book = openpyxl.load_workbook(io.BytesIO(signed_in(world.observer).get(f"{URL}xlsx").content))
    rows = [["" if cell is None else str(cell)[:36] for cell in row] for row in book.active.iter_rows(values_only=True)]
    assert [[cell.removesuffix(" 00:00:00") for cell in row] for row in rows] == expected(world)


@pytest.mark.parametrize("rows", [1, 3])
def test_an_export_takes_one_query_for_one_and_for_three(world, django_assert_num_queries, rows):
    for n in range(rows):
        reword(world, n + 1)
    with django_assert_num_queries(1):
        assert len(exports.commitments(world.area).rows) == rows + 1
