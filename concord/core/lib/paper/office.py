"""A paper as Word and OpenDocument, with real headings."""

import io
from datetime import UTC, date, datetime, time
from typing import Any
from zipfile import ZipFile, ZipInfo

from docx import Document
from docx.enum.text import WD_UNDERLINE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from odfdo import Document as OdfDocument
from odfdo import Header, Link, Paragraph, Span, Style

from .fitting import sizes
from .parts import Paper, Part, Run

FONT = "Source Sans 3"
# The letters, and the line below what leads somewhere.
INK, LINE = "#1d2430", "8FB0B6"
STYLES = {"title": "Heading 1", "heading": "Heading 2", "strong": "Strong", "text": "Normal", "note": "No Spacing"}


def paper_docx(paper: Paper, *, large_print: bool = False) -> bytes:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(1.1)
    about = document.core_properties
    about.title, about.author, about.language = paper.title, paper.author, "en-GB"
    about.created = about.modified = datetime.combine(paper.on, time(), UTC)
    for kind, size in sizes(paper, large_print).items():
        set_font(document.styles[STYLES[kind]], size)
    for part in paper.parts:
        add_part(document, part)
    for number, part in enumerate(paper.after):
        add_part(document, part).paragraph_format.page_break_before = number == 0
    return packed(document, paper.on)


def packed(document: Any, on: date) -> bytes:
    """The file with its parts dated that day: a paper made again is the same to the byte."""
    saved, out = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with ZipFile(saved) as old, ZipFile(out, "w") as new:
        for part in old.infolist():
            dated = ZipInfo(part.filename, (on.year, on.month, on.day, 0, 0, 0))
            new.writestr(dated, old.read(part), part.compress_type)
    return out.getvalue()


def set_font(style: Any, size: float) -> None:
    style.font.size, style.font.name = Pt(size), FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(name), None)


def add_part(document: Any, part: Part) -> Any:
    if part.is_heading:
        paragraph = document.add_heading(part.text, level=1 if part.kind == "title" else 2)
        for run in paragraph.runs:
            run.font.color.rgb = RGBColor(0x0B, 0x55, 0x63)
    else:
        paragraph = document.add_paragraph(style=STYLES["note"] if part.kind == "note" else None)
        for number, run in enumerate(part.runs):
            add_run(paragraph, run, before=" " if number else "", style="Strong" if part.kind == "strong" else None)
    form = paragraph.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(3 if part.kind == "heading" else 0), Pt(1.5), 1.0
    # Without it LibreOffice and Word break long words differently.
    wrap = OxmlElement("w:wordWrap")
    wrap.set(qn("w:val"), "1")
    paragraph._p.get_or_add_pPr().append(wrap)
    return paragraph


def add_run(paragraph: Any, run: Run, *, before: str, style: str | None) -> None:
    if before:
        paragraph.add_run(before)
    made = paragraph.add_run(run.text, style=style)
    if run.name == "lead":
        made.bold = True
    if run.url:
        link(paragraph, made, run.url)


def link(paragraph: Any, run: Any, url: str) -> None:
    """The run leads there. A thin line below it, in no colour of its own, shows it to whoever reads on a screen."""
    run.font.underline = WD_UNDERLINE.DOTTED
    run._r.rPr.find(qn("w:u")).set(qn("w:color"), LINE)
    around = OxmlElement("w:hyperlink")
    around.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.replace(run._r, around)
    around.append(run._r)


def paper_odt(paper: Paper, *, large_print: bool = False) -> bytes:
    document = OdfDocument("text")
    document.body.clear()
    document.meta.title = paper.title
    document.meta.language = "en-GB"
    document.meta.creation_date = document.meta.date = datetime.combine(paper.on, time())
    add_styles(document, sizes(paper, large_print))
    for numbering in document.styles.root.get_elements("//text:outline-style"):
        # The usual template numbers its headings; ours say their own numbers.
        numbering.delete()
    for part in paper.parts:
        document.body.append(odt_part(part))
    for number, part in enumerate(paper.after):
        made = odt_part(part)
        if number == 0:
            made.set_attribute("text:style-name", "concord_after")
        document.body.append(made)
    return packed(document, paper.on)


def odt_part(part: Part) -> Any:
    if part.is_heading:
        made: Any = Header(1 if part.kind == "title" else 2, part.text)
    else:
        made = Paragraph()
        for number, run in enumerate(part.runs):
            if number:
                made.append(Span(" "))
            made.append(odt_run(run))
    # A Header takes a style and forgets it.
    made.set_attribute("text:style-name", f"concord_{part.kind}")
    return made


def odt_run(run: Run) -> Any:
    words = Span(run.text, style="concord_lead" if run.name == "lead" else None)
    if not run.url:
        return words
    made = Link(run.url, style="concord_link", visited_style="concord_link")
    made.append(words)
    return made


def letters(size: float, *, bold: bool, colour: str) -> dict[str, str]:
    """How letters of OpenDocument look; `size` in points, `colour` like “#1d2430”."""
    return {
        "fo:font-size": f"{size}pt",
        "style:font-name": FONT,
        "fo:font-family": f"'{FONT}', sans-serif",
        "style:font-family-generic": "swiss",
        "fo:language": "en",
        "fo:country": "GB",
        "fo:font-weight": "bold" if bold else "normal",
        "fo:color": colour,
    }


def add_styles(document: OdfDocument, points: dict[str, float]) -> None:
    for kind, size in points.items():
        style = Style("paragraph", name=f"concord_{kind}", parent_style="Standard")
        above = "0.1cm" if kind == "heading" else "0cm"
        style.set_properties(
            {"fo:margin-top": above, "fo:margin-bottom": "0.05cm", "fo:line-height": "100%"}, area="paragraph"
        )
        colour = "#0b5563" if kind in {"title", "heading"} else INK
        style.set_properties(letters(size, bold=kind not in {"text", "note"}, colour=colour), area="text")
        document.insert_style(style, automatic=False)
    after = Style("paragraph", name="concord_after", parent_style="concord_heading")
    after.set_properties({"fo:break-before": "page"}, area="paragraph")
    document.insert_style(after, automatic=False)
    lead = Style("text", name="concord_lead")
    lead.set_properties({"fo:font-weight": "bold"}, area="text")
    document.insert_style(lead, automatic=False)
    link = Style("text", name="concord_link")
    dotted = {"style:text-underline-style": "dotted", "style:text-underline-color": f"#{LINE}"}
    link.set_properties({**dotted, "fo:color": INK}, area="text")
    document.insert_style(link, automatic=False)
    layout: Any = document.get_style("page-layout", "Mpm1") or next(iter(document.styles.get_styles("page-layout")))
    margins = dict.fromkeys(("fo:margin-top", "fo:margin-bottom"), "1.1cm")
    margins |= dict.fromkeys(("fo:margin-left", "fo:margin-right"), "1.5cm")
    layout.set_properties({"fo:page-width": "21cm", "fo:page-height": "29.7cm", **margins}, area="page-layout")
