"""What must hold whatever is pressed, in whatever order."""

import json
from datetime import timedelta

import pytest

from concord.agreement import commands
from concord.agreement.models import Version
from concord.agreement.queries import number_key, texts_in_force
from concord.agreement.rules.outline import Outline, Part
from concord.core.lib.errors import RuleBroken
from tests.agreement import versions

from .documents import ADOPTED, FACTS, adopted, drafted

LATER = ADOPTED + timedelta(days=100)
ROW = "number,title,starts_on,ends_on,commitment_ref\n"


def in_force(area, day):
    return [text.number for text in texts_in_force(area, day)]


def test_a_page_left_open_over_the_adoption_does_not_change_what_was_adopted(world):
    opened = drafted(world)
    commands.adopt_version(version=Version.objects.get(pk=opened.pk), adopted_on=ADOPTED, **FACTS)
    with pytest.raises(RuleBroken):
        commands.describe_version(version=opened, title="Other", introduction="Other", reason="", **FACTS)
    assert Version.objects.get(pk=opened.pk).introduction == ""


def test_a_number_is_free_only_once_the_commitment_that_has_it_is_over(world):
    commands.retire_commitment(commitment=world.commitment, ends_on=LATER, **FACTS)
    with pytest.raises(RuleBroken, match="already"):
        commands.add_commitment(area=world.area, number="2.3", title="Other", starts_on=ADOPTED, **FACTS)
    commands.add_commitment(area=world.area, number="2.3", title="Other", starts_on=LATER + timedelta(days=1), **FACTS)
    assert in_force(world.area, ADOPTED) == ["2.3"]


def test_a_commitment_that_comes_back_does_not_take_a_number_that_another_has_now(world):
    commands.retire_commitment(commitment=world.commitment, ends_on=ADOPTED, **FACTS)
    commands.add_commitment(area=world.area, number="2.3", title="Other", starts_on=LATER, **FACTS)
    with pytest.raises(RuleBroken, match="already"):
        commands.reword_commitment(commitment=world.commitment, title="Back", starts_on=LATER, **FACTS)


def test_a_commitment_with_a_last_day_to_come_is_in_force_once_when_its_draft_is_adopted(world):
    draft = drafted(world)
    commands.retire_commitment(commitment=world.commitment, ends_on=LATER, **FACTS)
    commands.adopt_version(version=draft, adopted_on=ADOPTED, **FACTS)
    assert in_force(world.area, ADOPTED) == ["1.1", "1.2", "2.3"]
    assert in_force(world.area, LATER) == ["1.1", "1.2", "2.3"]


def test_adopting_one_document_ends_nothing_in_another(world):
    code = commands.add_document(area=world.area, kind="code", code_kind="funding", title="Code", prefix="F", **FACTS)
    draft = commands.start_version(document=code, revision="full", **FACTS)
    clause = versions.Clause("F 1", "Pay on time", commitment=str(world.commitment.uid))
    commands.put_outline(version=draft, outline=Outline("Code", "", [Part("1", "Money", "", [clause])]), **FACTS)
    agreement = drafted(world)
    commands.adopt_version(version=draft, adopted_on=ADOPTED, **FACTS)
    with pytest.raises(RuleBroken, match="stands in “Code”"):
        commands.adopt_version(version=agreement, adopted_on=LATER, **FACTS)
    assert "F 1" in in_force(world.area, LATER)


def test_a_commitment_of_a_draft_does_not_come_into_force_by_a_file(world):
    clause = drafted(world).texts.get(number="1.1")
    data = f"{ROW}1.1,Said by a file,2025-01-01,,{clause.commitment.uid}\n".encode()
    found = commands.import_commitments(area=world.area, data=data, name="a.csv", dry_run=False, **FACTS)
    assert found.refused
    assert in_force(world.area, ADOPTED) == ["2.3"]


def test_a_number_with_a_figure_that_counts_nothing_has_its_place(world):
    commands.add_commitment(area=world.area, number="4.²", title="Squared", starts_on=ADOPTED, **FACTS)
    assert in_force(world.area, ADOPTED) == ["2.3", "4.²"]
    assert number_key("4.10") > number_key("4.9")


def test_a_commitment_that_is_only_proposed_has_no_page_to_reword_it(world, signed_in):
    clause = drafted(world).texts.get(number="1.1")
    officer = signed_in(world.officer)
    url = f"/areas/wessington/agreement/{clause.commitment.uid}/"
    assert [officer.get(f"{url}{page}").status_code for page in ("", "reword/", "end/")] == [404, 404, 404]


def test_a_version_beyond_all_numbers_is_not_there(world, signed_in):
    version = adopted(world)
    url = f"/areas/wessington/agreement/documents/{version.document.uid}/{10**30}/"
    assert signed_in(world.officer).get(url).status_code == 404


@pytest.mark.parametrize("words", ["\ud800", "\x00", "\ufffe", "\uffff", "\u202e", "\x0b"])
def test_letters_that_no_file_can_hold_do_not_break_one(world, signed_in, words):
    document = versions.add_document(world)
    part = {"heading": f"A{words}b", "text": f"A{words}b", "commitments": [{"number": "1", "title": f"A{words}b"}]}
    file = {"format": "concord-agreement", "format_version": 1, "version": {"title": f"A{words}b"}, "sections": [part]}
    found = commands.import_version(document=document, data=json.dumps(file).encode(), dry_run=False, **FACTS)
    assert not found.refused
    url = f"/areas/wessington/agreement/documents/{document.uid}/1/"
    client = signed_in(world.officer)
    for name in ("", "file.pdf", "file.docx", "file.odt", "file.json", "leaflet.pdf"):
        assert client.get(f"{url}{name}").status_code == 200, name


def test_a_measure_longer_than_ten_years_is_refused_however_it_is_written(world):
    head = "number,title,rule_kind,rule_number,rule_unit,rule_counting\n"
    data = f"{head}7,Long,payment,000000001999999,days,difference\n".encode()
    found = commands.import_commitments(area=world.area, data=data, name="a.csv", dry_run=False, **FACTS)
    assert [problem.column for problem in found.problems] == ["rule_number"]
