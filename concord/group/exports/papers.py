"""Papers of meetings and what was said of them, as tables."""

from collections.abc import Iterable, Iterator

from django.db.models import Count
from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable
from concord.core.directory.takeout import Part, table

from ..models import Paper, PaperComment

COMMENTS = ("meeting", "paper", "version", "place", "comment", "name", "organisation", "sector", "said_on")
PAPERS = ("meeting", "title", "for_members_alone", "comments_until", "versions")


def paper_comments(found: Iterable[PaperComment]) -> ExportTable:
    return ExportTable(COMMENTS, [comment_row(one) for one in found])


def comment_row(one: PaperComment) -> dict[str, object]:
    paper = one.version.paper
    return {
        "meeting": paper.meeting.reference,
        "paper": paper.title,
        "version": one.version.number,
        "place": one.place,
        "comment": one.text,
        "name": str(one.person),
        "organisation": one.organisation_name,
        "sector": one.sector,
        "said_on": timezone.localdate(one.said_at),
    }


def paper_parts(area: Area) -> Iterator[Part]:
    """Lists for the file that holds everything; the papers themselves are opened one by one."""
    papers = Paper.objects.filter(area=area).select_related("meeting").annotate(versions_there=Count("versions"))
    yield table("papers", ExportTable(PAPERS, [paper_row(paper) for paper in papers.order_by("pk")]))
    said = PaperComment.objects.filter(area=area).select_related("person", "version__paper__meeting")
    yield table("paper-comments", paper_comments(said.defer("version__data").order_by("pk")))


def paper_row(paper: Paper) -> dict[str, object]:
    return {
        "meeting": paper.meeting.reference,
        "title": paper.title,
        "for_members_alone": "yes" if paper.confidential else "no",
        "comments_until": paper.comments_until,
        "versions": paper.versions_there,  # type: ignore[attr-defined]  # annotated
    }
