"""The certificate of a signature: one A4 side across, as tagged PDF."""

from concord.core.lib.typesetting import fitting_pdf

from ..queries.signatures import SignaturePage
from ..terms import SigningMode

SOURCE = r"""
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: d.area)
#set page(paper: "a4", flipped: true, margin: (x: 28mm, y: 20mm), background: context {
  place(center + horizon, rect(width: 100% - 18mm, height: 100% - 18mm, stroke: 2pt + rgb("#0b5563")))
})
#set text(font: "Source Sans 3", size: d.size * 1pt, lang: "en", region: "GB", fill: rgb("#1d2430"), hyphenate: false)
#set par(leading: 0.55em, spacing: 0.9em)
#set align(center)
#show heading.where(level: 1): set text(size: 2em, fill: rgb("#0b5563"))
#show heading.where(level: 2): set text(size: 1.05em, fill: rgb("#0b5563"))
#v(1fr)
#heading(level: 1, d.heading)
#v(0.4em)
#text(size: 1.7em, strong(d.organisation))

#d.signed

#if d.covers != "" [#d.covers]

#d.signer

#v(0.4em)
#heading(level: 2, "Kitemark")
#strong(d.mark)

#block(width: 85%, align(left, list(..d.conditions)))

#text(size: 0.85em, d.foot)
#v(1fr)
"""
SIZES = (15, 14, 13, 12, 11, 10, 9, 8, 7)


def certificate_pdf(page: SignaturePage) -> bytes:
    """In the largest type that keeps it to one side."""
    return fitting_pdf(SOURCE, certificate(page), sizes=SIZES, pages=1)


def certificate(page: SignaturePage) -> dict[str, object]:
    """The words of the certificate, the same for page and file."""
    signature, area = page.signature, page.signature.area
    word = area.word("agreement")
    number = signature.version.number
    covers = "" if signature.mode == SigningMode.OWN else f"It covers {page.line.covers} of its members."
    return {
        "title": f"Certificate: {signature}",
        "area": area.name,
        "heading": f"{area.name} {word}",
        "organisation": signature.organisation_name,
        "signed": f"signed version {number} of the {word} on {signature.signed_on:%-d %B %Y}.",
        "covers": covers,
        "signer": f"Signed by {signature.signer}.",
        "mark": f"Signed version {number} on {signature.signed_on:%-d %B %Y}, "
        f"valid until {page.line.valid_until:%-d %B %Y}, as long as the organisation does this:",
        "conditions": [line.strip() for line in page.kitemark.conditions.splitlines() if line.strip()],
        "foot": f"The {word} is a commitment of intent. It is not a contract.",
    }
