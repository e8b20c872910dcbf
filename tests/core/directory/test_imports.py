"""Rows of files as facts: good, odd and hostile cells."""

from datetime import date

import pytest

from concord.core.directory.imports import (
    ORGANISATION_COLUMNS,
    PEOPLE_COLUMNS,
    PersonFacts,
    is_uid,
    organisation_of,
    parts,
    person_of,
)
from concord.core.lib.errors import RuleBroken
from concord.core.lib.tables import Row

TODAY = date(2026, 3, 2)


def organisation(**cells):
    return organisation_of(Row(2, dict.fromkeys(ORGANISATION_COLUMNS, "") | {"name": "Night Shelter"} | cells))


def person(**cells):
    usual = {"name": "Noor", "organisation": "Night Shelter", "role": "champion"}
    return person_of(Row(2, dict.fromkeys(PEOPLE_COLUMNS, "") | usual | cells), today=TODAY)


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
    found = organisation(**cells)
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
    with pytest.raises(RuleBroken) as refused:
        organisation(**cells)
    assert refused.value.field == field


def test_an_organisations_row_is_kept_whole():
    found = organisation(type="charity", size="Small", email="in@example.org", website="https://example.org")
    assert found == {
        "name": "Night Shelter", "kind": "charity", "sector": "voluntary", "sector_reason": "", "size": "small",
        "legal_form": "", "email": "in@example.org", "website": "https://example.org",
    }  # fmt: skip


def test_a_persons_row_is_kept_whole():
    found = person(
        person_ref="r", email="noor@example.org", phone="01234", title="Manager", role="Group member",
        starts_on="31/01/2026", ends_on="2026-06-30 00:00", sign_in="YES",
    )  # fmt: skip
    assert found == PersonFacts(
        reference="r",
        details={"name": "Noor", "email": "noor@example.org", "phone": "01234"},
        role="group_member",
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
    with pytest.raises(RuleBroken) as refused:
        person(**cells)
    assert refused.value.field == field


@pytest.mark.parametrize("role", ["emperor", "platform_admin"])
def test_a_wrong_role_is_told_every_role_that_a_file_may_give(role):
    with pytest.raises(RuleBroken) as refused:
        person(role=role)
    assert refused.value.message == (
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
