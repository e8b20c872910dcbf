"""The blank form on paper: the form in front, its notes behind, and the standard for accessible PDF."""

import io

import page as pdfua
import pytest
from pypdf import PdfReader

from concord.log.exports import blank_forms

from .conftest import Place


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
