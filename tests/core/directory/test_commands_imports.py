"""People and organisations from a file: all of it or nothing, twice the same, row by row refused."""

from datetime import date, timedelta

import pytest
from django.core import mail

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.models import Person
from concord.core.areas.scoping import within
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands, exports
from concord.core.directory.models import Invitation, Membership, Organisation, Partner
from concord.core.lib.errors import AccessDenied
from concord.core.lib.tables import write_csv, write_xlsx
from tests.worlds import START

LATER = START + timedelta(days=40)


def csv(*rows):
    return "\n".join(rows).encode()


def organisations(world, data, *, name="file.csv", dry_run=False, by=None, at=START):
    who = by or world.officer
    return commands.import_organisations(area=world.area, data=data, name=name, dry_run=dry_run, by=who, at=at)


def people(world, data, *, name="file.csv", dry_run=False, by=None, at=START):
    who = by or world.officer
    return commands.import_people(area=world.area, data=data, name=name, dry_run=dry_run, by=who, at=at)


def counts(result):
    return (result.added, result.changed, result.unchanged, [problem.message for problem in result.problems])


def test_organisations_come_in_with_their_numbers_departments_and_contact(world):
    data = csv(
        "name,type,identifiers,units,contact_name,contact_email",
        "Night Shelter,charity,GB-CHC-1234567; GB-COH-1234567,Advice; Beds,Noor,noor@example.org",
    )
    result = organisations(world, data)
    assert (counts(result), result.lines) == ((1, 0, 0, []), ["new organisation: Night Shelter (voluntary sector)"])
    partner = Partner.objects.get(organisation__name="Night Shelter")
    body = partner.organisation
    assert sorted(str(number) for number in body.identifiers.all()) == ["GB-CHC-1234567", "GB-COH-01234567"]
    assert [unit.name for unit in body.units.all()] == ["Advice", "Beds"]
    assert (partner.contact_name, partner.contact_email) == ("Noor", "noor@example.org")
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.facts) == ("directory.organisations_imported", {"added": 1, "changed": 0})
    assert counts(organisations(world, data, at=LATER)) == (0, 0, 1, [])


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("legal_form", "CIO"),
        ("identifiers", "GB-CHC-7654321"),
        ("units", "Night team"),
        ("contact_name", "Noor"),
        ("contact_email", "noor@example.org"),
    ],
)
def test_any_new_cell_of_a_known_organisation_is_a_change_once(world, column, cell):
    data = csv(f"name,type,{column}", f"open door advice,charity,{cell}")
    assert counts(organisations(world, data)) == (0, 1, 0, [])
    (row,) = [row for row in exports.organisations(world.area).rows if row["name"] == "Open Door Advice"]
    assert row[column] == cell
    assert counts(organisations(world, data)) == (0, 0, 1, [])


def test_a_new_name_beside_the_reference_renames_once(world):
    data = csv("organisation_ref,name,type", f"{world.charity.uid},Open Door,charity")
    assert counts(organisations(world, data, at=LATER)) == (0, 1, 0, [])
    assert [row.name for row in world.charity.names.all()] == ["Open Door Advice", "Open Door"]
    assert counts(organisations(world, data, at=LATER)) == (0, 0, 1, [])


def test_a_file_of_people_is_not_taken_for_organisations(world):
    rows = "name,email,organisation,role", "Ann Example,ann@example.org,Open Door Advice,champion"
    result = organisations(world, csv(*rows))
    assert counts(result)[:3] == (0, 0, 0)
    assert [(p.message, p.column) for p in result.problems] == [("This looks like a file of people.", "role")]
    assert not Organisation.objects.filter(name="Ann Example").exists()


@pytest.mark.parametrize("read", [organisations, people])
def test_a_column_that_is_not_known_is_named_once_and_refuses_nothing(world, read):
    columns, row = "name,type,organisation,role,shoes", "Open Door Advice,charity,Open Door Advice,champion,brown"
    result = read(world, csv(columns, row))
    (found,) = [p for p in result.problems if p.column == "shoes"]
    assert (found.severity, found.message) == ("warning", "The column “shoes” is not known and was left out.")
    assert not result.refused


def test_an_empty_cell_takes_nothing_away(world):
    organisations(world, csv("name,type,legal_form,identifiers", "Open Door Advice,charity,CIO,GB-CHC-7654321"))
    assert counts(organisations(world, csv("name,type,legal_form", "Open Door Advice,charity,"))) == (0, 0, 1, [])
    assert Organisation.objects.get(pk=world.charity.pk).legal_form == "CIO"


def test_one_bad_row_takes_every_row_back_and_is_named(world):
    data = csv(
        "name,type,identifiers,units",
        "Good Shelter,charity,,",
        "Bad Shelter,spaceport,,",
        "Other Shelter,charity,GB-CHC-1,",
        f"Long Shelter,charity,,{'x' * 161}",
    )
    result = organisations(world, data)
    assert [(problem.row, problem.column) for problem in result.problems] == [
        (3, "type"),
        (4, "identifiers"),
        (5, "units"),
    ]
    assert not Organisation.objects.filter(name__endswith="Shelter").exists()
    assert not AuditEntry.objects.filter(verb="directory.organisations_imported").exists()


