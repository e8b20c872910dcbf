"""A filled Word form read back: good, odd and hostile files."""

import io
import time
import zipfile

import pytest
from docx import Document

from concord.log.imports.word_form import W, read_word_form


def data_of(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_rows(document, *rows):
    for label, answer in rows:
        table = document.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text, table.rows[0].cells[1].text = label, answer
    return document


def nested(depth, side_by_side=1):
    """Tables inside each other, the innermost with an answer of ours."""
    document = Document()
    for _ in range(side_by_side):
        cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
        for _ in range(depth - 2):
            cell = cell.add_table(rows=1, cols=1).rows[0].cells[0]
        inner = cell.add_table(rows=1, cols=2) if depth > 1 else document.add_table(rows=1, cols=2)
        inner.rows[0].cells[0].text, inner.rows[0].cells[1].text = "Box 1, point 1", "Told early"
    return data_of(document)


def errors_of(data):
    return [problem.message for problem in read_word_form(data).problems if problem.severity == "error"]


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_form_inside_a_table_or_two_is_read(depth):
    form = read_word_form(nested(depth))
    assert {key: point.text for key, point in form.points.items()} == {(1, 1): "Told early"}


@pytest.mark.parametrize(("depth", "side_by_side"), [(4, 1), (40, 1), (1, 61)])
def test_a_tangle_of_tables_is_refused_at_once(depth, side_by_side):
    data = nested(depth, side_by_side)
    begun = time.monotonic()
    assert [message.partition(",")[0] for message in errors_of(data)] == ["The form holds far more than our form does"]
    assert time.monotonic() - begun < 1


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/media/picture.png"])
def test_a_small_file_with_millions_of_parts_is_refused_before_it_is_built(part):
    data, out = data_of(with_rows(Document(), ("Box 1, point 1", "Told early"))), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as sound, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as spoilt:
        for entry in {*sound.namelist(), part}:
            content = sound.read(entry) if entry in sound.namelist() else b"<x></x>"
            end = max(content.rfind(b"</"), 0)
            filling = b"<w:p/>" * 600_000 if entry == part else b""
            spoilt.writestr(entry, content[:end] + filling + content[end:])
    assert len(out.getvalue()) < 100_000
    problems = errors_of(out.getvalue())
    assert [problem.partition(",")[0] for problem in problems] == ["The form holds far more than our form does"]


def test_an_answer_in_a_table_inside_an_answer_is_part_of_it_and_not_a_row_of_the_form():
    document = Document()
    outer = document.add_table(rows=1, cols=2)
    outer.rows[0].cells[0].text, outer.rows[0].cells[1].text = "Box 2, point 1", "Two weeks:"
    inside = outer.rows[0].cells[1].add_table(rows=1, cols=1)
    inside.rows[0].cells[0].text = "from 1 to 14 May"
    form = read_word_form(data_of(document))
    assert form.points[2, 1].text.split() == ["Two", "weeks:", "from", "1", "to", "14", "May"]


def test_rows_and_cells_in_content_controls_and_tracked_changes_are_read():
    document = with_rows(Document(), ("Box 1, point 1", "Kept"))
    table = document.element.body.find(f"{W}tbl")
    row = table.find(f"{W}tr")
    for name in ("sdtContent", "sdt", "ins"):
        wrapper = row.makeelement(f"{W}{name}")
        parent, place = row.getparent(), row.getparent().index(row)
        wrapper.append(row)
        parent.insert(place, wrapper)
        row = wrapper
    assert read_word_form(data_of(document)).points[1, 1].text == "Kept"


def test_deleted_text_is_left_out():
    document = with_rows(Document(), ("Box 1, point 1", "Kept"))
    paragraph = document.tables[0].rows[0].cells[1].paragraphs[0]._p
    deleted = paragraph.makeelement(f"{W}del")
    run = paragraph.makeelement(f"{W}r")
    text = paragraph.makeelement(f"{W}delText")
    text.text = "Gone"
    run.append(text)
    deleted.append(run)
    paragraph.append(deleted)
    assert read_word_form(data_of(document)).points[1, 1].text == "Kept"


@pytest.mark.parametrize(
    ("answer", "ticked"),
    [
        *((yes, True) for yes in ("x", "X", "✓", "☒", "☑", "yes", "Yes", "y", " x ")),
        *((no, False) for no in ("", "no", "No", "☐")),
    ],
)
def test_only_a_tick_beside_nothing_to_report_ticks_it(answer, ticked):
    rows = ("Box 1, point 1", "Told early"), ("Box 4: nothing to report", answer)
    form = read_word_form(data_of(with_rows(Document(), ("Form", "WES-2026-P1-A"), *rows)))
    assert (form.nothing, form.problems) == ({4} if ticked else set(), [])


def test_other_words_beside_nothing_to_report_are_told_and_tick_nothing():
    rows = ("Box 1, point 1", "Told early"), ("Box 4: nothing to report", "maybe")
    form = read_word_form(data_of(with_rows(Document(), ("Form", "WES-2026-P1-A"), *rows)))
    told = [(problem.severity, problem.message) for problem in form.problems]
    assert told == [("warning", "Box 4: “maybe” beside “nothing to report” was not understood.")]
    assert form.nothing == set()
