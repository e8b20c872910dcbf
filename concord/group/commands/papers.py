"""Papers of a meeting: added, changed, sent round, commented on, and taken away before anybody had them."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import SYSTEM, Installation, require
from concord.core.accounts.commands import mail_link
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.terms import Purpose
from concord.core.audit.commands import record
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.kinds import kind_of_file
from concord.core.lib.text import clean_line, clean_text

from ..models import Meeting, Paper, PaperComment, PaperRecipient, PaperVersion
from ..queries.confidential import sees_confidential
from ..queries.papers import comments_on, seat_of, to_send, versions_of, was_sent_to
from ..rules import papers as rules
from ..terms import Verb

Actor = Person | Installation
LINK_LASTS = timedelta(days=90)


@transaction.atomic
def add_paper(
    *,
    meeting: Meeting,
    title: str,
    data: bytes,
    confidential: bool = False,
    comments_until: date | None = None,
    by: Actor,
    at: datetime,
) -> Paper:
    """Put a paper to a meeting with its first version. Nobody has it by mail yet."""
    require(by, Permission.RECORD_DECISIONS, meeting.area)
    rules.check_may_have_papers(meeting, Paper.objects.filter(meeting=meeting).count())
    rules.check_comments_day(comments_until, timezone.localdate(at))
    facts = {"title": clean_line(title), "confidential": confidential, "comments_until": comments_until}
    paper = Paper(area=meeting.area, meeting=meeting, **facts)
    paper.save()
    keep_version(paper, data, "", 1, at)
    record(Verb.PAPER_ADDED, subject=paper, by=by, at=at, label=meeting.reference)
    return paper


def keep_version(paper: Paper, data: bytes, note: str, number: int, at: datetime) -> PaperVersion:
    made = PaperVersion(
        area=paper.area,
        paper=paper,
        number=number,
        kind=kind_of_file(data),
        data=data,
        size=len(data),
        note=clean_line(note),
        added_on=timezone.localdate(at),
    )
    made.save()
    return made


@transaction.atomic
def add_paper_version(*, paper: Paper, data: bytes, note: str = "", by: Actor, at: datetime) -> PaperVersion:
    """A newer file of the same paper. The older ones, and what was said of them, stay."""
    require(by, Permission.RECORD_DECISIONS, paper.area)
    there = versions_of(paper)
    if len(there) >= rules.MOST_VERSIONS:
        raise RuleBroken(f"A paper holds {rules.MOST_VERSIONS} versions at most.")
    made = keep_version(paper, data, note, there[0].number + 1 if there else 1, at)
    record(Verb.PAPER_VERSION_ADDED, subject=paper, by=by, at=at, label=paper.meeting.reference, number=made.number)
    return made


@transaction.atomic
def change_paper(
    *, paper: Paper, title: str, confidential: bool, comments_until: date | None, by: Actor, at: datetime
) -> Paper:
    """Name it otherwise, open or close it to those who are no members, or move the last day for comments."""
    require(by, Permission.RECORD_DECISIONS, paper.area)
    if comments_until != paper.comments_until:
        rules.check_comments_day(comments_until, timezone.localdate(at))
    paper.title, paper.confidential, paper.comments_until = clean_line(title), confidential, comments_until
    paper.save(update_fields=["title", "confidential", "comments_until"])
    record(Verb.PAPER_CHANGED, subject=paper, by=by, at=at, label=paper.meeting.reference)
    return paper


@transaction.atomic
def remove_paper(*, paper: Paper, by: Actor, at: datetime) -> None:
    """Take a paper away that nobody was sent yet, its files too."""
    require(by, Permission.RECORD_DECISIONS, paper.area)
    rules.check_may_remove(paper.versions.filter(sent_at__isnull=False).count())
    record(Verb.PAPER_REMOVED, subject=paper, by=by, at=at, label=paper.meeting.reference)
    paper.delete()


@transaction.atomic
def circulate_paper(*, paper: Paper, by: Actor, at: datetime) -> PaperVersion:
    """Send the newest version round. The mail is made by whoever listens to the entry."""
    require(by, Permission.RECORD_DECISIONS, paper.area)
    newest = rules.version_to_send(versions_of(paper))
    # Compare-and-set: officer and chair may press the button in the same minute.
    waiting = PaperVersion.objects.filter(paper=paper, number=newest.number, sent_at__isnull=True)
    if waiting.update(sent_at=at) != 1:
        raise RuleBroken("Someone else has just sent this version round.")
    newest.sent_at = at
    record(Verb.PAPER_CIRCULATED, subject=paper, by=by, at=at, label=paper.meeting.reference, number=newest.number)
    return newest


@transaction.atomic
def mail_paper(*, version: PaperVersion, at: datetime) -> int:
    """Mail a link to everybody invited, each in a mail of their own and each once. Gives how many were mailed."""
    people = to_send(version)
    for person in people:
        PaperRecipient(area=version.area, version=version, person=person, sent_at=at).save()
        send_paper(version, person, at)
    return len(people)


def send_paper(version: PaperVersion, person: Person, at: datetime) -> None:
    paper = version.paper
    mail_link(
        purpose=Purpose.PAPER,
        subject_key=str(paper.uid),
        expires_at=at + LINK_LASTS,
        mail={
            "kind": "group.paper",
            "subject": f"A paper for the meeting of {timezone.localdate(paper.meeting.starts_at):%-d %B %Y}",
            "template": "group_paper",
            "context": {"paper": paper, "meeting": paper.meeting},
        },
        about=paper,
        area=version.area,
        by=SYSTEM,
        at=at,
        person=person,
    )


@transaction.atomic
def comment_on_paper(*, paper: Paper, place: str, text: str, by: Person, at: datetime) -> PaperComment:
    """Say something of the newest version that was sent round: members, and whoever it was sent to."""
    require(by, Permission.SEE_MEETINGS, paper.area)
    is_member = sees_confidential(by, paper.area)
    if not is_member and (paper.confidential or not was_sent_to(paper, by)):
        raise AccessDenied("This paper was not sent to you.")
    newest = next(iter(versions_of(paper, drafts=False)), None)
    rules.check_may_comment(paper, newest, timezone.localdate(at), comments_on(paper, by).count())
    seat = seat_of(paper, by)
    made = PaperComment(
        area=paper.area,
        version=newest,
        person=by,
        organisation_name=seat.organisation_name if seat else "",
        sector=seat.sector if seat else "",
        place=clean_line(place),
        text=clean_text(text),
        said_at=at,
    )
    made.save()
    record(Verb.PAPER_COMMENTED, subject=paper, by=by, at=at, label=paper.meeting.reference)
    return made
