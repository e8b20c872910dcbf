"""People and organisations as tables, reopened with readers that are not ours."""

import csv
import io
from datetime import date

import openpyxl
import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.directory import commands, exports
from concord.core.directory.imports import ORGANISATION_COLUMNS, PEOPLE_COLUMNS
from tests.worlds import START, somebody

URL = "/areas/wessington/"


def as_csv(response):
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    return rows[0], rows[1:]


def as_xlsx(response):
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    return rows[0], rows[1:]


@pytest.mark.parametrize(("kind", "read"), [("csv", as_csv), ("xlsx", as_xlsx)])
def test_organisations_are_read_back_by_others(world, signed_in, kind, read):
    commands.change_organisation(
        organisation=world.charity, area=world.area, changes={"website": "https://example.org"},
        identifiers=["GB-CHC-1234567", "GB-COH-1234567"], by=SYSTEM, at=START,
    )  # fmt: skip
    for name in ("Beds", "Advice"):
        commands.add_unit(organisation=world.charity, name=name, area=world.area, by=SYSTEM, at=START)
    response = signed_in(world.officer).get(f"{URL}organisations.{kind}")
    assert response["Content-Disposition"] == f'attachment; filename="wessington-organisations.{kind}"'
    head, rows = read(response)
    assert head == list(ORGANISATION_COLUMNS)
    assert [row[1] for row in rows] == [
        "Mid Health Trust", "Open Door Advice", "Wessington Council", "Wessington Voluntary Action",
    ]  # fmt: skip
    assert dict(zip(head, rows[1], strict=True)) == {
        "organisation_ref": str(world.charity.uid), "name": "Open Door Advice", "sector": "voluntary",
        "type": "charity", "sector_reason": "", "size": "unknown", "legal_form": "",
        "identifiers": "GB-CHC-1234567; GB-COH-01234567", "units": "Advice; Beds", "email": "",
        "website": "https://example.org", "contact_name": "charity", "contact_email": "charity@example.org",
        "status": "active",
    }  # fmt: skip


@pytest.mark.parametrize(("kind", "read"), [("csv", as_csv), ("xlsx", as_xlsx)])
def test_people_are_read_back_by_others(world, signed_in, kind, read):
    hat = world.champion.memberships.get()
    commands.change_membership(membership=hat, changes={"title": "=1+1"}, by=SYSTEM, at=START)
    commands.end_membership(membership=hat, ends_on=date(2026, 6, 30), by=SYSTEM, at=START)
    head, rows = read(signed_in(world.officer).get(f"{URL}people.{kind}"))
    assert (head, len(rows)) == (list(PEOPLE_COLUMNS), 9)
    (row,) = [dict(zip(head, row, strict=True)) for row in rows if row[1] == "Lena Example"]
    assert row.pop("title").lstrip("'") == "=1+1"
    assert {key: value.removesuffix(" 00:00:00") for key, value in row.items()} == {
        "person_ref": str(world.champion.uid), "name": "Lena Example", "email": "lena@example.org", "phone": "",
        "organisation": "Wessington Council", "organisation_sector": "public", "unit": "", "role": "champion",
        "starts_on": "2025-01-01", "ends_on": "2026-06-30", "sign_in": "yes",
    }  # fmt: skip


def test_a_formula_is_never_live(world, signed_in):
    hat = world.champion.memberships.get()
    commands.change_membership(membership=hat, changes={"title": "=1+1"}, by=SYSTEM, at=START)
    client = signed_in(world.officer)
    assert b",=1+1," not in client.get(f"{URL}people.csv").content
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"{URL}people.xlsx").content)).active
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


@pytest.mark.parametrize("what", ["people", "organisations"])
def test_only_an_officer_exports_and_only_known_kinds(world, signed_in, what):
    assert signed_in(world.officer).get(f"{URL}{what}.exe").status_code == 404
    for who in ("chair", "champion", "stranger"):
        assert signed_in(getattr(world, who)).get(f"{URL}{what}.csv").status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("export", "queries"), [(exports.people, 1), (exports.organisations, 3)])
def test_exports_take_the_same_queries_for_one_and_for_three(world, django_assert_num_queries, export, queries, rows):
    for n in range(rows):
        body = commands.add_organisation(
            area=world.area, name=f"Extra {n}", sector="voluntary", kind="charity", by=SYSTEM, at=START,
            identifiers=[f"GB-CHC-123456{n}"],
        )  # fmt: skip
        commands.add_unit(organisation=body, name="Advice", area=world.area, by=SYSTEM, at=START)
        somebody(world.area, body, f"Extra{n}", "champion")
    with django_assert_num_queries(queries):
        found = export(world.area)
    assert len(found.rows) > rows
