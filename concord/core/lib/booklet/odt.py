"""A booklet as OpenDocument, with real headings."""

from datetime import datetime, time
from typing import Any

from odfdo import Document, Header, LineBreak, Paragraph, Span, Style, VarPageNumber

from ..paper.office import INK, letters, packed
from .parts import Block, Booklet

SIZES = {"title": 18.0, "heading": 14.0, "item": 11.5, "standing": 11.0, "text": 11.0, "note": 10.0, "edge": 9.0}
BOLD = ("title", "heading", "item", "standing")


def booklet_odt(booklet: Booklet) -> bytes:
    document = Document("text")
    document.body.clear()
    document.meta.title = booklet.title
    document.meta.language = "en-GB"
    document.meta.creation_date = document.meta.date = datetime.combine(booklet.on, time())
    add_styles(document, booklet.accent)
    add_edges(document, booklet)
    document.body.append(styled(Paragraph(booklet.author), "text"))
    document.body.append(styled(Header(1, booklet.title), "title"))
    document.body.append(styled(Paragraph(booklet.standing), "standing"))
    for block in booklet.blocks:
        document.body.append(element(block))
    return packed(document, booklet.on)


def add_styles(document: Any, accent: str) -> None:
    for kind, size in SIZES.items():
        style = Style("paragraph", name=f"booklet_{kind}", parent_style="Standard")
        heading = kind in {"heading", "item"}
        space = {"fo:margin-top": "0.35cm" if heading else "0cm", "fo:margin-bottom": "0.2cm"}
        style.set_properties(space | ({"fo:keep-with-next": "always"} if heading else {}), area="paragraph")
        colour = accent if kind in {"title", "heading", "item"} else INK
        style.set_properties(letters(size, bold=kind in BOLD, colour=colour), area="text")
        document.insert_style(style, automatic=False)
    lead = Style("text", name="booklet_lead")
    lead.set_properties({"fo:font-weight": "bold"}, area="text")
    document.insert_style(lead, automatic=False)
    for numbering in document.styles.root.get_elements("//text:outline-style"):
        # The usual template numbers its headings; ours say their own numbers.
        numbering.delete()


def add_edges(document: Any, booklet: Booklet) -> None:
    """What stands at the top and the bottom of every page."""
    page = document.styles.get_styles("master-page")[0]
    page.set_page_header(styled(Paragraph(f"{booklet.author}. {booklet.standing}"), "edge"))
    foot = styled(Paragraph(), "edge")
    foot.append(Span("Page "))
    foot.append(VarPageNumber())
    page.set_page_footer(foot)
    layout = document.styles.get_styles("page-layout")[0]
    layout.set_properties({"fo:page-width": "21cm", "fo:page-height": "29.7cm"}, area="page-layout")


def styled(made: Any, kind: str) -> Any:
    # A Header takes a style and forgets it.
    made.set_attribute("text:style-name", f"booklet_{kind}")
    return made


def element(block: Block) -> Any:
    if block.level:
        return styled(Header(block.level, block.text), block.kind)
    made = styled(Paragraph(), "note" if block.kind == "note" else "text")
    if block.lead:
        made.append(Span(block.lead, style="booklet_lead"))
        made.append(Span(" "))
    for number, line in enumerate(block.lines):
        if number:
            made.append(LineBreak())
        made.append(Span(line))
    return made
