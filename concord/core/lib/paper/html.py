"""A paper as a file for the browser, which prints as one A4 side. Whole in itself: it asks for nothing."""

from html import escape

from .fitting import base_size
from .parts import Paper, Part, Run

FRAME = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>
@page {{ size: A4; margin: 11mm 15mm; }}
body {{ max-width: 45em; margin: 1em auto; padding: 0 1em; color: #1d2430; background: #fff;
  font-family: "Source Sans 3", Arial, sans-serif; overflow-wrap: anywhere; }}
h1, h2 {{ color: #0b5563; }}
.strong {{ font-weight: bold; }}
.note {{ font-size: 0.9em; }}
a {{ color: inherit; text-underline-offset: 0.15em; }}
@media print {{
  body {{ max-width: none; margin: 0; padding: 0; font-size: {size}pt; }}
  h1, h2, p {{ margin: 0 0 1.5pt; line-height: 1.22; }}
  h1 {{ font-size: 1.4em; }}
  h2 {{ margin-top: 3pt; font-size: 1.1em; break-after: avoid; }}
  .after {{ break-before: page; }}
  a {{ text-decoration: none; }}
}}
</style></head>
<body>
{body}
</body></html>
"""


def paper_html(paper: Paper, *, large_print: bool = False) -> bytes:
    body = "\n".join(map(element, paper.parts))
    if paper.after:
        body += "\n".join(['\n<div class="after">', *map(element, paper.after), "</div>"])
    return FRAME.format(title=escape(paper.title), size=base_size(paper, large_print), body=body).encode()


def element(part: Part) -> str:
    return f'<{part.tag} class="{part.kind}">{" ".join(map(run_html, part.runs))}</{part.tag}>'


def run_html(run: Run) -> str:
    words = f'<a href="{escape(run.url)}">{escape(run.text)}</a>' if run.url else escape(run.text)
    return f"<b>{words}</b>" if run.name == "lead" else words