def test_a_dry_run_says_the_same_and_keeps_nothing(world):
    data = csv("name,type", "Night Shelter,charity", "Open Door Advice,charity")
    assert counts(organisations(world, data, dry_run=True)) == (1, 0, 1, [])
    assert not Organisation.objects.filter(name="Night Shelter").exists()
    assert counts(organisations(world, data)) == (1, 0, 1, [])


def test_the_organisations_of_another_area_are_not_found_by_their_reference(world):
    with within(world.neighbour):
        theirs = Partner.objects.get().organisation
    result = organisations(world, csv("organisation_ref,name,type", f"{theirs.uid},Eastmere Council,council"))
    assert counts(result) == (1, 0, 0, [])
    assert Organisation.objects.filter(name="Eastmere Council").count() == 2


PERSON = "name,email,organisation,organisation_sector,unit,role,title,starts_on,sign_in"


def test_people_come_in_with_their_body_department_and_role(world):
    data = csv(PERSON, "Noor,noor@example.org,Night Shelter,voluntary,Beds,champion,Manager,2026-02-01,yes")
    result = people(world, data)
    assert (counts(result), result.lines) == (
        (1, 0, 0, []),
        [
            "new organisation: Night Shelter (voluntary)",
            "new person: Noor, invited to sign in",
            "new role: Noor, champion, Night Shelter",
        ],
    )
    hat = Membership.objects.select_related("person", "organisation", "unit").get(person__name="Noor")
    assert (hat.person.login_email, hat.organisation.sector, hat.unit.name, hat.title, hat.starts_on) == (
        None, "voluntary", "Beds", "Manager", date(2026, 2, 1),
    )  # fmt: skip
    assert AuditEntry.objects.latest("pk").verb == "directory.people_imported"


@pytest.mark.parametrize("dry_run", [True, False])
@pytest.mark.parametrize("elsewhere", ["login_email", "email"])
def test_nothing_tells_whether_an_address_has_an_account_in_another_area(world, elsewhere, dry_run):
    Person.objects.filter(pk=world.stranger.pk).update(email="", login_email=None)
    Person.objects.filter(pk=world.stranger.pk).update(**{elsewhere: "known@example.org"})
    said = []
    for address in ("known@example.org", "unknown@example.org"):
        data = csv(PERSON, f"Noor,{address},Open Door Advice,,,champion,,2026-02-01,yes")
        result = people(world, data, dry_run=dry_run)
        said.append((counts(result), result.lines))
        row = next((row for row in exports.people(world.area).rows if row["email"] == address), {"sign_in": False})
        said[-1] += (row["sign_in"],)
    assert said[0] == said[1]
    assert [message.to[0] for message in mail.outbox] == (
        [] if dry_run else ["known@example.org", "unknown@example.org"]
    )


def test_whoever_is_to_sign_in_is_invited_once_and_signs_in_after_accepting(world):
    data = csv(
        PERSON,
        "Noor,noor@example.org,Open Door Advice,,,champion,,2026-02-01,yes",
        "Noor,noor@example.org,Open Door Advice,,,observer,,2026-02-01,yes",
    )
    people(world, data)
    made = Invitation.objects.select_related("person", "area", "membership").get()
    assert (made.membership.role, len(mail.outbox)) == ("champion", 1)
    commands.accept_invitation(invitation=made, by=made.person, at=START)
    assert Person.objects.get(name="Noor").login_email == "noor@example.org"
    assert counts(people(world, data, at=LATER)) == (0, 0, 2, [])
    assert len(mail.outbox) == 1


def test_the_installation_lets_people_sign_in_at_once(world):
    people(world, csv(PERSON, "Noor,noor@example.org,Open Door Advice,,,champion,,2026-02-01,yes"), by=SYSTEM)
    assert (Person.objects.get(name="Noor").login_email, mail.outbox) == ("noor@example.org", [])


@pytest.mark.parametrize("starts_on", ["2026-01-05", ""])
def test_the_same_file_on_another_day_says_nothing_new(world, starts_on):
    data = csv(PERSON, f"Noor,noor@example.org,Open Door Advice,,,champion,Manager,{starts_on},no")
    assert counts(people(world, data)) == (1, 0, 0, [])
    assert counts(people(world, data, at=LATER)) == (0, 0, 1, [])
    assert Membership.objects.filter(person__name="Noor").count() == 1


def test_a_column_that_the_file_does_not_have_changes_nothing(world):
    people(world, csv(PERSON, "Noor,noor@example.org,Open Door Advice,,Beds,champion,Manager,2026-01-05,no"))
    short = csv("name,email,organisation,role", "noor,NOOR@example.org,open door advice,champion")
    # The name and address are the file's; the department and title are not spoken of.
    assert counts(people(world, short, at=LATER)) == (0, 1, 0, [])
    hat = Membership.objects.select_related("unit").get(person__email="NOOR@example.org")
    assert (hat.unit.name, hat.title) == ("Beds", "Manager")


