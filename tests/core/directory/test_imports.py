"""Rows of files as facts: good, odd and hostile cells."""

from datetime import date

import pytest

from concord.core.directory.imports import (
    ORGANISATION_COLUMNS,
    PEOPLE_COLUMNS,
    PersonFacts,
    contact_of,
    is_uid,
    numbers_of,
    organisation_of,
    parts,
    person_of,
    units_of,
)
from concord.core.lib.errors import ImportRefused
from concord.core.lib.imports import Cells
from concord.core.lib.tables import Row

TODAY = date(2026, 3, 2)


def faults(read, **cells):
    with pytest.raises(ImportRefused) as refused:
        read(**cells)
    assert {problem.row for problem in refused.value.problems} == {2}
    return [problem.column for problem in refused.value.problems]


def organisation(*, is_new=True, **cells):
    read = Cells(Row(2, dict.fromkeys(ORGANISATION_COLUMNS, "") | {"name": "Night Shelter"} | cells))
    found = organisation_of(read, is_new=is_new)
    contact_of(read), units_of(read), numbers_of(read)
    read.check()
    return found


def person(**cells):
    usual = {"name": "Noor", "organisation": "Night Shelter", "role": "champion"}
    read = Cells(Row(2, dict.fromkeys(PEOPLE_COLUMNS, "") | usual | cells))
    found = person_of(read, today=TODAY)
    read.check()
    return found


@pytest.mark.parametrize(
    ("cells", "kind", "sector"),
    [
        ({}, "other", "other"),
        ({"type": "Council"}, "council", "public"),
        ({"sector": "Voluntary"}, "charity", "voluntary"),
        ({"sector": "public"}, "other_public", "public"),
        ({"sector": "business"}, "business", "business"),
        ({"type": "large_housing", "sector": "voluntary"}, "large_housing", "voluntary"),
    ],
)
def test_sector_and_type_each_stand_in_for_the_other(cells, kind, sector):
    found = organisation(is_new=False, **cells)
    assert (found["kind"], found["sector"]) == (kind, sector)


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": " \x00 "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"type": "spaceport"}, "type"),
        ({"sector": "private"}, "sector"),
        ({"size": "huge"}, "size"),
        ({"email": "in at example.org"}, "email"),
        ({"email": f"{'x' * 250}@example.org"}, "email"),
        ({"legal_form": "x" * 81}, "legal_form"),
        ({"sector_reason": "x" * 301}, "sector_reason"),
        ({"website": "https://example.org/" + "x" * 200}, "website"),
        ({"website": "javascript:alert(1)"}, "website"),
    ],
)
def test_a_cell_of_an_organisation_that_cannot_be_kept_is_named(cells, field):
    assert faults(organisation, **cells) == [field]


def test_an_organisations_row_is_kept_whole():
    found = organisation(type="charity", size="Small", email="in@example.org", website="https://example.org")
    assert found == {
        "name": "Night Shelter", "kind": "charity", "sector": "voluntary", "sector_reason": "", "size": "small",
        "legal_form": "", "email": "in@example.org", "website": "https://example.org",
    }  # fmt: skip


def test_a_persons_row_is_kept_whole():
    found = person(
        person_ref="r", email="noor@example.org", phone="01234", title="Manager", unit="Advice", role="Group member",
        starts_on="31/01/2026", ends_on="2026-06-30 00:00", sign_in="YES",
    )  # fmt: skip
    assert found == PersonFacts(
        reference="r",
        details={"name": "Noor", "email": "noor@example.org", "phone": "01234"},
        role="group_member",
        unit="Advice",
        title="Manager",
        starts_on=date(2026, 1, 31),
        ends_on=date(2026, 6, 30),
        signs_in=True,
    )


def test_a_role_without_a_first_day_begins_today():
    assert (person().starts_on, person().ends_on, person().signs_in) == (TODAY, None, False)


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"role": "emperor"}, "role"),
        ({"role": ""}, "role"),
        ({"email": "noor"}, "email"),
        ({"sign_in": "yes"}, "email"),
        ({"sign_in": "perhaps"}, "sign_in"),
        ({"starts_on": "31/02/2026"}, "starts_on"),
        ({"starts_on": "2026-13-01"}, "starts_on"),
        ({"ends_on": "soon"}, "ends_on"),
        ({"ends_on": "31/12/9999"}, "ends_on"),
        ({"starts_on": "0001-01-01"}, "starts_on"),
        ({"phone": "0" * 41}, "phone"),
        ({"title": "x" * 121}, "title"),
    ],
)
def test_a_cell_of_a_person_that_cannot_be_kept_is_named(cells, field):
    assert faults(person, **cells) == [field]


@pytest.mark.parametrize("role", ["emperor", "platform_admin"])
def test_a_wrong_role_is_told_every_role_that_a_file_may_give(role):
    with pytest.raises(ImportRefused) as refused:
        person(role=role)
    assert refused.value.problems[0].message == (
        f"“{role}” is not one of: officer, chair, group_member, champion, board_contact, trustee, regional_lead, "
        "observer."
    )


def test_several_things_stand_in_one_cell():
    assert parts(" Leisure ;; Places; ") == ["Leisure", "Places"]


@pytest.mark.parametrize(
    ("text", "is_one"), [("00000000-0000-4000-8000-000000000000", True), ("", False), ("' OR 1=1 --", False)]
)
def test_only_a_uid_is_a_reference(text, is_one):
    assert is_uid(text) is is_one


def test_every_fault_of_an_organisations_row_is_told_with_its_column():
    cells = {"type": "spaceport", "size": "huge", "email": "here", "website": "ftp://here", "units": "x" * 161}
    cells |= {"identifiers": "GB-CHC-1; XX-1", "contact_email": "there", "contact_name": "x" * 121, "name": ""}
    assert faults(organisation, **cells) == [
        "type", "name", "size", "email", "website", "contact_name", "contact_email", "units",
        "identifiers", "identifiers",
    ]  # fmt: skip


def test_a_new_organisation_of_an_unusual_sector_gives_its_reason_beside_what_else_is_wrong():
    cells = {"type": "council", "sector": "voluntary", "email": "here"}
    assert faults(organisation, **cells) == ["email", "sector_reason"]
    assert faults(organisation, is_new=False, **cells) == ["email"]


def test_every_fault_of_a_persons_row_is_told_with_its_column():
    cells = {"name": "", "email": "noor", "phone": "0" * 41, "role": "emperor", "title": "x" * 121, "unit": "x" * 161}
    cells |= {"starts_on": "soon", "ends_on": "31/02/2026", "sign_in": "perhaps"}
    assert sorted(faults(person, **cells)) == sorted(cells)
    assert faults(person, starts_on="2026-03-01", ends_on="2026-02-01", name="") == ["ends_on", "name"]
