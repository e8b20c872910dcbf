"""A booklet as tagged PDF."""

from dataclasses import asdict

from ..typesetting import SOFT, tagged_pdf
from .parts import Booklet

SOURCE = r"""
#let d = json(bytes(sys.inputs.data))
#let accent = rgb(d.accent)
#set document(title: d.title, author: d.author, date: datetime(year: d.on.at(0), month: d.on.at(1), day: d.on.at(2)))
#set text(font: "Source Sans 3", size: 11pt, lang: "en", region: "GB", fill: rgb("#1d2430"), hyphenate: false)
#set page(
  paper: "a4",
  margin: (x: 24mm, top: 26mm, bottom: 22mm),
  header: text(size: 9pt, grid(columns: (1fr, 1fr), gutter: 8mm, soft(d.author), align(right, strong(d.standing)))),
  footer: context text(size: 9pt, align(center)[Page #counter(page).display() of #counter(page).final().first()]),
)
#set par(leading: 0.6em, spacing: 0.85em)
#show heading: set text(fill: accent)
#show heading.where(level: 1): set text(size: 1.7em)
#show heading.where(level: 2): set text(size: 1.25em)
#show heading.where(level: 3): set text(size: 1.05em)
#show heading.where(level: 1): set block(above: 0.4em, below: 0.8em)
#show heading.where(level: 2): set block(above: 1.6em, below: 0.8em, sticky: true)
#show heading.where(level: 3): set block(above: 1.3em, below: 0.6em, sticky: true)
#let words(b) = b.lines.map(soft).join(linebreak())
#let draw(b) = {
  if b.level > 0 { heading(level: b.level, words(b)) }
  else {
    set text(size: 0.92em) if b.kind == "note"
    par(if b.lead == "" { words(b) } else [#strong(b.lead) #words(b)])
  }
}
#text(size: 1.1em, soft(d.author))
#heading(level: 1, soft(d.title))
#block(fill: accent.lighten(90%), inset: 7pt, width: 100%, strong(d.standing))
#for b in d.front { draw(b) }
#if d.contents {
  heading(level: 2, outlined: false)[Contents]
  outline(title: none, target: heading.where(level: 2))
}
#for b in d.blocks { draw(b) }
"""


def booklet_pdf(booklet: Booklet) -> bytes:
    """PDF/UA-1. The contents come after what stands before the first heading."""
    blocks = [asdict(block) | {"level": block.level, "lines": block.lines} for block in booklet.blocks]
    first = next((n for n, block in enumerate(booklet.blocks) if block.level), len(blocks))
    data = asdict(booklet) | {"on": [booklet.on.year, booklet.on.month, booklet.on.day]}
    return tagged_pdf(SOFT + SOURCE, data | {"front": blocks[:first], "blocks": blocks[first:]})
