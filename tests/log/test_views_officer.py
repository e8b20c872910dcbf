"""Returns by other ways than the web: typed in, read back from a Word form, forms out."""

import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from concord.core.lib.tables import write_csv
from concord.core.ui.uploads import sweep_uploads
from concord.log.exports import blank_forms
from concord.log.forms.points import LAST_OWN
from concord.log.imports.returns import COLUMNS
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
    made = dict(blank_forms(place.area, period.reference, on=place.today))
    document, missing = Document(io.BytesIO(made[f"return-form-{period.reference}.docx"])), set(answers)
    for table in document.tables:
        for row in table.rows:
            cells = list(dict.fromkeys(row.cells))
            for label, answer in zip(cells[::2], cells[1::2], strict=True):
                asked = label.text.partition("\n")[0].partition(" (")[0]
                answer.text = answers.get(asked, answer.text)
                missing.discard(asked)
    assert missing == set()
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


def test_the_organisation_is_offered_and_no_day_and_a_row_leads_to_its_person(place, signed_in):
    period = place.open()
    body = signed_in(place.officer).get(f"{of(place, period, 'enter/')}?person={place.champion.uid}").content.decode()
    assert f'value="{place.champion.uid}" selected' in body
    assert "Cara Champion, Wessington Carers" in body
    assert "Lee Leisure, Wessington Council, Leisure" in body
    assert ('name="received_on_day"' in body, 'name="received_on_day" value' in body) == (True, False)


def test_a_typed_name_is_enough_where_only_one_has_it(place, signed_in):
    period = place.open()
    client = signed_in(place.officer)
    facts = typed(place, place.champion) | {"person": "", "person_typed": "cara champion", "b1-nothing": "on"}
    assert client.post(of(place, period, "enter/"), facts).status_code == 302
    assert LogReturn.objects.get().person == place.champion


def test_after_entering_the_page_says_whose_return_is_in_and_what_is_unanswered(place, signed_in):
    period = place.open()
    client = signed_in(place.officer)
    facts = typed(place, place.champion) | {"b1-text_1": "On paper", "b2-nothing": "on"}
    body = client.post(of(place, period, "enter/"), facts, follow=True).content.decode()
    made = LogReturn.objects.get()
    assert f"Cara Champion’s return {made.reference} is in; boxes 3 and 4 are unanswered." in body
    assert f'href="{of(place, period)}?who={place.champion.uid}"' in body
    facts = typed(place, place.leisure_champion, is_nil="on")
    body = client.post(of(place, period, "enter/"), facts, follow=True).content.decode()
    assert "is in." in body


def test_a_name_that_is_not_in_the_list_is_refused(place, signed_in):
    period = place.open()
    client = signed_in(place.officer)
    facts = typed(place, place.champion) | {"b1-text_1": "x", "b1-about_1": "", "b1-about_1_typed": "Ash Tree Society"}
    body = client.post(of(place, period, "enter/"), facts).content.decode()
    assert "“Ash Tree Society” is no organisation in the list" in body
    assert not LogReturn.objects.exists()


def test_what_was_read_stays_on_the_page_after_an_error_and_no_day_is_offered(place, signed_in):
    period = place.open()
    client = signed_in(place.officer)
    form = filled(place, period, {"Box 4, point 1": "Plan together", "Box 4, point 1: date": "soon"})
    body = client.post(of(place, period, "read-form/"), {"file": form}).content.decode()
    assert ('name="received_on_day"' in body, 'name="received_on_day" value' in body) == (True, False)
    notes = re.findall(r'name="note" value="([^"]*)"', body)
    assert notes == ["Box 4, point 1: “soon” is not a date I can read. Type it as day, month and year."]
    again = client.post(of(place, period, "enter/"), {"note": notes, "b4-text_1": "Plan together"}).content.decode()
    assert f"<li>{notes[0]}</li>" in again


def upload(place, name="returns.csv", **facts):
    row = dict.fromkeys(COLUMNS, "") | {
        "period": "2024-1", "opens_on": "2024-01-01", "due_on": "2024-02-01", "respondent_email": "ann@example.org",
        "respondent_name": "Ann Example", "organisation": "Oak House", "sector": "voluntary",
        "received_on": "2024-01-15", "box": "1", "text": "Told early.", "commitment": "9.9",
    }  # fmt: skip
    return SimpleUploadedFile(name, write_csv(COLUMNS, [row | facts]))


