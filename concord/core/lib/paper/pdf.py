"""A paper as tagged PDF."""

from dataclasses import asdict
from typing import Any

from ..typesetting import SOFT, fitting_pdf
from .parts import Paper, Part

SOURCE = r"""
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: d.author, date: datetime(year: d.on.at(0), month: d.on.at(1), day: d.on.at(2)))
#set page(paper: "a4", margin: (x: 14mm, top: 11mm, bottom: 10mm))
#set text(font: "Source Sans 3", size: d.size * 1pt, lang: "en", region: "GB", fill: rgb("#1d2430"), hyphenate: false)
// Large type has room to spare, and more of it stands between the lines.
#let air = if d.size >= 13 { 1.5 } else { 1 }
#set par(leading: air * 0.42em, spacing: air * 0.5em)
#show heading: set text(fill: rgb("#0b5563"))
#show heading.where(level: 1): set text(size: 1.5em)
#show heading.where(level: 2): set text(size: 1.05em)
#show heading.where(level: 1): set block(above: 0pt, below: 0.45em)
#show heading.where(level: 2): set block(above: air * 0.75em, below: air * 0.4em)
#let address(t) = t.matches(regex("(https?://)?[^/]+/*")).map(m => box(m.text)).join()
#let run(r) = {
  let words = if r.name == "source" and r.text.starts-with("http") { address(r.text) } else { soft(r.text) }
  if r.name == "lead" { words = strong(words) }
  if r.url == "" { words } else { underline(stroke: 0.4pt + rgb("#8fb0b6"), offset: 0.15em, link(r.url, words)) }
}
#let draw(p) = {
  if p.kind == "title" { heading(level: 1, soft(p.text)) }
  else if p.kind == "heading" { heading(level: 2, soft(p.text)) }
  else if p.kind == "strong" { block(fill: rgb("#eaf2f3"), inset: 5pt, width: 100%, strong(soft(p.text))) }
  else {
    set text(size: 0.9em) if p.kind == "note"
    par(p.runs.map(run).join(" ", default: []))
  }
}
#for p in d.parts { draw(p) }
#if d.after.len() > 0 { pagebreak() }
#for p in d.after { draw(p) }
"""

# Points, largest first. With the widest letters at every limit the last size still fits.
SIZES = (16, 15.2, 14.4, 13.7, 13, 12.4, 11.7, 11, 10.4, 9.8, 9.2, 8.6, 8, 7.4, 6.8)
LARGE_SIZES = (20, 19, 18, 17, 16, 15, 14, 13.3, 12.5, 11.5)


def paper_pdf(paper: Paper, *, large_print: bool = False) -> bytes:
    sizes, pages = (LARGE_SIZES, 2) if large_print else (SIZES, 1)
    data = {**asdict(paper), "on": [paper.on.year, paper.on.month, paper.on.day]}
    data |= {name: [drawn(part) for part in getattr(paper, name)] for name in ("parts", "after")}
    return fitting_pdf(SOFT + SOURCE, {**data, "after": []}, sizes=sizes, pages=pages, more={"after": data["after"]})


def drawn(part: Part) -> dict[str, Any]:
    return {**asdict(part), "runs": [asdict(run) for run in part.runs]}
