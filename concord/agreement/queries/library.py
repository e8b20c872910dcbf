"""Other areas' agreements: what is public already, of those areas that let it be copied, and nothing else.

This crosses areas. It reads the version in force of the agreement alone, and only where its document says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from concord.core.areas.models import Area
from concord.core.areas.scoping import everywhere
from concord.core.lib.differences import Difference, Effort, differences

from ..models import CommitmentText, Section, Version
from ..rules.likeness import likeness, words_of
from ..terms import DocumentKind, Theme, VersionState, themes_joined
from .commitments import number_key, texts_in_force

# How alike two commitments are, from 0 to 100, before one is set beside the other.
BESIDE = 55
OTHERS = "none"


@dataclass(frozen=True)
class Lent:
    """An agreement in force that may be copied from. It holds facts, no row that could be written to."""

    slug: str
    area: str
    document: int
    version: int
    title: str
    number: int
    adopted_on: date
    terms: str


@dataclass(frozen=True)
class LentClause:
    """A commitment of it."""

    uid: str
    number: str
    words: CommitmentText

    def __str__(self) -> str:
        return f"{self.number} {self.words.title}"


@dataclass(frozen=True)
class Alike:
    """One of theirs, with our own that says most nearly the same, word by word; None where none does."""

    theirs: LentClause
    ours: CommitmentText | None
    title: Difference
    text: Difference


@dataclass(frozen=True)
class ThemeCount:
    """How many commitments each has of a theme."""

    key: str
    label: str
    ours: int
    theirs: int


@dataclass(frozen=True)
class BesidePage:
    """Their agreement beside ours, one theme at a time; `alone`: ours that none of theirs is like."""

    lent: Lent
    themes: Sequence[ThemeCount]
    theme: str
    label: str
    pairs: Sequence[Alike]
    alone: Sequence[CommitmentText]
    # All of ours and of theirs; one of several themes counts once here.
    our_total: int
    their_total: int


def lent_agreements(area: Area, search: str = "") -> list[Lent]:
    """Of every other area that stands and lets it be copied, by the area's name; in one query."""
    with everywhere():
        found = lent_versions(area)
        if search:
            found = found.filter(area__name__icontains=search) | found.filter(title__icontains=search)
        return [lent_of(one) for one in found]


def lent_to(area: Area, slug: str) -> Lent | None:
    with everywhere():
        found = lent_versions(area).filter(area__slug=slug).first()
        return lent_of(found) if found else None


def lent_versions(area: Area) -> QuerySet[Version]:
    """Called inside `everywhere`."""
    found = Version.objects.filter(
        area__in=Area.objects.standing().exclude(pk=area.pk),
        document__kind=DocumentKind.AGREEMENT,
        document__may_be_copied=True,
        state=VersionState.ADOPTED,
        adopted_on__isnull=False,
    )
    return found.select_related("area", "document").order_by("area__name", "pk")


def lent_of(version: Version) -> Lent:
    assert version.adopted_on is not None  # noqa: S101 - it is asked for above
    return Lent(
        slug=version.area.slug,
        area=version.area.name,
        document=version.document_id,
        version=version.pk,
        title=version.title,
        number=version.number,
        adopted_on=version.adopted_on,
        terms=version.document.copy_terms,
    )


def lent_clauses(lent: Lent) -> list[LentClause]:
    """What its public page says, in the order of the numbers."""
    with everywhere():
        found = list(CommitmentText.objects.filter(version=lent.version).select_related("commitment"))
        for one in found:
            # A theme that they added is theirs alone.
            one.theme = themes_joined(set(one.themes) & set(Theme.values))
        rows = [LentClause(str(one.commitment.uid), one.number, one) for one in found]
    return sorted(rows, key=lambda one: number_key(one.number))


def lent_clause(lent: Lent, uid: str) -> LentClause | None:
    return next((one for one in lent_clauses(lent) if one.uid == str(uid)), None)


def beside_page(area: Area, lent: Lent, theme: str, today: date) -> BesidePage:
    """In a fixed number of queries. Without a theme, the first of which they say something."""
    ours, theirs = texts_in_force(area, today), lent_clauses(lent)
    counts = [theme_count(area, key, ours, theirs) for key in (*area.themes, OTHERS)]
    seen = [one for one in counts if one.ours or one.theirs]
    chosen = next((one for one in seen if one.key == theme), None) or next(
        (one for one in seen if one.theirs), counts[0]
    )
    own = [text for text in ours if is_of(text, chosen.key)]
    pairs = alike([one for one in theirs if is_of(one.words, chosen.key)], own)
    beside = {one.ours.pk for one in pairs if one.ours}
    alone = [text for text in own if text.pk not in beside]
    return BesidePage(lent, seen, chosen.key, chosen.label, pairs, alone, len(ours), len(theirs))


def is_of(text: CommitmentText, key: str) -> bool:
    return key in (text.themes or [OTHERS])


def theme_count(area: Area, key: str, ours: Sequence[CommitmentText], theirs: Sequence[LentClause]) -> ThemeCount:
    label = "Without a theme" if key == OTHERS else area.word(f"theme_{key}")
    return ThemeCount(
        key,
        label,
        sum(is_of(text, key) for text in ours),
        sum(is_of(one.words, key) for one in theirs),
    )


def alike(theirs: Sequence[LentClause], own: Sequence[CommitmentText]) -> list[Alike]:
    effort = Effort()
    return [alike_one(one, most_like(one.words, own), effort) for one in theirs]


def most_like(words: CommitmentText, own: Sequence[CommitmentText]) -> CommitmentText | None:
    said = words_of(words.title, words.text)
    scored = [(likeness(said, words_of(one.title, one.text)), -n) for n, one in enumerate(own)]
    best = max(scored, default=(0.0, 0))
    return own[-best[1]] if best[0] >= BESIDE else None


def alike_one(theirs: LentClause, ours: CommitmentText | None, effort: Effort) -> Alike:
    title, text = (ours.title, ours.text) if ours else ("", "")
    return Alike(
        theirs, ours, differences(title, theirs.words.title, effort), differences(text, theirs.words.text, effort)
    )


def open_sections(area: Area) -> list[Section]:
    """The sections of every draft of the area that is being written."""
    found = Section.objects.filter(area=area, version__state=VersionState.DRAFT)
    return list(found.select_related("version__document").order_by("version__document", "position", "pk"))
