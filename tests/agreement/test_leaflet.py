"""The leaflet: two sides of A4 whatever the length, its four panels where the fold wants them."""

import io

import page as pdfua
import pytest
from pypdf import PdfReader

from concord.agreement.exports import leaflet_pdf
from concord.agreement.queries.documents import VersionPage, version_page
from concord.agreement.rules.outline import Clause, Outline, Part
from concord.core.areas.models import Area
from tests.agreement.test_version_files import by_pdftotext, by_pypdf, letters
from tests.agreement.versions import add_document, draft, full_version, long_outline

ADDRESS = "https://concord.example.org/areas/wessington/agreement/"
WIDEST = ("W", "ŵ", "m ", "W" * 27 + " ", "漢")


def made(page: VersionPage) -> bytes:
    return leaflet_pdf(page, address=ADDRESS)


def page_of(world, outline: Outline) -> VersionPage:
    return version_page(draft(add_document(world), outline))


def pages_of(data: bytes) -> list[str]:
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(data)).pages]


def left_and_right(data: bytes, number: int) -> tuple[str, str]:
    """What stands left and right of the fold."""
    sheet, halves = PdfReader(io.BytesIO(data)).pages[number], ([], [])

    def see(text, cm, tm, *_):
        x = cm[0] * tm[4] + cm[4]
        halves[x > 841 / 2].append(text)

    sheet.extract_text(visitor_text=see)
    return " ".join("".join(halves[0]).split()), " ".join("".join(halves[1]).split())


@pytest.mark.parametrize("count", [0, 1, 3, 40, 200, 400])
def test_it_is_one_sheet_of_two_sides_whatever_the_length(world, count):
    found = PdfReader(io.BytesIO(made(page_of(world, long_outline(count)))))
    assert len(found.pages) == 2
    assert [(round(p.mediabox.width), round(p.mediabox.height)) for p in found.pages] == [(842, 595)] * 2


@pytest.mark.parametrize("fill", WIDEST)
def test_it_keeps_to_its_sides_with_the_widest_words(world, fill):
    def text(most: int) -> str:
        return (fill * most)[:most]

    words = {name: {"one": text(60), "plural": text(60)} for name in ("agreement", "voluntary_sector", "group")}
    contact = {"contact_name": text(120), "contact_phone": text(40), "contact_hours": text(120)}
    Area.objects.filter(pk=world.area.pk).update(name=text(120), words=words, contact_email="w" * 242 + "@example.org",
                                                 **contact)  # fmt: skip
    outline = long_outline(200, title=text(120))
    parts = [Part(part.number, text(160), clauses=part.clauses) for part in outline.parts]
    version = draft(add_document(world), Outline(text(160), "", parts))
    version.refresh_from_db()
    assert len(PdfReader(io.BytesIO(made(version_page(version)))).pages) == 2


@pytest.mark.parametrize("count", [0, 40, 400])
def test_it_keeps_the_standard_for_accessible_pdf(world, count):
    data = made(page_of(world, long_outline(count)))
    assert [str(failure) for failure in pdfua.validate_pdf_bytes(data, profile="ua1").failures] == []
    found = PdfReader(io.BytesIO(data))
    assert (found.metadata.title, found.trailer["/Root"]["/Lang"]) == ("A long agreement", "en-GB")


def test_two_readers_read_the_same(world):
    data = made(version_page(full_version(world)))
    assert sorted(letters(by_pypdf(data))) == sorted(letters(by_pdftotext(data)))


def test_the_front_is_on_the_right_of_the_outer_side_and_the_back_on_its_left(world):
    Area.objects.filter(pk=world.area.pk).update(contact_name="Priya Shah", contact_phone="01632 960 001")
    back, front = left_and_right(made(version_page(full_version(world))), 0)
    assert front.startswith("Wessington The Wessington agreement Version 1, in force from 5 January 2026")
    assert back.startswith("Who to ask Priya Shah 01632 960 001 If a promise is not kept")
    assert letters(ADDRESS) in letters(back)


def test_inside_the_duties_of_both_sectors_stand_side_by_side(world):
    left, right = left_and_right(made(version_page(full_version(world))), 1)
    assert left.startswith("What the Compact is for Public bodies and the voluntary sector in Wessington")
    assert "more than a wish list and less than a contract" in left
    assert "information, not legal advice" in left
    assert left.endswith("What public bodies promise Asking and telling • Ask people early (1.1)")
    assert right.startswith("What both promise Money & <b>time</b> • Pay on time (2.1)")
    assert right.endswith("What the voluntary sector promises Money & <b>time</b> • =1+1 (2.10)")


def test_each_section_has_its_place_and_what_does_not_fit_is_counted(world):
    inside = pages_of(made(page_of(world, long_outline(400))))[1]
    for side in inside.split("What ")[2:]:
        assert [n for n in range(1, 9) if f"Section {n}\n" not in side] == []
        shown = side.count("•")
        assert shown > 8
        assert f"And {134 - shown} more" in side or f"And {133 - shown} more" in side


def test_what_can_be_kept_now_comes_before_what_is_worked_towards(world):
    wishes = [Clause(f"{n}", f"Wish {n}", bearer="public", standing="aspirational") for n in range(1, 200)]
    outline = Outline("Wishes", "", [Part("1", "All", clauses=[*wishes, Clause("200", "Pay", bearer="public")])])
    inside = pages_of(made(page_of(world, outline)))[1]
    assert "Pay (200)" in inside
    assert "Wish 199 (199)" not in inside


def test_a_draft_says_so_and_a_leaflet_made_again_is_the_same_to_the_byte(world):
    page = page_of(world, long_outline(40))
    first = made(page)
    assert "Draft of version 1, not in force" in pages_of(first)[0]
    assert made(page) == first


def test_the_words_are_the_areas_own(world):
    words = {"agreement": {"one": "Covenant"}, "voluntary_sector": {"one": "third sector"}}
    Area.objects.filter(pk=world.area.pk).update(words=words)
    version = full_version(world)
    version.refresh_from_db()
    text = " ".join("".join(pages_of(made(version_page(version)))).split())
    assert "What the Covenant is for" in text
    assert "What the third sector promises" in text
    assert "Compact" not in text
