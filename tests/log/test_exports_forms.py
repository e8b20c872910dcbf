"""The blank form on paper: the form in front, its notes behind, and the standard for accessible PDF."""

import io
import os
import subprocess
from pathlib import Path

import page as pdfua
import pytest
from pypdf import PdfReader

from concord.core.areas.models import Area
from concord.log.exports import blank_forms
from concord.log.exports.forms import form_docx
from concord.log.exports.forms import form_pdf as form_pdf_of
from concord.log.queries.examples import EXAMPLES, example_for
from concord.log.queries.forms import FormBox, ReturnForm
from concord.log.queries.settings import usual_notes
from concord.log.rules.returns import who_sees
from concord.log.terms import Box, PointClass, WinSource

from .conftest import Place


def long_form(**facts: object) -> ReturnForm:
    """A form with long names, a long line on whom to send it to, and the longest of the usual examples."""
    boxes = [
        FormBox(box, str(Box(box).label), max((example_for(box, kind) for kind in EXAMPLES), key=len), box == Box.WINS)
        for box in Box.values
    ]
    usual = {
        "area": "Kingston upon Hull and the East Riding",
        "agreement": "Compact",
        "period": "1 September to 31 December 2026 (HULL-2026-P0123)",
        "reference": "HULL-2026-P0123-7KQ2M",
        "due": "Wednesday 30 September 2026",
        "slots": 2,
        "limit": "At most 2 points in each box.",
        "boxes": boxes,
        "sources": [str(label) for label in WinSource.labels],
        "who_sees": who_sees(PointClass.NAMED, words=Area(name="x").vocabulary, trustees=None),
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


def form_pdf(place: Place, large: bool) -> bytes:
    files = dict(blank_forms(place.area, place.open().reference, large_print=large))
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
