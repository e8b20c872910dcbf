"""National frameworks to start from and to map to: their names and headings as facts, each with its source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """One outcome, principle, value or part of a framework. `about`: what it is about, in words of our own."""

    key: str
    title: str
    about: str = ""


@dataclass(frozen=True)
class Framework:
    """A framework with its headings. `kind`: what these are called, in the plural; `told`: of its making."""

    key: str
    title: str
    year: int
    nation: str
    kind: str
    source: str
    headings: Sequence[Heading]
    told: str = ""

    def __str__(self) -> str:
        return f"{self.title}, {self.year} ({self.nation})"

    @property
    def name(self) -> str:
        """Its title as it stands inside a sentence, without the article; the year tells it from one that is local."""
        return f"{self.title.removeprefix('The ')} of {self.year}"

    def heading(self, key: str) -> Heading | None:
        return next((one for one in self.headings if one.key == key), None)


COMPACT_2010 = Framework(
    "compact-2010",
    "The Compact",
    2010,
    "England",
    "outcomes",
    "HM Government, The Compact, December 2010",
    (
        Heading("1", "A strong, diverse and independent civil society", "Groups can speak up, campaign and differ."),
        Heading(
            "2",
            "Effective and transparent design and development of policies, programmes and public services",
            "Those concerned are asked early, with time to answer, and told what came of it.",
        ),
        Heading(
            "3",
            "Responsive and high-quality programmes and services",
            "Money is given in ways that suit the work, and paid when it is due.",
        ),
        Heading(
            "4",
            "Clear arrangements for managing changes to programmes and services",
            "Whoever ends or cuts something talks first, gives notice and reasons.",
        ),
        Heading("5", "An equal and fair society", "Nobody is left out of what both sides do."),
    ),
)
COVENANT_2025 = Framework(
    "covenant-2025",
    "Civil Society Covenant",
    2025,
    "United Kingdom",
    "principles",
    "HM Government, Civil Society Covenant, July 2025",
    (
        Heading("1", "Recognition and value", "What each side brings is seen, and its independence respected."),
        Heading("2", "Partnership and collaboration", "Both work as partners from the beginning."),
        Heading("3", "Participation and inclusion", "Those whom it concerns take part."),
        Heading("4", "Transparency and data", "Both are open, and share what they know."),
    ),
)
SCHEME_2014 = Framework(
    "wales-2014",
    "Third Sector Scheme",
    2014,
    "Wales",
    "parts",
    "Welsh Government, Third Sector Scheme, January 2014",
    (
        Heading("1", "Relationship between government and the third sector"),
        Heading("2", "Supporting engagement"),
        Heading("3", "Supporting communities and volunteers"),
        Heading("4", "Supporting structures for the third sector"),
        Heading("5", "Code of practice for funding"),
    ),
)
CONCORDAT_2011 = Framework(
    "ni-2011",
    "Concordat",
    2011,
    "Northern Ireland",
    "values and principles",
    "Northern Ireland Executive, Concordat between the Voluntary and Community Sector and the Government, 2011",
    tuple(
        Heading(str(number), title)
        for number, title in enumerate(
            (
                *("Accountability", "Active citizenship", "Community", "Democracy", "Equality and good relations"),
                *("Partnership", "Pluralism", "Social justice"),
            ),
            start=1,
        )
    ),
)
PARTNERSHIP_2025 = Framework(
    "ni-2025",
    "Partnership Agreement",
    2025,
    "Northern Ireland",
    "shared values",
    "Northern Ireland Executive, Partnership Agreement, 2025",
    tuple(
        Heading(str(number), title)
        for number, title in enumerate(
            (
                *("Accountability", "Active participation", "Social justice"),
                *("Independence", "Collaboration", "Sustainability"),
            ),
            start=1,
        )
    ),
)
COMPACT_2009 = Framework(
    "compact-2009",
    "The refreshed Compact",
    2009,
    "England",
    "sections",
    "HM Government, The Compact, December 2009",
    (
        Heading("1", "Involvement in policy development"),
        Heading("2", "Allocating resources"),
        Heading("3", "Advancing equality"),
    ),
)
COMPACT_1998 = Framework(
    "compact-1998",
    "The first Compact and its codes",
    1998,
    "England",
    "codes of practice",
    "Home Office, Compact on relations between Government and the voluntary and community sector, November 1998",
    (
        Heading("1", "Funding and procurement"),
        Heading("2", "Volunteering"),
        Heading("3", "Consultation and policy appraisal"),
        Heading("4", "Community groups"),
        Heading("5", "Black and minority ethnic organisations"),
    ),
    "Before it was written, 20,000 community groups were consulted by post, as “Local Compacts: A User Guide” "
    "(Compact Voice, about 2010) tells.",
)
# The newest first.
FRAMEWORKS: Mapping[str, Framework] = {
    one.key: one
    for one in (
        *(COVENANT_2025, PARTNERSHIP_2025, SCHEME_2014, CONCORDAT_2011),
        *(COMPACT_2010, COMPACT_2009, COMPACT_1998),
    )
}
