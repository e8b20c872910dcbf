"""The introductory leaflet: one A4 sheet, printed on both sides and folded once (R030, R031, R033)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import zip_longest
from typing import Any

from concord.core.areas.models import Area
from concord.core.lib.booklet.parts import BRAND
from concord.core.lib.typesetting import SOFT, fitting_pdf, page_count
from concord.core.ui.colour import readable

from ..models import CommitmentText
from ..queries.documents import Chapter, VersionPage
from ..terms import Bearer, Standing
from .wording import standing_of

# The outer side has the back on its left and the front on its right, though the front is read first.
SOURCE = r"""
#let d = json(bytes(sys.inputs.data))
#let accent = rgb(d.accent)
#set document(title: d.title, author: d.area, date: datetime(year: d.on.at(0), month: d.on.at(1), day: d.on.at(2)))
#set page(paper: "a4", flipped: true, margin: 11mm)
#set text(font: "Source Sans 3", size: d.size * 1pt, lang: "en", region: "GB", fill: rgb("#1d2430"), hyphenate: false)
#set par(leading: 0.5em, spacing: 0.65em)
#show heading: set text(fill: accent)
#show heading.where(level: 1): set text(size: 2em)
#show heading.where(level: 2): set text(size: 1.2em)
#show heading.where(level: 3): set text(size: 1em)
#show heading.where(level: 1): set block(above: 0.4em, below: 0.7em)
#show heading.where(level: 2): set block(above: 0.9em, below: 0.55em)
#show heading.where(level: 3): set block(above: 0.75em, below: 0.4em)
// An address breaks at its slashes.
#let piece(t) = if t.len() > 40 { long(t) } else { box(t) }
#let address(t) = link(t, t.matches(regex("(https?://)?[^/]+/*")).map(m => piece(m.text)).join())
#let said(paragraphs) = for p in paragraphs { par(soft(p)) }
#let panels(..cells) = grid(columns: (1fr, 1fr), column-gutter: 22mm, row-gutter: 2em, ..cells)
#let promises(p) = {
  heading(level: 2, soft(p.heading))
  if p.groups.len() == 0 { par[Nothing is promised by this side alone.] }
  for g in p.groups {
    if g.heading != "" { heading(level: 3, soft(g.heading)) }
    list(spacing: 0.45em, ..g.lines.map(soft))
  }
  if p.more != "" { par(emph(p.more)) }
}
#let front = {
  block(above: 0pt, below: 4em, width: 100%, height: 3mm, fill: accent)
  par(text(size: 1.3em, soft(d.area)))
  heading(level: 1, soft(d.title))
  block(below: 1.5em, strong(d.standing))
  par(text(size: 1.1em, soft(d.teaser)))
}
#let back = {
  for b in d.back { heading(level: 2, soft(b.heading)); said(b.paragraphs) }
  heading(level: 2)[Read all of it]
  par(address(d.address))
}
#{
  set text(dir: rtl)
  panels({ set text(dir: ltr); set align(left); front }, { set text(dir: ltr); set align(left); back })
}
#pagebreak()
#panels(
  { heading(level: 2, soft(d.purpose.heading)); said(d.purpose.paragraphs) },
  promises(d.both),
  promises(d.public),
  promises(d.voluntary),
)
"""
# Points of the type, largest first; the smaller ones are for little but very long words.
SIZES, SMALL_SIZES = (15, 14, 13, 12, 11, 10.3), (9.6, 9, 8.4, 7.8, 7.2, 6.6, 6, 5.4)


@dataclass(frozen=True)
class Passage:
    heading: str
    paragraphs: Sequence[str]


@dataclass(frozen=True)
class Group:
    """Commitments under the heading of their section."""

    heading: str
    lines: Sequence[str]


@dataclass(frozen=True)
class Promises:
    """What one side owes: as many of its commitments as there is room for, and how many more there are."""

    heading: str
    groups: Sequence[Group]
    more: str


def leaflet_pdf(page: VersionPage, *, address: str) -> bytes:
    """Two sides of A4, whatever the version's length: all its commitments, or as many of each side as fit.

    `address`: where the whole version is read.
    """
    data, most = leaflet_data(page, address), len(page.texts)
    sizes: Sequence[float] = SIZES
    if not fits(data | promised(page, most), SIZES[-1]):
        most, sizes = most_that_fit(page, data, most), SMALL_SIZES
    return fitting_pdf(SOFT + SOURCE, data | promised(page, most), sizes=sizes, pages=2)


def fits(data: dict[str, Any], size: float) -> bool:
    return page_count(SOFT + SOURCE, data | {"size": size}) <= 2


def most_that_fit(page: VersionPage, data: dict[str, Any], most: int) -> int:
    """The most commitments of each side with which the leaflet keeps to its two sides; one where not even that."""
    low, high = 1, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(data | promised(page, middle), SMALL_SIZES[0]) else (low, middle)
    return low


def leaflet_data(page: VersionPage, address: str) -> dict[str, Any]:
    area, version = page.version.area, page.version
    on = version.adopted_on or version.started_on
    return {
        "title": version.title,
        "area": area.name,
        "standing": standing_of(page),
        "on": [on.year, on.month, on.day],
        "accent": area.accent if readable(area.accent) else BRAND,
        "teaser": teaser(area),
        "purpose": asdict(purpose(area)),
        "address": address,
        "back": [asdict(passage) for passage in back(area)],
    }


def teaser(area: Area) -> str:
    return f"What public bodies and the {area.word('voluntary_sector')} promise each other: a short introduction."


def purpose(area: Area) -> Passage:
    """What it is for, and how firm it is, in plain words (R030, R033)."""
    name, sector = area.word("agreement"), area.word("voluntary_sector")
    together = (
        f"Public bodies and the {sector} in {area.name} do more for people when they work together. "
        f"The {name} says how we work together, and what each side can expect of the other."
    )
    why = (
        "Because it is clear what was promised, plans are made with those who know, money and changes come with "
        "fair warning, and a disagreement can be settled early."
    )
    firm = (
        "How firm is it? It is more than a wish list and less than a contract. Whoever signed it means to keep it, "
        "and gives a good reason in writing where that is not possible. "
        "This leaflet is information, not legal advice."
    )
    return Passage(f"What the {name} is for", [together, why, firm])


def back(area: Area) -> Iterator[Passage]:
    reach = [area.contact_name, area.contact_email, area.contact_phone, area.contact_hours]
    yield Passage("Who to ask", [fact for fact in reach if fact] or [f"Ask the {area.word('officer')} of your area."])
    steps = [
        "1. Talk to the person you deal with. Often that is all it takes.",
        "2. Write down what happened, when, and which promise it is about.",
        f"3. Tell whoever is named above. They say what can be done, and what the {area.word('group')} can do.",
        "You can also tell us what went well, so that others can do the same.",
    ]
    yield Passage("If a promise is not kept", steps)


def promised(page: VersionPage, most: int) -> dict[str, Any]:
    """What each side promises, with so many commitments at most of each."""
    area = page.version.area
    headings = {
        Bearer.PUBLIC.value: "What public bodies promise",
        Bearer.VOLUNTARY.value: f"What the {area.word('voluntary_sector')} promises",
        Bearer.BOTH.value: "What both promise",
    }
    return {bearer: asdict(promises(page, bearer, heading, most)) for bearer, heading in headings.items()}


def promises(page: VersionPage, bearer: str, heading: str, most: int) -> Promises:
    found = [(chapter, [text for text in chapter.texts if text.bearer == bearer]) for chapter in page.chapters]
    chosen = in_turn([achievable_first(texts) for _, texts in found])[:most]
    groups = [
        Group(section_heading(chapter), [f"{text.title} ({text.number})" for text in texts if text in chosen])
        for chapter, texts in found
    ]
    left = sum(len(texts) for _, texts in found) - len(chosen)
    more = f"And {left} more, in the whole text." if left else ""
    return Promises(heading, [group for group in groups if group.lines], more)


def achievable_first(texts: Iterable[CommitmentText]) -> list[CommitmentText]:
    return sorted(texts, key=lambda text: text.standing != Standing.ACHIEVABLE)


def in_turn(lists: Sequence[Sequence[CommitmentText]]) -> list[CommitmentText]:
    """The first of each list, then the second of each, so that every section has its place."""
    return [text for row in zip_longest(*lists) for text in row if text is not None]


def section_heading(chapter: Chapter) -> str:
    return chapter.section.heading if chapter.section else ""
