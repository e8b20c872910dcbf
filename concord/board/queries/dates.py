"""The board's dates in the area's calendar: its meetings, papers, and answers that are due."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.calendar import Asked, DateLine
from concord.core.accounts.permissions import Permission

from ..models import BoardMeeting, BoardReport
from ..terms import ReportState


def dates(asked: Asked) -> Iterator[DateLine]:
    """Two queries."""
    if Permission.SEE_REPORTS not in asked.granted:
        return
    slug, board, between = asked.area.slug, asked.area.word("board"), (asked.first, asked.last)
    found = BoardMeeting.objects.filter(Q(starts_at__date__range=between) | Q(papers_due_on__range=between))
    calendar, writes = reverse("board:calendar", kwargs={"area": slug}), Permission.WRITE_REPORT in asked.granted
    for meeting in found:
        yield DateLine(
            key=f"board-{meeting.pk}",
            day=timezone.localdate(meeting.starts_at),
            title=f"Meeting of the {board}",
            url=calendar,
            starts_at=meeting.starts_at,
            place=meeting.place,
        )
        if meeting.papers_due_on:
            title = f"Papers for the {board} are due"
            yield DateLine(f"papers-{meeting.pk}", meeting.papers_due_on, title, calendar, mine=writes)
    for report in BoardReport.objects.filter(state=ReportState.ISSUED, answer=None, answer_due_on__range=between):
        title = f"The answer of the {board} to {report.reference} is due"
        url = reverse("board:report", kwargs={"area": slug, "reference": report.reference})
        yield DateLine(f"answer-{report.reference}", report.answer_due_on, title, url)  # type: ignore[arg-type]  # in a range: it has a day
