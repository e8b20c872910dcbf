"""Sponsors: noted, asked again each year, renewed after a change of post (R052)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text

from .. import sponsor_rules as rules
from ..models import Endorsement, LeadPost
from ..queries import known_person
from ..terms import Verb

Actor = Person | Installation


@transaction.atomic
def add_sponsor(
    *, area: Area, facts: Mapping[str, Any], by: Actor, at: datetime, renews: Endorsement | None = None
) -> Endorsement:
    """Note that somebody senior stands behind the agreement.

    `facts`: organisation, who, post, statement, endorsed_on, may_publish. `renews`: whom they follow in the post,
    whose own support ends that day.
    """
    require(by, Permission.MANAGE_PEOPLE, area)
    if renews is not None:
        rules.check_lasts(renews)
    made = Endorsement(area=area, renews=renews)
    put_sponsor(made, facts, timezone.localdate(at))
    record(Verb.SPONSOR_ADDED, subject=made, by=by, at=at, label=str(made.organisation))
    if renews is not None:
        end(renews, max(made.endorsed_on, renews.endorsed_on), by=by, at=at)
    return made


@transaction.atomic
def change_sponsor(*, endorsement: Endorsement, facts: Mapping[str, Any], by: Actor, at: datetime) -> Endorsement:
    require(by, Permission.MANAGE_PEOPLE, endorsement.area)
    put_sponsor(endorsement, facts, timezone.localdate(at))
    record(Verb.SPONSOR_CHANGED, subject=endorsement, by=by, at=at, label=str(endorsement.organisation))
    return endorsement


def put_sponsor(endorsement: Endorsement, facts: Mapping[str, Any], today: date) -> None:
    name_them(endorsement, facts["who"], may_publish=facts["may_publish"])
    rules.check_named(endorsement.who)
    rules.check_came(facts["endorsed_on"], today, "endorsed_on")
    endorsement.organisation = facts["organisation"]
    endorsement.post, endorsement.statement = clean_line(facts["post"]), clean_text(facts["statement"])
    endorsement.endorsed_on = facts["endorsed_on"]
    endorsement.confirmed_on = max(endorsement.confirmed_on or endorsement.endorsed_on, endorsement.endorsed_on)
    note_consent(endorsement, facts["may_publish"], today)
    endorsement.save()


def name_them(row: Endorsement | LeadPost, who: str, *, may_publish: bool) -> None:
    """Somebody with a role in the area is kept as that person, so that what becomes of them is known here too."""
    named = clean_line(who)
    if named != row.who:
        rules.check_consent_is_theirs(row, named, may_publish=may_publish)
        row.person = known_person(row.area, named)
        row.name = "" if row.person else named


def note_consent(row: Endorsement | LeadPost, may_publish: bool, today: date) -> None:
    row.consent_on = (row.consent_on or today) if may_publish else None


@transaction.atomic
def confirm_sponsor(*, endorsement: Endorsement, by: Actor, at: datetime) -> None:
    """They were asked, and it still stands. They are asked again in a year (D34)."""
    require(by, Permission.MANAGE_PEOPLE, endorsement.area)
    rules.check_lasts(endorsement)
    endorsement.confirmed_on = timezone.localdate(at)
    endorsement.save(update_fields=["confirmed_on"])
    record(Verb.SPONSOR_CONFIRMED, subject=endorsement, by=by, at=at, label=str(endorsement.organisation))


@transaction.atomic
def end_sponsor(*, endorsement: Endorsement, on: date, by: Actor, at: datetime) -> None:
    """They left, or stand back. Their words go from the public page."""
    require(by, Permission.MANAGE_PEOPLE, endorsement.area)
    rules.check_sponsor_ends(endorsement, on, timezone.localdate(at))
    end(endorsement, on, by=by, at=at)


def end(endorsement: Endorsement, on: date, *, by: Actor, at: datetime) -> None:
    # Compare-and-set: two officers may press the button in the same minute.
    if Endorsement.objects.filter(pk=endorsement.pk, ended_on__isnull=True).update(ended_on=on) != 1:
        raise RuleBroken("Someone else has just changed this sponsor.")
    endorsement.ended_on = on
    record(Verb.SPONSOR_ENDED, subject=endorsement, by=by, at=at, label=str(endorsement.organisation))


@transaction.atomic
def note_lead(
    *, area: Area, facts: Mapping[str, Any], by: Actor, at: datetime, lead: LeadPost | None = None
) -> LeadPost:
    """Note a post for the voluntary sector, asked for or granted; or change one (R053).

    `facts`: organisation, kind, who, requested_on, granted_on, ended_on, may_publish.
    """
    require(by, Permission.MANAGE_PEOPLE, area)
    today, made = timezone.localdate(at), lead or LeadPost(area=area)
    for name in ("organisation", "kind", "requested_on", "granted_on", "ended_on"):
        setattr(made, name, facts[name])
    rules.check_lead(made, clean_line(facts["who"]), today)
    rules.check_came(made.ended_on, today, "ended_on")
    name_them(made, facts["who"], may_publish=facts["may_publish"])
    note_consent(made, facts["may_publish"], today)
    made.save()
    record(Verb.LEAD_CHANGED if lead else Verb.LEAD_ADDED, subject=made, by=by, at=at)
    return made
