"""The one page stays one page, in every format, with the widest text at every limit; and reads the same in all."""

import io
import json
import os
import re
import subprocess
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import page as pdfua
import pytest
from docx import Document
from odfdo import Document as OdfDocument
from odfdo import Element
from pypdf import PdfReader

from concord.board.exports import TYPES, issued, render
from concord.board.rules.page import (
    ANSWER,
    CONTACT,
    LIMITS,
    PERIODS,
    PLACE,
    REPLY,
    TASK,
    TITLE,
    BoardPage,
    PageBox,
    PageFigure,
    page_from,
)
from concord.core.lib.paper import SIZES
from concord.log.terms import Box
from tests.board.conftest import MEETS

# The longest word of an area's own for its agreement, its targets or a sector.
WORD = 60
LOG = "/areas/wessington-and-the-vale/log/"
# Letters, accents, words that leave the most room at the end of a line, and words of thin letters.
WIDEST = ("W", "ŵ", "Ŵ", "m ", "W" * 27 + " ", "Little initial bills still fill till twelve, if all is well. ")


def page(fill: str = "W", *, draft: bool = True) -> BoardPage:
    """A page with every field filled to its limit. `fill` is repeated without a space to break at."""

    def text(most: int) -> str:
        return (fill * most)[:most]

    def heading(box: int) -> str:
        return str(Box(box).label).replace("Compact", text(WORD)).replace("LAA", text(WORD))

    evidence = "WESSING-2026-D014, not followed, a win from things that went wrong, raised by fewer than 5"
    point = f"{LOG}points/{'W' * 30}/"
    boxes = [PageBox(box, heading(box), text(LIMITS["line"]), evidence, point, text(REPLY)) for box in Box]
    gap = f"{text(WORD)} 100 % (199 of 199), {text(WORD)} 0 % (0 of 199): a gap of 100 percentage points"
    figures = [PageFigure("Kept where a duty is named, by who owed it", gap, f"{LOG}?period=P1")] * 3
    return BoardPage(
        area="Wessington",
        agreement="Compact",
        group="Compact group",
        board="strategic board",
        title=text(TITLE),
        reference="WESSING-2026-B014",
        address="https://concord.example.org/areas/wessington-and-the-vale/reports/WESSING-2026-B014/",
        as_at="Wednesday 30 September 2026",
        periods=text(PERIODS),
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


@pytest.mark.parametrize("fill", WIDEST)
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


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("most", [20, 60, 140])
def test_pdf_breaks_no_word_and_the_address_at_its_slashes_alone(large: bool, most: int) -> None:
    shown = shortened_to(page("partnerships and engagement with representatives "), most)
    made = PdfReader(io.BytesIO(render(shown, "pdf", large_print=large)))
    lines = [line.strip() for sheet in made.pages for line in sheet.extract_text().splitlines()]
    # A reference has hyphens of its own.
    assert [line for line in lines if line.endswith("-") and not line.endswith("-2026-")] == []
    for part in ("https://concord.example.org/", "wessington-and-the-vale/", "WESSING-2026-B014/"):
        assert [line for line in lines if part in line] != []


@pytest.mark.parametrize("most", [20, 40, 60])
def test_little_text_stands_in_larger_type_and_fills_the_side(most: int) -> None:
    shown = shortened_to(page("Late payment came up again. "), most)
    heights: list[float] = []
    sheet = PdfReader(io.BytesIO(render(shown, "pdf"))).pages[0]
    sheet.extract_text(visitor_text=lambda text, cm, tm, *_: heights.append(cm[5] + cm[3] * tm[5]) if text else None)
    assert min(heights) < 842 / 4


def shortened_to(shown: BoardPage, most: int) -> BoardPage:
    """The page with so many characters in each of its fields."""
    fields = {name: getattr(shown, name)[:most] for name in ("ask", "ask_reason", "previous_ask", "task", "title")}
    fields |= {"task_stands": "Done.", "previous_ask_stands": "Accepted.", "strategic_issue": "", "figures": []}
    boxes = [replace(box, line=box.line[:most], reply="", heading=box.heading[:80]) for box in shown.boxes]
    return replace(shown, **fields, boxes=boxes)


def office_pages(files: dict[str, bytes], folder: Path, *, with_font: bool) -> dict[str, int]:
    """How many pages LibreOffice makes of each file, with our font or without it."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    fonts = folder / "fonts.conf"
    ours = Path(__file__).parents[2] / "concord" / "core" / "ui" / "fonts"
    extra = f"<dir>{ours}</dir>" if with_font else ""
    fonts.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir>{extra}'
        f"<cachedir>{folder}/cache</cachedir></fontconfig>"
    )
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    environment = os.environ | {"FONTCONFIG_FILE": str(fonts), "HOME": str(folder)}
    paths = [str(folder / name) for name in files]
    subprocess.run(
        [*command, "--outdir", str(folder), *paths], check=True, capture_output=True, timeout=300, env=environment
    )
    return {name: len(PdfReader(folder / f"{Path(name).stem}.pdf").pages) for name in files}


@pytest.mark.parametrize("with_font", [True, False])
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_office_files_keep_their_pages_with_the_widest_text(kind: str, with_font: bool, tmp_path: Path) -> None:
    sides = {f"{number}-{sides}.{kind}": (fill, sides) for number, fill in enumerate(WIDEST) for sides in (1, 2)}
    files = {name: render(page(fill), kind, large_print=sides == 2) for name, (fill, sides) in sides.items()}
    found = office_pages(files, tmp_path, with_font=with_font)
    assert {name: pages for name, pages in found.items() if pages > sides[name][1]} == {}
    assert {pages for name, pages in found.items() if sides[name][1] == 1} == {1}


FILES = [kind for kind in TYPES if kind != "json"]


def test_a_page_made_again_is_the_same_to_the_byte() -> None:
    shown = page("m ", draft=False)
    before = {kind: render(shown, kind) for kind in FILES}
    # The times in a ZIP file count in steps of two seconds.
    time.sleep(2.1)
    assert [kind for kind in FILES if render(shown, kind) != before[kind]] == []


def text_of(kind: str, data: bytes) -> str:
    if kind == "pdf":
        return "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(data)).pages).replace("\u200b", "")
    if kind == "docx":
        return "".join(p.text for p in Document(io.BytesIO(data)).paragraphs)
    if kind == "odt":
        return "".join(odt_words(part) for part in OdfDocument(io.BytesIO(data)).body.children)
    return data.decode()


@pytest.mark.parametrize("kind", FILES)
def test_what_was_added_since_issue_stands_in_every_format(kind: str) -> None:
    shown = replace(page("m ", draft=False), addenda=["12 May 2026: The trust has paid."])
    found = text_of(kind, render(shown, kind))
    assert "Added since it was issued" in found
    assert "The trust has paid." in found
    assert "Added since" not in text_of(kind, render(replace(shown, addenda=[]), kind))


@pytest.mark.parametrize("fill", ["W", "m "])
def test_what_was_added_leaves_the_page_as_it_was_issued(fill: str, tmp_path: Path) -> None:
    shown = page(fill, draft=False)
    later = replace(shown, addenda=["12 May 2026: The trust has paid."])
    before, after = (PdfReader(io.BytesIO(render(one, "pdf"))).pages for one in (shown, later))
    assert (len(before), len(after)) == (1, 2)
    assert before[0].get_contents().get_data() == after[0].get_contents().get_data()
    files = {f"{kind}-later.{kind}": render(later, kind) for kind in ("docx", "odt")}
    assert set(office_pages(files, tmp_path, with_font=True).values()) == {2}


def test_a_pdf_with_what_was_added_keeps_the_standard_for_accessible_pdf() -> None:
    report = pdfua.validate_pdf_bytes(render(replace(page("m "), addenda=["It is paid."]), "pdf"), profile="ua1")
    assert [str(failure) for failure in report.failures] == []


@pytest.mark.parametrize("text", ["Dewch â phawb 漢字", "ਪੰਜਾਬੀ and العربية", "Thank you 🎉"])
def test_letters_of_other_scripts_do_not_stop_the_pdf(text: str) -> None:
    assert len(PdfReader(io.BytesIO(render(replace(page("m "), ask=text), "pdf"))).pages) == 1


def links_in(kind: str, data: bytes) -> list[str]:
    """Where the file leads, once each, from top to bottom."""
    if kind == "pdf":
        notes = [note.get_object() for sheet in PdfReader(io.BytesIO(data)).pages for note in sheet.get("/Annots", [])]
        assert all(note["/Contents"] for note in notes)  # what a screen reader says of it
        found = [note["/A"]["/URI"] for note in notes]
    elif kind == "docx":
        found = [link.address for p in Document(io.BytesIO(data)).paragraphs for link in p.hyperlinks]
    elif kind == "odt":
        found = [link.url for link in OdfDocument(io.BytesIO(data)).body.get_links()]
    else:
        found = re.findall(r'href="([^"]+)"', data.decode())
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("kind", FILES)
def test_each_point_and_figure_leads_to_where_its_evidence_stays(kind: str) -> None:
    shown = page("m ", draft=False)
    place = "https://concord.example.org" + LOG
    assert links_in(kind, render(shown, kind)) == [
        shown.address, f"{place}points/{'W' * 30}/", f"{place}?period=P1"
    ]  # fmt: skip
    assert links_in(kind, render(shown.without_links, kind)) == [shown.address]


@pytest.mark.parametrize("kind", FILES)
def test_a_page_without_an_address_of_its_own_leads_nowhere(kind: str) -> None:
    assert links_in(kind, render(replace(page("m "), address=""), kind)) == []


def words(text: str) -> list[str]:
    return text.replace("\u200b", "").split()


def odt_words(part: Element) -> str:
    # A space at the end of a run is an element of its own there.
    return "".join(ElementTree.fromstring(part.serialize(with_ns=True).replace("<text:s/>", " ")).itertext())


def test_every_format_says_the_same() -> None:
    shown = page("m ")
    docx = " ".join(p.text for p in Document(io.BytesIO(render(shown, "docx"))).paragraphs)
    odt = OdfDocument(io.BytesIO(render(shown, "odt"))).body
    odt_text = " ".join(odt_words(part) for part in odt.children)
    assert words(docx) == words(odt_text)
    html = render(shown, "html").decode()
    for text in (shown.ask, shown.boxes[0].line, shown.figures[0].text, "Draft, not issued"):
        assert text.strip() in html
        assert text.strip() in docx


def test_a_page_survives_being_frozen() -> None:
    shown = page("m ", draft=False)
    assert page_from(shown.as_data()) == shown


@pytest.mark.parametrize("kind", TYPES)
def test_every_format_opens(kind: str) -> None:
    assert len(render(page("m "), kind)) > 500


def test_the_stylesheet_has_every_size_that_the_page_may_take_on_paper() -> None:
    css = (Path(__file__).parents[2] / "concord/core/ui/static/ui/css/concord.css").read_text()
    sizes = re.findall(r"\.concord-one-page--(\d+)\{font-size:([\d.]+)pt\}", css)
    assert [(int(step), float(size)) for step, size in sizes] == list(enumerate(SIZES))


def test_issued_pages_are_taken_out_with_the_area(desk) -> None:
    report = desk.issued(ask="Pay in 30 days.")
    desk.report(MEETS + timedelta(days=90), desk.period_more(reference="WESS-2026-P002"))
    files = dict(issued(desk.world.area))
    assert list(files) == [f"reports/{report.reference}.{kind}" for kind in ("html", "json")]
    assert b"Pay in 30 days." in files[f"reports/{report.reference}.html"]
    assert json.loads(files[f"reports/{report.reference}.json"])["ask"] == "Pay in 30 days."
