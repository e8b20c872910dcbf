"""What a paper is made of, from top to bottom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

# The size of each kind of part, against the text's.
SCALE = {"title": 1.4, "heading": 1.1, "strong": 1.0, "text": 1.0, "note": 0.9}


@dataclass(frozen=True)
class Run:
    """Words of a paragraph that look alike. `name`: lead, text or source; `url`: where they lead, if anywhere."""

    name: str
    text: str
    url: str


@dataclass(frozen=True)
class Part:
    """A heading or a paragraph. `kind`: see `SCALE`; `lead`: what stands in bold at its front.

    `source`: what stands at its end; `url`: where the source leads, or the lead where there is none.
    """

    kind: str
    text: str
    lead: str = ""
    source: str = ""
    url: str = ""

    @property
    def tag(self) -> str:
        return {"title": "h1", "heading": "h2"}.get(self.kind, "p")

    @property
    def is_heading(self) -> bool:
        return self.tag != "p"

    @property
    def runs(self) -> list[Run]:
        """The words of a paragraph, one after the other, with a space between."""
        linked = "source" if self.source else "lead"
        words = {"lead": self.lead, "text": self.text, "source": self.source}
        return [Run(name, said, self.url if name == linked else "") for name, said in words.items() if said]


@dataclass(frozen=True)
class Paper:
    """A title for the file, whose it is, its parts, and its day: a paper made again is the same to the byte.

    `after`: what came later, on sides of its own, whatever their number.
    """

    title: str
    author: str
    parts: Sequence[Part]
    on: date
    after: Sequence[Part] = ()
