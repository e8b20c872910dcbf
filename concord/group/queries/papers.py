"""Reads of a meeting's papers: those that somebody may open, one with its versions and comments, and who had it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from concord.core.accounts.models import Person

from ..models import Attendance, Meeting, Paper, PaperComment, PaperRecipient, PaperVersion
from .confidential import sees_confidential


@dataclass(frozen=True)
class PaperPage:
    """A paper with its versions, the newest first, and to whom each was sent."""

    paper: Paper
    versions: Sequence[PaperVersion]
    recipients: Sequence[PaperRecipient]

    @property
    def newest(self) -> PaperVersion | None:
        return self.versions[0] if self.versions else None

    @property
    def was_sent(self) -> bool:
        return any(version.sent_at for version in self.versions)


def papers_of(meeting: Meeting, *, confidential: bool, drafts: bool) -> list[Paper]:
    """`drafts`: also those that were not sent round yet. Each with the number of its newest version."""
    found = Paper.objects.filter(meeting=meeting).annotate(
        newest=Max("versions__number"), sent_at=Max("versions__sent_at")
    )
    if not confidential:
        found = found.filter(confidential=False)
    return [paper for paper in found.order_by("pk") if drafts or paper.sent_at]


def paper_of(uid: str) -> Paper | None:
    return Paper.objects.select_related("meeting__group", "meeting__area", "area").filter(uid=uid).first()


def versions_of(paper: Paper, *, drafts: bool = True) -> list[PaperVersion]:
    """Without their files."""
    found = paper.versions.defer("data").order_by("-number")
    return list(found if drafts else found.filter(sent_at__isnull=False))


def version_of(paper: Paper, number: int, *, drafts: bool) -> PaperVersion | None:
    found = paper.versions.select_related("paper__meeting__group", "paper__area", "area").filter(number=number)
    return (found if drafts else found.filter(sent_at__isnull=False)).first()


def paper_page(paper: Paper, *, drafts: bool) -> PaperPage:
    sent = (
        PaperRecipient.objects.filter(version__paper=paper).select_related("person", "version").defer("version__data")
    )
    return PaperPage(paper, versions_of(paper, drafts=drafts), list(sent.order_by("-version__number", "person__name")))


def comments_on(paper: Paper, person: Person | None = None) -> QuerySet[PaperComment]:
    """In the order in which they were made; `person`: theirs alone."""
    found = PaperComment.objects.filter(version__paper=paper).select_related("person", "version").defer("version__data")
    return (found.filter(person=person) if person else found).order_by("pk")


def to_send(version: PaperVersion) -> list[Person]:
    """Whoever is invited, has an address and had it not yet; of a confidential paper those who may read it."""
    paper = version.paper
    had = set(version.recipients.values_list("person", flat=True))
    seats = paper.meeting.attendances.select_related("person").order_by("pk")
    people = [seat.person for seat in seats if seat.person.email and seat.person_id not in had]
    return [one for one in people if not paper.confidential or sees_confidential(one, paper.area)]


def seat_of(paper: Paper, person: Person) -> Attendance | None:
    """For whom they speak at the meeting."""
    return paper.meeting.attendances.filter(person=person).first()


def was_sent_to(paper: Paper, person: Person) -> bool:
    return PaperRecipient.objects.filter(version__paper=paper, person=person).exists()
