"""Signatures out and in again, and the certificate, read with readers that are not ours."""

import csv
import io
import subprocess

import pytest

from concord.agreement import commands, exports
from concord.agreement.imports import SIGNATURE_COLUMNS, signature_of_row
from concord.agreement.models import Covered, Signature
from concord.agreement.queries.signatures import signature_page
from concord.core.accounts.access import SYSTEM
from concord.core.areas.models import Area
from concord.core.audit.models import AuditEntry
from concord.core.directory.models import Partner
from concord.core.lib.errors import AccessDenied, ImportRefused
from concord.core.lib.tables import Row, write_csv, write_xlsx
from tests.agreement.signing import NOW, RENEWED, adopt, signed

HEAD = "organisation,organisation_sector,version,signed_on,mode,members,signer_name,state,withdrawn_on"


def read(world, *rows, data=None, dry_run=False, by=SYSTEM, name="file.csv"):
    made = data if data is not None else "\n".join([HEAD, *rows]).encode()
    return commands.import_signatures(area=world.area, data=made, name=name, dry_run=dry_run, by=by, at=NOW)


def counts(result):
    return (result.added, result.changed, result.unchanged, [(p.row, p.column) for p in result.problems])


def some(world):
    adopt(world)
    signed(world, world.council, contact_email="ada@example.org", wants_champion=True, event="Fair")
    signed(world, world.cvs, mode="members", covered_names=["Allotments", "Open Door Advice"], covered_count=40)
    signed(world, world.trust, check=False)
    gone = signed(world, world.charity, name_is_public=True)
    commands.withdraw_signature(signature=gone, on=RENEWED, reason="=It closed", by=SYSTEM, at=NOW)
    unknown = {"organisation_name": "New Friends", "sector": "other", "signed_on": RENEWED, "way": "event"}
    facts = {"signer_name": "Bo", "is_authorised": True, "by": SYSTEM, "at": NOW}
    commands.take_signature(area=world.area, **unknown, **facts)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_exported_is_read_again_equal_and_changes_nothing(world, kind):
    some(world)
    made = exports.signatures(world.area)
    data = write_csv(made.columns, made.rows) if kind == "csv" else write_xlsx(made.columns, made.rows, "s")
    assert counts(read(world, data=data, name=f"s.{kind}")) == (0, 0, 5, [])
    Signature.objects.all().delete()
    assert counts(read(world, data=data, name=f"s.{kind}")) == (5, 0, 0, [])
    assert exports.signatures(world.area) == made
    assert Covered.objects.get(name="Open Door Advice").organisation == world.charity


def test_a_dry_run_keeps_nothing_and_an_import_adds_the_organisation(world):
    adopt(world)
    row = "New Friends,voluntary,1,2026-02-01,,,Ada,,"
    assert counts(read(world, row, dry_run=True)) == (1, 0, 0, [])
    assert Signature.objects.count() == 0
    assert counts(read(world, row)) == (1, 0, 0, [])
    assert counts(read(world, row)) == (0, 0, 1, [])
    assert Partner.objects.filter(organisation__name="New Friends").count() == 1
    assert AuditEntry.objects.filter(verb="agreement.signatures_imported").count() == 2


def test_a_row_that_says_something_else_puts_it_right(world):
    adopt(world)
    read(world, "Wessington Council,,1,2026-02-01,members,A; B,Ada,,")
    assert counts(read(world, "Wessington Council,,1,2026-02-01,members,A; C,Ada,,")) == (0, 1, 0, [])
    assert sorted(Covered.objects.values_list("name", flat=True)) == ["A", "C"]


