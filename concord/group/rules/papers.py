"""Whether now: papers added, sent round, commented on and taken away."""

from collections.abc import Sequence
from datetime import date

from concord.core.lib.errors import RuleBroken

from ..models import Meeting, Paper, PaperVersion
from ..terms import MeetingState

MOST_PAPERS, MOST_VERSIONS, MOST_COMMENTS = 30, 20, 50


def check_may_have_papers(meeting: Meeting, there: int) -> None:
    if meeting.state == MeetingState.CANCELLED:
        raise RuleBroken("This meeting was cancelled, so it has no papers.")
    if there >= MOST_PAPERS:
        raise RuleBroken(f"A meeting holds {MOST_PAPERS} papers at most.")


def check_comments_day(day: date | None, today: date) -> None:
    if day is not None and day < today:
        raise RuleBroken("The last day for comments has passed. Choose a later one.", field="comments_until")


def version_to_send(versions: Sequence[PaperVersion]) -> PaperVersion:
    """The newest one. `versions`: the newest first."""
    if not versions or versions[0].sent_at is not None:
        raise RuleBroken("This version has been sent round already. Add a new one first.")
    return versions[0]


def check_may_remove(versions: int) -> None:
    """`versions`: how many of them were sent round."""
    if versions:
        raise RuleBroken("This paper has been sent round, so it stays. Add a new version instead.")


def check_may_comment(paper: Paper, version: PaperVersion | None, today: date, said: int) -> None:
    """Comments are taken on a version that was sent round, until the last day for them."""
    if version is None:
        raise RuleBroken("This paper has not been sent round yet.")
    if not takes_comments(paper, today):
        raise RuleBroken("Comments on this paper are closed. Say it at the meeting.")
    if said >= MOST_COMMENTS:
        raise RuleBroken(f"You have made {MOST_COMMENTS} comments on this paper. Say the rest at the meeting.")


def takes_comments(paper: Paper, today: date) -> bool:
    return paper.comments_until is not None and today <= paper.comments_until
