"""The page as Word and OpenDocument, with real headings."""

import io

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from odfdo import Document as OdfDocument
from odfdo import Header, Paragraph, Style

from ..rules.page import BoardPage
from .parts import parts, sizes

FONT = "Source Sans 3"


def page_docx(page: BoardPage, *, large_print: bool = False) -> bytes:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(1.1)
    document.core_properties.title = page.title
    document.core_properties.language = "en-GB"
    styles = {"title": "Heading 1", "heading": "Heading 2", "strong": "Strong", "text": "Normal"}
    for kind, size in sizes(page, large_print).items():
        set_font(document.styles[styles[kind]], size)
    for kind, text in parts(page):
        add_part(document, kind, text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def set_font(style: object, size: float) -> None:
    style.font.size, style.font.name = Pt(size), FONT  # type: ignore[attr-defined]  # a python-docx style
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()  # type: ignore[attr-defined]  # likewise
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(name), None)


def add_part(document: object, kind: str, text: str) -> None:
    if kind in {"title", "heading"}:
        paragraph = document.add_heading(text, level=1 if kind == "title" else 2)  # type: ignore[attr-defined]  # a python-docx document
        for run in paragraph.runs:
            run.font.color.rgb = RGBColor(0x0B, 0x55, 0x63)
    else:
        paragraph = document.add_paragraph()  # type: ignore[attr-defined]  # likewise
        paragraph.add_run(text, style="Strong" if kind == "strong" else None)
    form = paragraph.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(3 if kind == "heading" else 0), Pt(1.5), 1.0
    # Without it LibreOffice and Word break long words differently.
    wrap = OxmlElement("w:wordWrap")
    wrap.set(qn("w:val"), "1")
    paragraph._p.get_or_add_pPr().append(wrap)


def page_odt(page: BoardPage, *, large_print: bool = False) -> bytes:
    document = OdfDocument("text")
    document.body.clear()
    document.meta.title = page.title
    document.meta.language = "en-GB"
    add_styles(document, page, large_print)
    for numbering in document.styles.root.get_elements("//text:outline-style"):
        # The usual template numbers its headings; ours say their own numbers.
        numbering.delete()
    for kind, text in parts(page):
        part = Header(1 if kind == "title" else 2, text) if kind in {"title", "heading"} else Paragraph(text)
        # A Header takes a style and forgets it.
        part.set_attribute("text:style-name", f"concord_{kind}")
        document.body.append(part)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def add_styles(document: OdfDocument, page: BoardPage, large_print: bool) -> None:
    for kind, size in sizes(page, large_print).items():
        style = Style("paragraph", name=f"concord_{kind}", parent_style="Standard")
        above = "0.1cm" if kind == "heading" else "0cm"
        style.set_properties(
            {"fo:margin-top": above, "fo:margin-bottom": "0.05cm", "fo:line-height": "100%"}, area="paragraph"
        )
        text = {
            "fo:font-size": f"{size}pt",
            "style:font-name": FONT,
            "fo:font-family": f"'{FONT}', sans-serif",
            "style:font-family-generic": "swiss",
            "fo:language": "en",
            "fo:country": "GB",
            "fo:font-weight": "normal" if kind == "text" else "bold",
            "fo:color": "#0b5563" if kind in {"title", "heading"} else "#1d2430",
        }
        style.set_properties(text, area="text")
        document.insert_style(style, automatic=False)
    layout = document.get_style("page-layout", "Mpm1") or next(iter(document.styles.get_styles("page-layout")), None)
    if layout is not None:
        margins = dict.fromkeys(("fo:margin-top", "fo:margin-bottom"), "1.1cm") | dict.fromkeys(
            ("fo:margin-left", "fo:margin-right"), "1.5cm"
        )
        layout.set_properties({"fo:page-width": "21cm", "fo:page-height": "29.7cm", **margins}, area="page-layout")  # type: ignore[union-attr]  # a page layout has them
