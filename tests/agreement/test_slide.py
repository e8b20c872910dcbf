"""What the agreement is and is not, on one slide: one page of 16 to 9, linked where somebody begins or signs."""

import io

import page as pdfua
import pytest
from pypdf import PdfReader

from concord.agreement.exports import slide_pdf
from concord.core.areas.models import Area

from .documents import adopted

URL = "/areas/wessington/agreement/read/"
ADDRESS = f"https://concord.example.org{URL}"


@pytest.mark.parametrize("fill", ["", "W", "m ", "漢"])
def test_it_is_one_tagged_page_of_16_to_9_with_the_widest_words(fill):
    def text(most: int, usual: str) -> str:
        return (fill * most)[:most] or usual

    words = {name: {"one": text(60, name)} for name in ("agreement", "voluntary_sector")}
    data = slide_pdf(Area(name=text(120, "Wessington"), words=words), address=ADDRESS)
    (sheet,) = PdfReader(io.BytesIO(data)).pages
    assert round(sheet.mediabox.width / sheet.mediabox.height, 2) == 1.78
    assert [str(failure) for failure in pdfua.validate_pdf_bytes(data, profile="ua1").failures] == []


def test_everybody_takes_it_away_and_a_member_finds_it_in_the_pack(world, client, signed_in):
    adopted(world)
    assert f"{URL}what-it-is.pdf" in client.get(URL).content.decode()
    response = client.get(f"{URL}what-it-is.pdf")
    assert response["Content-Disposition"] == 'attachment; filename="wessington-what-it-is.pdf"'
    text = " ".join(PdfReader(io.BytesIO(response.content)).pages[0].extract_text().split())
    assert "What the Compact is, and what it is not" in text
    pack = signed_in(world.officer).get("/areas/wessington/champions/induction/officer/").content.decode()
    assert f"{URL}what-it-is.pdf" in pack