def test_a_file_signs_nothing_twice_and_puts_nothing_back(world):
    adopt(world)
    gone = signed(world, world.council)
    row = "Wessington Council,,1,2026-01-10,,,Ada Clerk,,"
    assert counts(read(world, row)) == (0, 1, 0, [])
    assert counts(read(world, "Wessington Council,,1,2026-01-12,,,Ada Clerk,,")) == (0, 0, 0, [(2, "signed_on")])
    commands.withdraw_signature(signature=gone, on=RENEWED, reason="It closed", by=SYSTEM, at=NOW)
    assert counts(read(world, row)) == (0, 0, 0, [(2, "signed_on")])
    assert counts(read(world, "Wessington Council,,1,2026-03-02,,,Ada Clerk,,")) == (1, 0, 0, [])


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("Wessington Council,,7,2026-02-01,,,Ada,,", "version"),
        ("Wessington Council,,1,2026-01-09,,,Ada,,", "signed_on"),
        ("Wessington Council,,,2025-01-09,,,Ada,,", "signed_on"),
        ("Wessington Council,,1,2027-01-09,,,Ada,,", "signed_on"),
        ("Wessington Council,,1,,,,Ada,,", "signed_on"),
        ("Wessington Council,,one,2026-02-01,,,Ada,,", "version"),
        ("Wessington Council,,1,2026-02-01,,,,,", "signer_name"),
        ("Wessington Council,,1,2026-02-01,members,,Ada,,", "members"),
        ("Wessington Council,,1,2026-02-01,,,Ada,withdrawn,", "withdrawn_on"),
        ("Wessington Council,,1,2026-02-01,,,Ada,,2026-03-01", "withdrawn_on"),
        ("Nobody Known,,1,2026-02-01,,,Ada,,", "organisation_sector"),
        ("Nobody Known,,1,2026-02-01,,,Ada,waiting,", "organisation_sector"),
    ],
)
def test_a_fault_is_named_with_its_row_and_takes_all_back(world, row, column):
    adopt(world)
    result = read(world, "Mid Health Trust,,1,2026-02-01,,,Ada,,", row)
    assert [(problem.row, problem.column) for problem in result.problems] == [(3, column)]
    assert Signature.objects.count() == 0


def test_every_fault_of_a_row_is_named():
    cells = dict.fromkeys(SIGNATURE_COLUMNS, "") | {"way": "carrier pigeon", "covered_count": "-1", "state": "gone"}
    with pytest.raises(ImportRefused) as refused:
        signature_of_row(Row(2, cells))
    columns = {problem.column for problem in refused.value.problems}
    assert columns == {"organisation", "signed_on", "signer_name", "way", "covered_count", "state"}


def test_only_the_officer_imports(world):
    with pytest.raises(AccessDenied):
        read(world, by=world.member)


def test_the_officer_takes_the_list_out_as_csv(world, signed_in):
    some(world)
    response = signed_in(world.officer).get("/areas/wessington/agreement/signatories/signatures.csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))
    assert {row["organisation"]: row["state"] for row in rows} == {
        "Wessington Council": "registered", "Wessington Voluntary Action": "registered", "Mid Health Trust": "waiting",
        "Open Door Advice": "withdrawn", "New Friends": "waiting",
    }  # fmt: skip
    assert [row["reason"] for row in rows if row["reason"]] == ["'=It closed"]


def certificate_text(page):
    made = exports.certificate_pdf(page)
    text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=made, capture_output=True, check=True).stdout
    info = subprocess.run(["pdfinfo", "-"], input=made, capture_output=True, check=True).stdout.decode()
    return " ".join(text.decode().split()), info


def test_the_certificate_is_one_tagged_side_in_the_words_of_the_area(world):
    adopt(world)
    Area.objects.filter(pk=world.area.pk).update(words={"agreement": {"one": "Covenant"}})
    made = signed(world, world.cvs, mode="members", covered_names=["Allotments"])
    made = Signature.objects.get(pk=made.pk)
    text, info = certificate_text(signature_page(made, NOW.date()))
    assert (
        "Wessington Covenant Wessington Voluntary Action signed version 1 of the Covenant on 10 January 2026." in text
    )
    assert "It covers 1 of its members. Signed by Ada Clerk, Director." in text
    assert "valid until 10 January 2029" in text
    assert "Keep the commitments of the Covenant" in text
    assert "Compact" not in text.replace("Wessington Compact", "")
    facts = dict(line.split(":", 1) for line in info.splitlines() if ":" in line)
    assert {name: facts[name].strip() for name in ("Tagged", "Pages", "Title")} == {
        "Tagged": "yes", "Pages": "1", "Title": "Certificate: Wessington Voluntary Action",
    }  # fmt: skip


def test_a_certificate_with_the_longest_words_keeps_to_one_side(world):
    adopt(world)
    commands.set_kitemark(
        area=world.area, conditions="\n".join(["Wide words stand here. " * 4] * 10), months=12, by=SYSTEM, at=NOW
    )
    made = signed(world, signer_name="Wide words " * 10, signer_post="Wide words " * 10)
    made.organisation_name = "Wide words " * 18
    _, info = certificate_text(signature_page(made, NOW.date()))
    assert "Pages:           1" in info
