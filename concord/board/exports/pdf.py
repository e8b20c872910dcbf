"""The page as tagged PDF."""

from concord.core.lib.typesetting import fitting_pdf

from ..rules.page import BoardPage

SOURCE = r"""
#let d = json(bytes(sys.inputs.data))
#let p = d.page
#let teal = rgb("#0b5563")
#set document(title: p.title, author: p.area)
#set page(paper: "a4", margin: (x: 14mm, top: 11mm, bottom: 10mm))
#set text(font: "Source Sans 3", size: d.size * 1pt, lang: "en", region: "GB", fill: rgb("#1d2430"), hyphenate: true)
#set par(leading: 0.42em, spacing: 0.5em)
#show heading: set text(fill: teal)
#show heading.where(level: 1): set text(size: 1.5em)
#show heading.where(level: 2): set text(size: 1.05em)
#show heading.where(level: 1): set block(above: 0pt, below: 0.45em)
#show heading.where(level: 2): set block(above: 0.75em, below: 0.3em)
#let long(t) = t.split("").filter(c => c != "").map(c => c + sym.zws).join()
#let soft(t) = {
  // A word longer than a line may break anywhere; others break where they should.
  t.split(" ").map(w => if w.len() > 32 { long(w) } else { w }).join(" ")
}
#if p.is_draft [#text(fill: rgb("#8a1c1c"), weight: "bold")[Draft, not issued]]
= #soft(p.title)
#text(size: 0.9em)[#soft(d.about)]
== What we ask of you
#block(fill: rgb("#eaf2f3"), inset: 6pt, width: 100%)[
#strong[#soft(p.ask)] #if p.ask_by != "" [By #p.ask_by.] #if p.ask_reason != "" [#soft(p.ask_reason)]]
#for b in p.boxes [
== #b.number. #b.heading
#soft(b.line) #if b.evidence != "" [#text(size: 0.85em)[(#b.evidence)]]
#if b.reply != "" [#text(size: 0.9em)[Reply: #soft(b.reply)]]
]
== What we asked last time, and what you asked of us
#if p.previous_ask != "" [
Our ask: #soft(p.previous_ask) #strong[#soft(p.previous_ask_stands)]
] else [We asked nothing last time.]
#parbreak()
#if p.task != "" [Your task: #soft(p.task) #strong[#soft(p.task_stands)]] else [You set no task.]
#if p.strategic_issue != "" [
== For the strategic level
#soft(p.strategic_issue)]
== Figures
#for f in p.figures [#strong[#f.label:] #f.text #parbreak()]
#text(size: 0.9em)[#soft(p.who_we_are) #soft(p.contact)]
"""

# Points. With the widest letters at every limit the last size still fits; what people write mostly takes the first.
SIZES, LARGE_SIZES = (13, 12, 11, 10.4, 9.8, 9.2, 8.6, 8, 7.4, 6.8), (18, 17, 16, 15, 14, 13.3, 12.5, 11.5)


def page_pdf(page: BoardPage, *, large_print: bool = False) -> bytes:
    """One A4 side, or two in large print, in the largest type that keeps it so."""
    sizes, pages = (LARGE_SIZES, 2) if large_print else (SIZES, 1)
    return fitting_pdf(SOURCE, {"page": page.as_data(), "about": page.about}, sizes=sizes, pages=pages)
