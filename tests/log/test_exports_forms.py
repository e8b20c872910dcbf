"""The blank form on paper: the form in front, its notes behind, and the standard for accessible PDF."""

import io
import os
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import page as pdfua
import pytest
from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Cm
from pypdf import PdfReader

from concord.core.areas.models import Area
from concord.log.exports import blank_forms
from concord.log.exports.forms import form_pdf as form_pdf_of
from concord.log.exports.word_form import form_docx
from concord.log.imports.word_form import FilledPoint, read_word_form
from concord.log.queries.examples import EXAMPLES, example_for
from concord.log.queries.forms import FormBox, ReturnForm, choice_in, in_confidence, return_form
from concord.log.queries.settings import usual_notes
from concord.log.rules.returns import who_sees
from concord.log.terms import Box, PointClass

from .conftest import Place


def longest_example(box: int) -> str:
    return max((example_for(box, kind) for kind in EXAMPLES), key=len)


def long_form(**facts: object) -> ReturnForm:
    """A form with long names, a long line on whom to send it to, and the longest of the usual examples."""
    boxes = [
        FormBox(box, str(Box(box).label), longest_example(box), choice_in(box, Area(name="x"))) for box in Box.values
    ]
    usual = {
        "area": "Kingston upon Hull and the East Riding",
        "agreement": "Compact",
        "period": "1 September to 31 December 2026 (HULL-2026-P0123)",
        "reference": "HULL-2026-P0123-7KQ2M",
        "due": "Wednesday 30 September 2026",
        "slots": 2,
        "limit": "At most 2 points in each box.",
        "text_limit": "At most 2000 characters",
        "boxes": boxes,
        "who_sees": who_sees(PointClass.NAMED, words=Area(name="x").vocabulary, trustees=None),
        "in_confidence": in_confidence(has_trustee=True),
        "notes": usual_notes(Area(name="x")),
        "back_to": "Bartholomew Featherstonehaugh, compact.officer@voluntary-action.example.org, 01632 960 001",
        "name": "Bartholomew Featherstonehaugh-Cholmondeley",
        "organisation": "Kingston upon Hull City Council, Neighbourhoods, Housing and Community Safety Directorate",
    }
    return ReturnForm(**usual | facts)


