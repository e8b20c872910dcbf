"""What the agreement is, and what it is not: one slide, as tagged PDF (R030, R033)."""

from typing import Any

from concord.core.areas.models import Area
from concord.core.lib.booklet.parts import BRAND
from concord.core.lib.typesetting import SOFT, fitting_pdf
from concord.core.ui.colour import readable

SOURCE = r"""
#let d = json(bytes(sys.inputs.data))
#let accent = rgb(d.accent)
#set document(title: d.title, author: d.area, date: none)
#set page(paper: "presentation-16-9", margin: (x: 22mm, y: 13mm))
#set text(font: "Source Sans 3", size: d.size * 1pt, lang: "en", region: "GB", fill: rgb("#1d2430"), hyphenate: false)
#set par(leading: 0.5em, spacing: 0.8em)
#show heading: set text(fill: accent)
#show heading.where(level: 1): set text(size: 1.4em)
#show heading.where(level: 2): set text(size: 1.2em)
#show heading.where(level: 1): set block(above: 0pt, below: 0.7em)
#show heading.where(level: 2): set block(above: 0pt, below: 0.7em)
#heading(level: 1, soft(d.title))
#block(below: 1.3em, soft(d.lead))
#grid(
  columns: (3fr, 2fr),
  column-gutter: 14mm,
  { heading(level: 2, d.yes.heading); list(spacing: 0.6em, ..d.yes.lines.map(soft)) },
  { heading(level: 2, d.no.heading); list(spacing: 0.6em, ..d.no.lines.map(soft)) },
)
#v(1fr)
#line(length: 100%, stroke: 1.5pt + accent)
#text(size: 0.8em)[#soft(d.foot) #link(d.address, soft(d.address))]
"""
SIZES = (20, 19, 18, 17, 16, 15, 14, 13, 12, 10, 8, 6)


def slide_pdf(area: Area, *, address: str) -> bytes:
    """One page of 16 to 9 in the largest type that fits. `address`: where the text is read."""
    return fitting_pdf(SOFT + SOURCE, slide(area) | {"address": address}, sizes=SIZES, pages=1)


def slide(area: Area) -> dict[str, Any]:
    """Its words."""
    name, sector = area.word("agreement"), area.word("voluntary_sector")
    return {
        "title": f"What the {name} is, and what it is not",
        "area": area.name,
        "accent": area.accent if readable(area.accent) else BRAND,
        "lead": f"The {name} of {area.name} says how public bodies and the {sector} work together, and what each side "
        "can expect of the other.",
        "yes": {
            "heading": "What it is",
            "lines": [
                "More than a wish list: a commitment of intent of everybody who signed it.",
                "Kept; or whoever cannot keep it says so openly, and gives a good reason.",
                "For both sides: each has duties.",
                "A help to settle a disagreement before it grows.",
                "A duty that goes with the money where money is passed on.",
            ],
        },
        "no": {
            "heading": "What it is not",
            "lines": [
                "A contract: it is less than that.",
                "A list of wishes that nobody looks at again.",
                "Something for one side alone.",
                "Legal advice. Nor is this page.",
            ],
        },
        "foot": "Read all of it:",
    }
