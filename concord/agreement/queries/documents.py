"""Reads of documents and their versions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from concord.core.areas.models import Area

from ..models import Approval, CommitmentText, Document, Section, Version
from ..rules.national import National, ends_soon, national_of
from ..rules.outline import WORDS, Clause, Outline, Part
from ..rules.renewal import Renewal, renewal
from ..terms import OPEN_STATES, CodeKind, DocumentKind, Revision, VersionState


@dataclass(frozen=True)
class Chapter:
    """A section with the commitments in it, in their order; without a section, what stands in none."""

    section: Section | None
    texts: Sequence[CommitmentText]


@dataclass(frozen=True)
class VersionPage:
    """A whole version as it is read."""

    document: Document
    version: Version
    chapters: Sequence[Chapter]
    versions: Sequence[Version]
    approvals: Sequence[Approval]
    renewal: Renewal | None = None

    @property
    def texts(self) -> list[CommitmentText]:
        return [text for chapter in self.chapters for text in chapter.texts]

    @property
    def is_drafted(self) -> bool:
        return self.version.state == VersionState.DRAFT

    @property
    def is_open(self) -> bool:
        return self.version.state in OPEN_STATES

    @property
    def is_redrafted(self) -> bool:
        """Whether a new version is proposed already."""
        return any(one.state in OPEN_STATES for one in self.versions)

    @property
    def national(self) -> National | None:
        """The national agreement that holds for a time."""
        return national_of(self.document)

    @property
    def ever_in_force(self) -> list[Version]:
        return [one for one in self.versions if one.adopted_on]

    @property
    def is_in_force(self) -> bool:
        return self.version.state == VersionState.ADOPTED

    @property
    def before(self) -> Version | None:
        """The version that this one follows, among those that were ever in force."""
        earlier = [one for one in self.ever_in_force if one.number < self.version.number]
        return max(earlier, key=lambda one: one.number, default=None)


@dataclass(frozen=True)
class DocumentLine:
    """A document in the register: the version in force, and the one that is proposed."""

    document: Document
    in_force: Version | None
    proposed: Version | None

    @property
    def status(self) -> str:
        """In words: not started, in draft, out for consultation, in force, under review (R019)."""
        if self.proposed:
            words = str(self.proposed.get_state_display())
            return f"In force; a new version is {words[0].lower()}{words[1:]}" if self.in_force else words
        if self.in_force is None:
            return "Not started"
        return "In force, and under review" if self.document.is_under_review else "In force"

    @property
    def national(self) -> National | None:
        """The national agreement that holds for a time."""
        return national_of(self.document)


@dataclass(frozen=True)
class CodeLine:
    """One of the eight kinds of code: its documents, or none yet."""

    kind: str
    label: str
    lines: Sequence[DocumentLine]


@dataclass(frozen=True)
class DocumentsPage:
    """The agreement, and every kind of code with what there is of it (R019)."""

    agreement: DocumentLine | None
    codes: Sequence[CodeLine]


def documents_page(area: Area) -> DocumentsPage:
    lines = [line_of(document) for document in Document.objects.filter(area=area).prefetch_related("versions")]
    codes = [
        CodeLine(kind, str(label), [line for line in lines if line.document.code_kind == kind])
        for kind, label in CodeKind.choices
    ]
    agreement = next((line for line in lines if line.document.kind == DocumentKind.AGREEMENT), None)
    return DocumentsPage(agreement, codes)


def line_of(document: Document) -> DocumentLine:
    versions = list(document.versions.all())
    in_force = next((one for one in versions if one.state == VersionState.ADOPTED), None)
    proposed = next((one for one in versions if one.state in OPEN_STATES), None)
    return DocumentLine(document, in_force, proposed)


def renewal_of(document: Document, versions: Iterable[Version], today: date) -> Renewal | None:
    """When it must be revised; None before a version was in force. `versions`: all of the document's."""
    counted = [one.adopted_on for one in versions if one.revision == Revision.FULL or document.refresh_renews]
    revised = [day for day in counted if day is not None]
    return renewal(max(revised), months=document.revise_months, today=today) if revised else None


