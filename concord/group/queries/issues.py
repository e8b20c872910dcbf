"""Reads of issues between members, and who may read them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from concord.core.accounts.access import permissions_in, read_grants, roles_in
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.directory.queries import members, memberships_on

from ..models import Group, Issue, IssueNote

# Whoever looks after people, holds names in trust or runs the installation hears no issues, whatever else they are:
# an officer could otherwise make themselves a chair to look.
APART = frozenset({Permission.MANAGE_PEOPLE, Permission.HOLD_IDENTITIES, Permission.RUN_INSTALLATION})

APART_ROLES = frozenset({Role.OFFICER, Role.TRUSTEE, Role.PLATFORM_ADMIN})


def main_group(area: Area) -> Group | None:
    return Group.objects.filter(area=area, is_main=True).select_related("vice_chair", "area").first()


def hears_issues(person: Person | None, group: Group | None) -> bool:
    """The chair of the main group and its vice chair, while that is what they are; nobody else (S10)."""
    if person is None or group is None or not group.is_main:
        return False
    granted = permissions_in(person, group.area)
    if granted & APART or roles_in(person, group.area) & APART_ROLES:
        return False
    is_vice = group.vice_chair_id == person.pk and Permission.TAKE_POSITION in granted
    return is_vice or Permission.HEAR_ISSUES in granted


def issues_for(person: Person, group: Group) -> QuerySet[Issue]:
    """Those that somebody who hears issues may see: none of which they are a party. The open ones first."""
    if not hears_issues(person, group):
        return Issue.objects.none()
    found = Issue.objects.filter(group=group).exclude(party_rows__person=person)
    return found.prefetch_related("parties").order_by("closed_on", "-raised_on", "-pk")


def issue_for(person: Person, group: Group, uid: str) -> Issue | None:
    return issues_for(person, group).select_related("group", "area").filter(uid=uid).first()


def hearers_of(group: Group, parties: Iterable[Person], day: date) -> list[Person]:
    """Who would see an issue between these people."""
    chairs = [hat.person for hat in memberships_on(group.area, day, [Role.CHAIR])]
    possible = {person.pk: person for person in (*chairs, group.vice_chair) if person is not None}
    for party in parties:
        possible.pop(party.pk, None)
    read_grants(possible.values())
    return [person for person in possible.values() if hears_issues(person, group)]


def people_in_issues(area: Area, day: date) -> dict[str, Person]:
    """Whom an issue may be between: the chair and the members, by a key for a form."""
    return {str(hat.person.uid): hat.person for hat in members(area, day)}


def may_be_vice_chair(area: Area, day: date) -> dict[str, Person]:
    """Members who do not chair, and do not look after people or hold names in trust."""
    found = {str(hat.person.uid): hat.person for hat in members(area, day)}
    read_grants(found.values())
    return {uid: person for uid, person in found.items() if may_hear(person, area)}


def may_hear(person: Person, area: Area) -> bool:
    granted = permissions_in(person, area)
    return not (granted & (APART | {Permission.HEAR_ISSUES}) or roles_in(person, area) & APART_ROLES)


@dataclass(frozen=True)
class IssuePage:
    """One issue with its notes, and by name who can see it."""

    issue: Issue
    notes: Sequence[IssueNote]
    seen_by: Sequence[Person]


def issue_page(issue: Issue, day: date) -> IssuePage:
    notes = list(issue.notes.select_related("written_by"))
    group = main_group(issue.area) or issue.group
    return IssuePage(issue, notes, hearers_of(group, issue.parties.all(), day))
