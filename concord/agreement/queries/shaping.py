"""The checklist of a version: the six guidelines with what shows them, and the copies that were sent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from concord.core.areas.models import Area
from concord.core.lib.text import plural

from ..models import CommitmentText, Document, GuidelineNote, Mapping, SentCopy, Version
from ..rules.shaping import HINTS
from ..terms import DocumentKind, Guideline


@dataclass(frozen=True)
class GuidelineLine:
    """`known`: what the records say of it by themselves; `note`: what somebody wrote."""

    guideline: Guideline
    hint: str
    known: str
    note: GuidelineNote | None


@dataclass(frozen=True)
class ChecklistPage:
    version: Version
    lines: Sequence[GuidelineLine]
    copies: Sequence[SentCopy]

    @property
    def noted(self) -> int:
        return sum(line.note is not None for line in self.lines)


def checklist_page(version: Version) -> ChecklistPage:
    """In five queries."""
    notes = {one.guideline: one for one in version.guidelines.all()}
    known = dict(known_of(version))
    lines = [GuidelineLine(one, HINTS[one], known.get(one, ""), notes.get(one)) for one in Guideline]
    return ChecklistPage(version, lines, list(version.sent_copies.all()))


def known_of(version: Version) -> Iterator[tuple[Guideline, str]]:
    """What can be counted, with of how many; nothing where there is nothing to count."""
    texts = CommitmentText.objects.filter(version=version)
    counts = texts.aggregate(
        all=Count("pk"), examples=Count("pk", filter=~Q(example="")), copied=Count("pk", filter=~Q(provenance=""))
    )
    of = f"of {plural(counts['all'], 'commitment')}"
    if counts["all"]:
        mapped = Mapping.objects.filter(commitment__texts__version=version).exclude(heading="")
        beside = mapped.values("commitment").distinct().count()
        yield Guideline.TEMPLATE, f"{beside} {of} set beside a national framework"
        yield Guideline.EXAMPLES, f"{counts['examples']} {of} with an example"
        yield Guideline.BORROWED, f"{counts['copied']} {of} copied from another area with its leave"
    yield Guideline.LOOK, look_of(version.area)
    codes = Document.objects.filter(area=version.area_id, kind=DocumentKind.CODE).count()
    yield Guideline.SUPPORT, f"{plural(codes, 'code')} of practice in the register"


def look_of(area: Area) -> str:
    own = [words for words, has in (("a colour", area.accent), ("a logo", area.logo)) if has]
    return f"The area has {' and '.join(own) or 'no colour and no logo'} of its own"


def note_of(version: Version, guideline: str) -> GuidelineNote | None:
    return version.guidelines.filter(guideline=guideline).first()


def copy_of(uid: str) -> SentCopy | None:
    return SentCopy.objects.select_related("version__document", "version__area", "area").filter(uid=uid).first()
