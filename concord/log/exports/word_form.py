"""The blank form of a period in Word: a cell of its own for every answer, to fill on a screen or by hand."""

import io
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Length, Pt, RGBColor

from ..queries.forms import FormBox, FormChoice, ReturnForm

# Of a table in Word: what is asked, and the answer. Twice side by side, but for large print.
COLUMNS = (Cm(4.5), Cm(5.3), Cm(4.5), Cm(3.5))
LARGE_COLUMNS = (Cm(7.4), Cm(10.4))
# How much smaller a label is than what is written beside it.
LABEL = 0.88
# The least height of the place for a point, by how many a box has: so the form fills one side of a sheet and no more.
# Where it takes several in any case there is room to write large.
ROOM = {1: Cm(2.7), 2: Cm(1.0)}
ROOM_ON_MORE_SHEETS, ROOM_OF_OTHERS = Cm(2.4), Cm(0.48)
USUAL_SIZE, LARGE_SIZE = 9, 16
# Above and below what stands in a cell, in twentieths of a point.
PADDING = 20

Pair = tuple[str, str]
Widths = tuple[Length, ...]


def form_docx(form: ReturnForm, *, large_print: bool = False) -> bytes:
    """A form to fill in Word, in LibreOffice or by hand: every answer has a table cell of its own."""
    document = Document()
    set_page(document, LARGE_SIZE if large_print else USUAL_SIZE)
    columns = LARGE_COLUMNS if large_print else COLUMNS
    document.core_properties.title = f"Return: {form.period}"
    document.core_properties.language = "en-GB"
    document.add_heading(f"{form.area} {form.agreement}: your return", level=1)
    document.add_paragraph(f"{form.period}. Please send it back by {form.due} to {form.back_to}.")
    add_facts(document, form, columns)
    for box in form.boxes:
        add_box(document, box, form, columns)
    document.add_heading("Notes", level=2).paragraph_format.page_break_before = True
    for part in form.notes.split("\n\n"):
        document.add_paragraph(part)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def set_page(document: Any, size: float) -> None:
    """A4 in plain type: with nine points the four boxes stand on one side and the notes on its back."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.6)
    section.top_margin = section.bottom_margin = Cm(0.8)
    for name, scale, above in (("Normal", 1.0, 0.0), ("Heading 1", 1.5, 0.0), ("Heading 2", 1.0, 4.0)):
        style = document.styles[name]
        style.font.size, style.font.name = Pt(size * scale), "Arial"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(theme), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(1)
        style.paragraph_format.line_spacing = 1.0
        if name != "Normal":
            style.font.color.rgb = RGBColor(0x0B, 0x55, 0x63)


def add_facts(document: Any, form: ReturnForm, columns: Widths) -> None:
    """Whose form it is, whether there is anything on it at all, and who will read it."""
    first = [("Form", form.reference), ("Whole form: nothing to report", "")]
    known = [("Name", form.name), ("Organisation and department", form.organisation)]
    add_table(document, [*side_by_side(first, columns), *([pair] for pair in known)], columns)
    more = document.add_paragraph(f"{form.limit} Nothing to report? Put an x there. No room? Use the back.")
    more.paragraph_format.space_before = Pt(3)
    small(document.add_paragraph(f"{form.who_sees} {form.in_confidence}"))


def add_box(document: Any, box: FormBox, form: ReturnForm, columns: Widths) -> None:
    document.add_heading(f"{box.number}. {box.heading}", level=2)
    for text in (f"For example: {box.example}", legend(box.choice)):
        small(document.add_paragraph(text))
    rows = [[(f"Box {box.number}: nothing to report", "")]]
    for n in range(1, form.slots + 1):
        at = f"Box {box.number}, point {n}"
        details = [(f"{at}: {what}", "") for what in ("about whom", "date", "commitment")]
        details.append((f"{at}: {box.choice.name} (1 to {len(box.choice.options)})", ""))
        rows += [[(f"{at}\n{form.text_limit}", "")], *side_by_side(details, columns)]
    add_table(document, rows, columns, room=room_for(form.slots, columns))


def side_by_side(pairs: list[Pair], columns: Widths) -> list[list[Pair]]:
    """Short questions, as many in a row as a table has columns for."""
    most = len(columns) // 2
    return [pairs[n : n + most] for n in range(0, len(pairs), most)]


def legend(choice: FormChoice) -> str:
    how = "Write the number of each that fits" if choice.several else "Write its number"
    return f"{choice.question} {how}: {choice.legend}."


def add_table(document: Any, rows: list[list[Pair]], columns: Widths, *, room: Length = ROOM_OF_OTHERS) -> None:
    """Questions, each with the cell for its answer; the last answer of a row is as wide as the table lets it be.

    `room`: the least height of a point's own cell, whose label has a line of its own on how long it may be.
    """
    table = document.add_table(rows=0, cols=len(columns), style="Table Grid")
    table.autofit = False
    pad(table)
    for column, width in zip(table.columns, columns, strict=True):
        column.width = width
    for pairs in rows:
        row, texts = table.add_row(), [text for pair in pairs for text in pair]
        row.height = room if "\n" in texts[0] else ROOM_OF_OTHERS
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, columns, strict=True):
            cell.width = width
        cells = [*row.cells[: len(texts) - 1], row.cells[len(texts) - 1].merge(row.cells[-1])]
        for n, (cell, text) in enumerate(zip(cells, texts, strict=True)):
            cell.text = text
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
            if n % 2 == 0:
                small(cell.paragraphs[0])


def pad(table: Any) -> None:
    """Some air above and below, so that no line touches the rule of its row."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(PADDING))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    # Word is strict about the order of these.
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)


def room_for(slots: int, columns: Widths) -> Length:
    return ROOM.get(slots, ROOM_ON_MORE_SHEETS) if columns is COLUMNS else ROOM_ON_MORE_SHEETS


def small(paragraph: Any) -> None:
    """Small words without a space below them: labels and what helps to fill in the rest. Large print stays large."""
    paragraph.paragraph_format.space_after = Pt(0)
    size = paragraph.style.font.size.pt
    for run in paragraph.runs:
        run.font.size = Pt(size if size == LARGE_SIZE else round(size * LABEL, 1))