def kept_in(body):
    return re.search(r'name="kept" value="(\w+)"', body)[1]


@pytest.fixture
def waiting(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "waiting"


def test_a_file_is_looked_at_once_and_imported_without_choosing_it_again(place, signed_in, waiting):
    client, url = signed_in(place.officer), place.url("periods/import/")
    body = client.post(url, {"file": upload(place)}).content.decode()
    for words in ("1 row would be added", "What would be new", "new commitment: 9.9", "Import these rows"):
        assert words in body
    assert (Point.objects.count(), len(list(waiting.iterdir()))) == (0, 1)
    done = client.post(url, {"kept": kept_in(body)}, follow=True).content.decode()
    assert "1 row is in." in done
    assert (Point.objects.get().text, list(waiting.iterdir())) == ("Told early.", [])
    assert "Choose it again" in client.post(url, {"kept": kept_in(body)}).content.decode()


def test_a_kept_file_is_for_its_person_and_session_alone(place, signed_in, waiting):
    url = place.url("periods/import/")
    body = signed_in(place.officer).post(url, {"file": upload(place)}).content.decode()
    again = signed_in(place.officer).post(url, {"kept": kept_in(body)}).content.decode()
    assert ("Choose it again" in again, Point.objects.count()) == (True, 0)


def test_a_kept_file_that_was_changed_or_is_gone_is_not_imported(place, signed_in, waiting):
    client, url = signed_in(place.officer), place.url("periods/import/")
    body = client.post(url, {"file": upload(place)}).content.decode()
    next(waiting.iterdir()).write_bytes(b"something else")
    assert "Choose it again" in client.post(url, {"kept": kept_in(body)}).content.decode()
    assert Point.objects.count() == 0


def test_each_tab_imports_the_file_that_it_shows(place, signed_in, waiting):
    client, url = signed_in(place.officer), place.url("periods/import/")
    first = client.post(url, {"file": upload(place)}).content.decode()
    client.post(url, {"file": upload(place, text="From another tab.")})
    client.post(url, {"kept": kept_in(first)})
    assert Point.objects.get().text == "Told early."


def test_kept_files_are_deleted_after_a_day_and_at_most_three_wait(place, signed_in, waiting):
    client, url = signed_in(place.officer), place.url("periods/import/")
    for n in range(5):
        client.post(url, {"file": upload(place, text=f"Point {n}")})
    assert len(list(waiting.iterdir())) == 3
    assert sweep_uploads(at=place.now + timedelta(hours=23)) == 0
    assert sweep_uploads(at=place.now + timedelta(hours=25)) == 3


def test_an_import_that_is_refused_offers_nothing_to_import(place, signed_in, waiting):
    client, url = signed_in(place.officer), place.url("periods/import/")
    body = client.post(url, {"file": upload(place, sector="private", box="7")}).content.decode()
    assert ("is not one of" in body, "is not a box" in body) == (True, True)
    assert ("Import these rows" in body, "What would be new" in body) == (False, False)


def test_an_error_stands_in_its_box_and_nothing_typed_is_lost(place, signed_in):
    period = place.open()
    facts = typed(place, place.champion) | {"b1-text_1": "On paper", "b3-text_2": "A win without a source"}
    body = signed_in(place.officer).post(of(place, period, "enter/"), facts).content.decode()
    assert "Box 3, point 2: Choose where the win came from" in body
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


def test_beside_a_text_that_is_typed_in_stands_who_sees_it_and_not_as_the_officers_words(place, signed_in):
    period, client = place.open(), signed_in(place.officer)
    told = "see these words with the name of whoever sent the return."
    client.post(of(place, period, "enter/"), typed(place, place.champion) | {"b1-text_1": "On paper"})
    for rest in ("enter/", f"entered/{place.champion.uid}/change/"):
        body = client.get(of(place, period, rest)).content.decode()
        assert (told in body, "your words" in body, "your name" in body, "Only you" in body) == (True, *[False] * 3)
        assert "Only whoever sent the return and their organisation are named." in body


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
        "Box 3, point 1: source": "planned",
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


def test_what_else_a_box_asks_is_read_back_and_entered_as_on_the_page(place, signed_in):
    period, client = place.open(), signed_in(place.officer)
    form = filled(place, period, {
        "Name": "Cara Champion",
        "Box 1, point 1": "Told early", "Box 1, point 1: where": "1 and 3",
        "Box 2, point 1": "Told too late", "Box 2, point 1: kind": "2",
        "Box 3, point 2": "A schedule", "Box 3, point 2: source": "3",
        "Box 4, point 1": "Plan together", "Box 4, point 1: kind": "A consultation that was cut short",
    })  # fmt: skip
    body = client.post(of(place, period, "read-form/"), {"file": form}).content.decode()
    assert "Everything on it was found." in body
    chosen = [*re.findall(r'id="(id_b\d-\w+)"[^>]* checked', body), *re.findall(r'value="(short_\w+)" selected', body)]
    assert chosen[:3] == ["id_b1-contexts_1_0", "id_b1-contexts_1_2", "id_b3-win_source_1_2"]
    assert chosen[3:] == ["short_notice", "short_consultation"]
    assert not LogReturn.objects.exists()


def test_nothing_to_report_in_the_whole_form_is_read_back_ticked(place, signed_in):
    period, client = place.open(), signed_in(place.officer)
    form = filled(place, period, {"Name": "Cara Champion", "Whole form: nothing to report": "x"})
    body = client.post(of(place, period, "read-form/"), {"file": form}).content.decode()
    assert re.search(r'name="is_nil"[^>]* checked', body)
    assert "Everything on it was found." in body


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


def summary_of(body):
    """The list at the top of the page: words and where they lead, in order."""
    head = body.split("There is a problem")[1].split("</ul>")[0]
    return re.findall(r'<li>(?:<a href="#([^"]*)">)?([^<]+)', head)


def test_every_error_stands_at_the_top_with_its_box_and_point(place, signed_in):
    period, later = place.open(), place.today + timedelta(days=40)
    day = {"b2-date_2_day": later.day, "b2-date_2_month": later.month, "b2-date_2_year": later.year}
    facts = typed(place, place.champion, received_on_day="") | {
        "b2-text_1": "x", "b2-text_2": "Told late", **day | {"b2-date_2_year": "26"}, "b4-text_1": "y" * 401,
    }  # fmt: skip
    client = signed_in(place.officer)
    body = client.post(of(place, period, "enter/"), facts).content.decode()
    found = summary_of(body)
    assert [words.split(".")[0] for _, words in found][1:] == [
        "Box 2, point 2: Year must have four numbers, like 2026",
        "Box 4, point 1: A point has at most 400 characters",
    ]
    assert found[0] == ("id_received_on_0", "The date for “When did it come?” must include a day")
    assert [target for target, _ in found][1:] == ["id_b2-date_2_2", "id_b4-text_1"]
    assert (body.count("There is a problem"), "<title>Error: " in body) == (1, True)
    assert body.index("There is a problem") < body.index("<h1")
    facts = typed(place, place.champion) | {"b2-text_1": "x", "b2-text_2": "Told late", **day}
    body = client.post(of(place, period, "enter/"), facts).content.decode()
    assert summary_of(body) == [("id_b2-date_2_0", "Box 2, point 2: The date is in the future. Say when it happened.")]
    body = client.post(of(place, period, "enter/"), facts | {"b3-text_1": "A win"}).content.decode()
    assert [target for target, _ in summary_of(body)] == ["id_b2-date_2_0", "id_b3-win_source_1_0"]


def test_a_point_for_somebody_else_is_named_as_such(place, signed_in):
    period = place.open()
    facts = typed(place, place.champion) | {f"b1-text_{LAST_OWN + 1}": "x" * 401}
    body = signed_in(place.officer).post(of(place, period, "enter/"), facts).content.decode()
    (error,) = summary_of(body)
    assert error[1].startswith("Box 1, for somebody who does not want to be named: A point has at most")


def test_what_is_wrong_with_a_whole_box_names_the_box(place, signed_in):
    period = place.open()
    facts = typed(place, place.champion) | {"b1-text_1": "x", "b1-nothing": "on"}
    (error,) = summary_of(signed_in(place.officer).post(of(place, period, "enter/"), facts).content.decode())
    assert error == ("id_b1-nothing", "Box 1: You ticked “nothing to report” and wrote a point. Take one of them away.")
