"""A version as files, each opened by two readers that are not ours and give the same text."""

import io
import json
import os
import re
import subprocess
import time
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import page as pdfua
import pytest
from docx import Document as WordDocument
from pypdf import PdfReader

from concord.agreement import commands
from concord.agreement.exports import TYPES, version_file
from concord.agreement.queries.documents import VersionPage, version_page
from concord.core.areas.models import Area
from tests.agreement.versions import FACTS, OUTLINE, add_document, draft, full_version, long_outline

FILES = ("pdf", "docx", "odt")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def read_again(version) -> VersionPage:
    version.refresh_from_db()
    return version_page(version)


@pytest.fixture
def full(world) -> VersionPage:
    return read_again(full_version(world))


def letters(text: str) -> str:
    """Without spaces and ends of lines, which every reader puts elsewhere."""
    return re.sub(r"[\s\u200b\u2060]", "", text)


def by_pypdf(data: bytes) -> str:
    return "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(data)).pages)


def by_pdftotext(data: bytes) -> str:
    made = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True, timeout=60)
    return made.stdout.decode()


def by_python_docx(data: bytes) -> str:
    return "".join(paragraph.text for paragraph in WordDocument(io.BytesIO(data)).paragraphs)


def parts_of(data: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return ElementTree.fromstring(found.read(name))


def by_word_xml(data: bytes) -> str:
    return "".join(text.text or "" for text in parts_of(data, "word/document.xml").iter(f"{W}t"))


def by_odt_xml(data: bytes) -> str:
    tags = (f"{TEXT}p", f"{TEXT}h")
    return "".join("".join(part.itertext()) for part in parts_of(data, "content.xml").iter() if part.tag in tags)


def by_office(data: bytes, kind: str, folder: Path) -> str:
    """The text alone, as LibreOffice writes it."""
    (folder / f"v.{kind}").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    out = ["txt:Text (encoded):UTF8", "--outdir", str(folder), str(folder / f"v.{kind}")]
    home = os.environ | {"HOME": str(folder)}
    subprocess.run([*command, *out], check=True, capture_output=True, timeout=180, env=home)
    return (folder / "v.txt").read_text("utf-8-sig")


def test_two_readers_of_the_pdf_read_the_same(full):
    made = version_file(full, "pdf")
    assert letters(by_pypdf(made)) == letters(by_pdftotext(made))


def test_two_readers_of_the_word_file_and_an_office_program_read_the_same(full, tmp_path):
    made = version_file(full, "docx")
    assert letters(by_python_docx(made)) == letters(by_word_xml(made)) == letters(by_office(made, "docx", tmp_path))


def test_two_readers_of_the_open_document_read_the_same(full, tmp_path):
    made = version_file(full, "odt")
    assert letters(by_odt_xml(made)) == letters(by_office(made, "odt", tmp_path))


def test_word_and_open_document_say_the_same_and_the_pdf_says_all_of_it(full):
    docx, odt = (letters(by_python_docx(version_file(full, "docx"))), letters(by_odt_xml(version_file(full, "odt"))))
    assert docx == odt
    pdf = letters(by_pdftotext(version_file(full, "pdf")))
    missing = [line for line in lines_of(version_file(full, "docx")) if letters(line) not in pdf]
    assert missing == []


def lines_of(docx: bytes) -> list[str]:
    return [p.text for p in WordDocument(io.BytesIO(docx)).paragraphs if p.text.count("\n") == 0]


def test_every_field_is_said(full):
    found = [p.text for p in WordDocument(io.BytesIO(version_file(full, "docx"))).paragraphs]
    start = found.index("1 Asking and telling")
    assert found[:start] == [
        "Wessington",
        "The Wessington agreement",
        "Version 1, in force from 5 January 2026",
        "Adopted: 5 January 2026, The group's meeting",
        "Launched: 1 February 2026",
        "Why this version: It was old.",
        "Introduction",
        "Why we work together.",
        "Ŵ ŵ Ŷ ŷ â ê î ô û ï",
    ]
    assert found[start : start + 11] == [
        "1 Asking and telling",
        "What we mean by it.",
        "1.1 Ask people early",
        "Ask early, and say why.\nGive them time.",
        "Say afterwards what changed.",
        "Who owes it: public bodies, to the voluntary sector",
        "Themes: Involvement and consultation; Equality",
        "Standing: To be worked towards",
        "What can be measured: Length of a consultation: 84 days. The first and the last day both count.",
        "An example that happened: The library asked twelve weeks ahead.",
        "Taken from: The compact of Eastmere, by their leave",
    ]
    assert "Who owes it: both sectors, to each other" in found
    assert "What can be measured: Time to pay: 1 calendar month. The first day does not count." in found
    assert "An example, made up: Nobody real." in found
    assert found[-2:] == [
        "Who decided about it",
        "Approved by Wessington Council on 5 January 2026 (Minute 12). It is also their own document.",
    ]


def test_what_looks_like_markup_or_a_formula_is_said_as_it_was_written(full):
    for kind, reader in (("pdf", by_pdftotext), ("docx", by_word_xml), ("odt", by_odt_xml)):
        found = letters(reader(version_file(full, kind)))
        for text in (OUTLINE.parts[1].heading, OUTLINE.parts[1].text, "2.10 =1+1"):
            assert letters(text) in found


def test_headings_are_headings(full):
    word = WordDocument(io.BytesIO(version_file(full, "docx"))).paragraphs
    found = [(p.style.name, p.text) for p in word if p.style.name.startswith("Heading")]
    assert found[:4] == [
        ("Heading 1", "The Wessington agreement"),
        ("Heading 2", "Introduction"),
        ("Heading 2", "1 Asking and telling"),
        ("Heading 3", "1.1 Ask people early"),
    ]
    heads = parts_of(version_file(full, "odt"), "content.xml").iter(f"{TEXT}h")
    said = [(f"Heading {head.get(f'{TEXT}outline-level')}", "".join(head.itertext())) for head in heads]
    assert [(name, letters(text)) for name, text in said] == [(name, letters(text)) for name, text in found]


@pytest.mark.parametrize("count", [0, 1, 200])
def test_pdf_keeps_the_standard_for_accessible_pdf(world, count):
    made = version_file(version_page(draft(add_document(world), long_outline(count))), "pdf")
    report = pdfua.validate_pdf_bytes(made, profile="ua1")
    assert [str(failure) for failure in report.failures] == []
    assert report.is_compliant


def test_a_full_pdf_keeps_the_standard_and_is_titled_in_its_language(full):
    made = version_file(full, "pdf")
    assert [str(failure) for failure in pdfua.validate_pdf_bytes(made, profile="ua1").failures] == []
    found = PdfReader(io.BytesIO(made))
    assert (found.metadata.title, found.trailer["/Root"]["/Lang"]) == ("The Wessington agreement", "en-GB")


def test_each_page_of_200_commitments_says_that_it_is_a_draft_and_its_number(world):
    made = version_file(version_page(draft(add_document(world), long_outline(200))), "pdf")
    pages = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(made)).pages]
    assert len(pages) > 10
    for number, text in enumerate(pages, start=1):
        assert "Draft of version 1, not in force" in text
        assert f"Page {number} of {len(pages)}" in text


