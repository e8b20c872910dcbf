"""A version as a booklet: the same words in PDF, Word and OpenDocument."""

from collections.abc import Iterator

from concord.core.areas.models import Area
from concord.core.lib.booklet import Block, Booklet
from concord.core.lib.booklet.parts import BRAND, paragraphs
from concord.core.ui.colour import readable

from ..models import Approval, CommitmentText
from ..queries.documents import Chapter, VersionPage
from ..terms import DocumentKind, Standing
from .wording import duty, long_day, measure, standing_of

# From so many sections on, the PDF lists them with their pages.
LONG = 3


def version_booklet(page: VersionPage) -> Booklet:
    area, version = page.version.area, page.version
    return Booklet(
        title=version.title,
        author=area.name,
        standing=standing_of(page),
        blocks=list(blocks(page, area)),
        on=version.adopted_on or version.started_on,
        accent=area.accent if readable(area.accent) else BRAND,
        contents=len(page.chapters) >= LONG,
    )


def blocks(page: VersionPage, area: Area) -> Iterator[Block]:
    yield from about(page)
    if page.version.introduction:
        yield Block("heading", "Introduction")
        yield from texts(page.version.introduction)
    for chapter in page.chapters:
        yield from chapter_blocks(chapter, area)
    if page.approvals:
        yield Block("heading", "Who decided about it")
        for approval in page.approvals:
            yield Block("text", approval_words(approval))


def about(page: VersionPage) -> Iterator[Block]:
    """What kind of document it is, when it was adopted and launched, and why it was written."""
    document, version = page.document, page.version
    if document.kind == DocumentKind.CODE:
        yield Block("text", str(document.get_code_kind_display()), "Code of practice:")
    if version.number > 1:
        yield Block("text", str(version.get_revision_display()), "Kind of revision:")
    if version.adopted_on:
        where = f", {version.adopted_at}" if version.adopted_at else ""
        yield Block("text", f"{long_day(version.adopted_on)}{where}", "Adopted:")
    if version.launched_on:
        yield Block("text", long_day(version.launched_on), "Launched:")
    yield from texts(version.reason, "Why this version:")


def texts(text: str, lead: str = "") -> Iterator[Block]:
    for n, paragraph in enumerate(paragraphs(text)):
        yield Block("text", paragraph, "" if n else lead)


def chapter_blocks(chapter: Chapter, area: Area) -> Iterator[Block]:
    section = chapter.section
    yield Block("heading", (str(section) if section else "") or "Commitments")
    if section:
        yield from texts(section.text)
    for text in chapter.texts:
        yield from commitment_blocks(text, area)


def commitment_blocks(text: CommitmentText, area: Area) -> Iterator[Block]:
    yield Block("item", f"{text.number} {text.title}")
    yield from texts(text.text)
    yield Block("note", duty(text, area), "Who owes it:")
    if text.theme:
        names = "; ".join(area.word(word) for word in text.theme_words)
        yield Block("note", names, "Theme:" if len(text.themes) == 1 else "Themes:")
    if text.standing == Standing.ASPIRATIONAL:
        yield Block("note", str(text.get_standing_display()), "Standing:")
    if said := measure(text):
        yield Block("note", said, "What can be measured:")
    lead = "An example that happened:" if text.example_is_real else "An example, made up:"
    for n, paragraph in enumerate(paragraphs(text.example)):
        yield Block("note", paragraph, "" if n else lead)
    if text.provenance:
        yield Block("note", text.provenance, "Taken from:")


def approval_words(approval: Approval) -> str:
    words = f"{approval.get_decision_display()} by {approval.body} on {long_day(approval.decided_on)}"
    minute = f" ({approval.minute})" if approval.minute else ""
    return f"{words}{minute}.{' It is also their own document.' if approval.is_theirs else ''}"