def in_office(data: bytes, folder: Path) -> list[str]:
    """The text of each page that LibreOffice makes of a Word file."""
    (folder / "form.docx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    out = ["--outdir", str(folder), str(folder / "form.docx")]
    home = os.environ | {"HOME": str(folder)}
    subprocess.run([*command, *out], check=True, capture_output=True, timeout=180, env=home)
    return [sheet.extract_text() for sheet in PdfReader(folder / "form.pdf").pages]


@pytest.mark.parametrize("slots", [1, 2])
def test_the_word_form_is_one_sheet_in_an_office_program(slots: int, tmp_path: Path) -> None:
    front, back = in_office(form_docx(long_form(slots=slots)), tmp_path)
    assert front.startswith("Kingston upon Hull")
    assert f"Box 4, point {slots}" in front
    assert back.startswith("Notes")


def test_the_pdf_form_is_one_sheet_with_the_longest_words() -> None:
    assert len(PdfReader(io.BytesIO(form_pdf_of(long_form()))).pages) == 2


@pytest.mark.parametrize("trustee", [False, True])
def test_the_form_says_how_to_raise_what_must_not_have_a_name(trustee: bool, tmp_path: Path) -> None:
    words = in_confidence(has_trustee=trustee)
    assert ("Ask for your personal link" in words, "No trustee holds names here" in words) == (trustee, not trustee)
    assert "A voluntary organisation can raise it for you" in words
    front, back = in_office(form_docx(long_form(in_confidence=words)), tmp_path)
    assert ("an officer types it in" in front, back.startswith("Notes")) == (True, True)


def labels_in(data: bytes) -> list[str]:
    """What a Word form asks, in order."""
    document = Document(io.BytesIO(data))
    rows = [list(dict.fromkeys(row.cells)) for table in document.tables for row in table.rows]
    assert [cell.text for cells in rows for cell in cells[1::2] if cell.text and "Box" in cells[0].text] == []
    return [cell.text for cells in rows for cell in cells[::2]]


@pytest.mark.parametrize("large", [False, True])
def test_the_word_form_asks_what_the_page_asks(place: Place, large: bool) -> None:
    files = dict(blank_forms(place.area, place.open().reference, on=place.today, large_print=large))
    asked = labels_in(next(data for name, data in files.items() if name.endswith(".docx")))
    assert asked[:4] == ["Form", "Whole form: nothing to report", "Name", "Organisation and department"]
    assert [label.partition(", point 1: ")[2] for label in asked if label.endswith(")") and "point 1" in label] == [
        "where (1 to 3)", "kind (1 to 4)", "source (1 to 3)", "kind (1 to 4)",
    ]  # fmt: skip
    assert asked[4:10] == [
        "Box 1: nothing to report", "Box 1, point 1\nAt most 400 characters", "Box 1, point 1: about whom",
        "Box 1, point 1: date", "Box 1, point 1: commitment", "Box 1, point 1: where (1 to 3)",
    ]  # fmt: skip


def test_every_question_of_the_word_form_is_read_back(place: Place) -> None:
    files = dict(blank_forms(place.area, place.open().reference, on=place.today))
    document = Document(io.BytesIO(next(data for name, data in files.items() if name.endswith(".docx"))))
    for row in (row for table in document.tables for row in table.rows):
        for cell in list(dict.fromkeys(row.cells))[1::2]:
            cell.text = "x"
    out = io.BytesIO()
    document.save(out)
    form = read_word_form(out.getvalue())
    assert (form.reference, form.name, form.organisation) == ("x", "x", "x")
    assert (form.nothing, form.is_nil, form.problems) == (set(Box.values), True, [])
    common = FilledPoint("x", "x", "x", "x")
    own = {1: {"contexts": "x"}, 2: {"breach": "x"}, 3: {"win_source": "x"}, 4: {"breach": "x"}}
    assert form.points == {(box, n): replace(common, **own[box]) for box in Box.values for n in (1, 2)}


def test_every_cell_of_the_word_form_has_room_to_write_in() -> None:
    document = Document(io.BytesIO(form_docx(long_form())))
    rows = [row for table in document.tables for row in table.rows]
    written = [row.height for row in rows if "characters" in row.cells[0].text]
    assert (len(written), {height >= Cm(1) for height in written}) == (8, {True})
    assert all(row.height and row.height_rule != WD_ROW_HEIGHT_RULE.EXACTLY for row in rows)


def test_the_pdf_form_asks_what_the_page_asks(place: Place) -> None:
    front = " ".join(PdfReader(io.BytesIO(form_pdf(place, False))).pages[0].extract_text().split())
    asked = {
        "Nothing to report in the whole form.": 1,
        "(at most 400 characters)": 8,
        "Where was it? ☐ Local targets ☐ Partnerships ☐ Engagement": 2,
        "Is it one of the usual kinds? ☐ 1 ☐ 2 ☐ 3 ☐ 4": 4,
        "Where did the win come from? ☐ Planned ☐ Opportunistic ☐ From things that went wrong": 2,
        "2 Short notice of ending or changing funding;": 1,
    }
    plain = front.replace("\u00a0", " ")
    assert {words: plain.count(words) for words in asked} == asked


def test_the_form_tells_of_the_trustee_of_the_day_it_is_made(place: Place) -> None:
    period = place.open().reference
    earlier = return_form(place.area, period, on=place.today - timedelta(days=4000))
    assert return_form(place.area, period, on=place.today).in_confidence == in_confidence(has_trustee=True)
    assert earlier.in_confidence == in_confidence(has_trustee=False)


def form_pdf(place: Place, large: bool) -> bytes:
    files = dict(blank_forms(place.area, place.open().reference, on=place.today, large_print=large))
    return next(data for name, data in files.items() if name.endswith(".pdf"))


@pytest.mark.parametrize("large", [False, True])
def test_the_form_keeps_the_standard_for_accessible_pdf(place: Place, large: bool) -> None:
    report = pdfua.validate_pdf_bytes(form_pdf(place, large), profile="ua1")
    assert [str(failure) for failure in report.failures] == []
    assert report.is_compliant


def test_the_form_stands_in_front_and_its_notes_behind(place: Place) -> None:
    front, back = (sheet.extract_text() for sheet in PdfReader(io.BytesIO(form_pdf(place, False))).pages)
    assert "your return" in front
    assert back.startswith("Notes")
