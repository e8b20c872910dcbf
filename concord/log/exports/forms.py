"""The blank form of a period, as Word and as tagged PDF: the form in front, the notes behind."""

from datetime import date

from concord.core.areas.models import Area
from concord.core.lib.typesetting import fitting_pdf

from ..models import Expectation
from ..queries.forms import ReturnForm, return_form
from .word_form import form_docx

SOURCE = r"""
#let d = json(bytes(sys.inputs.data))
#set document(title: "Return: " + d.form.period, author: d.form.area)
#set page(paper: "a4", margin: (x: 16mm, y: 12mm))
#set text(font: "Source Sans 3", size: d.size * 1pt, lang: "en", region: "GB")
#set par(leading: 0.5em, spacing: 0.7em)
#show heading.where(level: 1): set text(size: 1.5em)
#show heading.where(level: 2): set text(size: 1.1em)
#let line-of(n) = for i in range(n) { block(above: 1.5em, below: 0pt, line(length: 100%, stroke: 0.4pt)) }
= #d.form.area #d.form.agreement: your return
#d.form.period. Please send it back by #strong(d.form.due) to #d.form.back_to. Form #d.form.reference.

#let known(answer) = if answer == "" { box(width: 1fr, repeat[.]) } else { strong(answer) }
Name: #known(d.form.name) Organisation and department: #known(d.form.organisation)

☐ #strong[Nothing to report in the whole form.] If you have nothing to report in one box, tick ☐ there. #d.form.limit
No room? Use the back.
#block(above: 0.6em)[#d.form.who_sees #d.form.in_confidence]
// Long options stand once in words, and beside each point their numbers alone.
#let long(c) = c.options.join().len() > 90
#let ticks(c) = c.options.enumerate().map(((n, o)) => [☐~#if long(c) [#(n + 1)] else [#o]])
#for b in d.form.boxes [
== #b.number. #b.heading
☐ Nothing to report here. #emph[For example: #b.example]
#if long(b.choice) [#block(above: 0.6em)[#b.choice.question Tick its number: #b.choice.legend.]]
#for i in range(d.form.slots) [
  #block(above: 0.8em)[Point #(i + 1) (#lower(d.form.text_limit)) #h(1fr) #b.choice.question #ticks(b.choice).join("   ")]
  #line-of(2)
  #block(above: 1.3em)[About: #box(width: 1fr, repeat[.]) Commitment: #box(width: 22mm, repeat[.]) Date: #box(width: 28mm, repeat[.])]
]]
#pagebreak()
== Notes
#for part in d.form.notes.split("\n\n") [#par[#part]]
"""


def form_pdf(form: ReturnForm, *, large_print: bool = False) -> bytes:
    """One sheet with the notes on its back; large print takes as many sheets as it needs."""
    sizes = (16,) if large_print else (10, 9.5, 9, 8.5)
    return fitting_pdf(SOURCE, {"form": form.as_data()}, sizes=sizes, pages=2)


def blank_forms(
    area: Area, period_reference: str, *, on: date, large_print: bool = False, expected: Expectation | None = None
) -> list[tuple[str, bytes]]:
    """(file name, bytes) of a period's form as Word and as PDF: blank, or with somebody's name on it."""
    form = return_form(area, period_reference, on=on, expected=expected)
    stem = f"return-form-{period_reference}{'-large' if large_print else ''}"
    return [
        (f"{stem}.docx", form_docx(form, large_print=large_print)),
        (f"{stem}.pdf", form_pdf(form, large_print=large_print)),
    ]
