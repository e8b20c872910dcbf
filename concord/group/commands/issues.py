"""Issues between members, and naming the vice chair.

An issue leaves no entry in the audit trail: officers read it, and that there is an issue is confidential already. What
happened stands in its own dated notes, which nobody changes.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.text import clean_text

from ..models import Group, Issue, IssueNote, IssueParty
from ..queries.issues import hearers_of, hears_issues, issues_for, may_be_vice_chair
from ..rules import issues as rules
from ..terms import IssueStep, Verb


@transaction.atomic
def name_vice_chair(*, group: Group, person: Person | None, by: Person, at: datetime) -> None:
    """The chair names a vice chair of the main group, another one, or nobody any more."""
    require(by, Permission.HEAR_ISSUES, group.area)
    if not group.is_main:
        raise RuleBroken("Only the main group has a vice chair here.")
    if person is not None and str(person.uid) not in may_be_vice_chair(group.area, timezone.localdate(at)):
        raise RuleBroken("The vice chair is a member of the group who is no officer or trustee.", field="person")
    if Group.objects.filter(pk=group.pk, vice_chair=group.vice_chair).update(vice_chair=person) != 1:
        raise RuleBroken("Someone else has just changed this.")
    group.vice_chair = person
    record(Verb.VICE_CHAIR_NAMED if person else Verb.VICE_CHAIR_ENDED, subject=group, by=by, at=at)


@transaction.atomic
def raise_issue(
    *, group: Group, parties: Sequence[Person], about: str, raised_on: date, by: Person, at: datetime
) -> Issue:
    """Log an issue between members. Raises `RuleBroken` when nobody would be left to see it."""
    check_hears(by, group)
    today = timezone.localdate(at)
    rules.check_issue(about=about, raised_on=raised_on, parties=parties, today=today)
    rules.check_somebody_hears(hearers_of(group, parties, today))
    issue = Issue(area=group.area, group=group, about=clean_text(about), raised_on=raised_on)
    issue.save()
    name_parties(issue, parties)
    return issue


@transaction.atomic
def change_issue(
    *, issue: Issue, parties: Sequence[Person], about: str, raised_on: date, by: Person, at: datetime
) -> None:
    """Put right what an issue is about and between whom. A party who was left out by mistake stops seeing it."""
    check_sees(by, issue)
    today = timezone.localdate(at)
    rules.check_issue(about=about, raised_on=raised_on, parties=parties, today=today)
    rules.check_somebody_hears(hearers_of(issue.group, parties, today))
    if issue.closed_on and raised_on > issue.closed_on:
        raise RuleBroken("It was closed before that day.", field="raised_on")
    issue.about, issue.raised_on = clean_text(about), raised_on
    issue.save(update_fields=["about", "raised_on"])
    issue.party_rows.all().delete()
    name_parties(issue, parties)


def name_parties(issue: Issue, parties: Sequence[Person]) -> None:
    IssueParty.objects.bulk_create(IssueParty(area=issue.area, issue=issue, person=person) for person in {*parties})


@transaction.atomic
def note_on_issue(*, issue: Issue, text: str, on: date, by: Person, at: datetime) -> IssueNote:
    """Add a dated note."""
    check_sees(by, issue)
    rules.check_day(on, issue.raised_on, timezone.localdate(at))
    note = IssueNote(area=issue.area, issue=issue, noted_on=on, text=clean_text(text), written_by=by)
    note.save()
    return note


@transaction.atomic
def move_issue(*, issue: Issue, step: str, on: date, outcome: str = "", by: Person, at: datetime) -> None:
    """Take an issue to its next step, or close it with what came of it. The step stands among its notes."""
    check_sees(by, issue)
    said, closes = clean_text(outcome), step == IssueStep.CLOSED
    rules.check_issue_can_become(issue.step, step, outcome=said, closed_on=on)
    rules.check_day(on, issue.raised_on, timezone.localdate(at))
    found = Issue.objects.filter(pk=issue.pk, step=issue.step)
    if found.update(step=step, outcome=said or issue.outcome, closed_on=on if closes else None) != 1:
        raise RuleBroken("Someone else has just changed this.")
    issue.refresh_from_db()
    words = f"Step: {IssueStep(step).label}"
    IssueNote(area=issue.area, issue=issue, noted_on=on, text=words, written_by=by).save()


def check_hears(by: Person, group: Group) -> None:
    if not isinstance(by, Person) or not hears_issues(by, group):
        raise AccessDenied("Issues between members are for the chair and the vice chair alone.")


def check_sees(by: Person, issue: Issue) -> None:
    check_hears(by, issue.group)
    if not issues_for(by, issue.group).filter(pk=issue.pk).exists():
        raise AccessDenied("Whoever is a party of an issue does not see it.")