def test_a_role_is_ended_by_a_file(world):
    ref = world.champion.uid
    data = csv(
        "person_ref,name,email,organisation,role,starts_on,ends_on",
        f"{ref},Lena Example,lena@example.org,Wessington Council,champion,2025-01-01,30/06/2026",
    )
    assert counts(people(world, data)) == (0, 1, 0, [])
    hat = Membership.objects.select_related("grant").get(person=world.champion)
    assert (hat.ends_on, hat.grant.ends_on) == (date(2026, 6, 30), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("Noor,noor@example.org,Night Shelter,,,champion,,,no", "organisation_sector"),
        ("Noor,noor@example.org,,voluntary,,champion,,,no", "organisation"),
        ("Noor,noor@example.org,Open Door Advice,,,platform_admin,,,no", "role"),
        ("Noor,noor@example.org,Wessington Council,,,trustee,,,no", "organisation"),
        ("Noor,Lena@example.org,Open Door Advice,,,champion,,,yes", "email"),
        ("Noor,noor@example.org,Open Door Advice,," + "x" * 161 + ",champion,,,no", "unit"),
        ("Noor,noor@example.org,Open Door Advice,,,champion,,soon,no", "starts_on"),
    ],
)
def test_a_persons_row_that_breaks_a_rule_keeps_nothing(world, row, column):
    result = people(world, csv(PERSON, "Ann,,Open Door Advice,,,champion,,,no", row))
    assert [(problem.row, problem.column) for problem in result.problems] == [(3, column)]
    assert not Person.objects.filter(name__in=["Ann", "Noor"]).exists()


def test_a_row_with_several_faults_tells_all_of_them_with_the_organisation_that_is_not_here(world):
    result = people(world, csv(PERSON, f"Noor,noor,Night Shelter,,{'x' * 161},emperor,,soon,yes"))
    assert [(problem.row, problem.column) for problem in result.problems] == [
        (2, "email"), (2, "starts_on"), (2, "role"), (2, "unit"), (2, "organisation_sector"),
    ]  # fmt: skip
    assert (result.lines, Organisation.objects.filter(name="Night Shelter").exists()) == ([], False)
    result = organisations(world, csv("name,type,email", "Night Shelter,spaceport,here", ",charity,there"))
    assert [(problem.row, problem.column) for problem in result.problems] == [
        (2, "type"), (2, "email"), (3, "name"), (3, "email"),
    ]  # fmt: skip


def test_a_sector_other_than_the_one_an_organisation_has_here_is_refused(world):
    result = people(world, csv(PERSON, "Noor,noor@example.org,Open Door Advice,business,,champion,,,no"))
    (problem,) = result.problems
    assert (problem.row, problem.column) == (2, "organisation_sector")
    assert problem.message == (
        "The sector of “Open Door Advice” here is voluntary, not business. Write voluntary, or leave this empty."
    )
    same = people(world, csv(PERSON, "Noor,noor@example.org,Open Door Advice,Voluntary,,champion,,,no"))
    assert counts(same) == (1, 0, 0, [])


def test_whom_a_refused_row_would_bring_is_listed_only_with_a_row_that_can_be_read(world):
    refused = f"Noor,noor@example.org,Night Shelter,voluntary,{'x' * 161},champion,,,no"
    assert people(world, csv(PERSON, refused), dry_run=True).lines == []
    good = "Noor,noor@example.org,Night Shelter,voluntary,,champion,,,no"
    result = people(world, csv(PERSON, refused, good), dry_run=True)
    assert [problem.row for problem in result.problems] == [2]
    assert result.lines == [
        "new organisation: Night Shelter (voluntary)",
        "new person: Noor",
        "new role: Noor, champion, Night Shelter",
    ]


@pytest.mark.parametrize("data", [b"", b"name,role\nNoor,champion", b"\x00\x01\x02", b"name,name\nx,y"])
def test_a_file_that_is_no_such_table_is_refused_with_a_reason(world, data):
    result = people(world, data)
    assert (result.refused, result.added) == (True, 0)


@pytest.mark.parametrize("make", [write_csv, lambda columns, rows: write_xlsx(columns, rows, "people")])
def test_an_export_read_back_says_nothing_new(world, make):
    for export, read, rows in ((exports.people, people, 9), (exports.organisations, organisations, 4)):
        table = export(world.area)
        data = make(table.columns, table.rows)
        name = "file.csv" if make is write_csv else "file.xlsx"
        assert counts(read(world, data, name=name, at=LATER)) == (0, 0, rows, [])


@pytest.mark.parametrize("who", ["chair", "champion", "trustee", "stranger"])
@pytest.mark.parametrize("read", [people, organisations])
def test_only_an_officer_of_the_area_imports(world, who, read):
    with pytest.raises(AccessDenied):
        read(world, csv("name", "x"), by=getattr(world, who))


def test_the_installation_imports_for_nobody(world):
    assert counts(organisations(world, csv("name,type", "Night Shelter,charity"), by=SYSTEM)) == (1, 0, 0, [])
    assert AuditEntry.objects.latest("pk").person_key == "concord"
