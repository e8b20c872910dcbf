"""The blank form of a period, as Word and as tagged PDF: the form in front, the notes behind."""

import io

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor

from concord.core.areas.models import Area
from concord.core.lib.typesetting import fitting_pdf

from ..models import Expectation
from ..queries.forms import FormBox, ReturnForm, return_form

# Of a table in Word: what is asked, and the answer.
COLUMNS = (Cm(7.4), Cm(10.4))
# How much smaller a label is than what is written beside it.
LABEL = 0.88
# The height of the place for a point, by how many a box has: so the form fills one side of a sheet and no more.
ROOM = {1: Cm(2.2), 2: Cm(0.6)}

SOURCE = r"""
#let d = json(bytes(sys.inputs.data))
#set document(title: "Return: " + d.form.period, author: d.form.area)
#set page(paper: "a4", margin: (x: 16mm, y: 14mm))
#set text(font: "Source Sans 3", size: d.size * 1pt, lang: "en", region: "GB")
#set par(leading: 0.5em, spacing: 0.7em)
#show heading.where(level: 1): set text(size: 1.5em)
#show heading.where(level: 2): set text(size: 1.1em)
#let line-of(n) = for i in range(n) { block(above: 1.5em, below: 0pt, line(length: 100%, stroke: 0.4pt)) }
= #d.form.area #d.form.agreement: your return
#d.form.period. Please send it back by #strong(d.form.due) to #d.form.back_to. Form #d.form.reference.

#let known(answer) = if answer == "" { box(width: 1fr, repeat[.]) } else { strong(answer) }
Name: #known(d.form.name) Organisation and department: #known(d.form.organisation)

#d.form.limit If you have nothing to report in a box, tick ☐ nothing.
#block(above: 0.6em)[#d.form.who_sees If your name must not be known, do not use this form: ask for your personal link.]
#for b in d.form.boxes [
== #b.number. #b.heading
☐ Nothing to report here. #emph[For example: #b.example]
#for i in range(d.form.slots) [
  #block(above: 0.8em)[Point #(i + 1):]
  #line-of(2)
  #block(above: 1.3em)[About: #box(width: 1fr, repeat[.]) Commitment: #box(width: 22mm, repeat[.]) Date: #box(width: 28mm, repeat[.])]
  #if b.asks_source [#block(above: 0.6em)[It was #d.form.sources.map(s => "☐ " + s).join("  ")]]
]]
#pagebreak()
== Notes
#for part in d.form.notes.split("\n\n") [#par[#part]]
"""


def form_pdf(form: ReturnForm, *, large_print: bool = False) -> bytes:
    """One sheet with the notes on its back; large print takes as many sheets as it needs."""
    sizes = (16,) if large_print else (10, 9.5, 9, 8.5)
    return fitting_pdf(SOURCE, {"form": form.as_data()}, sizes=sizes, pages=2)


def form_docx(form: ReturnForm, *, large_print: bool = False) -> bytes:
    """A form to fill in Word, in LibreOffice or by hand: every answer has a table cell of its own."""
    document = Document()
    set_page(document, 16 if large_print else 9)
    document.core_properties.title = f"Return: {form.period}"
    document.core_properties.language = "en-GB"
    document.add_heading(f"{form.area} {form.agreement}: your return", level=1)
    document.add_paragraph(f"{form.period}. Please send it back by {form.due} to {form.back_to}.")
    facts(document, [("Form", form.reference), ("Name", form.name), ("Organisation and department", form.organisation)])
    more = document.add_paragraph(f"{form.limit} Put an x beside “nothing to report” if that is so.")
    more.paragraph_format.space_before = Pt(3)
    document.add_paragraph(
        f"{form.who_sees} If your name must not be known, do not use this form: ask for your personal link."
    )
    for box in form.boxes:
        add_box(document, box, form)
    document.add_heading("Notes", level=2).paragraph_format.page_break_before = True
    for part in form.notes.split("\n\n"):
        document.add_paragraph(part)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def set_page(document: object, size: float) -> None:
    """A4 in plain type: with nine points the four boxes stand on one side and the notes on its back."""
    section = document.sections[0]  # type: ignore[attr-defined]  # a python-docx document
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.6)
    section.top_margin = section.bottom_margin = Cm(1.0)
    for name, scale, above in (("Normal", 1.0, 0.0), ("Heading 1", 1.5, 0.0), ("Heading 2", 1.15, 6.0)):
        style = document.styles[name]  # type: ignore[attr-defined]  # likewise
        style.font.size, style.font.name = Pt(size * scale), "Arial"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(theme), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(2)
        if name != "Normal":
            style.font.color.rgb = RGBColor(0x0B, 0x55, 0x63)


def facts(document: object, rows: list[tuple[str, str]], *, room: Length | None = None) -> None:
    """A table of two columns: what is asked, and the cell for the answer. `room`: the height of a point's own cell."""
    table = document.add_table(rows=0, cols=2, style="Table Grid")  # type: ignore[attr-defined]  # a python-docx document
    table.autofit, size = False, document.styles["Normal"].font.size.pt  # type: ignore[attr-defined]  # likewise
    for column, width in zip(table.columns, COLUMNS, strict=True):
        column.width = width
    for label, value in rows:
        row = table.add_row()
        if room and label[-1].isdigit():
            row.height = room
        for cell, text, width in zip(row.cells, (label, value), COLUMNS, strict=True):
            cell.text, cell.width = text, width
            style_cell(cell, size=size * (LABEL if text is label else 1))


def style_cell(cell: object, *, size: float) -> None:
    """A small label and nothing to spare below a line, so that the rows fit with a wider font than ours."""
    paragraph = cell.paragraphs[0]  # type: ignore[attr-defined]  # a python-docx cell
    paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(0), 0.95
    for run in paragraph.runs:
        run.font.size = Pt(size)


def add_box(document: object, box: FormBox, form: ReturnForm) -> None:
    document.add_heading(f"{box.number}. {box.heading}", level=2)  # type: ignore[attr-defined]  # a python-docx document
    document.add_paragraph(f"For example: {box.example}")  # type: ignore[attr-defined]  # likewise
    rows = [(f"Box {box.number}: nothing to report", "")]
    for n in range(1, form.slots + 1):
        rows += [(f"Box {box.number}, point {n}", ""), (f"Box {box.number}, point {n}: about whom", "")]
        rows += [(f"Box {box.number}, point {n}: commitment", ""), (f"Box {box.number}, point {n}: date", "")]
        if box.asks_source:
            rows.append((f"Box {box.number}, point {n}: planned, opportunistic or went wrong", ""))
    facts(document, rows, room=ROOM.get(form.slots))


def blank_forms(
    area: Area, period_reference: str, *, large_print: bool = False, expected: Expectation | None = None
) -> list[tuple[str, bytes]]:
    """(file name, bytes) of a period's form as Word and as PDF: blank, or with somebody's name on it."""
    form = return_form(area, period_reference, expected=expected)
    stem = f"return-form-{period_reference}{'-large' if large_print else ''}"
    return [
        (f"{stem}.docx", form_docx(form, large_print=large_print)),
        (f"{stem}.pdf", form_pdf(form, large_print=large_print)),
    ]
