"""Returns by other ways than the web: typed in, read back from a Word form, forms out."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from concord.log.exports import blank_forms
from concord.log.models import LogReturn, Point
from concord.log.rules.returns import PointInput


def of(place, period, rest=""):
    return place.url(f"periods/{period.reference}/{rest}")


def typed(place, person, **facts):
    day = place.today - timedelta(days=1)
    usual = {
        "person": str(person.uid), "mode": "paper", "received_on_day": day.day, "received_on_month": day.month,
        "received_on_year": day.year,
    }  # fmt: skip
    return usual | facts


def filled(place, period, answers):
    """The area's own blank form with answers typed into its cells."""
    document = Document(
        io.BytesIO(dict(blank_forms(place.area, period.reference))[f"return-form-{period.reference}.docx"])
    )
    for table in document.tables:
        for row in table.rows:
            if row.cells[0].text in answers:
                row.cells[1].text = answers[row.cells[0].text]
    out = io.BytesIO()
    document.save(out)
    return SimpleUploadedFile("form.docx", out.getvalue())


def test_a_paper_form_is_typed_in(place, signed_in):
    period = place.open()
    client = signed_in(place.officer)
    facts = typed(place, place.champion) | {
        "b1-text_1": "On paper", "b2-nothing": "on", "b3-text_1": "A win", "b3-win_source_1": "planned",
        "b1-about_1": f"o{place.bodies['council'].pk}",
    }  # fmt: skip
    assert client.post(of(place, period, "enter/"), facts).url == of(place, period)
    made = LogReturn.objects.get()
    assert (made.person, made.entered_by, made.mode, made.received_on) == (
        place.champion, place.officer, "paper", place.today - timedelta(days=1),
    )  # fmt: skip
    assert Point.objects.get(box=1).about_name == "Wessington Council"
    assert "entered for them, on paper" in client.get(of(place, period)).content.decode()


def test_an_error_stands_in_its_box_and_nothing_typed_is_lost(place, signed_in):
    period = place.open()
    facts = typed(place, place.champion) | {"b1-text_1": "On paper", "b3-text_2": "A win without a source"}
    body = signed_in(place.officer).post(of(place, period, "enter/"), facts).content.decode()
    assert "Box 3: Choose where the win came from" in body
    assert 'href="#id_b3-win_source_2_0"' in body
    assert "A win without a source" in body
    assert not LogReturn.objects.exists()


def test_whose_and_when_are_asked_for(place, signed_in):
    body = signed_in(place.officer).post(of(place, place.open(), "enter/"), {"b1-text_1": "x"}).content.decode()
    assert "There is a problem" in body
    assert "When did it come" in body


def test_the_page_offers_no_confidential_class_and_says_why(place, signed_in):
    body = signed_in(place.officer).get(of(place, place.open(), "enter/")).content.decode()
    assert "A confidential point cannot be entered here" in body
    assert "class_1" not in body


def test_those_who_sent_are_not_offered(place, signed_in):
    period = place.open()
    place.send(period, place.champion, {1: [PointInput(text="Sent")]})
    body = signed_in(place.officer).get(of(place, period, "enter/")).content.decode()
    assert ("Cara Champion" in body, "Lee Leisure" in body) == (False, True)


def test_a_filled_word_form_is_read_back_and_kept_only_when_entered(place, signed_in):
    period = place.open()
    client = signed_in(place.officer)
    form = filled(place, period, {
        "Name": "Cara Champion",
        "Box 1: nothing to report": "x",
        "Box 2, point 1": "Told too late",
        "Box 2, point 1: about whom": "Wessington Council: Leisure",
        "Box 2, point 1: commitment": "4.2",
        "Box 2, point 1: date": "3 March 2026",
        "Box 3, point 1": "A schedule",
        "Box 3, point 1: planned, opportunistic or went wrong": "planned",
        "Box 4, point 1": "Plan together",
        "Box 4, point 1: about whom": "Somebody unknown",
    })  # fmt: skip
    body = client.post(of(place, period, "read-form/"), {"file": form}).content.decode()
    assert "Nothing is kept yet" in body
    assert f'value="{place.champion.uid}" selected' in body
    assert f'value="u{place.leisure.pk}" selected' in body
    assert f'value="{place.commitment.pk}" selected' in body
    assert "Told too late" in body
    assert "“Somebody unknown” was not found in the list" in body
    assert f'action="{of(place, period, "enter/")}"' in body
    assert not LogReturn.objects.exists()


def test_a_form_of_another_period_is_refused_by_its_reference(place, signed_in):
    first, second = place.open(label="First"), place.open(label="Second")
    form = filled(place, first, {"Box 1, point 1": "One"})
    body = signed_in(place.officer).post(of(place, second, "read-form/"), {"file": form}).content.decode()
    assert f"This form is for the period {first.reference}" in body


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"not a Word file", "damaged or not a Word document"),
        (b"\xd0\xcf\x11\xe0old", "old or locked Word file"),
        (b"", "empty"),
    ],
)
def test_a_file_that_is_no_form_gets_a_clear_error(place, signed_in, data, words):
    period = place.open()
    upload = {"file": SimpleUploadedFile("form.docx", data)}
    response = signed_in(place.officer).post(of(place, period, "read-form/"), upload)
    assert (response.status_code, words in response.content.decode()) == (200, True)


def test_blank_forms_come_as_word_and_pdf_and_nothing_else(place, signed_in):
    period = place.open()
    client = signed_in(place.officer)
    assert client.get(of(place, period, "form.pdf")).content.startswith(b"%PDF")
    assert client.get(of(place, period, "form.docx")).content.startswith(b"PK")
    assert client.get(of(place, period, "form.exe")).status_code == 404


def test_a_form_with_somebodys_name_holds_it_and_no_code(place, signed_in):
    period = place.open()
    url = f"{of(place, period, 'form.docx')}?person={place.leisure_champion.uid}"
    document = Document(io.BytesIO(signed_in(place.officer).get(url).content))
    cells = {row.cells[0].text: row.cells[1].text for table in document.tables for row in table.rows}
    assert (cells["Name"], cells["Organisation and department"]) == ("Lee Leisure", "Wessington Council, Leisure")
    assert cells["Form"].startswith(period.reference)
