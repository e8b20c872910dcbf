"""A filled Word form read back: good, odd and hostile files."""

import io
import time
import zipfile

import pytest
from docx import Document
from docx.oxml import OxmlElement

from concord.log.imports.word_choices import by_words, chosen
from concord.log.imports.word_form import FilledPoint, W, read_word_form
from concord.log.queries.returns import usual_kinds


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


def test_a_row_without_cells_holds_no_question():
    document = with_rows(Document(), ("Box 1, point 1", "Told early"))
    document.element.body.find(f"{W}tbl").append(OxmlElement("w:tr"))
    form = read_word_form(data_of(document))
    assert {key: point.text for key, point in form.points.items()} == {(1, 1): "Told early"}


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


# The rows of a form as it was made before it asked what the page asks.
OLD = (
    ("Form", "WES-2026-P1-A"),
    ("Name", "Cara Champion"),
    ("Organisation and department", "Wessington Carers"),
    ("Box 1: nothing to report", "x"),
    ("Box 1, point 1", ""),
    ("Box 1, point 1: about whom", ""),
    ("Box 3: nothing to report", ""),
    ("Box 3, point 1", "A schedule"),
    ("Box 3, point 1: about whom", "Leisure"),
    ("Box 3, point 1: commitment", "4.2"),
    ("Box 3, point 1: date", "3 March 2026"),
    ("Box 3, point 1: planned, opportunistic or went wrong", "went wrong"),
)


def test_a_form_made_before_is_still_read():
    form = read_word_form(data_of(with_rows(Document(), *OLD)))
    assert (form.reference, form.name, form.organisation) == ("WES-2026-P1-A", "Cara Champion", "Wessington Carers")
    assert (form.nothing, form.is_nil, form.problems) == ({1}, False, [])
    assert form.points == {(3, 1): FilledPoint("A schedule", "Leisure", "4.2", "3 March 2026", "went wrong")}


def with_wide_row(document, *cells):
    table = document.add_table(rows=1, cols=len(cells))
    for cell, text in zip(table.rows[0].cells, cells, strict=True):
        cell.text = text
    return table


def test_two_questions_side_by_side_have_their_own_answers():
    document = with_rows(Document(), ("Box 2, point 1\nAt most 400 characters", "Told late"))
    with_wide_row(document, "Box 2, point 1: commitment", "4.2", "Box 2, point 1: kind (1 to 4)", "2")
    with_wide_row(document, "Form", "WES-2026-P1-A", "Whole form: nothing to report", "")
    form = read_word_form(data_of(document))
    assert form.points == {(2, 1): FilledPoint("Told late", commitment="4.2", breach="2")}
    assert (form.reference, form.is_nil, form.problems) == ("WES-2026-P1-A", False, [])


def test_an_answer_that_was_split_into_cells_stays_one():
    document = Document()
    with_wide_row(document, "Box 2, point 1", "Told late", "and twice")
    assert read_word_form(data_of(document)).points[2, 1].text == "Told late\nand twice"


def wrapped(element, *names):
    """An element inside others, as Word wraps what it controls."""
    for name in names:
        wrapper = element.makeelement(f"{W}{name}")
        parent, place = element.getparent(), element.getparent().index(element)
        wrapper.append(element)
        parent.insert(place, wrapper)
        element = wrapper


def test_what_else_a_box_asks_is_read_from_content_controls():
    document = with_rows(Document(), ("Box 1, point 1", "Told early"), ("Box 2, point 1", "Told late"))
    for label, answer in (("Box 1, point 1: where (1 to 3)", "1, 3"), ("Box 2, point 1: kind (1 to 4)", "☒ 2")):
        with_wide_row(document, "Box 4, point 1: date", "", label, answer)
    nil = with_wide_row(document, "Form", "WES-2026-P1-A", "Whole form: nothing to report", "☒")
    *asked, whole = [table.rows[0].cells[3] for table in document.tables[-3:]]
    assert nil.rows[0].cells[3]._tc is whole._tc
    for cell in asked:
        wrapped(cell._tc, "sdtContent", "sdt")
    wrapped(whole.paragraphs[0].runs[0]._r, "sdtContent", "sdt")
    form = read_word_form(data_of(document))
    assert (form.points[1, 1].contexts, form.points[2, 1].breach, form.is_nil) == ("1, 3", "☒ 2", True)


def test_the_whole_form_is_ticked_like_a_box_and_other_words_are_told():
    for answer, ticked, told in (
        ("x", True, []),
        ("☐", False, []),
        ("perhaps", False, ["Whole form: “perhaps” beside “nothing to report” was not understood."]),
    ):
        rows = ("Form", "WES-2026-P1-A"), ("Box 1: nothing to report", "x"), ("Whole form: nothing to report", answer)
        form = read_word_form(data_of(with_rows(Document(), *rows)))
        assert (form.is_nil, [problem.message for problem in form.problems]) == (ticked, told)


def test_what_stands_beside_a_point_without_words_is_told():
    rows = ("Form", "WES-2026-P1-A"), ("Box 1, point 1", "One"), ("Box 2, point 1", ""), ("Box 2, point 1: kind", "3")
    form = read_word_form(data_of(with_rows(Document(), *rows)))
    told = [(problem.severity, problem.message) for problem in form.problems]
    assert told == [("warning", "Box 2, point 1: “3” stands beside a point without words. Write it.")]


KINDS = by_words(usual_kinds(), {"other": ""})


@pytest.mark.parametrize(
    ("answer", "found", "clear"),
    [
        ("2", ["short_notice"], True),
        ("2.", ["short_notice"], True),
        ("short notice of ending or changing FUNDING", ["short_notice"], True),
        ("2 Short notice of ending or changing funding", ["short_notice"], True),
        ("☐ 1 ☒ 2 ☐ 3 ☐ 4", ["short_notice"], True),
        ("2 ✓", ["short_notice"], True),
        ("☐ 1 ☐ 2", [], True),
        ("", [], True),
        ("none", [], True),
        ("Other", [], True),
        ("1 and 3", ["short_consultation", "no_impact"], True),
        ("1 3", ["short_consultation", "no_impact"], True),
        ("☒ 1 ☒ 3", ["short_consultation", "no_impact"], True),
        ("1 Short notice of ending or changing funding", [], False),
        ("1 ☐ 2 ☒", [], False),
        ("13", [], False),
        ("5", [], False),
        ("rude letters", [], False),
        ("2, rude letters", ["short_notice"], False),
    ],
)
def test_a_choice_is_read_by_number_by_words_and_by_tick(answer, found, clear):
    assert chosen(answer, KINDS) == (found, clear)