def test_the_contents_of_a_long_pdf_name_the_page_of_each_section(world):
    made = version_file(version_page(draft(add_document(world), long_outline(200))), "pdf")
    pages = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(made)).pages]
    listed = dict(re.findall(r"^(\d Section \d)[ .\u2060]*(\d+)$", pages[0], re.MULTILINE))
    assert len(listed) == 8
    for heading, number in listed.items():
        assert heading in re.sub(r"^.*?Section 8[ .\u2060]*\d+$", "", pages[int(number) - 1], flags=re.DOTALL)


def test_a_short_one_has_no_contents(world):
    made = version_file(version_page(draft(add_document(world), long_outline(2, sections=1))), "pdf")
    assert "Contents" not in by_pypdf(made)


def test_word_and_open_document_say_how_it_stands_on_each_page(world):
    page = version_page(draft(add_document(world)))
    header = parts_of(version_file(page, "docx"), "word/header1.xml")
    assert "Draft of version 1, not in force" in "".join(header.itertext())
    assert "Draft of version 1, not in force" in "".join(parts_of(version_file(page, "odt"), "styles.xml").itertext())


def test_a_version_that_was_replaced_says_until_when_it_was_in_force(world):
    first = full_version(world)
    second = commands.start_version(document=first.document, revision="refresh", reason="", **FACTS)
    commands.adopt_version(
        version=second, adopted_on=first.adopted_on.replace(day=8), by=FACTS["by"], at=FACTS["at"].replace(day=9)
    )
    first.refresh_from_db()
    found = by_python_docx(version_file(read_again(first), "docx"))
    assert "Version 1, in force from 5 January 2026 to 7 January 2026" in found
    later = by_python_docx(version_file(read_again(second), "docx"))
    assert "Version 2, in force from 8 January 2026" in later
    assert "Kind of revision: Refresh" in later


