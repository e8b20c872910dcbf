"""On paper: no heading, and no head of a table, stands alone at the foot of a page."""

from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

pytestmark = pytest.mark.journey
# A gap above moves the heading down the page, step by step over its foot.
GAPS = range(640, 960, 12)
HEADING = '<h2 class="govuk-heading-m">Heading</h2>'
TABLE = (
    '<div class="concord-table-box"><table class="govuk-table concord-table"><thead><tr><th>Column</th></tr></thead>'
    "<tbody><tr><td>First<br>row</td></tr><tr><td>Second row</td></tr></tbody></table></div>"
)


@pytest.mark.parametrize(
    "below", [TABLE, f'<p class="govuk-body">Lead</p>{TABLE}', f'<h3 class="govuk-heading-s">Smaller</h3>{TABLE}']
)
def test_a_heading_is_printed_on_the_page_of_what_it_is_of(page: Page, below: str) -> None:
    page.goto("/")
    for gap in GAPS:
        above = f'<svg width="9" height="{gap}"></svg>'
        page.locator("main").evaluate(
            "(main, html) => { main.innerHTML = html; }", f"<div>{above}</div>{HEADING}{below}"
        )
        pages = [one.extract_text() for one in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]
        assert [("Heading" in text, "First" in text) for text in pages if "Heading" in text] == [(True, True)], gap