@dataclass(frozen=True)
class AgreementClock:
    """When the agreement must be revised, if it was ever in force; and the end of a national one, once it is near."""

    renewal: Renewal | None
    national_ends: date | None


def agreement_clock(area: Area, today: date) -> AgreementClock:
    """In one query. Nothing runs where no version of the agreement is begun."""
    found = Version.objects.filter(area=area, document__kind=DocumentKind.AGREEMENT)
    versions = list(found.select_related("document"))
    if not versions:
        return AgreementClock(None, None)
    document = versions[0].document
    return AgreementClock(renewal_of(document, versions, today), ends_soon(document, today))


def agreement_renewal(area: Area, today: date) -> Renewal | None:
    """The renewal of the area's agreement, in one query; None where it is no document or not in force."""
    return agreement_clock(area, today).renewal


def document_of(area: Area, uid: str) -> Document | None:
    return Document.objects.filter(area=area, uid=uid).first()


def version_of(area: Area, uid: str, number: int) -> Version | None:
    """A version by its document's uid and its number, with its document."""
    found = Version.objects.filter(area=area, document__uid=uid, number=number)
    return found.select_related("document").first()


def agreement_version(key: str) -> Version | None:
    """A version of the agreement itself, as the trail names it; None for a version of a code."""
    found = Version.objects.filter(pk=key, document__kind=DocumentKind.AGREEMENT)
    return found.select_related("area").first()


def public_version(area: Area, number: int) -> Version | None:
    """A version of the agreement that was ever in force, which anybody may read."""
    found = Version.objects.filter(area=area, document__kind=DocumentKind.AGREEMENT, number=number)
    return found.filter(adopted_on__isnull=False).select_related("document", "area").first()


def version_in_force(document: Document, day: date) -> Version | None:
    """The version that was in force on a day."""
    found = document.versions.filter(adopted_on__lte=day)
    return found.order_by("-adopted_on", "-number").first()


def version_page(version: Version, *, today: date | None = None) -> VersionPage:
    """Everything that a version says, in four queries. `today`: where the page tells when it must be revised."""
    versions = list(Version.objects.filter(document=version.document_id).order_by("-number"))
    return VersionPage(
        document=version.document,
        version=version,
        chapters=chapters_of(version),
        versions=versions,
        approvals=list(version.approvals.all()),
        renewal=renewal_of(version.document, versions, today) if today else None,
    )


def chapters_of(version: Version) -> list[Chapter]:
    """Its sections with their commitments, in two queries; what stands in no section comes first."""
    texts = CommitmentText.objects.filter(version=version).select_related("commitment").order_by("position", "pk")
    sections = list(version.sections.order_by("position", "pk"))
    found: dict[int | None, list[CommitmentText]] = {}
    for text in texts:
        found.setdefault(text.section_id, []).append(text)
    loose = [Chapter(None, found[None])] if None in found else []
    return loose + [Chapter(section, found.get(section.pk, [])) for section in sections]


def outline_of(version: Version) -> Outline:
    """A version as plain facts, each clause with the uid of its commitment."""
    parts = [
        Part(
            number=chapter.section.number if chapter.section else "",
            heading=chapter.section.heading if chapter.section else "",
            text=chapter.section.text if chapter.section else "",
            clauses=[clause_of(text) for text in chapter.texts],
        )
        for chapter in chapters_of(version)
    ]
    return Outline(version.title, version.introduction, parts)


def clause_of(text: CommitmentText) -> Clause:
    return Clause(**{name: getattr(text, name) for name in WORDS}, commitment=str(text.commitment.uid))


def next_number(version: Version, section: Section) -> str:
    """The number that follows the last one of a section, like 2.4 after 2.3; none where that cannot be told."""
    last = version.texts.filter(section=section).order_by("-position", "-pk").values_list("number", flat=True).first()
    stem, _, tail = (last or f"{section.number.rstrip('.')}.0").rpartition(".")
    return f"{stem}.{int(tail) + 1}" if stem and tail.isdecimal() else ""