@pytest.mark.parametrize("kind", TYPES)
def test_a_file_made_again_is_the_same_to_the_byte(full, kind):
    before = version_file(full, kind)
    # The times in a ZIP file count in steps of two seconds.
    time.sleep(2.1)
    assert version_file(full, kind) == before


def test_the_look_and_the_words_are_the_areas_own(world, full):
    look = {"accent": "#123456", "words": {"voluntary_sector": {"one": "third sector"}}}
    before = WordDocument(io.BytesIO(version_file(full, "docx")))
    Area.objects.filter(pk=world.area.pk).update(**look)
    made = version_file(read_again(full.version), "docx")
    colours = [str(one.styles["Heading 2"].font.color.rgb) for one in (before, WordDocument(io.BytesIO(made)))]
    assert colours == ["0B5563", "123456"]
    assert "public bodies, to the third sector" in by_python_docx(made)


def test_json_says_everything_of_the_version(full):
    found = json.loads(version_file(full, "json"))
    assert (found["format"], found["format_version"]) == ("concord-agreement", 1)
    assert found["area"] == {"code": "WESS", "name": "Wessington", "agreement": "Compact"}
    assert found["document"] == {
        "uid": str(full.document.uid), "kind": "agreement", "code_kind": "", "title": "The Wessington agreement",
        "prefix": "", "national": None,
    }  # fmt: skip
    assert found["version"] == {
        "number": 1, "title": "The Wessington agreement", "revision": "full", "state": "adopted",
        "introduction": OUTLINE.introduction, "reason": "It was old.", "started_on": "2026-01-05",
        "adopted_on": "2026-01-05", "adopted_at": "The group's meeting", "launched_on": "2026-02-01",
    }  # fmt: skip
    assert [section["heading"] for section in found["sections"]] == [part.heading for part in OUTLINE.parts]
    assert found["sections"][0]["commitments"] == [
        {
            "uid": str(full.texts[0].commitment.uid), "number": "1.1", "title": "Ask people early",
            "text": "Ask early, and say why.\nGive them time.\n\nSay afterwards what changed.", "bearer": "public",
            "owed_to": "voluntary", "theme": "consultation equality", "standing": "aspirational",
            "example": "The library asked twelve weeks ahead.", "example_is_real": True,
            "provenance": "The compact of Eastmere, by their leave",
            "rule": {"kind": "consultation", "number": 84, "unit": "days", "counting": "both_ends"},
        }
    ]  # fmt: skip
    assert found["sections"][1]["commitments"][0]["rule"] is None
    assert found["approvals"] == [
        {"body": "Wessington Council", "decision": "approved", "decided_on": "2026-01-05", "minute": "Minute 12",
         "is_theirs": True}
    ]  # fmt: skip
