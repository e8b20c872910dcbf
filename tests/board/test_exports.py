"""The one page stays one page, in every format, with the widest text at every limit; and reads the same in all."""

import io
import os
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import page as pdfua
import pytest
from docx import Document
from odfdo import Document as OdfDocument
from pypdf import PdfReader

from concord.board.exports import FORMATS, render
from concord.board.rules.page import (
    ANSWER,
    CONTACT,
    LIMITS,
    PLACE,
    REPLY,
    TASK,
    TITLE,
    BoardPage,
    PageBox,
    PageFigure,
    page_from,
)
from concord.log.terms import Box


def page(fill: str = "W", *, draft: bool = True) -> BoardPage:
    """A page with every field filled to its limit. `fill` is repeated without a space to break at."""

    def text(most: int) -> str:
        return (fill * most)[:most]

    words = ("ŵellington " * 40)[: LIMITS["line"]] if fill == "ŵ" else ""
    line = words or text(LIMITS["line"])
    boxes = [
        PageBox(box, str(Box(box).label), line, "WESS-2026-D014, not followed, a win, raised by 12", "", text(REPLY))
        for box in Box
    ]
    gap = (
        "public 100 % (199 of 199), voluntary 100 % (199 of 199): a gap of 100 percentage points, which could be chance"
    )
    figures = [PageFigure("Kept, by who owed the duty", gap)] * 3
    return BoardPage(
        area="Wessington",
        agreement="Compact",
        group="Compact group",
        board="strategic board",
        title=text(TITLE),
        reference="WESSING-2026-B014",
        address="https://concord.example.org/areas/wessington-and-the-vale/reports/WESSING-2026-B014/",
        as_at="Wednesday 30 September 2026",
        periods=text(TITLE),
        is_draft=draft,
        ask=text(LIMITS["ask"]),
        ask_reason=text(LIMITS["ask_reason"]),
        ask_by="30 September 2026",
        boxes=boxes,
        previous_ask=text(LIMITS["ask"]),
        previous_ask_stands=f"Accepted with a change: {text(ANSWER)}. Not started. {text(LIMITS['note'])}.",
        task=text(TASK),
        task_stands=f"Under way. {text(LIMITS['note'])}.",
        strategic_issue=text(LIMITS["strategic_issue"]),
        figures=figures,
        who_we_are=text(PLACE),
        contact=text(CONTACT),
    )


@pytest.mark.parametrize("fill", ["W", "ŵ", "m "])
@pytest.mark.parametrize(("large", "pages"), [(False, 1), (True, 2)])
def test_pdf_keeps_its_pages_with_the_widest_text(fill: str, large: bool, pages: int) -> None:
    made = PdfReader(io.BytesIO(render(page(fill), "pdf", large_print=large)))
    assert len(made.pages) == pages
    assert (round(made.pages[0].mediabox.width), round(made.pages[0].mediabox.height)) == (595, 842)


def test_pdf_is_tagged_titled_and_says_its_language() -> None:
    made = PdfReader(io.BytesIO(render(page("m "), "pdf")))
    root = made.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or bool(root["/MarkInfo"]["/Marked"])
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).lower().startswith("en")
    assert made.metadata.title == page("m ").title
    assert b"pdfuaid" in root["/Metadata"].get_data()


@pytest.mark.parametrize("large", [False, True])
def test_pdf_keeps_the_standard_for_accessible_pdf(large: bool) -> None:
    report = pdfua.validate_pdf_bytes(render(page("m "), "pdf", large_print=large), profile="ua1")
    assert [str(failure) for failure in report.failures] == []
    assert report.is_compliant


def office_pages(data: bytes, kind: str, folder: Path, *, with_font: bool) -> int:
    """How many pages LibreOffice makes of a file, with our font or without it."""
    (folder / f"page.{kind}").write_bytes(data)
    fonts = folder / "fonts.conf"
    ours = Path(__file__).parents[2] / "concord" / "core" / "ui" / "fonts"
    extra = f"<dir>{ours}</dir>" if with_font else ""
    fonts.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir>{extra}'
        f"<cachedir>{folder}/cache</cachedir></fontconfig>"
    )
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    environment = os.environ | {"FONTCONFIG_FILE": str(fonts), "HOME": str(folder)}
    out = ["--outdir", str(folder), str(folder / f"page.{kind}")]
    subprocess.run([*command, *out], check=True, capture_output=True, timeout=180, env=environment)
    return len(PdfReader(folder / "page.pdf").pages)


@pytest.mark.parametrize("with_font", [True, False])
@pytest.mark.parametrize("kind", ["docx", "odt"])
@pytest.mark.parametrize(("large", "pages"), [(False, 1), (True, 2)])
def test_office_files_keep_their_pages_with_the_widest_text(
    kind: str, large: bool, pages: int, with_font: bool, tmp_path: Path
) -> None:
    data = render(page("W"), kind, large_print=large)
    assert office_pages(data, kind, tmp_path, with_font=with_font) <= pages


def words(text: str) -> list[str]:
    return text.replace("\u200b", "").split()


def test_every_format_says_the_same() -> None:
    shown = page("m ")
    docx = " ".join(p.text for p in Document(io.BytesIO(render(shown, "docx"))).paragraphs)
    odt = OdfDocument(io.BytesIO(render(shown, "odt"))).body
    odt_text = " ".join("".join(ElementTree.fromstring(p.serialize(with_ns=True)).itertext()) for p in odt.children)
    assert words(docx) == words(odt_text)
    html = render(shown, "html").decode()
    for text in (shown.ask, shown.boxes[0].line, shown.figures[0].text, "Draft, not issued"):
        assert text.strip() in html
        assert text.strip() in docx


def test_a_page_survives_being_frozen() -> None:
    shown = page("m ", draft=False)
    assert page_from(shown.as_data()) == shown


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_opens(kind: str) -> None:
    assert len(render(page("m "), kind)) > 500
