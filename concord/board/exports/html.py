"""The page as a file for the browser, which prints as one A4 side."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from ..rules.page import BoardPage
from .parts import base_size, parts

FRAME = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{}</title><style>{}</style></head>
<body>
{}</body></html>
"""
STYLE = """
@page {{ size: A4; margin: 11mm 15mm; }}
body {{ max-width: 45em; margin: 1em auto; padding: 0 1em; color: #1d2430; background: #fff;
  font-family: "Source Sans 3", Arial, sans-serif; overflow-wrap: anywhere; }}
h1, h2 {{ color: #0b5563; }}
.strong {{ font-weight: bold; }}
@media print {{
  body {{ max-width: none; margin: 0; padding: 0; font-size: {size}pt; }}
  h1, h2, p {{ margin: 0 0 1.5pt; font-size: 1em; line-height: 1.22; }}
  h1 {{ font-size: 1.4em; }}
  h2 {{ margin-top: 3pt; font-size: 1.1em; break-after: avoid; }}
}}
"""
TAGS = {"title": "h1", "heading": "h2"}


def page_html(page: BoardPage, *, large_print: bool = False) -> bytes:
    """Whole in itself: it asks for nothing from anywhere."""
    rows = ((tag, kind, text, tag) for kind, text in parts(page) if (tag := TAGS.get(kind, "p")))
    body = format_html_join("", '<{} class="{}">{}</{}>\n', rows)
    style = mark_safe(STYLE.format(size=base_size(page, large_print)))  # noqa: S308 - a number in our own words
    return format_html(FRAME, page.title, style, body).encode()
