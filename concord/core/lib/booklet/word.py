"""A booklet as Word, with real headings."""

from datetime import UTC, datetime, time
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from ..paper.office import packed, set_font
from .parts import Block, Booklet

SIZES = {"Normal": 11.0, "Heading 1": 18.0, "Heading 2": 14.0, "Heading 3": 11.5, "Header": 9.0, "Footer": 9.0}


def booklet_docx(booklet: Booklet) -> bytes:
    document = Document()
    about = document.core_properties
    about.title, about.author, about.language = booklet.title, booklet.author, "en-GB"
    about.created = about.modified = datetime.combine(booklet.on, time(), UTC)
    set_styles(document, booklet.accent)
    set_page(document.sections[0], booklet)
    document.add_paragraph(booklet.author)
    document.add_heading(booklet.title, level=1)
    document.add_paragraph().add_run(booklet.standing, style="Strong")
    for block in booklet.blocks:
        add_block(document, block)
    return packed(document, booklet.on)


def set_styles(document: Any, accent: str) -> None:
    styles = document.styles
    styles.add_style("Note", WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    for name, size in (SIZES | {"Note": 10.0}).items():
        set_font(styles[name], size)
        if name.startswith("Heading"):
            styles[name].font.color.rgb = RGBColor.from_string(accent.removeprefix("#").upper())
    # The template speaks American English.
    for found in styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), "en-GB")


def set_page(section: Any, booklet: Booklet) -> None:
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin = section.bottom_margin = Cm(2.2)
    section.header.paragraphs[0].text = f"{booklet.author}\t\t{booklet.standing}"
    stops = section.header.paragraphs[0].paragraph_format.tab_stops
    stops.add_tab_stop(Cm(16.2), alignment=2)
    foot = section.footer.paragraphs[0]
    foot.add_run("Page ")
    add_page_number(foot)


def add_page_number(paragraph: Any) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def add_block(document: Any, block: Block) -> None:
    if block.level:
        document.add_heading(block.text, level=block.level)
        return
    paragraph = document.add_paragraph(style="Note" if block.kind == "note" else None)
    paragraph.paragraph_format.space_after = Pt(6)
    if block.lead:
        paragraph.add_run(block.lead).bold = True
        paragraph.add_run(" ")
    # A line's end becomes a break of the same paragraph.
    paragraph.add_run(block.text)
